package org.jiheng.app.target;

import org.jiheng.app.workflow.Moved;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** 随审核流转 — keeps what is handed in and gives the target the state its review has come to, in the same transaction. */
@Component
class FollowReview {
    private final JdbcClient jdbc;
    private final ReviewedTargets targets;
    private final Submissions submissions;

    FollowReview(JdbcClient jdbc, ReviewedTargets targets, Submissions submissions) {
        this.jdbc = jdbc;
        this.targets = targets;
        this.submissions = submissions;
    }

    @EventListener
    void follow(Moved moved) {
        var subject = moved.reviewed().subject();
        if (!subject.kind().equals(ReviewedTargets.KIND)) {
            return;
        }
        if (moved.step().action().isHandingIn()) {
            var target = targets.find(subject.id()).orElseThrow().target();
            submissions.add(
                    moved.regionCode(),
                    target,
                    moved.step().round(),
                    moved.step().officerId(),
                    moved.step().at());
        }
        var changed = jdbc.sql("update target_version set state = :to where id = :id and state = :from")
                .param("id", subject.id())
                .param("from", moved.step().from().state())
                .param("to", moved.step().to().state())
                .update();
        if (changed != 1) {
            throw new IllegalStateException("target %d is not %s, as its review says"
                    .formatted(subject.id(), moved.step().from()));
        }
    }
}
