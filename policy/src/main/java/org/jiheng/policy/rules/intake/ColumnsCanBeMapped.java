package org.jiheng.policy.rules.intake;

import java.util.ArrayList;
import java.util.List;
import org.jiheng.policy.common.FieldPath;
import org.jiheng.policy.parameters.Dated;
import org.jiheng.policy.parameters.Words;
import org.jiheng.policy.rules.Phase;
import org.jiheng.policy.rules.Quoted;
import org.jiheng.policy.rules.Rule;
import org.jiheng.policy.rules.RuleInfo;
import org.jiheng.policy.rules.Severity;
import org.jiheng.policy.rules.Verdict;
import org.jiheng.policy.rules.Verdict.Passed;
import org.jiheng.policy.rules.Verdict.Undetermined;
import org.jiheng.policy.rules.Violation;

/**
 * 表头认得出 — the columns an indicator table cannot do without are recognised (LNT-74).
 *
 * <p>Our own check. A merged or blank head is common; rather than guess, the person is asked which column is which.
 */
public final class ColumnsCanBeMapped implements Rule<HeaderRow> {
    private final Dated<Words> required;

    public ColumnsCanBeMapped(Dated<Words> required) {
        this.required = required;
    }

    @Override
    public RuleInfo info() {
        return new RuleInfo(
                "LNT-74",
                "表头认得出",
                Phase.IMPORT,
                Severity.ERROR,
                "导入的指标表，必须的几列都能从表头认出来。",
                "表头合并了或空着，系统不猜，请您指一下哪一列是什么。",
                required.source());
    }

    @Override
    public Verdict check(HeaderRow header) {
        if (header.printed().stream().allMatch(String::isBlank)) {
            return new Undetermined(List.of("指标表的表头"));
        }
        var missing = required.value().list().stream()
                .filter(column -> !header.understood().contains(column))
                .toList();
        if (missing.isEmpty()) {
            return new Passed();
        }
        var open = new ArrayList<String>();
        for (var column = 0; column < header.printed().size(); column++) {
            if (header.understood().get(column).isEmpty()) {
                var printed = header.printed().get(column);
                open.add(printed.isBlank() ? "第 %d 列（空）".formatted(column + 1) : Quoted.of(printed));
            }
        }
        return Verdict.violated(new Violation(
                FieldPath.INDICATORS,
                "表头里没有认出“%s”%s"
                        .formatted(
                                String.join("”“", missing),
                                open.isEmpty() ? "" : "；还不知道是什么的：" + String.join("、", open)),
                "请指一下哪一列是“%s”".formatted(missing.getFirst())));
    }
}
