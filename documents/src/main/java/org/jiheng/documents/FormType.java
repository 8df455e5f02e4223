package org.jiheng.documents;

/** 表种 — which of the cycle's forms a document holds. */
public enum FormType {
    /** 绩效目标表、申报表. */
    TARGET,
    /** 项目支出绩效自评表. */
    SELF_EVALUATION,
    /** 绩效运行监控表. */
    MONITORING,
    /** 部门整体绩效目标表. */
    DEPARTMENT_TARGET,
    /** 部门整体绩效自评表. */
    DEPARTMENT_SELF_EVALUATION,
    UNKNOWN
}
