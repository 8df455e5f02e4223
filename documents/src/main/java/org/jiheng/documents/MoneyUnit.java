package org.jiheng.documents;

import java.math.BigDecimal;
import org.jiheng.policy.common.Money;

/** 金额单位 — the unit line of a form; all money below it is meant in it (DAT-07, DAT-08). */
public enum MoneyUnit {
    YUAN("元"),
    WAN_YUAN("万元");

    private final String chinese;

    MoneyUnit(String chinese) {
        this.chinese = chinese;
    }

    public String chinese() {
        return chinese;
    }

    /** @throws IllegalArgumentException when the amount is finer than one fen */
    public Money money(BigDecimal printed) {
        return this == YUAN ? new Money(printed) : Money.ofWanYuan(printed);
    }

    /** The amount as this unit prints it, exact and without trailing zeros: {@code 226.3}. */
    public String print(Money money) {
        var amount = this == YUAN ? money.yuan().stripTrailingZeros() : money.wanYuan();
        return amount.toPlainString();
    }
}
