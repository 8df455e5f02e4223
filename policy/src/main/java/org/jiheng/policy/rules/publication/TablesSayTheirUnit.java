package org.jiheng.policy.rules.publication;

import java.util.ArrayList;
import java.util.List;
import org.jiheng.policy.common.LegalBasis;
import org.jiheng.policy.rules.Phase;
import org.jiheng.policy.rules.Quoted;
import org.jiheng.policy.rules.Rule;
import org.jiheng.policy.rules.RuleInfo;
import org.jiheng.policy.rules.Severity;
import org.jiheng.policy.rules.Verdict;
import org.jiheng.policy.rules.Verdict.NotApplicable;
import org.jiheng.policy.rules.Violation;
import org.jspecify.annotations.Nullable;

/**
 * 表头有单位 — every table with data prints its unit, and its heads do not say another (LNT-72, DAT-08).
 *
 * <p>Our own cross-check. Some forms print 元 where their text says 万元.
 */
public final class TablesSayTheirUnit implements Rule<Disclosure> {

    @Override
    public RuleInfo info() {
        return new RuleInfo(
                "LNT-72",
                "表头有单位",
                Phase.PUBLICATION,
                Severity.ERROR,
                "有数据的表都印“单位：万元”或“单位：元”，栏目名里的单位与它不矛盾。",
                "没有单位，1200 是一千二百元还是一千二百万元？",
                LegalBasis.ownCheck("表头单位与栏目单位对照"));
    }

    @Override
    public Verdict check(Disclosure disclosure) {
        var violations = new ArrayList<Violation>();
        var filled = false;
        for (var index = 0; index < disclosure.tables().size(); index++) {
            var table = disclosure.tables().get(index);
            if (!table.hasRows()) {
                continue;
            }
            filled = true;
            var unit = moneyUnit(table.unitLine());
            if (unit.isEmpty()) {
                violations.add(new Violation(
                        Disclosure.table(index), "%s没有印单位".formatted(Quoted.of(table.title())), "请在表头右上印“单位：万元”"));
                continue;
            }
            for (var head : table.heads()) {
                var other = moneyUnit(head);
                if (!other.isEmpty() && !other.equals(unit)) {
                    violations.add(new Violation(
                            Disclosure.table(index),
                            "%s的单位是%s，栏目%s写的是%s".formatted(Quoted.of(table.title()), unit, Quoted.of(head), other),
                            "请统一单位，数也要换算"));
                }
            }
        }
        return filled ? Verdict.of(violations) : new NotApplicable("没有有数据的表");
    }

    /** 万元, 亿元, 千元 or 元 behind 单位 or in brackets; empty when neither is there. */
    private static String moneyUnit(@Nullable String text) {
        if (text == null) {
            return "";
        }
        var said = text.contains("单位") || text.contains("(") || text.contains("（");
        if (!said) {
            return "";
        }
        for (var unit : List.of("亿元", "万元", "千元")) {
            if (text.contains(unit)) {
                return unit;
            }
        }
        var yuan = text.indexOf('元');
        return yuan > 0 && ":：(（ 　".indexOf(text.charAt(yuan - 1)) >= 0 ? "元" : "";
    }
}
