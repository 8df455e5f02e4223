package org.jiheng.documents.accuracy;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jiheng.documents.Form;
import org.jiheng.policy.common.Money;
import org.jiheng.policy.common.Points;
import org.jiheng.policy.indicator.CodedName;
import org.jiheng.policy.indicator.TargetValue;
import org.jspecify.annotations.Nullable;

/**
 * 表的字段 — a form as single values under the names of {@code jiheng-forms/1}, so that two readings can be compared.
 * Blanks do not count, money is compared in yuan, and a text is compared without its white space: a PDF breaks lines
 * where the paper ends.
 */
final class FormFields {
    private final Map<String, String> values = new LinkedHashMap<>();

    private FormFields() {}

    static Map<String, String> of(Form form) {
        var fields = new FormFields();
        fields.read(form);
        return fields.values;
    }

    private void read(Form form) {
        var d = form.declaration();
        text("formType", form.type().name());
        text("tier", d.tier() == null ? null : d.tier().name());
        text("title", form.title());
        text("tableNo", form.tableNo());
        text("region", form.regionName());
        text("fiscalYear", d.fiscalYear() == null ? null : d.fiscalYear().toString());
        text("moneyUnit", form.moneyUnit() == null ? null : form.moneyUnit().chinese());
        named("department", d.department());
        named("unit", d.unit());
        named("project", d.project());
        points("executionWeight", d.executionWeight());
        money("funds.total", d.funding().total());
        money("funds.superior", d.funding().superior());
        money("funds.local", d.funding().local());
        money("funds.other", d.funding().other());
        money("funds.carryOver", d.funding().carryOver());
        text(
                "funds.lines",
                form.fundLines().stream()
                        .map(line -> line.label()
                                + "="
                                + (line.amount() == null
                                        ? ""
                                        : line.amount().yuan().toPlainString()))
                        .collect(Collectors.joining(";")));
        text("texts.overview", d.texts().overview());
        text("texts.basis", d.texts().basis());
        text("texts.annualTarget", d.texts().annualTarget());
        text("texts.longTermTarget", d.texts().longTermTarget());
        outcome(form);
        for (int i = 0; i < d.indicators().size(); i++) {
            indicator(form, i);
        }
        var contact = form.contact();
        if (contact != null) {
            text("contact.name", contact.name());
            text("contact.phone", contact.phone());
        }
        text("note", d.note());
    }

    private void outcome(Form form) {
        var outcome = form.outcome();
        if (outcome == null) {
            return;
        }
        text("texts.annualResult", outcome.annualResult());
        text("texts.conclusion", outcome.conclusion());
        text("texts.problems", outcome.problems());
        text("texts.improvement", outcome.improvement());
        points("totalScore", outcome.totalScore());
        var execution = outcome.execution();
        if (execution != null) {
            money("execution.initial", execution.initial());
            money("execution.adjusted", execution.adjusted());
            money("execution.spent", execution.spent());
            text("execution.rate", execution.rate());
            points("execution.points", execution.points());
            points("execution.earned", execution.earned());
            text("execution.period", execution.period());
            money("execution.forecast", execution.forecast());
        }
    }

    private void indicator(Form form, int i) {
        var row = form.declaration().indicators().get(i);
        var at = "indicators[%d].".formatted(i);
        text(at + "level1", row.level().category());
        text(at + "level2", row.level().subcategory());
        text(at + "name", row.name());
        target(at, row.target());
        text(at + "unit", row.unit());
        points(at + "points", row.points());
        text(at + "core", row.core() == null ? null : row.core().toString());
        text(at + "definition", row.definition());
        text(at + "scoringRule", row.scoringRule());
        var outcome = form.outcome();
        if (outcome != null) {
            var reached = outcome.indicators().get(i);
            text(at + "actual", reached.actual());
            points(at + "earned", reached.earned());
            text(at + "deviation", reached.deviation());
            text(at + "forecast", reached.forecast());
            text(at + "likelihood", reached.likelihood());
            text(at + "coefficient", reached.coefficient());
            text(at + "initialValue", reached.initialValue());
        }
    }

    private void target(String at, @Nullable TargetValue target) {
        switch (target) {
            case null -> {}
            case TargetValue.Numeric(var comparator, var value) -> {
                text(at + "operator", comparator.symbol());
                text(at + "value", value.toPlainString());
            }
            case TargetValue.Range(var low, var high) -> {
                text(at + "operator", "RANGE");
                text(at + "value", low.toPlainString());
                text(at + "valueHigh", high.toPlainString());
            }
            case TargetValue.Qualitative(var words) -> {
                text(at + "operator", "QUALITATIVE");
                text(at + "value", words);
            }
            case TargetValue.Unclear(var comparator, var words) -> {
                text(at + "operator", comparator == null ? null : comparator.symbol());
                text(at + "value", words);
            }
        }
    }

    private void named(String at, CodedName named) {
        text(at + ".code", named.code());
        text(at + ".name", named.name());
    }

    private void money(String at, @Nullable Money money) {
        text(at, money == null ? null : money.yuan().toPlainString());
    }

    private void points(String at, @Nullable Points points) {
        text(at, points == null ? null : points.toString());
    }

    private void text(String at, @Nullable String text) {
        if (text != null) {
            var bare = text.replaceAll("[\\s\\u00a0\\u3000]+", "");
            if (!bare.isEmpty()) {
                values.put(at, bare);
            }
        }
    }
}
