package org.jiheng.policy.indicator;

/** 项目类别 — the management tier of a project in Chongqing (TAX-13). */
public enum ProjectTier {
    KEY_SPECIAL("重点专项"),
    GENERAL("一般性项目");

    private final String chinese;

    ProjectTier(String chinese) {
        this.chinese = chinese;
    }

    public String chinese() {
        return chinese;
    }
}
