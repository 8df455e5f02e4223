package org.jiheng.app.workflow;

import java.util.List;
import java.util.stream.Collectors;
import org.jiheng.app.identity.Officer;
import org.springframework.stereotype.Component;

/** 案头 — what waits for an officer; to be asked inside a scoped transaction. */
@Component
public class Desk {
    private final ReviewCases cases;
    private final MoveCase move;

    Desk(ReviewCases cases, MoveCase move) {
        this.cases = cases;
        this.move = move;
    }

    /** What this officer can decide, the most urgent first; a clerk's own drafts are not reviews and not among it. */
    public List<ReviewCase> of(Officer officer) {
        var stages = List.of(ReviewTable.TARGETS, ReviewTable.ADJUSTMENTS).stream()
                .flatMap(each -> each.deskOf(officer.role()).stream())
                .filter(stage -> !stage.isWithAuthor() && stage != Stage.APPROVED && stage != Stage.REJECTED)
                .collect(Collectors.toSet());
        return cases.at(stages).stream()
                .filter(each -> move.open(officer, each).stream().anyMatch(step -> step.action() != Action.WITHDRAW))
                .toList();
    }
}
