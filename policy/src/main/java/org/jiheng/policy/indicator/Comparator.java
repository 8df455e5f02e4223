package org.jiheng.policy.indicator;

/** 指标性质、计算符号 — how an actual value is held against a numeric target (TGT-04). */
public enum Comparator {
    EQ("="),
    GE("≥"),
    LE("≤"),
    GT(">"),
    LT("<");

    private final String symbol;

    Comparator(String symbol) {
        this.symbol = symbol;
    }

    /** As the official form prints it. */
    public String symbol() {
        return symbol;
    }

    /** 反向指标 — lower is better. */
    public boolean lowerIsBetter() {
        return this == LE || this == LT;
    }
}
