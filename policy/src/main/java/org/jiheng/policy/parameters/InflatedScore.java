package org.jiheng.policy.parameters;

import org.jiheng.policy.common.Percentage;
import org.jiheng.policy.common.Points;

/** 自评虚高 — a total this high is odd with an execution rate this low (LNT-58). */
public record InflatedScore(Percentage executionBelow, Points totalFrom) {

    static InflatedScore read(Setting value) {
        var entries = value.exactly("执行率低于", "总分不低于");
        return new InflatedScore(
                value.the("执行率低于", entries).percent(),
                Points.of(value.the("总分不低于", entries).positive()));
    }
}
