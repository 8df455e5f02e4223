package org.jiheng.app.cryptography;

import java.time.Instant;

/**
 * 密钥 — one key of the installation; secrets never leave this package and are never printed.
 *
 * @param published empty unless it signs
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Key(String id, Use use, Suite suite, Instant made, byte[] secret, byte[] published) {

    /** 用途. */
    enum Use {
        ENCRYPT,
        MAC,
        SIGN
    }

    String algorithm() {
        return switch (use) {
            case ENCRYPT -> suite.cipher();
            case MAC -> suite.mac();
            case SIGN -> suite.signature();
        };
    }

    static Key make(Use use, Suite suite, Instant now) {
        var id = java.util.HexFormat.of().formatHex(Algorithms.random(6));
        return switch (use) {
            case ENCRYPT -> new Key(id, use, suite, now, Algorithms.random(suite.cipherKeyBytes()), new byte[0]);
            case MAC -> new Key(id, use, suite, now, Algorithms.random(32), new byte[0]);
            case SIGN -> {
                var pair = Algorithms.newPair(suite.signature());
                yield new Key(id, use, suite, now, pair.secret(), pair.published());
            }
        };
    }

    @Override
    public String toString() {
        return "Key[%s, %s, %s, %s]".formatted(id, use, suite, made);
    }
}
