package org.jiheng.app.workflow;

/** 审核环节 — where a subject stands (lifecycle of a target version and of an adjustment). */
public enum Stage {
    DRAFT("草稿", Level.NONE),
    UNIT_CHECK("单位自审", Level.UNIT),
    /** Of an adjustment: the clerk has asked, the unit's head has not spoken yet. */
    REQUESTED("已申请调整", Level.UNIT),
    DEPT_REVIEW("主管部门审核", Level.DEPARTMENT),
    RETURNED_UNIT("退回修改", Level.NONE),
    /** 归口业务科室 looks first. */
    FIN_LINE_REVIEW("财政审核（业务科室）", Level.FINANCE),
    FIN_REVIEW("财政审核（绩效科）", Level.FINANCE),
    RETURNED_DEPT("财政退回", Level.NONE),
    /** Graded 良: the unit has it once more and corrects what was agreed, by the remarks of the reviewers. */
    IMPROVING("良·修改完善", Level.NONE),
    /** Improved and handed back: finance accepts it, without another grade, or asks for more. */
    GRADED("已评级", Level.FINANCE),
    REJECTED("不予通过", Level.NONE),
    IN_LIBRARY("入库待批", Level.NONE),
    WITHDRAWN("已退库", Level.NONE),
    /** Of an adjustment: tied to the document that adjusts the budget. */
    LINKED("已挂接预算调整", Level.FINANCE),
    APPROVED("已批复", Level.NONE),
    REFUSED("不予调整", Level.NONE),
    SUPERSEDED("已调整", Level.NONE),
    CLOSED("已关闭", Level.NONE);

    /** 审核层级 — one person acts for one of them only. */
    public enum Level {
        NONE,
        UNIT,
        DEPARTMENT,
        FINANCE
    }

    private final String chinese;
    private final Level level;

    Stage(String chinese, Level level) {
        this.chinese = chinese;
        this.level = level;
    }

    public String chinese() {
        return chinese;
    }

    public Level level() {
        return level;
    }

    /** The same in the words of the target's own life, which has one state for both desks of finance. */
    public String state() {
        return this == FIN_LINE_REVIEW ? FIN_REVIEW.name() : name();
    }

    /** Whether its author has it in hand. */
    public boolean isWithAuthor() {
        return this == DRAFT || this == RETURNED_UNIT || this == IMPROVING;
    }
}
