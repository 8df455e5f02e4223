package org.jiheng.app.review;

import java.util.List;

/** 调整申请页 — what stands in the approved target, and what it should become. */
public record AdjustmentFormPage(
        String name,
        String year,
        String formHref,
        String postHref,
        List<Choice> reasons,
        String words,
        String attachment,
        String annualTarget,
        List<Money> money,
        List<Row> rows,
        List<String> refused) {

    /** 原因. */
    public record Choice(String value, String text, boolean chosen) {}

    /** 资金. */
    public record Money(String field, String text, String old, String now) {}

    /** 指标行. */
    public record Row(
            int at,
            String number,
            String name,
            String old,
            String value,
            boolean changeable,
            String points,
            String unit) {}

    public AdjustmentFormPage {
        reasons = List.copyOf(reasons);
        money = List.copyOf(money);
        rows = List.copyOf(rows);
        refused = List.copyOf(refused);
    }
}
