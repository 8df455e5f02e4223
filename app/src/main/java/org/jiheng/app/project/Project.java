package org.jiheng.app.project;

import org.jspecify.annotations.Nullable;

/**
 * 项目.
 *
 * @param code 项目代码; many published forms print none (DAT-04)
 */
public record Project(
        long id, long unitId, long departmentId, @Nullable String code, String name) {
    public static final int LONGEST_NAME = 180; // TGT-14

    /** 项目类别 (DAT-02). */
    public enum Kind {
        R("人员类"),
        Y("运转类"),
        T("特定目标类");

        private final String chinese;

        Kind(String chinese) {
            this.chinese = chinese;
        }

        public String chinese() {
            return chinese;
        }
    }

    /** 项目性质. */
    public enum Nature {
        NEW("新增"),
        CONTINUING("延续");

        private final String chinese;

        Nature(String chinese) {
            this.chinese = chinese;
        }

        public String chinese() {
            return chinese;
        }
    }

    /** 项目情况 — what may be said of it and need not be; code is optional (DAT-01). */
    public record Details(
            @Nullable String code,
            @Nullable Kind kind,
            @Nullable Nature nature,
            @Nullable Integer firstYear,
            @Nullable Integer lastYear) {}
}
