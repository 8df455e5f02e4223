package org.jiheng.policy.scoring;

/** 得分标记 — what a score asks of the person who fills the form. */
public enum ScoreFlag {
    /** Below full points: 偏差原因分析及改进措施 is due (SCR-04, SCR-16). */
    REASON_REQUIRED,
    /** Far above the target: explain, was the target too low? (SCR-08, SCR-09) */
    OVER_ACHIEVED,
    /** Points taken off by the reviewer's decision for a target set too low (SCR-09). */
    REDUCED,
    /** Did not apply this year; the policy says what becomes of its points (SCR-17, AWK-15). */
    NOT_APPLICABLE,
    /** {@code >} or {@code <} and the actual equals the target (AWK-04). */
    BOUNDARY,
    /** Unlikely but possible: the explanation asks for a second look (AWK-03, AWK-10, AWK-11, AWK-14). */
    CONFIRM,
    /** Two amounts contradict each other, such as more spent than budgeted (AWK-16, AWK-17, AWK-18). */
    RECONCILE,
    /** The budget was changed during the year: its reason is due (SCR-04). */
    BUDGET_CHANGED,
    /** Cannot be scored: {@code missing} names what is needed. */
    UNDETERMINED
}
