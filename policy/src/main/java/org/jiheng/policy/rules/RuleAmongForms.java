package org.jiheng.policy.rules;

import java.util.List;
import org.jiheng.policy.indicator.TargetDeclaration;

/**
 * 同单位对照规则 — a claim about a form seen beside the other forms of its unit and year. It looks at all of them
 * once, and then at each with what it noted, so that a thousand forms cost a thousand looks and not a million.
 *
 * @param <N> 笔记, what it notes when it looks at all forms; never changed afterwards
 */
public interface RuleAmongForms<N> {
    RuleInfo info();

    /** Looks once at all forms of a unit and year, empty tables left out. */
    N survey(List<TargetDeclaration> forms);

    /** Decides about one of the surveyed forms. */
    Verdict check(TargetDeclaration declaration, N notes);
}
