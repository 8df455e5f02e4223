package org.jiheng.documents.json;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jiheng.documents.Detail;
import org.jiheng.documents.Execution;
import org.jiheng.documents.Form;
import org.jiheng.documents.Goal;
import org.jiheng.documents.IndicatorOutcome;
import org.jiheng.documents.MoneyUnit;
import org.jiheng.documents.Outcome;
import org.jiheng.documents.reading.Doubt;
import org.jiheng.documents.reading.DoubtCode;
import org.jiheng.documents.reading.IndicatorReading;
import org.jiheng.documents.reading.ReadFile;
import org.jiheng.documents.reading.ReadForm;
import org.jiheng.documents.reading.grid.Place;
import org.jiheng.policy.common.LegalBasis;
import org.jiheng.policy.common.Money;
import org.jiheng.policy.common.Points;
import org.jiheng.policy.indicator.CodedName;
import org.jiheng.policy.indicator.Comparator;
import org.jiheng.policy.indicator.Indicator;
import org.jiheng.policy.indicator.TargetValue;
import org.jiheng.policy.rules.Finding;
import org.jiheng.policy.scoring.ExecutionScore;
import org.jiheng.policy.scoring.IndicatorScore;
import org.jiheng.policy.scoring.ScoreFlag;
import org.jiheng.policy.scoring.ScoreSheet;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** 写出表单JSON — one method for each object of the format, its keys in the order of the format. */
final class FormsJsonWriter {

    private static final Outcome NO_OUTCOME = new Outcome(null, null, List.of(), null);

    private final JsonGenerator json;

    FormsJsonWriter(JsonGenerator json) {
        this.json = json;
    }

    void write(List<CheckedFile> files) {
        begin();
        files.forEach(this::file);
        end();
    }

    /** Between this and {@link #end} stand the files. */
    void begin() {
        json.writeStartObject();
        text("format", FormsJson.FORMAT);
        json.writeArrayPropertyStart("files");
    }

    void end() {
        json.writeEndArray();
        json.writeEndObject();
    }

    void file(CheckedFile checked) {
        ReadFile file = checked.file();
        json.writeStartObject();
        text("file", file.name());
        text("sha256", file.sha256());
        text("mediaType", file.mediaType());
        text("status", file.status().name());
        var problem = file.problem();
        if (problem == null) {
            json.writeNullProperty("problem");
        } else {
            json.writeObjectPropertyStart("problem");
            text("code", problem.code().name());
            text("message", problem.message());
            json.writeEndObject();
        }
        array("forms", checked.forms(), this::form);
        json.writeEndObject();
    }

    private void form(CheckedForm checked) {
        var read = checked.form();
        var form = read.form();
        var declaration = form.declaration();
        var unit = unitOf(form);
        var outcome = Objects.requireNonNullElse(form.outcome(), NO_OUTCOME);

        json.writeStartObject();
        text("formType", form.type().name());
        text("tier", declaration.tier() == null ? null : declaration.tier().name());
        text("title", form.title());
        text("tableNo", form.tableNo());
        text("region", form.regionName());
        if (declaration.fiscalYear() == null) {
            json.writeNullProperty("fiscalYear");
        } else {
            json.writeNumberProperty("fiscalYear", declaration.fiscalYear().year());
        }
        text("moneyUnit", form.moneyUnit() == null ? null : form.moneyUnit().chinese());
        named("department", declaration.department());
        named("unit", declaration.unit());
        named("project", declaration.project());
        points("executionWeight", declaration.executionWeight());
        funds(form, unit);
        execution(outcome.execution(), unit);
        json.writeObjectPropertyStart("texts");
        text("overview", declaration.texts().overview());
        text("basis", declaration.texts().basis());
        text("annualTarget", declaration.texts().annualTarget());
        text("annualResult", outcome.annualResult());
        text("longTermTarget", declaration.texts().longTermTarget());
        if (form.outcome() != null) {
            text("conclusion", outcome.conclusion());
            text("problems", outcome.problems());
            text("improvement", outcome.improvement());
        }
        json.writeEndObject();
        json.writeArrayPropertyStart("indicators");
        for (int row = 0; row < declaration.indicators().size(); row++) {
            indicator(
                    declaration.indicators().get(row),
                    form.outcome() == null
                            ? IndicatorOutcome.BLANK
                            : outcome.indicators().get(row),
                    read.indicators().get(row));
        }
        json.writeEndArray();
        points("totalScore", outcome.totalScore());
        var contact = form.contact();
        if (contact == null) {
            json.writeNullProperty("contact");
        } else {
            json.writeObjectPropertyStart("contact");
            text("name", contact.name());
            text("phone", contact.phone());
            json.writeEndObject();
        }
        text("note", declaration.note());
        if (!form.details().isEmpty()) {
            array("details", form.details(), this::detail);
        }
        if (!form.goals().isEmpty()) {
            array("goals", form.goals(), this::goal);
        }
        array("doubts", doubts(read), this::doubt);
        array("findings", checked.findings(), finding -> finding(finding, read));
        score(checked.score());
        json.writeObjectPropertyStart("sources");
        new TreeMap<>(read.places()).forEach((field, place) -> place(field.path(), place));
        json.writeEndObject();
        json.writeEndObject();
    }

