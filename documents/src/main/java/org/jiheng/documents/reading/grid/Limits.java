package org.jiheng.documents.reading.grid;

import java.time.Duration;

/**
 * 读取上限 — what one file may cost. Every reader counts while it reads, so that a file is refused
 * before it has eaten the memory or the time, never after (GIT-21).
 *
 * @param fileBytes size of the file as it comes
 * @param inflatedBytes really unpacked bytes of all parts of a zip package
 * @param inflation how many times larger than packed a part may be, once it is larger than {@link #INFLATION_GRACE}
 * @param zipEntries parts of a zip package
 * @param pages of a paginated document
 * @param rows rows with something in them, over all sheets or tables
 * @param columns as many as a worksheet can have
 * @param cells cells with something in them
 * @param cellCharacters as much as a worksheet's cell can hold
 * @param characters all text together, which bounds the memory
 * @param markupDepth elements inside each other
 * @param markupTags tags of a web page
 * @param time for one file, from its first byte to its last form
 */
public record Limits(
        int fileBytes,
        long inflatedBytes,
        int inflation,
        int zipEntries,
        int pages,
        int rows,
        int columns,
        int cells,
        int cellCharacters,
        int characters,
        int markupDepth,
        int markupTags,
        Duration time) {
    private static final int MIB = 1 << 20;

    /** Small parts may be packed as tightly as they like: an empty style sheet of 1 MiB harms nobody. */
    static final long INFLATION_GRACE = 32L * MIB;

    public static final Limits STANDARD = new Limits(
            20 * MIB,
            512L * MIB,
            400,
            10_000,
            2_000,
            100_000,
            16_384,
            2_000_000,
            32_767,
            32_000_000,
            256,
            2_500_000,
            Duration.ofSeconds(60));
}
