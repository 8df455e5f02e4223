package org.jiheng.app.workflow;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jiheng.policy.common.Actor;
import org.jiheng.policy.common.DomainEvent;

/**
 * 流转事件 — a subject went from one stage to another; told inside the transaction that moves it, so that whoever listens can
 * still stop it. Which step it was (报送, 退回, 评级, 批复 …) is its action.
 *
 * @param reviewed the case as it is after the step
 */
public record Moved(ReviewCase reviewed, Step step, Actor actor) implements DomainEvent {
    @Override
    public String regionCode() {
        return reviewed.regionCode();
    }

    @Override
    public String action() {
        return step.action().chinese();
    }

    @Override
    public String subjectKind() {
        return reviewed.subject().kind();
    }

    @Override
    public String subjectId() {
        return String.valueOf(reviewed.subject().id());
    }

    @Override
    public Map<String, Object> before() {
        return Map.of("环节", step.from().chinese());
    }

    @Override
    public Map<String, Object> after() {
        var after = new LinkedHashMap<String, Object>();
        after.put("环节", step.to().chinese());
        after.put("轮次", step.round());
        if (!step.remark().isEmpty()) {
            after.put("意见", step.remark());
        }
        return after;
    }
}
