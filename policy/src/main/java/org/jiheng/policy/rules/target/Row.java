package org.jiheng.policy.rules.target;

import java.util.List;
import java.util.stream.IntStream;
import org.jiheng.policy.common.FieldPath;
import org.jiheng.policy.indicator.Indicator;
import org.jiheng.policy.indicator.TargetDeclaration;

/** 指标行 — an indicator and where it stands in the table, counted from 0. */
record Row(int index, Indicator indicator) {

    static List<Row> of(TargetDeclaration declaration) {
        var indicators = declaration.indicators();
        return IntStream.range(0, indicators.size())
                .mapToObj(index -> new Row(index, indicators.get(index)))
                .toList();
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
}
