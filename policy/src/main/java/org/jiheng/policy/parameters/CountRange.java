package org.jiheng.policy.parameters;

/** 行数范围 — how many rows an indicator table has when nobody asks (LNT-28). */
public record CountRange(int least, int most) {

    static CountRange read(Setting value) {
        var entries = value.exactly("最少", "最多");
        var range = new CountRange(
                value.the("最少", entries).wholeNumber(), value.the("最多", entries).wholeNumber());
        if (range.least < 0 || range.least > range.most) {
            throw value.wrong("最少应不大于最多");
        }
        return range;
    }
}
