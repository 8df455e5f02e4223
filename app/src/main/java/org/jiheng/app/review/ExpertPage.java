package org.jiheng.app.review;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * 专家评审页 — one form and the review form beside it.
 *
 * @param open whether it can still be answered
 * @param toDeclare whether the expert has still to say that nothing ties them to it
 * @param sheet null before that, and after the last day
 */
public record ExpertPage(
        long id,
        String title,
        String year,
        String unit,
        String state,
        String lastDay,
        boolean open,
        boolean toDeclare,
        @Nullable ReviewSheet sheet,
        List<ReviewPage.Aspect> aspects,
        String opinion,
        List<String> refused) {
    public ExpertPage {
        aspects = List.copyOf(aspects);
        refused = List.copyOf(refused);
    }
}
