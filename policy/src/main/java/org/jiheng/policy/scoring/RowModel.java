package org.jiheng.policy.scoring;

/** 行模式 — what a row of the form prints beside its points (SCR-23). */
public enum RowModel {
    /** The row prints its score. */
    SCORE("分值"),
    /** The row prints 得分系数(%) and 指标得分 = 分值 × 系数, as in Chongqing. */
    COEFFICIENT("得分系数");

    private final String chinese;

    RowModel(String chinese) {
        this.chinese = chinese;
    }

    public String chinese() {
        return chinese;
    }
}
