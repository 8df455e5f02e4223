package org.jiheng.app.cryptography;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.CryptoException;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.engines.SM4Engine;
import org.bouncycastle.crypto.generators.ECKeyPairGenerator;
import org.bouncycastle.crypto.macs.HMac;
import org.bouncycastle.crypto.modes.GCMBlockCipher;
import org.bouncycastle.crypto.params.AEADParameters;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECKeyGenerationParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.params.KeyParameter;
import org.bouncycastle.crypto.params.ParametersWithRandom;
import org.bouncycastle.crypto.signers.SM2Signer;

/**
 * 算法 — the algorithms by name, with the key handed in. International ones come from Java itself, the 国密 ones from Bouncy
 * Castle (GIT-41). What needs no key of the installation, such as checking a published signature, is open to everybody.
 */
public final class Algorithms {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    private static final int PASSPHRASE_ROUNDS = 310_000;
    private static final ECDomainParameters SM2 = new ECDomainParameters(CustomNamedCurves.getByName("sm2p256v1"));
    private static final int SM2_SCALAR = 32;

    private Algorithms() {}

    /** 密钥对 — in the encodings of the algorithm: PKCS#8 and X.509, or the scalar and the point of SM2. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Pair(byte[] secret, byte[] published) {}

    public static byte[] hash(String algorithm, byte[] content) {
        if (algorithm.equals(Suite.GUOMI.hash())) {
            var digest = new SM3Digest();
            digest.update(content, 0, content.length);
            var out = new byte[digest.getDigestSize()];
            digest.doFinal(out, 0);
            return out;
        }
        if (algorithm.equals(Suite.INTERNATIONAL.hash())) {
            try {
                return MessageDigest.getInstance(algorithm).digest(content);
            } catch (GeneralSecurityException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
        throw new IllegalArgumentException("unknown hash " + algorithm);
    }

    /** As authenticator apps on telephones compute their codes (GIT-07); nothing else should use SHA-1. */
    public static byte[] hmacSha1(byte[] key, byte[] content) {
        return javaMac("HmacSHA1", key, content);
    }

    static byte[] mac(String algorithm, byte[] key, byte[] content) {
        if (algorithm.equals(Suite.GUOMI.mac())) {
            var mac = new HMac(new SM3Digest());
            mac.init(new KeyParameter(key));
            mac.update(content, 0, content.length);
            var out = new byte[mac.getMacSize()];
            mac.doFinal(out, 0);
            return out;
        }
        if (algorithm.equals(Suite.INTERNATIONAL.mac())) {
            return javaMac("HmacSHA256", key, content);
        }
        throw new IllegalArgumentException("unknown mac " + algorithm);
    }

