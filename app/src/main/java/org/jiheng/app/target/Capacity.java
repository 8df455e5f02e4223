package org.jiheng.app.target;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jiheng.documents.Form;
import org.jiheng.policy.common.FieldPath;
import org.jiheng.policy.common.Money;
import org.jiheng.policy.common.Points;
import org.jspecify.annotations.Nullable;

/**
 * 存得下 — whether the columns of V004 can hold a form exactly as it stands. A value that does not fit is said to whoever brings it;
 * nothing is rounded or cut on the way in.
 */
final class Capacity {
    private static final BigDecimal MONEY = new BigDecimal("1e16"); // numeric(18,2)
    private static final BigDecimal POINTS = new BigDecimal("1e5"); // numeric(9,4), also of their sum
    private static final BigDecimal WEIGHT = new BigDecimal("1e3"); // numeric(7,4)
    private static final int DECIMALS = 4;
    private static final int LONGEST_CODE = 21;
    private static final int LONGEST_ORGANISATION = 300;

    private Capacity() {}

    /** The first thing that does not fit, in a sentence. */
    static Optional<String> exceededBy(Form form) {
        var declaration = form.declaration();
        var funding = declaration.funding();
        var problems = new ArrayList<String>();
        checkLength(
                problems, new FieldPath("project.code"), declaration.project().code(), LONGEST_CODE);
        checkLength(problems, new FieldPath("unit"), declaration.unit().name(), LONGEST_ORGANISATION);
        checkLength(
                problems, new FieldPath("department"), declaration.department().name(), LONGEST_ORGANISATION);
        check(problems, FieldPath.EXECUTION_WEIGHT, declaration.executionWeight(), WEIGHT);
        check(problems, FieldPath.FUNDS_TOTAL, funding.total());
        check(problems, new FieldPath("funds.superior"), funding.superior());
        check(problems, new FieldPath("funds.local"), funding.local());
        check(problems, new FieldPath("funds.other"), funding.other());
        check(problems, new FieldPath("funds.carryOver"), funding.carryOver());
        form.fundLines().forEach(line -> check(problems, new FieldPath("funds"), line.amount()));
        for (int row = 0; row < declaration.indicators().size(); row++) {
            var points = declaration.indicators().get(row).points();
            check(problems, FieldPath.indicator(row, "points"), points, POINTS);
        }
        check(problems, FieldPath.INDICATORS, declaration.indicatorPoints(), POINTS);
        return problems.stream().findFirst();
    }

    private static void check(List<String> problems, FieldPath field, @Nullable Money money) {
        if (money != null && money.yuan().abs().compareTo(MONEY) >= 0) {
            problems.add("%s的金额大得不像真的,请核对原表后再导入".formatted(FieldWords.of(field)));
        }
    }

    private static void check(List<String> problems, FieldPath field, @Nullable Points points, BigDecimal end) {
        if (points == null) {
            return;
        }
        if (points.value().abs().compareTo(end) >= 0) {
            problems.add("%s%s大得不像真的,请核对原表后再导入".formatted(FieldWords.of(field), points));
        } else if (points.value().scale() > DECIMALS) {
            problems.add("%s%s的小数多于%d位,请在原表改短后再导入".formatted(FieldWords.of(field), points, DECIMALS));
        }
    }

    private static void checkLength(List<String> problems, FieldPath field, @Nullable String text, int longest) {
        if (text != null && text.codePointCount(0, text.length()) > longest) {
            problems.add("%s超过%d个字,请缩短后再导入".formatted(FieldWords.of(field), longest));
        }
    }
}
