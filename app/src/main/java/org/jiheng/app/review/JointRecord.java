package org.jiheng.app.review;

import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jiheng.app.target.ChangeLog;
import org.jiheng.app.workflow.Action;
import org.jiheng.app.workflow.ReviewCase;
import org.jiheng.app.workflow.Step;
import org.springframework.stereotype.Component;

/** 联合修改记录 — who changed which cell of a form after it was graded 良 (REV-04); from the moment of the grade on. */
@Component
class JointRecord {
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    private final ChangeLog changes;
    private final Clock clock;

    JointRecord(ChangeLog changes, Clock clock) {
        this.changes = changes;
        this.clock = clock;
    }

    /** Oldest first; empty for what was not graded 良. */
    List<ReviewPage.JointChange> of(ReviewCase reviewed, List<Step> steps) {
        return steps.reversed().stream()
                .filter(step -> step.action() == Action.GRADE_GOOD)
                .findFirst()
                .map(grade -> changes
                        .since(reviewed.regionCode(), reviewed.subject().id(), grade.at())
                        .stream()
                        .map(each -> new ReviewPage.JointChange(
                                MINUTE.format(each.at().atZone(clock.getZone())),
                                each.by(),
                                each.place(),
                                each.pieces()))
                        .toList())
                .orElse(List.of());
    }
}
