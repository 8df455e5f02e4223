package org.jiheng.app.target;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jiheng.documents.Contact;
import org.jiheng.documents.Form;
import org.jiheng.documents.FundLine;
import org.jiheng.documents.MoneyUnit;
import org.jiheng.documents.reading.TypedCell;
import org.jiheng.documents.writing.CellText;
import org.jiheng.documents.writing.Layout.IndicatorPart;
import org.jiheng.policy.common.FieldPath;
import org.jiheng.policy.common.Money;
import org.jiheng.policy.common.Points;
import org.jiheng.policy.indicator.CodedName;
import org.jiheng.policy.indicator.DeclarationTexts;
import org.jiheng.policy.indicator.Funding;
import org.jiheng.policy.indicator.Indicator;
import org.jiheng.policy.indicator.IndicatorLevel;
import org.jiheng.policy.indicator.TargetDeclaration;
import org.jspecify.annotations.Nullable;

/**
 * 填格 — a text typed into a cell becomes a value of the form, and back. What cannot be read leaves the value blank; the text itself is
 * kept beside it by whoever calls.
 */
final class Filling {
    /** 区级资金, 上级补助…: which printed money line goes with which field. */
    private static final Pattern SUPERIOR = Pattern.compile(".*(上级|中央|省级|市级|转移支付).*");

    private static final Pattern OWN = Pattern.compile(".*([区县镇乡]级|本级|财政资金).*");
    private static final Pattern OTHER = Pattern.compile(".*(其他|自筹|单位).*");
    private static final BigDecimal MOST_MONEY = new BigDecimal("1e16");
    private static final BigDecimal MOST_POINTS = new BigDecimal("1e5");
    private static final BigDecimal MOST_WEIGHT = new BigDecimal("1e3");
    private static final int DECIMALS = 4;

    /** Outside the table, what a person may fill in. The organisations and the title come with the project. */
    static final Set<String> HEAD = Set.of(
            "project.name",
            "executionWeight",
            "funds.total",
            "funds.superior",
            "funds.local",
            "funds.other",
            "funds.carryOver",
            "texts.overview",
            "texts.basis",
            "texts.annualTarget",
            "texts.longTermTarget",
            "contact.name",
            "contact.phone",
            "note");

    private Filling() {}

    /**
     * 填好的表.
     *
     * @param understood false when the text says nothing this field can hold
     */
    record Filled(Form form, boolean understood) {}

    /** 填好的行. */
    record FilledRow(Indicator indicator, boolean understood) {}

    static String shown(Form form, String part) {
        return CellText.of(form).getOrDefault(new FieldPath(part), "");
    }

    static Filled fill(Form form, String part, String text) {
        return switch (part) {
            case "project.name" -> {
                var name = TypedCell.line(text);
                yield new Filled(
                        with(
                                form,
                                form.declaration()
                                        .withProject(new CodedName(
                                                form.declaration().project().code(), name))),
                        true);
            }
            case "executionWeight" -> weight(form, text);
            case "funds.total", "funds.superior", "funds.local", "funds.other", "funds.carryOver" ->
                money(form, part, text);
            case "texts.overview", "texts.basis", "texts.annualTarget", "texts.longTermTarget" ->
                new Filled(retyped(form, part, text), true);
            case "contact.name", "contact.phone" -> contact(form, part, text);
            case "note" -> new Filled(noted(form, TypedCell.paragraphs(text)), true);
            default -> throw new IllegalArgumentException("nobody fills in " + part);
        };
    }

    static FilledRow fill(Indicator row, IndicatorPart part, String text) {
        return switch (part) {
            case LEVEL1 ->
                understood(levelled(
                        row,
                        new IndicatorLevel(TypedCell.line(text), row.level().subcategory())));
            case LEVEL2 ->
                understood(levelled(row, new IndicatorLevel(row.level().category(), TypedCell.line(text))));
            case NAME -> understood(row.named(Objects.requireNonNullElse(TypedCell.line(text), "")));
            case OPERATOR -> aimed(row, TypedCell.line(text), blankToNull(CellText.of(row, IndicatorPart.VALUE)));
            case VALUE -> aimed(row, blankToNull(CellText.of(row, IndicatorPart.OPERATOR)), TypedCell.line(text));
            case TARGET -> aimedWhole(row, TypedCell.line(text));
            case UNIT -> unit(row, TypedCell.line(text));
            case POINTS -> points(row, text);
            case CORE -> core(row, text);
            case DEFINITION -> understood(explained(row, TypedCell.paragraphs(text), row.scoringRule()));
            case SCORING_RULE -> understood(explained(row, row.definition(), TypedCell.paragraphs(text)));
            case ACTUAL, EARNED, DEVIATION, FORECAST, LIKELIHOOD, COEFFICIENT, INITIAL_VALUE, ADJUSTED_VALUE, BLANK ->
                throw new IllegalArgumentException("nobody declares " + part);
        };
    }

