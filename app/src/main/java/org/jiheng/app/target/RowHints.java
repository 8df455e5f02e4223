package org.jiheng.app.target;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jiheng.app.web.Words;
import org.jiheng.policy.common.Region;
import org.jiheng.policy.indicator.Indicator;
import org.jiheng.policy.indicator.IndicatorKind;
import org.jiheng.policy.parameters.Parameters;

/** 填行提示 — which kind the name of an indicator sounds like, and which sign usually goes with it; it fills in nothing. */
final class RowHints {
    private RowHints() {}

    /** Of the rows whose name tells something, in the words of the rules that will look at them. */
    static List<EditSheet.Hint> of(Draft draft) {
        var figures = Parameters.delivered().rules();
        var region = new Region(draft.regionCode(), "");
        var firstDay = LocalDate.of(draft.fiscalYear(), 1, 1);
        var kinds = figures.indicatorKinds().at(region, firstDay).value();
        var savings = figures.costSavings().at(region, firstDay).value();
        var hints = new ArrayList<EditSheet.Hint>();
        var indicators = draft.form().declaration().indicators();
        for (int at = 0; at < indicators.size(); at++) {
            var indicator = indicators.get(at);
            var kind = kinds.of(indicator);
            if (kind != null) {
                hints.add(new EditSheet.Hint(
                        draft.rows().get(at).toString(),
                        Words.say(
                                IndicatorKind.isShownBy(indicator.level()) ? "edit.hint" : "edit.hintByName",
                                at + 1,
                                kind.chinese(),
                                usually(kind, indicator, savings.areIn(indicator.name())))));
            }
        }
        return hints;
    }

    /** Only what holds nearly always: a cost has a ceiling, satisfaction a floor. */
    private static String usually(IndicatorKind kind, Indicator indicator, boolean saves) {
        return switch (kind) {
            case COST -> Words.say(saves ? "edit.hintMore" : "edit.hintLess");
            case SATISFACTION, QUANTITY, QUALITY -> Words.say("edit.hintMore");
            case EFFECT -> ""; // 就业 should grow and 事故 should not
            case TIMELINESS -> Words.say(indicator.name().endsWith("率") ? "edit.hintMore" : "edit.hintTime");
        };
    }
}
