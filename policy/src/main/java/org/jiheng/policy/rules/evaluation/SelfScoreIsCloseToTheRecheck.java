package org.jiheng.policy.rules.evaluation;

import java.util.List;
import org.jiheng.policy.common.LegalBasis;
import org.jiheng.policy.common.Points;
import org.jiheng.policy.rules.Phase;
import org.jiheng.policy.rules.Rule;
import org.jiheng.policy.rules.RuleInfo;
import org.jiheng.policy.rules.Severity;
import org.jiheng.policy.rules.Verdict;
import org.jiheng.policy.rules.Verdict.NotApplicable;
import org.jiheng.policy.rules.Verdict.Passed;
import org.jiheng.policy.rules.Verdict.Undetermined;
import org.jiheng.policy.rules.Violation;

/**
 * 自评与复核相近 — the unit's own total is not far above what the re-check found (LNT-64, EVA-08).
 *
 * <p>Our own cross-check. It speaks about the unit's way of scoring, not about the project.
 */
public final class SelfScoreIsCloseToTheRecheck implements Rule<SelfEvaluationReport> {
    private final Points most;

    public SelfScoreIsCloseToTheRecheck(Points most) {
        this.most = most;
    }

    @Override
    public RuleInfo info() {
        return new RuleInfo(
                "LNT-64",
                "自评与复核相近",
                Phase.EVALUATION,
                Severity.WARN,
                "抽查复核过的项目，自评总分高出复核得分不超过提醒线。",
                "自评比复核高出太多，说明这个单位打分偏松。",
                LegalBasis.ownCheck("自评总分与复核得分对照"));
    }

    @Override
    public Verdict check(SelfEvaluationReport report) {
        var recheck = report.elsewhere().recheck();
        if (recheck == null) {
            return new NotApplicable("没有抽查复核");
        }
        var total = report.sheet().total();
        if (total == null) {
            return new Undetermined(List.of("自评总分"));
        }
        var above = total.minus(recheck);
        return above.compareTo(most) <= 0
                ? new Passed()
                : Verdict.violated(new Violation(
                        SelfEvaluationReport.TOTAL,
                        "自评 %s 分，复核 %s 分，高出 %s 分".formatted(total.printed(), recheck.printed(), above.printed()),
                        "请逐行核对与复核不同的地方"));
    }
}
