package org.jiheng.policy.rules.publication;

import java.util.ArrayList;
import java.util.List;
import org.jiheng.policy.common.FieldPath;
import org.jiheng.policy.common.LegalBasis;
import org.jiheng.policy.rules.Phase;
import org.jiheng.policy.rules.Quoted;
import org.jiheng.policy.rules.Rule;
import org.jiheng.policy.rules.RuleInfo;
import org.jiheng.policy.rules.Severity;
import org.jiheng.policy.rules.Verdict;
import org.jiheng.policy.rules.Verdict.Undetermined;
import org.jiheng.policy.rules.Violation;
import org.jspecify.annotations.Nullable;

/**
 * 该公开的表都有 — every required table is there, with data or with the sentence that it has none (LNT-68, PUB-04).
 *
 * <p>The catalogues of what is to be published say 没有数据的表格应当列出空表并说明. A missing table looks like a hidden one.
 */
public final class RequiredTablesArePublished implements Rule<Disclosure> {

    @Override
    public RuleInfo info() {
        return new RuleInfo(
                "LNT-68",
                "该公开的表都有",
                Phase.PUBLICATION,
                Severity.BLOCK,
                "应公开的每张表都在；没有数据的列出空表，并写一句说明。",
                "少一张表，看的人会以为是不愿公开。",
                LegalBasis.republished("财预〔2016〕143号", "地方预决算公开操作规程", "没有数据的表格应当列出空表并说明"));
    }

    @Override
    public Verdict check(Disclosure disclosure) {
        if (disclosure.required().isEmpty()) {
            return new Undetermined(List.of("应公开的表的清单"));
        }
        var violations = new ArrayList<Violation>();
        for (var title : disclosure.required()) {
            var index = indexOf(title, disclosure.tables());
            if (index < 0) {
                violations.add(new Violation(
                        new FieldPath("tables"), "缺少%s".formatted(Quoted.of(title)), "请补上；没有数据的也要列出空表并说明"));
            } else if (!disclosure.tables().get(index).hasRows()
                    && isBlank(disclosure.tables().get(index).note())) {
                violations.add(new Violation(
                        Disclosure.table(index),
                        "%s是空表，没有说明".formatted(Quoted.of(title)),
                        "请在表下写一句，如“本单位无一般项目，故此表无数据。”"));
            }
        }
        return Verdict.of(violations);
    }

    private static int indexOf(String title, List<PublishedTable> tables) {
        for (var index = 0; index < tables.size(); index++) {
            if (tables.get(index).title().strip().equals(title.strip())) {
                return index;
            }
        }
        return -1;
    }

    private static boolean isBlank(@Nullable String text) {
        return text == null || text.isBlank();
    }
}
