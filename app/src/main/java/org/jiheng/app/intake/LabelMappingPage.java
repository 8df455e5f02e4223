package org.jiheng.app.intake;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * 本区栏目对照页.
 *
 * @param told what the last press did
 */
public record LabelMappingPage(List<Row> rows, DryRunPage.@Nullable Told told) {

    /**
     * 一条对照.
     *
     * @param before what the product's dictionary says of it; empty where it says nothing
     * @param takeBackHref null when it is not this officer's to take back
     * @param adoptHref null when there is nothing to take over, or nobody who may
     */
    public record Row(
            String printed,
            String area,
            String meaning,
            String before,
            String example,
            String holdsFor,
            String taught,
            @Nullable String takeBackHref,
            @Nullable String adoptHref) {}

    public LabelMappingPage {
        rows = List.copyOf(rows);
    }
}
