package org.jiheng.policy.parameters;

/**
 * 计数类指标 — which names speak of things one counts (LNT-22).
 *
 * @param exceptions words that make it a rate after all: 参训人数占比
 */
public record CountNames(Words counts, Words exceptions) {

    static CountNames read(Setting value) {
        var entries = value.exactly("计数", "不算");
        return new CountNames(
                value.the("计数", entries).wordList(), value.the("不算", entries).wordList());
    }

    public boolean name(String indicatorName) {
        return counts.areIn(indicatorName) && !exceptions.areIn(indicatorName);
    }
}
