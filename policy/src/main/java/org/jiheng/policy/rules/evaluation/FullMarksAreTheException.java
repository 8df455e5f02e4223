package org.jiheng.policy.rules.evaluation;

import java.math.BigDecimal;
import java.util.ArrayList;
import org.jiheng.policy.common.LegalBasis;
import org.jiheng.policy.common.Percentage;
import org.jiheng.policy.rules.Phase;
import org.jiheng.policy.rules.Rule;
import org.jiheng.policy.rules.RuleInfo;
import org.jiheng.policy.rules.Severity;
import org.jiheng.policy.rules.Verdict;
import org.jiheng.policy.rules.Verdict.Passed;
import org.jiheng.policy.rules.Verdict.Undetermined;
import org.jiheng.policy.rules.Violation;

/**
 * 满分要想一想 — full marks in every row are worth a second look (LNT-59).
 *
 * <p>Our own cross-check. One such project is a hint; where most projects of a unit have them, the unit is asked.
 */
public final class FullMarksAreTheException implements Rule<SelfEvaluationReport> {
    private final Percentage mostShare;

    public FullMarksAreTheException(Percentage mostShare) {
        this.mostShare = mostShare;
    }

    @Override
    public RuleInfo info() {
        return new RuleInfo(
                "LNT-59",
                "满分要想一想",
                Phase.EVALUATION,
                Severity.INFO,
                "各行都是满分的给提示；本单位满分项目占比超过提醒线的，请单位确认。",
                "样样满分，可能是真做得好，也可能是目标定低了、自评走了过场。",
                LegalBasis.ownCheck("满分项目占比"));
    }

    @Override
    public Verdict check(SelfEvaluationReport report) {
        if (report.indicators().isEmpty()) {
            return SelfEvaluationReport.NO_ROWS;
        }
        var unknown = new ArrayList<String>();
        var full = true;
        for (var index = 0; index < report.indicators().size(); index++) {
            if (report.sheet().indicators().get(index).earned() == null) {
                unknown.add(report.title(index) + "的得分");
            }
            full &= report.isFull(index);
        }
        if (!unknown.isEmpty()) {
            return new Undetermined(unknown);
        }
        if (!full) {
            return new Passed();
        }
        var message = "%d 行指标都是满分".formatted(report.indicators().size());
        var unit = report.elsewhere().unit();
        if (unit != null
                && BigDecimal.valueOf(unit.fullMarks())
                                .compareTo(mostShare.share().multiply(BigDecimal.valueOf(unit.projects())))
                        > 0) {
            return Verdict.violated(new Violation(
                    SelfEvaluationReport.TOTAL,
                    "%s；本单位 %d 个项目里有 %d 个这样".formatted(message, unit.projects(), unit.fullMarks()),
                    "请核对完成值和佐证，看看目标是否定低了",
                    Severity.WARN));
        }
        return Verdict.violated(new Violation(SelfEvaluationReport.TOTAL, message, "请看看目标是否定低了；确实都完成的可以不改"));
    }
}
