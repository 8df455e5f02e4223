package org.jiheng.policy.scoring;

/** 逾期的处理 — what a result is worth that came after its date (AWK-13). */
public enum Lateness {
    NOTHING("不得分"),
    /** Points × (1 − days late ÷ days planned), not below zero; the plan runs from 1 January of the budget year. */
    BY_DAYS("按延误天数折减");

    private final String chinese;

    Lateness(String chinese) {
        this.chinese = chinese;
    }

    public String chinese() {
        return chinese;
    }
}
