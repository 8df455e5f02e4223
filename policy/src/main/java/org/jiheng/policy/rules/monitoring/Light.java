package org.jiheng.policy.rules.monitoring;

/** 红灯、黄灯、绿灯 — how the execution of the budget stands against the time gone by (MON-12). */
public enum Light {
    GREEN("绿灯"),
    YELLOW("黄灯"),
    RED("红灯");

    private final String chinese;

    Light(String chinese) {
        this.chinese = chinese;
    }

    public String chinese() {
        return chinese;
    }
}
