package org.jiheng.app.cryptography;

/** 密码套件 — what new values are made with; every suite can always be read (GIT-33, GIT-34). */
public enum Suite {
    INTERNATIONAL("国际算法", "SHA-256", "HMAC-SHA256", "AES-256-GCM", 32, "ECDSA-P256"),
    GUOMI("国密算法", "SM3", "HMAC-SM3", "SM4-GCM", 16, "SM2-SM3");

    private final String chinese;
    private final String hash;
    private final String mac;
    private final String cipher;
    private final int cipherKeyBytes;
    private final String signature;

    Suite(String chinese, String hash, String mac, String cipher, int cipherKeyBytes, String signature) {
        this.chinese = chinese;
        this.hash = hash;
        this.mac = mac;
        this.cipher = cipher;
        this.cipherKeyBytes = cipherKeyBytes;
        this.signature = signature;
    }

    public String chinese() {
        return chinese;
    }

    public String hash() {
        return hash;
    }

    public String mac() {
        return mac;
    }

    public String cipher() {
        return cipher;
    }

    int cipherKeyBytes() {
        return cipherKeyBytes;
    }

    public String signature() {
        return signature;
    }
}
