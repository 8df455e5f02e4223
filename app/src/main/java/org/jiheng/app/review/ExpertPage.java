package org.jiheng.app.review;

import java.util.List;

/**
 * 专家评审页 — one form and the review form beside it.
 *
 * @param open whether it can still be answered
 */
public record ExpertPage(
        long id,
        String title,
        String year,
        String unit,
        String state,
        boolean open,
        ReviewSheet sheet,
        List<ReviewPage.Aspect> aspects,
        String opinion,
        List<String> refused) {
    public ExpertPage {
        aspects = List.copyOf(aspects);
        refused = List.copyOf(refused);
    }
}
