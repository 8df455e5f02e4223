package org.jiheng.policy.parameters;

import java.util.EnumMap;
import java.util.Map;
import org.jiheng.policy.indicator.Indicator;
import org.jiheng.policy.indicator.IndicatorKind;
import org.jspecify.annotations.Nullable;

/**
 * 指标类别用语 — tells the kind of an indicator, from the columns where the form has them, else from its name (TAX-05).
 *
 * @param words for each kind; the first kind in the order of the file with a word in the name wins
 * @param countingUnits a name that says nothing is a quantity when counted in one of these
 */
public record IndicatorKinds(Map<IndicatorKind, Words> words, Words countingUnits) {

    static IndicatorKinds read(Setting value) {
        var entries = value.exactly("满意度", "成本", "质量", "效益", "时效", "数量", "计数单位");
        var words = new EnumMap<IndicatorKind, Words>(IndicatorKind.class);
        words.put(IndicatorKind.SATISFACTION, value.the("满意度", entries).wordList());
        words.put(IndicatorKind.COST, value.the("成本", entries).wordList());
        words.put(IndicatorKind.QUALITY, value.the("质量", entries).wordList());
        words.put(IndicatorKind.EFFECT, value.the("效益", entries).wordList());
        words.put(IndicatorKind.TIMELINESS, value.the("时效", entries).wordList());
        words.put(IndicatorKind.QUANTITY, value.the("数量", entries).wordList());
        return new IndicatorKinds(words, value.the("计数单位", entries).wordList());
    }

    /** Null when neither the columns nor the name tell. */
    public @Nullable IndicatorKind of(Indicator indicator) {
        return IndicatorKind.isShownBy(indicator.level())
                ? IndicatorKind.shownBy(indicator.level())
                : byName(indicator);
    }

    private @Nullable IndicatorKind byName(Indicator indicator) {
        for (var kind : IndicatorKind.BY_NAME) {
            var ofKind = words.get(kind);
            if (ofKind != null && ofKind.areIn(indicator.name())) {
                return kind;
            }
        }
        return indicator.unit() != null && countingUnits.contain(indicator.unit()) ? IndicatorKind.QUANTITY : null;
    }
}
