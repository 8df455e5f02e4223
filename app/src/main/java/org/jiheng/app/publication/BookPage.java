package org.jiheng.app.publication;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * 一册的页 — how far it is, or where to fetch it.
 *
 * @param progress in words; null when it is not being made
 * @param ready null unless it can be fetched
 * @param leftOut null when every project is in it
 */
public record BookPage(
        String title,
        String about,
        @Nullable Progress progress,
        @Nullable String failure,
        @Nullable Ready ready,
        @Nullable LeftOut leftOut,
        String removal) {

    /** @param interrupted what became of it after a stop of the program; null when there was none */
    public record Progress(
            String text, int done, int total, @Nullable String interrupted) {}

    /** 没有编入的 — why, and which. */
    public record LeftOut(String why, List<String> projects) {
        public LeftOut {
            projects = List.copyOf(projects);
        }
    }

    /** 可以下载了. */
    public record Ready(
            String fileHref, String reportHref, String size, String sha256, String remarks, String expires) {}
}
