package org.jiheng.app.audit;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HexFormat;
import org.jiheng.app.cryptography.Algorithms;
import org.jiheng.app.cryptography.Protected;

/**
 * 日根 — how far the chain of a division had come at the end of a day, signed with the key of the installation. It is
 * published; after that nobody can write the chain anew, not even with every right on the database.
 *
 * @param events of that day
 * @param number of the last row up to the end of that day
 * @param hash of that row
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record AuditRoot(
        String regionCode, LocalDate day, long events, long number, byte[] hash, String signature, byte[] publicKey) {

    /** What is signed: five lines that a person can read. */
    static byte[] text(String regionCode, LocalDate day, long events, long number, byte[] hash) {
        return "jiheng-audit-root/1\n%s\n%s\n%d %d\n%s\n"
                .formatted(regionCode, day, events, number, HexFormat.of().formatHex(hash))
                .getBytes(StandardCharsets.UTF_8);
    }

    boolean isSigned() {
        try {
            var signed = Protected.parse(signature);
            return Algorithms.verify(
                    signed.algorithm(), publicKey, text(regionCode, day, events, number, hash), signed.bytes());
        } catch (IllegalArgumentException | IllegalStateException nonsense) {
            return false;
        }
    }
}
