package org.jiheng.app.web;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.web.multipart.MultipartFile;

/**
 * 附件 — a file put beside what somebody wrote, wherever that is: how many, how large and of which kinds is asked here and nowhere else.
 * Its kind is told by its name and by how it begins; a program that calls itself a pdf is none.
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record AttachedFile(String name, byte[] content) {
    private static final int LONGEST_NAME = 255;
    private static final int MEBIBYTE = 1024 * 1024;
    private static final Pattern FOLDERS = Pattern.compile(".*[/\\\\]", Pattern.DOTALL);
    private static final Pattern INVISIBLE =
            Pattern.compile("[\\p{Cntrl}\\p{Cf}]"); // Cf turns "fdp.exe" round on the screen

    private static final List<String> ZIPPED = List.of("504b0304");
    private static final List<String> OFFICE =
            List.of("d0cf11e0a1b11ae1", "504b0304"); // WPS writes both under one name
    private static final Map<String, List<String>> BEGINNINGS = Map.ofEntries(
            Map.entry("pdf", List.of("255044462d")),
            Map.entry("ofd", ZIPPED),
            Map.entry("docx", ZIPPED),
            Map.entry("xlsx", ZIPPED),
            Map.entry("doc", OFFICE),
            Map.entry("xls", OFFICE),
            Map.entry("wps", OFFICE),
            Map.entry("et", OFFICE),
            Map.entry("jpg", List.of("ffd8ff")),
            Map.entry("jpeg", List.of("ffd8ff")),
            Map.entry("png", List.of("89504e470d0a1a0a")),
            Map.entry("txt", List.of("")),
            Map.entry("csv", List.of("")));

    /** What a file chooser offers; the same kinds are taken. */
    public static final String ACCEPT = ".pdf,.ofd,.doc,.docx,.wps,.xls,.xlsx,.et,.jpg,.jpeg,.png,.txt,.csv";

    /** 附件限额. */
    public record Limit(int files, int mebibytes) {}

    /** 收下与否. */
    public sealed interface Taken {
        record Accepted(List<AttachedFile> files) implements Taken {}

        record Refused(String reason) implements Taken {}
    }

    /** All of them or none; nothing of a file that is too large is read. */
    public static Taken take(@Nullable List<MultipartFile> uploads, Limit limit) throws IOException {
        var chosen = uploads == null
                ? List.<MultipartFile>of()
                : uploads.stream()
                        .filter(each -> !each.isEmpty()
                                || !given(each).isEmpty()) // a chooser left alone sends a nameless nothing
                        .toList();
        if (chosen.size() > limit.files()) {
            return new Taken.Refused(Words.say("attachment.tooMany", limit.files(), chosen.size()));
        }
        var files = new ArrayList<AttachedFile>();
        for (var upload : chosen) {
            var name = name(upload);
            if (upload.getSize() > (long) limit.mebibytes() * MEBIBYTE) {
                return new Taken.Refused(Words.say("attachment.tooLarge", name, limit.mebibytes()));
            }
            var file = new AttachedFile(name, upload.getBytes());
            if (file.content.length == 0) {
                return new Taken.Refused(Words.say("attachment.empty", name));
            }
            if (!file.isWhatItsNameSays()) {
                return new Taken.Refused(Words.say("attachment.wrongKind", name));
            }
            files.add(file);
        }
        return new Taken.Accepted(List.copyOf(files));
    }

    private boolean isWhatItsNameSays() {
        var kind = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return BEGINNINGS.getOrDefault(kind, List.of()).stream().anyMatch(this::beginsWith);
    }

    private boolean beginsWith(String beginning) {
        var expected = HexFormat.of().parseHex(beginning);
        return content.length >= expected.length
                && Arrays.equals(content, 0, expected.length, expected, 0, expected.length);
    }

    private static String given(MultipartFile upload) {
        var given = upload.getOriginalFilename();
        return given == null ? "" : given;
    }

    /** The name alone; of a very long one the end, where its kind stands. */
    private static String name(MultipartFile upload) {
        var name =
                INVISIBLE.matcher(FOLDERS.matcher(given(upload)).replaceAll("")).replaceAll("");
        return name.length() > LONGEST_NAME ? name.substring(name.length() - LONGEST_NAME) : name;
    }
}
