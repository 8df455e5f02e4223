package org.jiheng.policy.rules;

/** 环节 — the part of the year's cycle in which a rule is asked. */
public enum Phase {
    DECLARATION("申报"),
    MONITORING("监控"),
    EVALUATION("自评"),
    PUBLICATION("公开"),
    IMPORT("导入");

    private final String chinese;

    Phase(String chinese) {
        this.chinese = chinese;
    }

    public String chinese() {
        return chinese;
    }
}
