package org.jiheng.policy.rules;

/**
 * 规则 — a claim about a subject that a program can decide.
 *
 * @param <S> what it looks at: one declaration, or one declaration among its unit's others
 */
public interface Rule<S> {
    RuleInfo info();

    /** Decides without side effects and without a clock of its own. */
    Verdict check(S subject);
}
