package org.jiheng.app.review;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * 报送页 — what stands in the way, what has to be said about it, and the button.
 *
 * @param deadline until when it can be handed in; empty where no date is set
 * @param blocks must be changed first
 * @param errors changed, or asked to be excused
 * @param warnings ticked
 * @param refused why the last press was not accepted
 * @param noHead said when nobody could confirm it afterwards
 * @param whatHappens with it once the button is pressed
 */
public record SubmissionPage(
        String name,
        String year,
        String unit,
        String money,
        String formHref,
        String postHref,
        int revision,
        String round,
        String deadline,
        List<Line> blocks,
        List<Line> errors,
        List<Line> warnings,
        List<Line> hints,
        List<String> unanswered,
        List<String> refused,
        @Nullable String closed,
        @Nullable String noHead,
        String button,
        String whatHappens) {

    /**
     * 一条检查结果.
     *
     * @param key under which the answer is sent
     * @param written reason or tick kept from an earlier press
     * @param granted said when a reviewer has excused it before
     */
    public record Line(
            String key,
            String rule,
            String place,
            String message,
            String advice,
            String basis,
            String written,
            boolean ticked,
            @Nullable String granted) {}

    public SubmissionPage {
        blocks = List.copyOf(blocks);
        errors = List.copyOf(errors);
        warnings = List.copyOf(warnings);
        hints = List.copyOf(hints);
        unanswered = List.copyOf(unanswered);
        refused = List.copyOf(refused);
    }
}
