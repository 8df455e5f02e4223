package org.jiheng.app.audit;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.jiheng.app.cryptography.Algorithms;

/**
 * 一条留痕 — with its place in the chain of its division.
 *
 * @param before as JSON, the very text the digest is over; after likewise
 * @param origin PROGRAM, or DATABASE for a change that only the table's own trigger has seen
 * @param previous digest of the row before; empty for the first
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record AuditRow(
        String regionCode,
        long number,
        Instant at,
        long actorId,
        String actorLogin,
        String actorName,
        String actorRole,
        String organisation,
        String address,
        String action,
        String subjectKind,
        String subjectId,
        String before,
        String after,
        String outcome,
        String reason,
        String requestId,
        String origin,
        String algorithm,
        byte[] previous,
        byte[] hash) {
    private static final DateTimeFormatter MICROSECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

    /** What the digest is over: each field with its length before it; the database's jiheng_audit_text says the same. */
    byte[] text() {
        var text = new ByteArrayOutputStream(512);
        for (var field : List.of(
                "jiheng-audit/1",
                regionCode,
                Long.toString(number),
                MICROSECONDS.format(at),
                Long.toString(actorId),
                actorLogin,
                actorName,
                actorRole,
                organisation,
                address,
                action,
                subjectKind,
                subjectId,
                before,
                after,
                outcome,
                reason,
                requestId,
                origin,
                algorithm)) {
            var bytes = field.getBytes(StandardCharsets.UTF_8);
            text.writeBytes(Integer.toString(bytes.length).getBytes(StandardCharsets.US_ASCII));
            text.write(':');
            text.writeBytes(bytes);
        }
        return text.toByteArray();
    }

    /** The digest this row should have, after that one. */
    byte[] computeHash() {
        var text = text();
        var all = new byte[previous.length + text.length];
        System.arraycopy(previous, 0, all, 0, previous.length);
        System.arraycopy(text, 0, all, previous.length, text.length);
        return Algorithms.hash(algorithm, all);
    }

    AuditRow linked(byte[] itsHash) {
        return new AuditRow(
                regionCode,
                number,
                at,
                actorId,
                actorLogin,
                actorName,
                actorRole,
                organisation,
                address,
                action,
                subjectKind,
                subjectId,
                before,
                after,
                outcome,
                reason,
                requestId,
                origin,
                algorithm,
                previous,
                itsHash);
    }
}
