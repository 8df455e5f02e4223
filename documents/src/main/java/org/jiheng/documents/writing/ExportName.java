package org.jiheng.documents.writing;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * 导出文件名 — a name that every file system and every browser takes: 长寿区2024年重点专项绩效目标表-项目名.xlsx.
 */
public final class ExportName {

    static final int MAX_CODE_POINTS = 80;

    /** What Windows refuses, and control, format and unpaired characters, which nobody can see or type. */
    private static final Pattern UNSAFE = Pattern.compile("[\\\\/:*?\"<>|]|\\p{Cc}|\\p{Cf}|\\p{Cs}|\\p{Zl}|\\p{Zp}");

    private static final Pattern EDGES = Pattern.compile("^[\\s.　_-]+|[\\s.　_-]+$");
    /** Windows opens a device instead of a file under these names, whatever the ending. */
    private static final Set<String> DEVICES =
            Set.of("CON", "PRN", "AUX", "NUL", "COM1", "COM2", "COM3", "COM4", "LPT1", "LPT2", "LPT3");

    private ExportName() {}

    /** @param extension without its dot, such as xlsx */
    public static String of(OfficialSheet sheet, String project, String extension) {
        var name = project.isBlank() ? sheet.title() : sheet.title() + "-" + project;
        return safe(name, MAX_CODE_POINTS - extension.length() - 1) + "." + extension;
    }

    /** Cut by code point, never inside a character (GIT-83). */
    public static String safe(String name, int maxCodePoints) {
        var clean = UNSAFE.matcher(name).replaceAll("_").replaceAll("\\s+", " ");
        clean = EDGES.matcher(clean).replaceAll("");
        if (clean.codePointCount(0, clean.length()) > maxCodePoints) {
            clean = EDGES.matcher(clean.substring(0, clean.offsetByCodePoints(0, maxCodePoints)))
                    .replaceAll("");
        }
        return clean.isEmpty() || DEVICES.contains(clean.toUpperCase(Locale.ROOT)) ? "绩效目标表" : clean;
    }
}
