package org.jiheng.app.intake;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * 一批文件 — how far the reading is, what each file gave, and what becomes of it all.
 *
 * @param reading null once everything is read
 * @param files those asked for: all, or only those with something to look at
 */
public record BatchPage(
        String id,
        String title,
        @Nullable Reading reading,
        DryRunPage.@Nullable Told told,
        List<File> files,
        boolean onlyFaulty,
        int allFiles,
        int faultyFiles,
        DryRunPage.Counts counts) {

    /** 正在读 — or stopped. */
    public record Reading(int done, int total, String text, boolean paused) {}

    /**
     * 一个文件.
     *
     * @param href of its forms; null when there is nothing to see
     * @param tone of the state: jade, amber, verm or muted
     */
    public record File(
            int number,
            String name,
            String size,
            @Nullable String href,
            String state,
            String icon,
            String tone,
            String forms,
            @Nullable String problem,
            @Nullable String known) {}

    public BatchPage {
        files = List.copyOf(files);
    }
}
