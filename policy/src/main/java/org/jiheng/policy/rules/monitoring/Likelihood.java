package org.jiheng.policy.rules.monitoring;

/** 完成目标可能性 (MON-07). */
public enum Likelihood {
    CERTAIN("确定能"),
    POSSIBLE("有可能"),
    IMPOSSIBLE("完全不可能");

    private final String chinese;

    Likelihood(String chinese) {
        this.chinese = chinese;
    }

    public String chinese() {
        return chinese;
    }
}
