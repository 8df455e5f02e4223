package org.jiheng.documents;

/**
 * 其他栏目 — a field of the form that no rule asks for, kept under its printed label so that nothing is lost.
 *
 * @param kind what it is about
 * @param label as printed, without its colon
 */
public record Detail(Kind kind, String label, String value) {

    /** 栏目种类. */
    public enum Kind {
        /** 项目负责人. */
        LEADER,
        /** 起止时间、实施期限. */
        PERIOD,
        /** 项目属性、项目性质、项目类型: the three labels swap meaning between provinces. */
        NATURE,
        /** 项目类别. */
        CLASSIFICATION,
        /** 填报日期. */
        FILLED_ON,
        /** 单位负责人、财务负责人. */
        SIGNER,
        /** 审核意见. */
        OPINION,
        /** 单位职能、可行性、必要性、保障措施: texts of some provinces' forms. */
        TEXT,
        /** 实施期资金总额: the whole project's money, which is not this year's (DAT-08). */
        WHOLE_FUNDS,
        OTHER
    }
}
