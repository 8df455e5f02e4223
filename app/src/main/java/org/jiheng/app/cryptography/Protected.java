package org.jiheng.app.cryptography;

import java.util.Arrays;
import java.util.Base64;

/**
 * 密码值 — a digest, code, ciphertext or signature with the names of its algorithm and key (GIT-34). As text it is
 * {@code SM4-GCM:3f0c91aa:…}; a digest has no key.
 */
@SuppressWarnings("ArrayRecordComponent") // compared by content, and copied on the way in and out
public record Protected(String algorithm, String key, byte[] bytes) {
    private static final Base64.Encoder TO_TEXT = Base64.getUrlEncoder().withoutPadding();

    public Protected {
        bytes = bytes.clone();
    }

    /** @throws IllegalArgumentException when the text is none that {@link #text} made */
    public static Protected parse(String text) {
        var parts = text.split(":", -1);
        if (parts.length != 3) {
            throw new IllegalArgumentException("not a protected value");
        }
        return new Protected(parts[0], parts[1], Base64.getUrlDecoder().decode(parts[2]));
    }

    public String text() {
        return String.join(":", algorithm, key, TO_TEXT.encodeToString(bytes));
    }

    @Override
    public byte[] bytes() {
        return bytes.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Protected(var algorithm2, var key2, var bytes2)
                && algorithm.equals(algorithm2)
                && key.equals(key2)
                && Arrays.equals(bytes, bytes2);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return text();
    }
}
