package org.jiheng.app.browser;

/**
 * 一处较新的写法 — one use of something newer than the working floor.
 *
 * @param since the first Chromium that knows it
 * @param where the selector, or the line of script
 * @param fallback whether the same rule says it in an older way first
 */
record FloorUse(String file, int line, String feature, int since, String where, boolean fallback) {
    /** Every task can be done in this Chromium (GIT-71). */
    static final int WORKING = 78;
    /** The pages look as designed in this Chromium (GIT-71). */
    static final int FULL = 102;

    @Override
    public String toString() {
        return "%s:%d  %s (Chromium %d)  %s%s"
                .formatted(file, line, feature, since, where, fallback ? "  [older form before it]" : "");
    }
}