    static Indicator blankRow() {
        return new Indicator(IndicatorLevel.NOT_SHOWN, "", null, null, null, null, null, null);
    }

    private static FilledRow understood(Indicator row) {
        return new FilledRow(row, true);
    }

    /** Where sign, value and unit share one cell, the cell says all three. */
    private static FilledRow aimedWhole(Indicator row, @Nullable String text) {
        var read = TypedCell.target(null, text, null);
        return understood(new Indicator(
                row.level(),
                row.name(),
                read.value(),
                read.unit(),
                row.points(),
                row.core(),
                row.definition(),
                row.scoringRule()));
    }

    private static FilledRow aimed(Indicator row, @Nullable String sign, @Nullable String value) {
        var read = TypedCell.target(sign, value, row.unit());
        var aimed = new Indicator(
                row.level(),
                row.name(),
                read.value(),
                read.unit(),
                row.points(),
                row.core(),
                row.definition(),
                row.scoringRule());
        return new FilledRow(aimed, read.signUnderstood());
    }

    /** A unit makes nothing clear that was unclear; only the unit changes. */
    private static FilledRow unit(Indicator row, @Nullable String unit) {
        return understood(new Indicator(
                row.level(),
                row.name(),
                row.target(),
                unit,
                row.points(),
                row.core(),
                row.definition(),
                row.scoringRule()));
    }

    private static FilledRow points(Indicator row, String text) {
        var line = TypedCell.line(text);
        if (line == null) {
            return understood(pointed(row, null));
        }
        var number = TypedCell.number(line.endsWith("分") ? line.substring(0, line.length() - 1) : line)
                .filter(each -> each.abs().compareTo(MOST_POINTS) < 0 && each.scale() <= DECIMALS);
        return new FilledRow(pointed(row, number.map(Points::of).orElse(null)), number.isPresent());
    }

    private static Indicator pointed(Indicator row, @Nullable Points points) {
        return new Indicator(
                row.level(),
                row.name(),
                row.target(),
                row.unit(),
                points,
                row.core(),
                row.definition(),
                row.scoringRule());
    }

    private static FilledRow core(Indicator row, String text) {
        var line = TypedCell.line(text);
        var flag = line == null ? null : TypedCell.core(line).orElse(null);
        return new FilledRow(
                new Indicator(
                        row.level(),
                        row.name(),
                        row.target(),
                        row.unit(),
                        row.points(),
                        flag,
                        row.definition(),
                        row.scoringRule()),
                line == null || flag != null);
    }

    private static Indicator levelled(Indicator row, IndicatorLevel level) {
        return new Indicator(
                level,
                row.name(),
                row.target(),
                row.unit(),
                row.points(),
                row.core(),
                row.definition(),
                row.scoringRule());
    }

    private static Indicator explained(Indicator row, @Nullable String definition, @Nullable String scoringRule) {
        return new Indicator(
                row.level(), row.name(), row.target(), row.unit(), row.points(), row.core(), definition, scoringRule);
    }

    private static Filled weight(Form form, String text) {
        var line = TypedCell.line(text);
        var number = line == null
                ? null
                : TypedCell.number(line.endsWith("%") ? line.substring(0, line.length() - 1) : line)
                        .filter(each -> each.abs().compareTo(MOST_WEIGHT) < 0 && each.scale() <= DECIMALS)
                        .orElse(null);
        var old = form.declaration();
        return new Filled(
                with(
                        form,
                        new TargetDeclaration(
                                old.tier(),
                                old.fiscalYear(),
                                old.department(),
                                old.unit(),
                                old.project(),
                                number == null ? null : Points.of(number),
                                old.funding(),
                                old.texts(),
                                old.indicators(),
                                old.note(),
                                old.markupRemovedFrom())),
                line == null || number != null);
    }

