package org.jiheng.policy.scoring;

/** 不适用的处理 — what becomes of points that could not be earned or lost (SCR-17, AWK-15). */
public enum Treatment {
    /** Policy A. */
    NOTHING("得零分"),
    /** Policy B: the points leave the form, and the rest is brought to 100 in the open. */
    LEFT_OUT("不计入"),
    /** Policy C. */
    FULL("得满分");

    private final String chinese;

    Treatment(String chinese) {
        this.chinese = chinese;
    }

    public String chinese() {
        return chinese;
    }
}
