package org.jiheng.policy.scoring;

/** 得分标记 — what a score asks of the person who fills the form. */
public enum ScoreFlag {
    /** Below full points: 偏差原因分析及改进措施 is due (SCR-04, SCR-16). */
    REASON_REQUIRED,
    /** Far above the target: explain, was the target too low? (SCR-08, SCR-09) */
    OVER_ACHIEVED,
    /** {@code >} or {@code <} and the actual equals the target (AWK-04). */
    BOUNDARY,
    /** Cannot be scored: {@code missing} names what is needed. */
    UNDETERMINED
}