    private static Filled money(Form form, String part, String text) {
        var line = TypedCell.line(text);
        var unit = Objects.requireNonNullElse(form.moneyUnit(), MoneyUnit.WAN_YUAN);
        var money = line == null
                ? null
                : TypedCell.money(line, unit)
                        .filter(each -> each.yuan().abs().compareTo(MOST_MONEY) < 0)
                        .orElse(null);
        var old = form.declaration();
        var funding = old.funding();
        var before = of(funding, part);
        var now = switch (part) {
            case "funds.total" ->
                new Funding(money, funding.superior(), funding.local(), funding.other(), funding.carryOver());
            case "funds.superior" ->
                new Funding(funding.total(), money, funding.local(), funding.other(), funding.carryOver());
            case "funds.local" ->
                new Funding(funding.total(), funding.superior(), money, funding.other(), funding.carryOver());
            case "funds.other" ->
                new Funding(funding.total(), funding.superior(), funding.local(), money, funding.carryOver());
            default -> new Funding(funding.total(), funding.superior(), funding.local(), funding.other(), money);
        };
        var declaration = new TargetDeclaration(
                old.tier(),
                old.fiscalYear(),
                old.department(),
                old.unit(),
                old.project(),
                old.executionWeight(),
                now,
                old.texts(),
                old.indicators(),
                old.note(),
                old.markupRemovedFrom());
        return new Filled(
                new Form(
                        form.type(),
                        form.title(),
                        form.tableNo(),
                        form.regionName(),
                        unit,
                        declaration,
                        lines(form.fundLines(), part, before, money),
                        form.outcome(),
                        form.contact()),
                line == null || money != null);
    }

    private static @Nullable Money of(Funding funding, String part) {
        return switch (part) {
            case "funds.total" -> funding.total();
            case "funds.superior" -> funding.superior();
            case "funds.local" -> funding.local();
            case "funds.other" -> funding.other();
            default -> funding.carryOver();
        };
    }

    /** The printed line of this source follows its amount, so that the sheet goes on printing it under its own label. */
    private static List<FundLine> lines(
            List<FundLine> lines, String part, @Nullable Money before, @Nullable Money now) {
        var label = switch (part) {
            case "funds.superior" -> SUPERIOR;
            case "funds.local" -> OWN;
            case "funds.other" -> OTHER;
            default -> null;
        };
        if (label == null) {
            return lines;
        }
        var changed = new ArrayList<>(lines);
        for (int at = 0; at < changed.size(); at++) {
            var line = changed.get(at);
            if (Objects.equals(line.amount(), before)
                    && label.matcher(line.label()).matches()) {
                changed.set(at, new FundLine(line.label(), now));
                break;
            }
        }
        return changed;
    }

    /** What a person has typed anew no longer carries the markup it came in with (LNT-43). */
    private static Form retyped(Form form, String part, String typed) {
        var old = form.declaration();
        return with(
                form,
                new TargetDeclaration(
                        old.tier(),
                        old.fiscalYear(),
                        old.department(),
                        old.unit(),
                        old.project(),
                        old.executionWeight(),
                        old.funding(),
                        text(form, part, typed),
                        old.indicators(),
                        old.note(),
                        old.markupRemovedFrom().stream()
                                .filter(each -> !each.path().equals(part))
                                .collect(Collectors.toUnmodifiableSet())));
    }

    private static DeclarationTexts text(Form form, String part, String typed) {
        var old = form.declaration().texts();
        var text = TypedCell.paragraphs(typed);
        return switch (part) {
            case "texts.overview" -> new DeclarationTexts(text, old.basis(), old.annualTarget(), old.longTermTarget());
            case "texts.basis" -> new DeclarationTexts(old.overview(), text, old.annualTarget(), old.longTermTarget());
            case "texts.annualTarget" -> new DeclarationTexts(old.overview(), old.basis(), text, old.longTermTarget());
            default -> new DeclarationTexts(old.overview(), old.basis(), old.annualTarget(), text);
        };
    }

    private static Filled contact(Form form, String part, String typed) {
        var text = TypedCell.line(typed);
        var old = form.contact() == null ? new Contact(null, null) : form.contact();
        var now = part.equals("contact.name") ? new Contact(text, old.phone()) : new Contact(old.name(), text);
        return new Filled(
                new Form(
                        form.type(),
                        form.title(),
                        form.tableNo(),
                        form.regionName(),
                        form.moneyUnit(),
                        form.declaration(),
                        form.fundLines(),
                        form.outcome(),
                        now.name() == null && now.phone() == null ? null : now),
                true);
    }

    private static Form noted(Form form, @Nullable String note) {
        var old = form.declaration();
        return with(
                form,
                new TargetDeclaration(
                        old.tier(),
                        old.fiscalYear(),
                        old.department(),
                        old.unit(),
                        old.project(),
                        old.executionWeight(),
                        old.funding(),
                        old.texts(),
                        old.indicators(),
                        note,
                        old.markupRemovedFrom()));
    }

    static Form with(Form form, TargetDeclaration declaration) {
        return new Form(
                form.type(),
                form.title(),
                form.tableNo(),
                form.regionName(),
                form.moneyUnit(),
                declaration,
                form.fundLines(),
                form.outcome(),
                form.contact());
    }

    private static @Nullable String blankToNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
