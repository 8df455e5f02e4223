package org.jiheng.documents.writing;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jiheng.documents.Execution;
import org.jiheng.documents.Form;
import org.jiheng.documents.IndicatorOutcome;
import org.jiheng.documents.MoneyUnit;
import org.jiheng.documents.Outcome;
import org.jiheng.policy.common.FieldPath;
import org.jiheng.policy.common.Money;
import org.jiheng.policy.common.Points;
import org.jiheng.policy.indicator.CodedName;
import org.jiheng.policy.indicator.Indicator;
import org.jiheng.policy.indicator.TargetValue;
import org.jspecify.annotations.Nullable;

/**
 * 已填内容 — every value a form holds, as it is printed, by its place. A layout takes from it what it has a
 * cell for; what is left over is what it cannot carry. A new field of the model belongs here, so that no
 * export ever drops it in silence.
 */
final class FilledFields {

    private final Form form;
    private final MoneyUnit unit;
    private final Map<FieldPath, String> fields = new LinkedHashMap<>();

    private FilledFields(Form form) {
        this.form = form;
        this.unit = Objects.requireNonNullElse(form.moneyUnit(), MoneyUnit.WAN_YUAN);
    }

    /** In the order of the form. */
    static Map<FieldPath, String> of(Form form) {
        var filled = new FilledFields(form);
        filled.declaration();
        var outcome = form.outcome();
        if (outcome != null) {
            filled.outcome(outcome);
        }
        return filled.fields;
    }

    private void declaration() {
        var declaration = form.declaration();
        text("title", form.title());
        text("tableNo", form.tableNo());
        text("tier", declaration.tier() == null ? null : declaration.tier().chinese());
        text("region", form.regionName());
        text(
                FieldPath.FISCAL_YEAR.path(),
                declaration.fiscalYear() == null
                        ? null
                        : declaration.fiscalYear().toString());
        text("moneyUnit", form.moneyUnit() == null ? null : form.moneyUnit().chinese());
        named("department", declaration.department());
        named("unit", declaration.unit());
        named("project", declaration.project());
        points(FieldPath.EXECUTION_WEIGHT.path(), declaration.executionWeight());
        var funding = declaration.funding();
        money("funds.total", funding.total());
        money("funds.superior", funding.superior());
        money("funds.local", funding.local());
        money("funds.other", funding.other());
        money("funds.carryOver", funding.carryOver());
        for (int line = 0; line < form.fundLines().size(); line++) {
            money("funds.lines[" + line + "]", form.fundLines().get(line).amount());
        }
        var texts = declaration.texts();
        text(FieldPath.OVERVIEW.path(), texts.overview());
        text(FieldPath.BASIS.path(), texts.basis());
        text(FieldPath.ANNUAL_TARGET.path(), texts.annualTarget());
        text(FieldPath.LONG_TERM_TARGET.path(), texts.longTermTarget());
        for (int row = 0; row < declaration.indicators().size(); row++) {
            indicator("indicators[" + row + "].", declaration.indicators().get(row));
        }
        var contact = form.contact();
        if (contact != null) {
            text("contact.name", contact.name());
            text("contact.phone", contact.phone());
        }
        text("note", declaration.note());
        for (int each = 0; each < form.details().size(); each++) {
            text("details[" + each + "]", form.details().get(each).value());
        }
        for (int each = 0; each < form.goals().size(); each++) {
            var goal = form.goals().get(each);
            text("goals[" + each + "].label", goal.label());
            text("goals[" + each + "].text", goal.text());
            points("goals[" + each + "].points", goal.points());
        }
    }

    private void indicator(String row, Indicator indicator) {
        text(row + "level1", indicator.level().category());
        text(row + "level2", indicator.level().subcategory());
        text(row + "name", indicator.name());
        var target = indicator.target();
        text(row + "target", (operator(target) + " " + value(target)).strip());
        text(row + "unit", indicator.unit());
        points(row + "points", indicator.points());
        text(row + "core", core(indicator.core()));
        text(row + "definition", indicator.definition());
        text(row + "scoringRule", indicator.scoringRule());
    }

    /** 指标性质 as printed: a sign, 定性, or blank for a range, whose value says it. */
    static String operator(@Nullable TargetValue target) {
        return switch (target) {
            case null -> "";
            case TargetValue.Numeric(var comparator, var value) -> comparator.symbol();
            case TargetValue.Range range -> "";
            case TargetValue.Qualitative qualitative -> "定性";
            case TargetValue.Unclear(var comparator, var text) -> comparator == null ? "" : comparator.symbol();
        };
    }

    /** 指标值 as printed: a range with ～ (GIT-93). */
    static String value(@Nullable TargetValue target) {
        return switch (target) {
            case null -> "";
            case TargetValue.Numeric(var comparator, var value) -> value.toPlainString();
            case TargetValue.Range(var low, var high) -> low.toPlainString() + "～" + high.toPlainString();
            case TargetValue.Qualitative(var text) -> text;
            case TargetValue.Unclear(var comparator, var text) -> text;
        };
    }

    static String core(@Nullable Boolean core) {
        return core == null ? "" : core ? "是" : "否";
    }

    private void outcome(Outcome outcome) {
        var execution = outcome.execution();
        if (execution != null) {
            execution(execution);
        }
        text("texts.annualResult", outcome.annualResult());
        for (int row = 0; row < outcome.indicators().size(); row++) {
            result("indicators[" + row + "].", outcome.indicators().get(row));
        }
        points("totalScore", outcome.totalScore());
        text("texts.conclusion", outcome.conclusion());
        text("texts.problems", outcome.problems());
        text("texts.improvement", outcome.improvement());
    }

    private void execution(Execution execution) {
        money("execution.initial", execution.initial());
        money("execution.adjusted", execution.adjusted());
        money("execution.spent", execution.spent());
        text("execution.rate", execution.rate());
        points("execution.points", execution.points());
        points("execution.earned", execution.earned());
        text("execution.period", execution.period());
        money("execution.forecast", execution.forecast());
        for (int line = 0; line < execution.lines().size(); line++) {
            var source = execution.lines().get(line);
            var path = "execution.lines[" + line + "].";
            money(path + "initial", source.initial());
            money(path + "adjusted", source.adjusted());
            money(path + "spent", source.spent());
            text(path + "rate", source.rate());
        }
    }

    private void result(String row, IndicatorOutcome outcome) {
        text(row + "actual", outcome.actual());
        points(row + "earned", outcome.earned());
        text(row + "deviation", outcome.deviation());
        text(row + "forecast", outcome.forecast());
        text(row + "likelihood", likelihood(outcome.likelihood()));
        text(row + "coefficient", outcome.coefficient());
        text(row + "initialValue", outcome.initialValue());
    }

    /** 完成目标可能性 in the words of the monitoring form (MON-07); anything else as it came. */
    static @Nullable String likelihood(@Nullable String code) {
        return switch (code) {
            case null -> null;
            case "CERTAIN" -> "确定能";
            case "POSSIBLE" -> "有可能";
            case "IMPOSSIBLE" -> "完全不可能";
            default -> code;
        };
    }

    private void named(String key, CodedName named) {
        text(key + ".code", named.code());
        text(key + ".name", named.name());
    }

    private void money(String path, @Nullable Money money) {
        text(path, money == null ? null : unit.print(money));
    }

    private void points(String path, @Nullable Points points) {
        text(path, points == null ? null : points.toString());
    }

    private void text(String path, @Nullable String text) {
        if (text != null && !text.isEmpty()) {
            fields.put(new FieldPath(path), text);
        }
    }
}