    private static byte[] javaMac(String name, byte[] key, byte[] content) {
        try {
            var mac = Mac.getInstance(name);
            mac.init(new SecretKeySpec(key, name));
            return mac.doFinal(content);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** A nonce of its own stands before the ciphertext. */
    static byte[] encrypt(String algorithm, byte[] key, byte[] context, byte[] plain) {
        var nonce = random(NONCE);
        var sealed = seal(algorithm, key, nonce, context, plain);
        var out = Arrays.copyOf(nonce, NONCE + sealed.length);
        System.arraycopy(sealed, 0, out, NONCE, sealed.length);
        return out;
    }

    static byte[] seal(String algorithm, byte[] key, byte[] nonce, byte[] context, byte[] plain) {
        if (algorithm.equals(Suite.GUOMI.cipher())) {
            try {
                return sm4(true, key, nonce, context, plain);
            } catch (InvalidCipherTextException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
        try {
            return aes(Cipher.ENCRYPT_MODE, algorithm, key, nonce, context, plain);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** @throws Unreadable when the key, the context or a single bit is not that of the encryption */
    static byte[] decrypt(String algorithm, byte[] key, byte[] context, byte[] sealed) {
        if (sealed.length < NONCE + TAG_BITS / Byte.SIZE) {
            throw new Unreadable("too short to be a ciphertext", null);
        }
        var nonce = Arrays.copyOf(sealed, NONCE);
        var rest = Arrays.copyOfRange(sealed, NONCE, sealed.length);
        try {
            return algorithm.equals(Suite.GUOMI.cipher())
                    ? sm4(false, key, nonce, context, rest)
                    : aes(Cipher.DECRYPT_MODE, algorithm, key, nonce, context, rest);
        } catch (InvalidCipherTextException | GeneralSecurityException changed) {
            throw new Unreadable("the ciphertext, its key or its purpose is another", changed);
        }
    }

    private static byte[] aes(int mode, String algorithm, byte[] key, byte[] nonce, byte[] context, byte[] text)
            throws GeneralSecurityException {
        if (!algorithm.equals(Suite.INTERNATIONAL.cipher())) {
            throw new IllegalArgumentException("unknown cipher " + algorithm);
        }
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(context);
        return cipher.doFinal(text);
    }

    private static byte[] sm4(boolean encrypt, byte[] key, byte[] nonce, byte[] context, byte[] text)
            throws InvalidCipherTextException {
        var cipher = GCMBlockCipher.newInstance(new SM4Engine());
        cipher.init(encrypt, new AEADParameters(new KeyParameter(key), TAG_BITS, nonce, context));
        var out = new byte[cipher.getOutputSize(text.length)];
        var written = cipher.processBytes(text, 0, text.length, out, 0);
        cipher.doFinal(out, written);
        return out;
    }

    static Pair newPair(String algorithm) {
        if (algorithm.equals(Suite.GUOMI.signature())) {
            var generator = new ECKeyPairGenerator();
            generator.init(new ECKeyGenerationParameters(SM2, RANDOM));
            var pair = generator.generateKeyPair();
            var scalar = ((ECPrivateKeyParameters) pair.getPrivate()).getD().toByteArray();
            var secret = new byte[SM2_SCALAR]; // without the sign, with leading zeros
            var digits = Math.min(scalar.length, SM2_SCALAR);
            System.arraycopy(scalar, scalar.length - digits, secret, SM2_SCALAR - digits, digits);
            return new Pair(
                    secret, ((ECPublicKeyParameters) pair.getPublic()).getQ().getEncoded(false));
        }
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"), RANDOM);
            var pair = generator.generateKeyPair();
            return new Pair(pair.getPrivate().getEncoded(), pair.getPublic().getEncoded());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static byte[] sign(String algorithm, byte[] secret, byte[] content) {
        try {
            if (algorithm.equals(Suite.GUOMI.signature())) {
                var signer = new SM2Signer();
                signer.init(
                        true,
                        new ParametersWithRandom(new ECPrivateKeyParameters(new BigInteger(1, secret), SM2), RANDOM));
                signer.update(content, 0, content.length);
                return signer.generateSignature();
            }
            var signer = ecdsa(algorithm);
            signer.initSign(KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(secret)), RANDOM);
            signer.update(content);
            return signer.sign();
        } catch (CryptoException | GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Whether the holder of this published key has signed just this content. */
    public static boolean verify(String algorithm, byte[] published, byte[] content, byte[] signature) {
        if (algorithm.equals(Suite.GUOMI.signature())) {
            var signer = new SM2Signer();
            signer.init(false, new ECPublicKeyParameters(SM2.getCurve().decodePoint(published), SM2));
            signer.update(content, 0, content.length);
            return signer.verifySignature(signature);
        }
        try {
            var signer = ecdsa(algorithm);
            signer.initVerify(KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(published)));
            signer.update(content);
            return signer.verify(signature);
        } catch (SignatureException notOne) {
            return false;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Signature ecdsa(String algorithm) throws GeneralSecurityException {
        if (!algorithm.equals(Suite.INTERNATIONAL.signature())) {
            throw new IllegalArgumentException("unknown signature " + algorithm);
        }
        return Signature.getInstance("SHA256withECDSA");
    }

    /** What key files are wrapped with when the bureau gives a passphrase (GIT-36). */
    static byte[] fromPassphrase(char[] passphrase, byte[] salt) {
        var spec =
                new PBEKeySpec(passphrase, salt, PASSPHRASE_ROUNDS, Suite.INTERNATIONAL.cipherKeyBytes() * Byte.SIZE);
        try {
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(spec)
                    .getEncoded();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        } finally {
            spec.clearPassword();
        }
    }

    public static byte[] random(int bytes) {
        var made = new byte[bytes];
        RANDOM.nextBytes(made);
        return made;
    }
}
