package org.jiheng.app.security;

/** 保护等级 — a county usually classifies such a system at level two itself; level three asks for more of the people in it. */
public enum SecurityProfile {
    LEVEL_2("二级"),
    LEVEL_3("三级");

    private final String chinese;

    SecurityProfile(String chinese) {
        this.chinese = chinese;
    }

    public String chinese() {
        return chinese;
    }

    /** A second factor is compulsory for administrators and reviewers (GIT-07). */
    public boolean asksForSecondFactor() {
        return this == LEVEL_3;
    }
}
