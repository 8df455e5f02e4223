package org.jiheng.app.publication;

import org.jspecify.annotations.Nullable;

/**
 * 一册的页 — how far it is, or where to fetch it.
 *
 * @param progress in words; null when it is not being made
 * @param ready null unless it can be fetched
 */
public record BookPage(
        String title,
        String about,
        @Nullable Progress progress,
        @Nullable String failure,
        @Nullable Ready ready,
        String removal) {

    /** 进度. */
    public record Progress(String text, int done, int total) {}

    /** 可以下载了. */
    public record Ready(
            String fileHref, String reportHref, String size, String sha256, String remarks, String expires) {}
}
