package org.jiheng.app.audit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.jiheng.app.cryptography.Algorithms;
import org.jiheng.app.cryptography.Cryptography;
import org.jiheng.app.cryptography.Protected;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * 证据包 — a stretch of a chain as a file that anybody can check without the database: {@code events.jsonl} (one row a line),
 * {@code roots.jsonl}, and {@code manifest.txt} with its signature over where the stretch begins and ends (GIT-17).
 */
public final class EvidenceBundle {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<Map<String, Object>> FIELDS = new TypeReference<>() {};
    private static final long MANIFEST_BYTES = 10_000;
    private static final long LINE_CHARACTERS = 4_000_000;
    private static final String ZEROS = "1980-01-01T00:00:00";

    private EvidenceBundle() {}

    /** 不是证据包 — its message is a sentence. */
    public static final class NotOne extends RuntimeException {
        @java.io.Serial
        private static final long serialVersionUID = 1;

        NotOne(String sentence) {
            super(sentence);
        }
    }

    /** 文件核验 — the verdict, and what it is about. */
    public record Report(String region, long first, long last, String key, Verdict verdict) {}

    /** 下一段 — rows after this number, fewer than asked for at the end. */
    @FunctionalInterface
    interface Source {
        List<AuditRow> after(long number);
    }

    /**
     * Writes the rows after {@code start}, which is the number of the row before the first, up to {@code end}.
     *
     * @param before digest of the row {@code start}; empty for the beginning of the chain
     */
    static void write(
            String region,
            long start,
            byte[] before,
            AuditEvents.End end,
            Source source,
            List<AuditRoot> roots,
            Cryptography cryptography,
            OutputStream out)
            throws IOException {
        try (var zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
            zip.putNextEntry(entry("events.jsonl"));
            for (long number = start; number < end.number(); ) {
                var rows = source.after(number);
                if (rows.isEmpty()) {
                    break; // a broken chain is exported as it is
                }
                for (var row : rows) {
                    if (row.number() <= end.number()) {
                        zip.write((print(row) + "\n").getBytes(StandardCharsets.UTF_8));
                    }
                    number = row.number();
                }
            }
            zip.closeEntry();
            zip.putNextEntry(entry("roots.jsonl"));
            for (var root : roots) {
                if (root.number() > start && root.number() <= end.number()) {
                    zip.write((print(root) + "\n").getBytes(StandardCharsets.UTF_8));
                }
            }
            zip.closeEntry();
            var manifest = "jiheng-audit-bundle/1\n%s\n%d %s\n%d %s\n"
                    .formatted(region, start, hex(before), end.number(), hex(end.hash()))
                    .getBytes(StandardCharsets.UTF_8);
            zip.putNextEntry(entry("manifest.txt"));
            zip.write(manifest);
            zip.closeEntry();
            var signature = cryptography.sign(manifest);
            zip.putNextEntry(entry("signature.txt"));
            zip.write("%s\n%s\n"
                    .formatted(
                            signature.text(),
                            Base64.getEncoder()
                                    .encodeToString(cryptography
                                            .publishedKey(signature.key())
                                            .orElseThrow()))
                    .getBytes(StandardCharsets.UTF_8));
            zip.closeEntry();
        }
    }

    private static ZipEntry entry(String name) {
        var entry = new ZipEntry(name);
        entry.setTimeLocal(java.time.LocalDateTime.parse(ZEROS));
        return entry;
    }

    private static String hex(byte[] bytes) {
        return bytes.length == 0 ? "-" : HexFormat.of().formatHex(bytes);
    }

    private static byte[] bytes(String hex) {
        return hex.equals("-") ? new byte[0] : HexFormat.of().parseHex(hex);
    }