    /** Money without a unit line is meant in 万元 (DAT-08), and is written so. */
    private static MoneyUnit unitOf(Form form) {
        return Objects.requireNonNullElse(form.moneyUnit(), MoneyUnit.WAN_YUAN);
    }

    private void named(String key, CodedName named) {
        json.writeObjectPropertyStart(key);
        text("code", named.code());
        text("name", named.name());
        json.writeEndObject();
    }

    private void funds(Form form, MoneyUnit unit) {
        var funding = form.declaration().funding();
        json.writeObjectPropertyStart("funds");
        money("total", funding.total(), unit);
        money("superior", funding.superior(), unit);
        money("local", funding.local(), unit);
        money("other", funding.other(), unit);
        money("carryOver", funding.carryOver(), unit);
        array("lines", form.fundLines(), line -> {
            json.writeStartObject();
            text("label", line.label());
            money("amount", line.amount(), unit);
            json.writeEndObject();
        });
        json.writeEndObject();
    }

    private void execution(@Nullable Execution execution, MoneyUnit unit) {
        if (execution == null) {
            json.writeNullProperty("execution");
            return;
        }
        json.writeObjectPropertyStart("execution");
        money("initial", execution.initial(), unit);
        money("adjusted", execution.adjusted(), unit);
        money("spent", execution.spent(), unit);
        text("rate", execution.rate());
        points("points", execution.points());
        points("earned", execution.earned());
        text("period", execution.period());
        money("forecast", execution.forecast(), unit);
        if (!execution.lines().isEmpty()) {
            array("lines", execution.lines(), line -> {
                json.writeStartObject();
                text("label", line.label());
                money("initial", line.initial(), unit);
                money("adjusted", line.adjusted(), unit);
                money("spent", line.spent(), unit);
                text("rate", line.rate());
                json.writeEndObject();
            });
        }
        json.writeEndObject();
    }

    private void detail(Detail detail) {
        json.writeStartObject();
        text("kind", detail.kind().name());
        text("label", detail.label());
        text("value", detail.value());
        json.writeEndObject();
    }

    private void goal(Goal goal) {
        json.writeStartObject();
        text("label", goal.label());
        text("text", goal.text());
        points("points", goal.points());
        json.writeNumberProperty("firstIndicator", goal.firstIndicator());
        json.writeEndObject();
    }

    private void indicator(Indicator indicator, IndicatorOutcome outcome, IndicatorReading reading) {
        json.writeStartObject();
        text("level1", indicator.level().category());
        text("level2", indicator.level().subcategory());
        text("name", indicator.name().isEmpty() ? null : indicator.name());
        target(indicator.target());
        text("unit", indicator.unit());
        points("points", indicator.points());
        if (indicator.core() == null) {
            json.writeNullProperty("core");
        } else {
            json.writeBooleanProperty("core", indicator.core());
        }
        text("definition", indicator.definition());
        text("scoringRule", indicator.scoringRule());
        text("actual", outcome.actual());
        points("earned", outcome.earned());
        text("deviation", outcome.deviation());
        text("forecast", outcome.forecast());
        text("likelihood", outcome.likelihood());
        if (outcome.coefficient() != null) {
            text("coefficient", outcome.coefficient());
        }
        if (outcome.initialValue() != null) {
            text("initialValue", outcome.initialValue());
        }
        text("raw", reading.raw());
        place("source", reading.source());
        text("confidence", reading.confidence().toPlainString());
        json.writeEndObject();
    }

    private void target(@Nullable TargetValue target) {
        switch (target) {
            case null -> target(null, null, null);
            case TargetValue.Numeric(var comparator, var value) -> target(comparator.symbol(), plain(value), null);
            case TargetValue.Range(var low, var high) -> target("RANGE", plain(low), plain(high));
            case TargetValue.Qualitative(var text) -> target("QUALITATIVE", text, null);
            case TargetValue.Unclear(var comparator, var text) -> target(symbol(comparator), text, null);
        }
    }

    private void target(@Nullable String operator, @Nullable String value, @Nullable String valueHigh) {
        text("operator", operator);
        text("value", value);
        text("valueHigh", valueHigh);
    }

    private static @Nullable String symbol(@Nullable Comparator comparator) {
        return comparator == null ? null : comparator.symbol();
    }

