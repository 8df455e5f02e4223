package org.jiheng.app.cryptography;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.bouncycastle.crypto.engines.SM4Engine;
import org.bouncycastle.crypto.params.KeyParameter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** 算法 — against the examples printed in their standards (GIT-33). */
class AlgorithmsTest {
    private static final HexFormat HEX = HexFormat.of();

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', textBlock = """
            算法    | 内容                                                             | 摘要
            SHA-256 | abc                                                              | ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad
            SM3     | abc                                                              | 66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0
            SM3     | abcdabcdabcdabcdabcdabcdabcdabcdabcdabcdabcdabcdabcdabcdabcdabcd | debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732
            """)
    void hashes(String algorithm, String content, String digest) {
        assertThat(HEX.formatHex(Algorithms.hash(algorithm, content.getBytes(StandardCharsets.US_ASCII))))
                .isEqualTo(digest);
    }

    /** RFC 4231, case 2; HMAC-SM3 by the definition of HMAC over SM3. */
    @Test
    void authenticates() {
        var key = "Jefe".getBytes(StandardCharsets.US_ASCII);
        var text = "what do ya want for nothing?".getBytes(StandardCharsets.US_ASCII);
        assertThat(HEX.formatHex(Algorithms.mac("HMAC-SHA256", key, text)))
                .isEqualTo("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
        assertThat(Algorithms.mac("HMAC-SM3", key, text)).isEqualTo(hmacByDefinition(key, text));
    }

    private static byte[] hmacByDefinition(byte[] key, byte[] text) {
        return Algorithms.hash("SM3", joined(key, 0x5c, Algorithms.hash("SM3", joined(key, 0x36, text))));
    }

    private static byte[] joined(byte[] key, int pad, byte[] rest) {
        var all = new byte[64 + rest.length];
        for (int at = 0; at < 64; at++) {
            all[at] = (byte) ((at < key.length ? key[at] : 0) ^ pad);
        }
        System.arraycopy(rest, 0, all, 64, rest.length);
        return all;
    }

    /** RFC 6238, appendix B, at 59 seconds. */
    @Test
    void computesTheCodesOfAuthenticatorApps() {
        var mac = Algorithms.hmacSha1(
                "12345678901234567890".getBytes(StandardCharsets.US_ASCII), HEX.parseHex("0000000000000001"));
        int at = mac[19] & 0xf;
        int code = java.nio.ByteBuffer.wrap(mac).getInt(at) & 0x7fffffff;
        assertThat(code % 100_000_000).isEqualTo(94_287_082);
    }

    /** GB/T 32907-2016, example 1. */
    @Test
    void sm4IsThatOfTheStandard() {
        var engine = new SM4Engine();
        var block = HEX.parseHex("0123456789abcdeffedcba9876543210");
        engine.init(true, new KeyParameter(block));
        var out = new byte[16];
        engine.processBlock(block, 0, out, 0);
        assertThat(HEX.formatHex(out)).isEqualTo("681edf34d206965e86b3e94f536e4246");
    }

    /** RFC 8998, A.1. */
    @Test
    void encryptsWithSm4Gcm() {
        var sealed = Algorithms.seal(
                "SM4-GCM",
                HEX.parseHex("0123456789abcdeffedcba9876543210"),
                HEX.parseHex("00001234567800000000abcd"),
                HEX.parseHex("feedfacedeadbeeffeedfacedeadbeefabaddad2"),
                HEX.parseHex("aaaaaaaaaaaaaaaabbbbbbbbbbbbbbbbccccccccccccccccdddddddddddddddd"
                        + "eeeeeeeeeeeeeeeeffffffffffffffffeeeeeeeeeeeeeeeeaaaaaaaaaaaaaaaa"));
        assertThat(HEX.formatHex(sealed))
                .isEqualTo("17f399f08c67d5ee19d0dc9969c4bb7d5fd46fd3756489069157b282bb200735"
                        + "d82710ca5c22f0ccfa7cbf93d496ac15a56834cbcf98c397b4024a2691233b8d"
                        + "83de3541e4c2b58177e065a9bf7b62ec");
    }

    /** The GCM specification, test case 16. */
    @Test
    void encryptsWithAes256Gcm() {
        var sealed = Algorithms.seal(
                "AES-256-GCM",
                HEX.parseHex("feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308"),
                HEX.parseHex("cafebabefacedbaddecaf888"),
                HEX.parseHex("feedfacedeadbeeffeedfacedeadbeefabaddad2"),
                HEX.parseHex("d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a72"
                        + "1c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39"));
        assertThat(HEX.formatHex(sealed)).endsWith("76fc6ece0f4e1768cddf8853bb2d551b");
    }

    /** GB/T 32918.5-2017, A.2: the signature printed there is one for "message digest". */
    @Test
    void sm2ChecksTheSignatureOfTheStandard() {
        var point = HEX.parseHex("0409f9df311e5421a150dd7d161e4bc5c672179fad1833fc076bb08ff356f35020"
                + "ccea490ce26775a52dc6ea718cc1aa600aed05fbf35e084a6632f6072da9ad13");
        var signature = HEX.parseHex("3046022100f5a03b0648d2c4630eeac513e1bb81a15944da3827d5b74143ac7eaceee720b3"
                + "022100b1b6aa29df212fd8763182bc0d421ca1bb9038fd1f7f42d4840b69c485bbc1aa");
        var text = "message digest".getBytes(StandardCharsets.US_ASCII);
        assertThat(Algorithms.verify("SM2-SM3", point, text, signature)).isTrue();
        assertThat(Algorithms.verify("SM2-SM3", point, "message Digest".getBytes(StandardCharsets.US_ASCII), signature))
                .isFalse();
    }

    @ParameterizedTest
    @EnumSource(Suite.class)
    void aSignatureIsOfItsContentAndKeyOnly(Suite suite) {
        var pair = Algorithms.newPair(suite.signature());
        var other = Algorithms.newPair(suite.signature());
        var content = "日根".getBytes(StandardCharsets.UTF_8);
        var signature = Algorithms.sign(suite.signature(), pair.secret(), content);
        assertThat(Algorithms.verify(suite.signature(), pair.published(), content, signature))
                .isTrue();
        assertThat(Algorithms.verify(suite.signature(), other.published(), content, signature))
                .isFalse();
        assertThat(Algorithms.verify(suite.signature(), pair.published(), new byte[0], signature))
                .isFalse();
        assertThat(Algorithms.verify(suite.signature(), pair.published(), content, new byte[] {1, 2, 3}))
                .isFalse();
    }

    @ParameterizedTest
    @EnumSource(Suite.class)
    void everyBitOfACiphertextCounts(Suite suite) {
        var key = Algorithms.random(suite.cipherKeyBytes());
        var context = "地方".getBytes(StandardCharsets.UTF_8);
        var sealed = Algorithms.encrypt(suite.cipher(), key, context, "5550 0126".getBytes(StandardCharsets.UTF_8));
        assertThat(Algorithms.decrypt(suite.cipher(), key, context, sealed))
                .isEqualTo("5550 0126".getBytes(StandardCharsets.UTF_8));
        for (int bit = 0; bit < sealed.length * Byte.SIZE; bit++) {
            var changed = sealed.clone();
            changed[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
            assertThatExceptionOfType(Unreadable.class)
                    .isThrownBy(() -> Algorithms.decrypt(suite.cipher(), key, context, changed));
        }
        assertThatExceptionOfType(Unreadable.class)
                .isThrownBy(() -> Algorithms.decrypt(suite.cipher(), key, new byte[0], sealed));
        assertThatExceptionOfType(Unreadable.class)
                .isThrownBy(() -> Algorithms.decrypt(suite.cipher(), key, context, new byte[5]));
    }
}