    private static String print(AuditRow row) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("region", row.regionCode());
        fields.put("number", row.number());
        fields.put("at", row.at().toString());
        fields.put("actorId", row.actorId());
        fields.put("login", row.actorLogin());
        fields.put("name", row.actorName());
        fields.put("role", row.actorRole());
        fields.put("organisation", row.organisation());
        fields.put("address", row.address());
        fields.put("action", row.action());
        fields.put("kind", row.subjectKind());
        fields.put("subject", row.subjectId());
        fields.put("before", row.before());
        fields.put("after", row.after());
        fields.put("outcome", row.outcome());
        fields.put("reason", row.reason());
        fields.put("request", row.requestId());
        fields.put("origin", row.origin());
        fields.put("algorithm", row.algorithm());
        fields.put("previous", hex(row.previous()));
        fields.put("hash", hex(row.hash()));
        return JSON.writeValueAsString(fields);
    }

    static String print(AuditRoot root) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("region", root.regionCode());
        fields.put("day", root.day().toString());
        fields.put("events", root.events());
        fields.put("number", root.number());
        fields.put("hash", hex(root.hash()));
        fields.put("signature", root.signature());
        fields.put("publicKey", Base64.getEncoder().encodeToString(root.publicKey()));
        return JSON.writeValueAsString(fields);
    }

    /** @throws NotOne when the file is no bundle, or its signature is not over what it holds */
    public static Report verify(Path file) throws IOException {
        try (var zip = new ZipFile(file.toFile())) {
            var manifest = text(zip, "manifest.txt");
            var lines = manifest.lines().toList();
            if (lines.size() != 4 || !lines.getFirst().equals("jiheng-audit-bundle/1")) {
                throw new NotOne("清单看不懂，不是绩衡的证据包。");
            }
            var signed = text(zip, "signature.txt").lines().toList();
            var signature = Protected.parse(signed.getFirst());
            var key = Base64.getDecoder().decode(signed.get(1));
            if (!Algorithms.verify(
                    signature.algorithm(), key, manifest.getBytes(StandardCharsets.UTF_8), signature.bytes())) {
                throw new NotOne("清单的校验签名不对：证据包在导出之后被改过。");
            }
            var from = lines.get(2).split(" ", 2);
            var to = lines.get(3).split(" ", 2);
            long start = Long.parseLong(from[0]);
            long end = Long.parseLong(to[0]);
            var check = new ChainCheck(start, bytes(from[1]), end, roots(zip));
            var verdict = walk(zip, check, bytes(to[1]), end);
            var fingerprint = HexFormat.of().formatHex(Algorithms.hash("SHA-256", key));
            return new Report(lines.get(1), start + 1, end, fingerprint, verdict);
        } catch (java.util.zip.ZipException
                | IllegalArgumentException
                | IndexOutOfBoundsException
                | JacksonException notOne) {
            throw new NotOne("这个文件不是绩衡的证据包，或者已经损坏。");
        }
    }

    private static Verdict walk(ZipFile zip, ChainCheck check, byte[] lastHash, long end) throws IOException {
        byte[] last = lastHash;
        try (var reader = reader(zip, "events.jsonl")) {
            for (var line = reader.readLine(); line != null; line = reader.readLine()) {
                if (line.length() > LINE_CHARACTERS) {
                    throw new NotOne("证据包里有一条太长，不再往下读。");
                }
                var row = row(JSON.readValue(line, FIELDS));
                var broken = check.next(row);
                if (broken.isPresent()) {
                    return broken.get();
                }
                if (row.number() == end && !java.util.Arrays.equals(row.hash(), last)) {
                    return Verdict.altered(row, last, 0);
                }
            }
        }
        return check.finish();
    }

    private static List<AuditRoot> roots(ZipFile zip) throws IOException {
        var roots = new ArrayList<AuditRoot>();
        try (var reader = reader(zip, "roots.jsonl")) {
            for (var line = reader.readLine(); line != null; line = reader.readLine()) {
                var fields = JSON.readValue(line, FIELDS);
                roots.add(new AuditRoot(
                        field(fields, "region"),
                        LocalDate.parse(field(fields, "day")),
                        Long.parseLong(field(fields, "events")),
                        Long.parseLong(field(fields, "number")),
                        bytes(field(fields, "hash")),
                        field(fields, "signature"),
                        Base64.getDecoder().decode(field(fields, "publicKey"))));
            }
        }
        return roots;
    }

    private static AuditRow row(Map<String, Object> fields) {
        return new AuditRow(
                field(fields, "region"),
                Long.parseLong(field(fields, "number")),
                Instant.parse(field(fields, "at")),
                Long.parseLong(field(fields, "actorId")),
                field(fields, "login"),
                field(fields, "name"),
                field(fields, "role"),
                field(fields, "organisation"),
                field(fields, "address"),
                field(fields, "action"),
                field(fields, "kind"),
                field(fields, "subject"),
                field(fields, "before"),
                field(fields, "after"),
                field(fields, "outcome"),
                field(fields, "reason"),
                field(fields, "request"),
                field(fields, "origin"),
                field(fields, "algorithm"),
                bytes(field(fields, "previous")),
                bytes(field(fields, "hash")));
    }

    private static String field(Map<String, Object> fields, String name) {
        var value = fields.get(name);
        if (value == null) {
            throw new IllegalArgumentException(name);
        }
        return Objects.toString(value);
    }

    private static String text(ZipFile zip, String name) throws IOException {
        var entry = zip.getEntry(name);
        if (entry == null || entry.getSize() > MANIFEST_BYTES) {
            throw new NotOne("这个文件不是绩衡的证据包：里面没有 %s。".formatted(name));
        }
        try (var in = zip.getInputStream(entry)) {
            return new String(in.readNBytes((int) MANIFEST_BYTES), StandardCharsets.UTF_8);
        }
    }

    private static BufferedReader reader(ZipFile zip, String name) throws IOException {
        var entry = zip.getEntry(name);
        if (entry == null) {
            throw new NotOne("这个文件不是绩衡的证据包：里面没有 %s。".formatted(name));
        }
        return new BufferedReader(new InputStreamReader(zip.getInputStream(entry), StandardCharsets.UTF_8));
    }
}
