package org.jiheng.app.target;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * 历稿页 — every version of one project and year.
 *
 * @param mayRestore whether this officer may put an old version back now
 */
public record VersionsPage(
        String name,
        String year,
        String backHref,
        String address,
        List<Line> lines,
        boolean mayRestore,
        @Nullable Compared compared) {

    /**
     * 一行.
     *
     * @param key by which it is compared: a number, draft or last
     * @param restoreAction where it is put back; null for what is no kept version
     */
    public record Line(
            String key,
            String label,
            String occasion,
            String when,
            String by,
            @Nullable String printHref,
            @Nullable String compareHref,
            @Nullable String restoreAction) {}

    /** 对照. */
    public record Compared(String old, String now, ComparedSheet sheet) {}

    public VersionsPage {
        lines = List.copyOf(lines);
    }
}
