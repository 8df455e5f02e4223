package org.jiheng.policy.rules.target;

import java.util.ArrayList;
import java.util.List;
import org.jiheng.policy.common.LegalBasis;
import org.jiheng.policy.rules.Phase;
import org.jiheng.policy.rules.Rule;
import org.jiheng.policy.rules.RuleInfo;
import org.jiheng.policy.rules.Severity;
import org.jiheng.policy.rules.Verdict;
import org.jiheng.policy.rules.Verdict.NotApplicable;
import org.jiheng.policy.rules.Verdict.Undetermined;
import org.jiheng.policy.rules.Violation;

/**
 * 指标日期不晚于项目结束 — no indicator is due after the project has ended (LNT-24).
 *
 * <p>Our own cross-check. A project that ends in June cannot finish an indicator in December.
 */
public final class IndicatorsEndWithTheProject implements Rule<WithinProject> {

    @Override
    public RuleInfo info() {
        return new RuleInfo(
                "LNT-24",
                "指标日期不晚于项目结束",
                Phase.DECLARATION,
                Severity.ERROR,
                "指标名称和指标值里写的日期，不晚于项目库里的项目结束日期。",
                "项目 6 月就结束，指标却要 12 月才完成，总有一个不对。",
                LegalBasis.ownCheck("指标日期与项目起止对照"));
    }

    @Override
    public Verdict check(WithinProject subject) {
        var declaration = subject.declaration();
        if (declaration.indicators().isEmpty()) {
            return Row.NONE;
        }
        var end = subject.span().end();
        var violations = new ArrayList<Violation>();
        var dated = false;
        for (var row : Row.of(declaration)) {
            var inTarget = WrittenDates.latest(row.writtenTarget(), declaration.fiscalYear());
            var due =
                    inTarget == null ? WrittenDates.latest(row.indicator().name(), declaration.fiscalYear()) : inTarget;
            if (due == null) {
                continue;
            }
            dated = true;
            if (end != null && due.isAfter(end)) {
                violations.add(new Violation(
                        row.place(inTarget == null ? "name" : "target"),
                        "%s写到 %s，项目 %s 就结束了".formatted(row.title(), due, end),
                        "请核对指标日期和项目起止"));
            }
        }
        if (!dated) {
            return new NotApplicable("指标里没有写日期");
        }
        return end == null ? new Undetermined(List.of("项目结束日期")) : Verdict.of(violations);
    }
}
