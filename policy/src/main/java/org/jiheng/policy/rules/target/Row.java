package org.jiheng.policy.rules.target;

import java.util.ArrayList;
import java.util.List;
import org.jiheng.policy.common.FieldPath;
import org.jiheng.policy.indicator.Indicator;
import org.jiheng.policy.indicator.TargetDeclaration;
import org.jiheng.policy.indicator.TargetValue.Qualitative;
import org.jiheng.policy.indicator.TargetValue.Unclear;
import org.jiheng.policy.rules.Quoted;
import org.jiheng.policy.rules.Verdict.NotApplicable;
import org.jspecify.annotations.Nullable;

/** 指标行 — an indicator and where it stands in the table, counted from 0. */
record Row(int index, Indicator indicator) {
    static final NotApplicable NONE = new NotApplicable("还没有绩效指标");

    static List<Row> of(TargetDeclaration declaration) {
        var indicators = declaration.indicators();
        var rows = new ArrayList<Row>(indicators.size());
        for (var index = 0; index < indicators.size(); index++) {
            rows.add(new Row(index, indicators.get(index)));
        }
        return rows;
    }

    /** What the filler calls the row: its name, or its number while it has none. */
    String title() {
        return indicator.name().isBlank() ? number() : Quoted.of(indicator.name());
    }

    /** 第 3 行, as people count. */
    String number() {
        return "第 %d 行".formatted(index + 1);
    }

    FieldPath place(String column) {
        return FieldPath.indicator(index, column);
    }

    /** The text of a target that is no number; null for a number or a blank. */
    @Nullable
    String writtenTarget() {
        if (indicator.target() instanceof Qualitative(var text)) {
            return text;
        }
        return indicator.target() instanceof Unclear(var _, var text) ? text : null;
    }
}
