package org.jiheng.documents.issuing;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jiheng.documents.Contact;
import org.jiheng.documents.Detail;
import org.jiheng.documents.Execution;
import org.jiheng.documents.Form;
import org.jiheng.documents.FundLine;
import org.jiheng.documents.Goal;
import org.jiheng.documents.IndicatorOutcome;
import org.jiheng.documents.Outcome;
import org.jiheng.policy.common.FieldPath;
import org.jiheng.policy.indicator.CodedName;
import org.jiheng.policy.indicator.DeclarationTexts;
import org.jiheng.policy.indicator.Indicator;
import org.jiheng.policy.indicator.IndicatorLevel;
import org.jiheng.policy.indicator.TargetDeclaration;
import org.jiheng.policy.indicator.TargetValue;
import org.jspecify.annotations.Nullable;

/**
 * 脱敏 — a form as an edition shows it, and every personal number that was found in it. The public edition masks them
 * in all texts of the form (GIT-46, GIT-47); the internal one prints them and still tells.
 */
public final class Redaction {

    /** 发现的一处, with what the public edition prints instead; never the number itself. */
    public record Found(FieldPath field, PersonalNumber.Kind kind, String masked) {}

    private final boolean masks;
    private final List<Found> found = new ArrayList<>();
    private final Form form;

    private Redaction(Form original, Edition edition) {
        this.masks = switch (edition) {
            case PUBLIC -> true;
            case INTERNAL -> false;
        };
        this.form = form(original);
    }

    public static Redaction of(Form form, Edition edition) {
        return new Redaction(form, edition);
    }

    public Form form() {
        return form;
    }

    public List<Found> found() {
        return List.copyOf(found);
    }

    private Form form(Form original) {
        var lines = original.fundLines();
        var contact = original.contact();
        return new Form(
                original.type(),
                text("title", original.title()),
                text("tableNo", original.tableNo()),
                text("region", original.regionName()),
                original.moneyUnit(),
                declaration(original.declaration()),
                IntStream.range(0, lines.size())
                        .mapToObj(each -> new FundLine(
                                kept(
                                        "funds.lines[" + each + "]",
                                        lines.get(each).label()),
                                lines.get(each).amount()))
                        .toList(),
                original.outcome() == null ? null : outcome(original.outcome()),
                contact == null
                        ? null
                        : new Contact(text("contact.name", contact.name()), text("contact.phone", contact.phone())),
                IntStream.range(0, original.details().size())
                        .mapToObj(each -> detail(
                                "details[" + each + "]", original.details().get(each)))
                        .toList(),
                IntStream.range(0, original.goals().size())
                        .mapToObj(each ->
                                goal("goals[" + each + "]", original.goals().get(each)))
                        .toList());
    }

    private Detail detail(String field, Detail original) {
        return new Detail(original.kind(), kept(field, original.label()), kept(field, original.value()));
    }

    private Goal goal(String field, Goal original) {
        return new Goal(
                kept(field, original.label()),
                text(field, original.text()),
                original.points(),
                original.firstIndicator());
    }

    private TargetDeclaration declaration(TargetDeclaration original) {
        var texts = original.texts();
        var indicators = original.indicators();
        return new TargetDeclaration(
                original.tier(),
                original.fiscalYear(),
                named("department", original.department()),
                named("unit", original.unit()),
                named("project", original.project()),
                original.executionWeight(),
                original.funding(),
                new DeclarationTexts(
                        text("texts.overview", texts.overview()),
                        text("texts.basis", texts.basis()),
                        text("texts.annualTarget", texts.annualTarget()),
                        text("texts.longTermTarget", texts.longTermTarget())),
                IntStream.range(0, indicators.size())
                        .mapToObj(row -> indicator("indicators[" + row + "].", indicators.get(row)))
                        .toList(),
                text("note", original.note()),
                original.markupRemovedFrom());
    }

    private Indicator indicator(String row, Indicator original) {
        var level = original.level();
        return new Indicator(
                new IndicatorLevel(text(row + "level1", level.category()), text(row + "level2", level.subcategory())),
                kept(row + "name", original.name()),
                target(row + "target", original.target()),
                text(row + "unit", original.unit()),
                original.points(),
                original.core(),
                text(row + "definition", original.definition()),
                text(row + "scoringRule", original.scoringRule()));
    }

    private @Nullable TargetValue target(String field, @Nullable TargetValue original) {
        return switch (original) {
            case null -> null;
            case TargetValue.Numeric numeric -> numeric;
            case TargetValue.Range range -> range;
            case TargetValue.Qualitative(var words) -> new TargetValue.Qualitative(kept(field, words));
            case TargetValue.Unclear(var comparator, var words) ->
                new TargetValue.Unclear(comparator, kept(field, words));
        };
    }

    private Outcome outcome(Outcome original) {
        var rows = original.indicators();
        var execution = original.execution();
        return new Outcome(
                execution == null ? null : execution(execution),
                text("texts.annualResult", original.annualResult()),
                IntStream.range(0, rows.size())
                        .mapToObj(row -> result("indicators[" + row + "].", rows.get(row)))
                        .toList(),
                original.totalScore(),
                text("texts.conclusion", original.conclusion()),
                text("texts.problems", original.problems()),
                text("texts.improvement", original.improvement()));
    }

    private Execution execution(Execution original) {
        return new Execution(
                original.initial(),
                original.adjusted(),
                original.spent(),
                text("execution.rate", original.rate()),
                original.points(),
                original.earned(),
                text("execution.period", original.period()),
                original.forecast(),
                IntStream.range(0, original.lines().size())
                        .mapToObj(each -> line(
                                "execution.lines[" + each + "]",
                                original.lines().get(each)))
                        .toList());
    }

    private Execution.Line line(String field, Execution.Line original) {
        return new Execution.Line(
                kept(field, original.label()),
                original.initial(),
                original.adjusted(),
                original.spent(),
                text(field, original.rate()));
    }

    private IndicatorOutcome result(String row, IndicatorOutcome original) {
        return new IndicatorOutcome(
                text(row + "actual", original.actual()),
                original.earned(),
                text(row + "deviation", original.deviation()),
                text(row + "forecast", original.forecast()),
                original.likelihood(),
                text(row + "coefficient", original.coefficient()),
                text(row + "initialValue", original.initialValue()));
    }

    private CodedName named(String field, CodedName original) {
        return new CodedName(original.code(), text(field + ".name", original.name()));
    }

    private @Nullable String text(String field, @Nullable String original) {
        return original == null ? null : kept(field, original);
    }

    private String kept(String field, String original) {
        var numbers = PersonalNumber.in(original);
        numbers.forEach(each -> found.add(new Found(new FieldPath(field), each.kind(), each.masked())));
        return masks && !numbers.isEmpty() ? PersonalNumber.masked(original) : original;
    }
}
