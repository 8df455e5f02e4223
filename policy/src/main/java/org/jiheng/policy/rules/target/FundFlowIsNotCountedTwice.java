package org.jiheng.policy.rules.target;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jiheng.policy.common.Points;
import org.jiheng.policy.indicator.TargetDeclaration;
import org.jiheng.policy.parameters.Dated;
import org.jiheng.policy.parameters.FundFlow;
import org.jiheng.policy.rules.Phase;
import org.jiheng.policy.rules.Rule;
import org.jiheng.policy.rules.RuleInfo;
import org.jiheng.policy.rules.Severity;
import org.jiheng.policy.rules.Verdict;
import org.jiheng.policy.rules.Verdict.NotApplicable;
import org.jiheng.policy.rules.Verdict.Passed;
import org.jiheng.policy.rules.Violation;

/**
 * 资金流转不重复计分 — the flow of funds is not scored a second time among the indicators (LNT-31).
 *
 * <p>财预〔2020〕10号 gives 预算执行率 a weight of its own. 6月资金安排到位率 among the rows scores the same money again: a
 * project that only received its money has 30 points before anything happened. Many districts ask for this row,
 * so it is a question up to the limit and an error above it, added up over the form.
 */
public final class FundFlowIsNotCountedTwice implements Rule<TargetDeclaration> {
    private final Dated<FundFlow> fundFlow;

    public FundFlowIsNotCountedTwice(Dated<FundFlow> fundFlow) {
        this.fundFlow = fundFlow;
    }

    @Override
    public RuleInfo info() {
        return new RuleInfo(
                "LNT-31",
                "资金流转不重复计分",
                Phase.DECLARATION,
                Severity.WARN,
                "资金到位率、执行率、支出进度这类指标不放进指标表；合计超过上限的应改。",
                "预算执行率已经单独计分。指标里再计一次，钱一到账，事还没做就有了分。",
                fundFlow.source());
    }

    @Override
    public Verdict check(TargetDeclaration declaration) {
        if (declaration.indicators().isEmpty()) {
            return new NotApplicable("还没有绩效指标");
        }
        var rows = Row.of(declaration).stream()
                .filter(row -> fundFlow.value().describes(row.indicator().name()))
                .toList();
        if (rows.isEmpty()) {
            return new Passed();
        }
        var together = together(rows);
        var severity = together.compareTo(fundFlow.value().limit()) > 0 ? Severity.ERROR : null;
        var weight = declaration.executionWeight();
        var execution = weight == null ? "执行率" : "执行率 %s 分".formatted(weight);
        var violations = new ArrayList<Violation>();
        for (var row : rows) {
            var points = row.indicator().points();
            var counts = points == null ? "" : "占 %s 分".formatted(points);
            var sum = rows.size() > 1 ? "（同类 %d 行共 %s 分）".formatted(rows.size(), together) : "";
            violations.add(new Violation(
                    row.place("name"),
                    "%s%s%s，与%s重复计分".formatted(row.title(), counts, sum, execution),
                    "请换成产出或效益指标；按要求保留的请写说明",
                    severity));
        }
        return Verdict.of(violations);
    }

    private static Points together(List<Row> rows) {
        return Points.sum(rows.stream()
                .map(row -> row.indicator().points())
                .filter(Objects::nonNull)
                .toList());
    }
}