    /**
     * The doubts of the reader, and one for each text that lost its markup before this reading: the format
     * has no other place to say so, and LNT-43 must still be able to.
     */
    private static List<Doubt> doubts(ReadForm read) {
        var doubts = new ArrayList<>(read.doubts());
        var told = doubts.stream()
                .filter(doubt -> doubt.code() == DoubtCode.MARKUP_REMOVED)
                .map(Doubt::field)
                .collect(Collectors.toSet());
        new TreeSet<>(read.form().declaration().markupRemovedFrom())
                .stream()
                        .filter(field -> !told.contains(field))
                        .forEach(field -> doubts.add(new Doubt(
                                DoubtCode.MARKUP_REMOVED,
                                field,
                                "原文中带有网页标记，已去除，请核对文字。",
                                read.places().get(field))));
        return List.copyOf(doubts);
    }

    private void doubt(Doubt doubt) {
        json.writeStartObject();
        text("code", doubt.code().name());
        text("field", doubt.field().path());
        text("message", doubt.message());
        place("source", doubt.source());
        json.writeEndObject();
    }

    private void finding(Finding finding, ReadForm read) {
        json.writeStartObject();
        text("rule", finding.rule());
        text("severity", finding.severity().name());
        text("field", finding.field().path());
        text("message", finding.message());
        text("advice", finding.advice());
        text("legalBasis", basis(finding.basis()));
        place("source", read.placeOf(finding.field()).orElse(null));
        json.writeEndObject();
    }

    /** The source as a reader may quote it, saying honestly how well it is known. */
    static String basis(LegalBasis basis) {
        var source = basis.clause().isEmpty() ? basis.toString() : basis + "：" + basis.clause();
        return switch (basis.confidence()) {
            case SEEN -> source;
            case REPUBLISHED -> source + "(据转载文本)";
            case KNOWN -> source; // its own text says 条款待核 already
            case DESIGN -> source + "(系统核对，非法规条款)";
        };
    }

    private void score(@Nullable ScoreSheet score) {
        if (score == null) {
            json.writeNullProperty("score");
            return;
        }
        json.writeObjectPropertyStart("score");
        executionScore(score.execution());
        array("indicators", score.indicators(), this::indicatorScore);
        points("total", score.total());
        text("grade", score.grade() == null ? null : score.grade().chinese());
        text("policy", score.policy() == null ? null : score.policy().toString());
        points("printedTotal", score.printedTotal());
        array("disagreements", score.disagreements(), json::writeString);
        json.writeEndObject();
    }

    private void executionScore(ExecutionScore score) {
        json.writeObjectPropertyStart("execution");
        text("rate", score.rate() == null ? null : score.rate().share().toPlainString());
        points("points", score.points());
        points("earned", score.earned());
        text("explanation", score.explanation());
        flagsAndMissing(score.flags(), score.missing());
        json.writeEndObject();
    }

    private void indicatorScore(IndicatorScore score) {
        json.writeStartObject();
        text("name", score.name());
        points("points", score.points());
        points("earned", score.earned());
        text("method", score.method());
        text("explanation", score.explanation());
        flagsAndMissing(score.flags(), score.missing());
        json.writeEndObject();
    }

    private void flagsAndMissing(List<ScoreFlag> flags, List<String> missing) {
        array("flags", flags, flag -> json.writeString(flag.name()));
        array("missing", missing, json::writeString);
    }

    private void place(String key, @Nullable Place place) {
        switch (place) {
            case null -> json.writeNullProperty(key);
            case Place.Cell(var sheet, var cell) -> {
                json.writeObjectPropertyStart(key);
                text("sheet", sheet);
                text("cell", cell);
                json.writeEndObject();
            }
            case Place.PageRow(var page, var row) -> {
                json.writeObjectPropertyStart(key);
                json.writeNumberProperty("page", page);
                json.writeNumberProperty("row", row);
                json.writeEndObject();
            }
            case Place.LineColumn(var line, var column) -> {
                json.writeObjectPropertyStart(key);
                json.writeNumberProperty("line", line);
                json.writeNumberProperty("column", column);
                json.writeEndObject();
            }
        }
    }

    private void text(String key, @Nullable String value) {
        json.writeName(key);
        if (value == null) {
            json.writeNull();
        } else {
            json.writeString(wellFormed(value));
        }
    }

    /** Half of a surrogate pair has no bytes in UTF-8 (GIT-83): it is written as the replacement character. */
    private static String wellFormed(String value) {
        for (int index = 0; index < value.length(); index++) {
            if (Character.isSurrogate(value.charAt(index))) {
                return new String(value.getBytes(StandardCharsets.UTF_16BE), StandardCharsets.UTF_16BE);
            }
        }
        return value;
    }

    private void money(String key, @Nullable Money money, MoneyUnit unit) {
        text(key, money == null ? null : unit.print(money));
    }

    private void points(String key, @Nullable Points points) {
        text(key, points == null ? null : points.toString());
    }

    private static String plain(BigDecimal value) {
        return value.toPlainString();
    }

    private <T> void array(String key, List<T> items, Consumer<T> write) {
        json.writeArrayPropertyStart(key);
        items.forEach(write);
        json.writeEndArray();
    }
}
