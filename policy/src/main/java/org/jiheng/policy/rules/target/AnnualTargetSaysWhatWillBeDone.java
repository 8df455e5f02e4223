package org.jiheng.policy.rules.target;

import org.jiheng.policy.common.FieldPath;
import org.jiheng.policy.indicator.ProjectTier;
import org.jiheng.policy.indicator.TargetDeclaration;
import org.jiheng.policy.rules.Phase;
import org.jiheng.policy.rules.Rule;
import org.jiheng.policy.rules.RuleInfo;
import org.jiheng.policy.rules.Severity;
import org.jiheng.policy.rules.Verdict;
import org.jiheng.policy.rules.Verdict.NotApplicable;
import org.jiheng.policy.rules.Verdict.Passed;
import org.jiheng.policy.rules.Violation;

/**
 * 当年绩效目标指向明确 — the annual target says what this year's money will bring (LNT-38, TGT-02).
 *
 * <p>财预〔2015〕88号 wants targets 指向明确. A target left empty, of a few words, or copied from the overview cannot be
 * held against a result. The form for 一般性项目 has no such field (TAX-13).
 */
public final class AnnualTargetSaysWhatWillBeDone implements Rule<TargetDeclaration> {
    private final int leastCharacters;

    public AnnualTargetSaysWhatWillBeDone(int leastCharacters) {
        this.leastCharacters = leastCharacters;
    }

    @Override
    public RuleInfo info() {
        return new RuleInfo(
                "LNT-38",
                "当年绩效目标指向明确",
                Phase.DECLARATION,
                Severity.ERROR,
                "当年绩效目标要写，不少于规定的字数，不与项目概况一字不差。",
                "概况写是什么项目，目标写今年要达到什么；只写几个字，年底无从对照。",
                Sources.TARGETS_ARE_CLEAR_AND_SPECIFIC);
    }

    @Override
    public Verdict check(TargetDeclaration declaration) {
        if (declaration.isEmptyTable()) {
            return new NotApplicable("空表，没有申报项目");
        }
        var target = WithoutSpace.of(declaration.texts().annualTarget());
        if (target.isEmpty() && declaration.tier() == ProjectTier.GENERAL) {
            return new NotApplicable("一般性项目的表没有这一栏");
        }
        if (target.isEmpty()) {
            return violated("还没有写当年绩效目标", "请写清今年做什么、做多少、有什么效果");
        }
        var length = target.codePointCount(0, target.length());
        if (length < leastCharacters) {
            return violated("当年绩效目标只有 %d 个字".formatted(length), "请写清今年做什么、做多少、有什么效果");
        }
        if (target.equals(WithoutSpace.of(declaration.texts().overview()))) {
            return violated("当年绩效目标与项目概况一字不差", "项目概况写是什么项目，目标请写今年要达到什么");
        }
        return new Passed();
    }

    private static Verdict violated(String message, String advice) {
        return Verdict.violated(new Violation(FieldPath.ANNUAL_TARGET, message, advice));
    }
}
