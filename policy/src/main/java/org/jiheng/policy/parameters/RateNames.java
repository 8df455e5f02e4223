package org.jiheng.policy.parameters;

import org.jspecify.annotations.Nullable;

/**
 * 比率类指标 — which names speak of a rate, and the units a rate is given in (LNT-20, LNT-21).
 *
 * @param endings 率, 比例 and the like
 * @param exceptions 频率, 汇率: end in 率 and are none
 */
public record RateNames(Words endings, Words exceptions, Words units) {

    static RateNames read(Setting value) {
        var entries = value.exactly("结尾", "不是比率", "单位");
        return new RateNames(
                value.the("结尾", entries).wordList(),
                value.the("不是比率", entries).wordList(),
                value.the("单位", entries).wordList());
    }

    public boolean name(String indicatorName) {
        var name = indicatorName.strip();
        return endings.end(name) && !exceptions.end(name);
    }

    public boolean areCountedIn(@Nullable String unit) {
        return unit != null && units.contain(unit);
    }
}
