package org.jiheng.policy.parameters;

import org.jiheng.policy.common.Points;

/** 结论、问题和措施 — below this total they are written, and these words are not writing them (LNT-66). */
public record MissingConclusions(Points totalBelow, Words nothing) {

    static MissingConclusions read(Setting value) {
        var entries = value.exactly("总分低于", "等于没写");
        return new MissingConclusions(
                Points.of(value.the("总分低于", entries).positive()),
                value.the("等于没写", entries).wordList());
    }
}
