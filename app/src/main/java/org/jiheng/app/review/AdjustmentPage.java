package org.jiheng.app.review;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** 调整页 — old and new side by side, why, and what can be decided. */
public record AdjustmentPage(
        long id,
        int revision,
        String name,
        String year,
        String unit,
        String stage,
        String stageStyle,
        String due,
        String reason,
        String words,
        @Nullable String attachment,
        String document,
        List<Side> sides,
        ReviewSheet sheet,
        List<ReviewPage.Past> history,
        List<ReviewPage.Decision> decisions,
        @Nullable String withdraw,
        @Nullable String again,
        boolean links,
        List<String> refused) {

    /** 一处改动，原来和现在. */
    public record Side(String place, String before, String after) {}

    public AdjustmentPage {
        sides = List.copyOf(sides);
        history = List.copyOf(history);
        decisions = List.copyOf(decisions);
        refused = List.copyOf(refused);
    }
}
