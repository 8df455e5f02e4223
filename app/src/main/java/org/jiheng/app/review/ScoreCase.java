package org.jiheng.app.review;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jiheng.app.identity.AccessPolicy;
import org.jiheng.app.identity.Deed;
import org.jiheng.app.identity.Officer;
import org.jiheng.app.web.NotFound;
import org.jiheng.app.workflow.MoveCase;
import org.jiheng.app.workflow.ReviewCases;
import org.jiheng.app.workflow.Stage;
import org.springframework.stereotype.Component;

/** 打分 — keeps the points a reviewer wrote, also when the decision that comes with them is refused. */
@Component
class ScoreCase {
    private static final String FIELD = "score-";

    private final AccessPolicy access;
    private final ReviewCases cases;
    private final MoveCase move;
    private final Scores scores;

    ScoreCase(AccessPolicy access, ReviewCases cases, MoveCase move, Scores scores) {
        this.access = access;
        this.cases = cases;
        this.move = move;
        this.scores = scores;
    }

    /** What could not be read as points of its item; whoever does not grade now writes nothing. */
    List<String> by(Officer officer, long id, int revision, Map<String, String> fields) {
        var typed = fields.entrySet().stream()
                .filter(each -> each.getKey().startsWith(FIELD))
                .collect(Collectors.toMap(each -> each.getKey().substring(FIELD.length()), Map.Entry::getValue));
        if (typed.isEmpty()) {
            return List.of();
        }
        return access.call(officer, Deed.TAKE_REVIEW_STEP, () -> {
            var reviewed = cases.find(id).orElseThrow(NotFound::new);
            var grades = reviewed.stage() == Stage.FIN_REVIEW
                    && reviewed.revision() == revision
                    && move.open(officer, reviewed).stream()
                            .anyMatch(each -> each.action().grade().isPresent());
            return grades ? scores.keep(officer, reviewed, typed) : List.<String>of();
        });
    }
}
