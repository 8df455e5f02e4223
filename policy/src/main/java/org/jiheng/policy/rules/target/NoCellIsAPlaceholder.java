package org.jiheng.policy.rules.target;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jiheng.policy.common.FieldPath;
import org.jiheng.policy.common.LegalBasis;
import org.jiheng.policy.indicator.TargetDeclaration;
import org.jiheng.policy.indicator.TargetValue.Numeric;
import org.jiheng.policy.indicator.TargetValue.Range;
import org.jiheng.policy.parameters.Words;
import org.jiheng.policy.rules.Phase;
import org.jiheng.policy.rules.Quoted;
import org.jiheng.policy.rules.Rule;
import org.jiheng.policy.rules.RuleInfo;
import org.jiheng.policy.rules.Severity;
import org.jiheng.policy.rules.Verdict;
import org.jiheng.policy.rules.Violation;
import org.jspecify.annotations.Nullable;

/**
 * 没有占位的格子 — no cell holds a dash, 无 or xx in place of an answer (LNT-08).
 *
 * <p>Our own cross-check, after declarations full of them. A cell with a dash looks filled to every count. A unit may
 * be a dash where the target is in words: there is nothing to count.
 */
public final class NoCellIsAPlaceholder implements Rule<TargetDeclaration> {
    private final Words placeholders;

    public NoCellIsAPlaceholder(Words placeholders) {
        this.placeholders = placeholders;
    }

    @Override
    public RuleInfo info() {
        return new RuleInfo(
                "LNT-08",
                "没有占位的格子",
                Phase.DECLARATION,
                Severity.BLOCK,
                "项目名称、文字栏目、指标名称、指标值和定量指标的单位里，不只写“/”“-”“无”“xx”“待定”这类占位的写法。",
                "占位的格子看着填了，其实没有填。",
                LegalBasis.ownCheck("占位的写法等于没填"));
    }

    @Override
    public Verdict check(TargetDeclaration declaration) {
        var violations = new ArrayList<Violation>();
        look(violations, declaration.project().name(), () -> FieldPath.PROJECT_NAME, () -> "项目名称");
        for (var text : WrittenText.of(declaration.texts())) {
            look(violations, text.content(), text::place, text::label);
        }
        for (var row : Row.of(declaration)) {
            var indicator = row.indicator();
            look(violations, indicator.name(), () -> row.place("name"), () -> row.number() + "的指标名称");
            look(violations, row.writtenTarget(), () -> row.place("target"), () -> row.title() + "的指标值");
            if (indicator.target() instanceof Numeric || indicator.target() instanceof Range) {
                look(violations, indicator.unit(), () -> row.place("unit"), () -> row.title() + "的指标单位");
            }
        }
        return Verdict.of(violations);
    }

    private void look(
            List<Violation> violations, @Nullable String cell, Supplier<FieldPath> place, Supplier<String> what) {
        if (cell != null && cell.length() <= LONGEST && placeholders.contain(cell)) {
            violations.add(new Violation(
                    place.get(), "%s只写了%s，等于没填".formatted(what.get(), Quoted.of(cell)), "请填实际内容；确实没有的，问一下主管部门怎么填"));
        }
    }

    /** With space around it; longer cells say something. */
    private static final int LONGEST = 20;
}
