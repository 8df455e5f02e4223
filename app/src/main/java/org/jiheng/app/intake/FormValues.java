package org.jiheng.app.intake;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jiheng.app.target.TargetText;
import org.jiheng.documents.Contact;
import org.jiheng.documents.Form;
import org.jiheng.documents.FundLine;
import org.jiheng.documents.MoneyUnit;
import org.jiheng.policy.common.FieldPath;
import org.jiheng.policy.common.FiscalYear;
import org.jiheng.policy.common.Money;
import org.jiheng.policy.common.Points;
import org.jiheng.policy.indicator.CodedName;
import org.jiheng.policy.indicator.Comparator;
import org.jiheng.policy.indicator.DeclarationTexts;
import org.jiheng.policy.indicator.Funding;
import org.jiheng.policy.indicator.Indicator;
import org.jiheng.policy.indicator.IndicatorLevel;
import org.jiheng.policy.indicator.ProjectTier;
import org.jiheng.policy.indicator.TargetDeclaration;
import org.jiheng.policy.indicator.TargetValue;
import org.jiheng.policy.indicator.WrittenTarget;
import org.jspecify.annotations.Nullable;

/**
 * 栏目里的字 — any value of a form as the text a person types, and the form with that text in its place. A text that cannot be
 * the value asked for is refused with a sentence, and never bent into one; only a target may be anything (LNT-04 speaks of it).
 */
final class FormValues {
    private static final int LONGEST = 20_000;
    private static final int WAN = 4;
    private static final Pattern ROW = Pattern.compile("indicators\\[(\\d{1,4})]\\.([a-zA-Z0-9]{1,20})");
    private static final Pattern AMOUNT = Pattern.compile("(?<number>-?\\d{1,16}(?:\\.\\d{1,10})?)(?<unit>万元|元|万)?");
    private static final Pattern POINTS = Pattern.compile("(-?\\d{1,9}(?:\\.\\d{1,6})?)(?:分|%)?");
    private static final Pattern RANGE =
            Pattern.compile("(\\d{1,12}(?:\\.\\d{1,6})?)\\s?(?:~|-|—|至|到)\\s?(\\d{1,12}(?:\\.\\d{1,6})?)");
    private static final Pattern SIGN = Pattern.compile("(≥|>=|≤|<=|=|>|<)\\s{0,3}(.{0,200})", Pattern.DOTALL);

    /** 填进去的结果. */
    sealed interface Result {
        record Filled(Form form) implements Result {}

        record Refused(String reason) implements Result {}
    }

    /** A text that is not the value asked for. */
    private static final class Unusable extends Exception {
        @java.io.Serial
        private static final long serialVersionUID = 1;

        private Unusable(String reason) {
            super(reason);
        }
    }

    private static final Set<String> HEAD = Set.of(
            "title",
            "tableNo",
            "region",
            "fiscalYear",
            "tier",
            "moneyUnit",
            "department",
            "unit",
            "project.name",
            "project.code",
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
    private static final Set<String> COLUMNS =
            Set.of("level1", "level2", "name", "target", "unit", "points", "core", "definition", "scoringRule");

    private FormValues() {}

    /** Whether there is such a field at all; what a browser sends may be anything. */
    static boolean isField(FieldPath field) {
        var row = ROW.matcher(field.path());
        return row.matches() ? COLUMNS.contains(row.group(2)) : HEAD.contains(field.path());
    }

    /** What stands there, as one would type it: amounts in 万元; empty for a blank. */
    static String text(Form form, FieldPath field) {
        var declaration = form.declaration();
        var row = ROW.matcher(field.path());
        if (row.matches()) {
            int index = Integer.parseInt(row.group(1));
            return index < declaration.indicators().size()
                    ? text(declaration.indicators().get(index), row.group(2))
                    : "";
        }
        var funding = declaration.funding();
        var texts = declaration.texts();
        var contact = form.contact();
        return switch (field.path()) {
            case "title" -> shown(form.title());
            case "tableNo" -> shown(form.tableNo());
            case "region" -> shown(form.regionName());
            case "fiscalYear" -> shown(declaration.fiscalYear());
            case "tier" -> declaration.tier() == null ? "" : declaration.tier().chinese();
            case "moneyUnit" -> form.moneyUnit() == null ? "" : form.moneyUnit().chinese();
            case "department" -> shown(declaration.department().name());
            case "unit" -> shown(declaration.unit().name());
            case "project.name" -> shown(declaration.project().name());
            case "project.code" -> shown(declaration.project().code());
            case "executionWeight" -> shown(declaration.executionWeight());
            case "funds.total" -> amount(funding.total());
            case "funds.superior" -> amount(funding.superior());
            case "funds.local" -> amount(funding.local());
            case "funds.other" -> amount(funding.other());
            case "funds.carryOver" -> amount(funding.carryOver());
            case "texts.overview" -> shown(texts.overview());
            case "texts.basis" -> shown(texts.basis());
            case "texts.annualTarget" -> shown(texts.annualTarget());
            case "texts.longTermTarget" -> shown(texts.longTermTarget());
            case "contact.name" -> contact == null ? "" : shown(contact.name());
            case "contact.phone" -> contact == null ? "" : shown(contact.phone());
            case "note" -> shown(declaration.note());
            default -> "";
        };
    }

    private static String text(Indicator indicator, String column) {
        return switch (column) {
            case "level1" -> shown(indicator.level().category());
            case "level2" -> shown(indicator.level().subcategory());
            case "name" -> indicator.name();
            case "target" -> TargetText.of(indicator.target(), null);
            case "unit" -> shown(indicator.unit());
            case "points" -> shown(indicator.points());
            case "core" -> indicator.core() == null ? "" : indicator.core() ? "是" : "否";
            case "definition" -> shown(indicator.definition());
            case "scoringRule" -> shown(indicator.scoringRule());
            default -> "";
        };
    }

    /** The form with this text in this field; an empty text makes it blank. */
    static Result fill(Form form, FieldPath field, String typed) {
        var text = typed.replace("\r\n", "\n").replace('\r', '\n').strip();
        if (text.length() > LONGEST) {
            return new Result.Refused("这一栏最多写%d个字".formatted(LONGEST));
        }
        try {
            return new Result.Filled(filled(form, field, text));
        } catch (Unusable not) {
            return new Result.Refused(Objects.requireNonNull(not.getMessage()));
        }
    }

    private static Form filled(Form form, FieldPath field, String text) throws Unusable {
        var declaration = form.declaration();
        var row = ROW.matcher(field.path());
        if (row.matches()) {
            return with(form, indicator(declaration, Integer.parseInt(row.group(1)), row.group(2), text));
        }
        var funding = declaration.funding();
        var texts = declaration.texts();
        return switch (field.path()) {
            case "title" -> with(form, orNull(text), form.tableNo(), form.regionName());
            case "tableNo" -> with(form, form.title(), orNull(text), form.regionName());
            case "region" -> with(form, form.title(), form.tableNo(), orNull(text));
            case "moneyUnit" -> inUnit(form, text);
            case "contact.name" ->
                with(
                        form,
                        contact(
                                orNull(text),
                                form.contact() == null ? null : form.contact().phone()));
            case "contact.phone" ->
                with(
                        form,
                        contact(form.contact() == null ? null : form.contact().name(), orNull(text)));
            case "fiscalYear" ->
                with(form, head(declaration, declaration.tier(), year(text), declaration.executionWeight()));
            case "tier" ->
                with(form, head(declaration, tier(text), declaration.fiscalYear(), declaration.executionWeight()));
            case "executionWeight" ->
                with(form, head(declaration, declaration.tier(), declaration.fiscalYear(), points(text)));
            case "department" ->
                with(
                        form,
                        named(
                                declaration,
                                new CodedName(declaration.department().code(), orNull(text)),
                                declaration.unit()));
            case "unit" ->
                with(
                        form,
                        named(
                                declaration,
                                declaration.department(),
                                new CodedName(declaration.unit().code(), orNull(text))));
            case "project.name" ->
                with(
                        form,
                        declaration.withProject(
                                new CodedName(declaration.project().code(), orNull(text))));
            case "project.code" ->
                with(
                        form,
                        declaration.withProject(new CodedName(
                                orNull(text), declaration.project().name())));
            case "funds.total" ->
                funds(
                        form,
                        new Funding(
                                money(text),
                                funding.superior(),
                                funding.local(),
                                funding.other(),
                                funding.carryOver()));
            case "funds.superior" ->
                funds(
                        form,
                        new Funding(
                                funding.total(), money(text), funding.local(), funding.other(), funding.carryOver()));
            case "funds.local" ->
                funds(
                        form,
                        new Funding(
                                funding.total(),
                                funding.superior(),
                                money(text),
                                funding.other(),
                                funding.carryOver()));
            case "funds.other" ->
                funds(
                        form,
                        new Funding(
                                funding.total(),
                                funding.superior(),
                                funding.local(),
                                money(text),
                                funding.carryOver()));
            case "funds.carryOver" ->
                funds(
                        form,
                        new Funding(
                                funding.total(), funding.superior(), funding.local(), funding.other(), money(text)));
            case "texts.overview" ->
                with(
                        form,
                        declaration.withTexts(new DeclarationTexts(
                                orNull(text), texts.basis(), texts.annualTarget(), texts.longTermTarget())));
            case "texts.basis" ->
                with(
                        form,
                        declaration.withTexts(new DeclarationTexts(
                                texts.overview(), orNull(text), texts.annualTarget(), texts.longTermTarget())));
            case "texts.annualTarget" ->
                with(
                        form,
                        declaration.withTexts(new DeclarationTexts(
                                texts.overview(), texts.basis(), orNull(text), texts.longTermTarget())));
            case "texts.longTermTarget" ->
                with(
                        form,
                        declaration.withTexts(new DeclarationTexts(
                                texts.overview(), texts.basis(), texts.annualTarget(), orNull(text))));
            case "note" -> with(form, noted(declaration, orNull(text)));
            default -> throw new Unusable("没有“%s”这一栏".formatted(field.path()));
        };
    }

    // ---- rows of indicators

    private static TargetDeclaration indicator(TargetDeclaration declaration, int index, String column, String text)
            throws Unusable {
        var rows = new ArrayList<>(declaration.indicators());
        if (index >= rows.size()) {
            throw new Unusable("没有第%d行指标".formatted(index + 1));
        }
        var old = rows.get(index);
        rows.set(
                index,
                switch (column) {
                    case "level1" ->
                        leveled(
                                old,
                                new IndicatorLevel(orNull(text), old.level().subcategory()));
                    case "level2" -> leveled(old, new IndicatorLevel(old.level().category(), orNull(text)));
                    case "name" -> old.named(Objects.requireNonNullElse(orNull(text), ""));
                    case "target" -> aimed(old, text);
                    case "unit" -> copy(old, old.target(), orNull(text), old.points(), old.core());
                    case "points" -> copy(old, old.target(), old.unit(), points(text), old.core());
                    case "core" -> copy(old, old.target(), old.unit(), old.points(), core(text));
                    case "definition" ->
                        new Indicator(
                                old.level(),
                                old.name(),
                                old.target(),
                                old.unit(),
                                old.points(),
                                old.core(),
                                orNull(text),
                                old.scoringRule());
                    case "scoringRule" ->
                        new Indicator(
                                old.level(),
                                old.name(),
                                old.target(),
                                old.unit(),
                                old.points(),
                                old.core(),
                                old.definition(),
                                orNull(text));
                    default -> throw new Unusable("指标表里没有“%s”这一列".formatted(column));
                });
        return declaration.withIndicators(rows);
    }

    private static Indicator leveled(Indicator old, IndicatorLevel level) {
        return new Indicator(
                level,
                old.name(),
                old.target(),
                old.unit(),
                old.points(),
                old.core(),
                old.definition(),
                old.scoringRule());
    }

    private static Indicator copy(
            Indicator old,
            @Nullable TargetValue target,
            @Nullable String unit,
            @Nullable Points points,
            @Nullable Boolean core) {
        return new Indicator(old.level(), old.name(), target, unit, points, core, old.definition(), old.scoringRule());
    }

    /** {@code ≥95%} typed into one cell is taken apart; a sign and a number stay so (AWK-08). */
    private static Indicator aimed(Indicator old, String typed) {
        if (typed.isEmpty()) {
            return copy(old, null, old.unit(), old.points(), old.core());
        }
        var written = WrittenTarget.parse(null, typed);
        if (written.isPresent()) {
            var unit =
                    written.get().unit().isEmpty() ? old.unit() : written.get().unit();
            return copy(old, written.get().value(), unit, old.points(), old.core());
        }
        return copy(old, target(typed), old.unit(), old.points(), old.core());
    }

    private static TargetValue target(String typed) {
        var folded = Normalizer.normalize(typed, Normalizer.Form.NFKC).strip();
        var range = RANGE.matcher(folded.replace('～', '~').replace('－', '-'));
        if (range.matches()) {
            var low = new BigDecimal(range.group(1));
            var high = new BigDecimal(range.group(2));
            if (low.compareTo(high) <= 0) {
                return new TargetValue.Range(low, high);
            }
        }
        var signed = SIGN.matcher(typed);
        if (signed.matches()) {
            return new TargetValue.Unclear(
                    sign(signed.group(1)), signed.group(2).strip());
        }
        return typed.chars().anyMatch(Character::isDigit)
                ? new TargetValue.Unclear(null, typed)
                : new TargetValue.Qualitative(typed);
    }

    private static Comparator sign(String written) {
        var one = written.equals(">=") ? "≥" : written.equals("<=") ? "≤" : written;
        return Arrays.stream(Comparator.values())
                .filter(each -> each.symbol().equals(one))
                .findFirst()
                .orElseThrow();
    }

    private static @Nullable Boolean core(String text) throws Unusable {
        return switch (Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(java.util.Locale.ROOT)) {
            case "" -> null;
            case "是", "√", "✓", "y", "1" -> true;
            case "否", "×", "n", "0" -> false;
            default -> throw new Unusable("“%s”看不出是不是核心，请填“是”或“否”".formatted(text));
        };
    }

    // ---- numbers

    private static @Nullable Points points(String text) throws Unusable {
        if (text.isEmpty()) {
            return null;
        }
        var match = POINTS.matcher(plain(text));
        if (!match.matches()) {
            throw new Unusable("“%s”不是分数，请填数字".formatted(text));
        }
        return Points.of(match.group(1));
    }

    private static @Nullable FiscalYear year(String text) throws Unusable {
        if (text.isEmpty()) {
            return null;
        }
        var digits = plain(text).replaceFirst("年度?$", "");
        try {
            return new FiscalYear(Integer.parseInt(digits));
        } catch (IllegalArgumentException not) {
            throw new Unusable("“%s”不是年度，请填四位数字，如 2026".formatted(text));
        }
    }

    private static @Nullable ProjectTier tier(String text) throws Unusable {
        if (text.isEmpty()) {
            return null;
        }
        return Arrays.stream(ProjectTier.values())
                .filter(each -> each.chinese().equals(text) || each.name().equals(text))
                .findFirst()
                .orElseThrow(() -> new Unusable("没有“%s”这一类别".formatted(text)));
    }

    /** Without a unit behind it an amount is in 万元, as the page shows it. */
    private static @Nullable Money money(String text) throws Unusable {
        if (text.isEmpty()) {
            return null;
        }
        var match = AMOUNT.matcher(plain(text));
        if (!match.matches()) {
            throw new Unusable("“%s”不是金额，请填数字，单位万元".formatted(text));
        }
        var number = new BigDecimal(match.group("number"));
        var yuan = "元".equals(match.group("unit")) ? number : number.movePointRight(WAN);
        try {
            return new Money(yuan);
        } catch (IllegalArgumentException finer) {
            throw new Unusable("“%s”细到分以下了，金额精确到分".formatted(text));
        }
    }

    /** Digits as they are meant: full-width folded, thousands commas and spaces gone. */
    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).replace(",", "").replace(" ", "");
    }

    /** The printed figures mean another unit: every amount of the form is ten thousand times more, or less. */
    private static Form inUnit(Form form, String text) throws Unusable {
        var wanted = Arrays.stream(MoneyUnit.values())
                .filter(each -> each.chinese().equals(text))
                .findFirst()
                .orElseThrow(() -> new Unusable("金额单位填“元”或“万元”"));
        var now = form.moneyUnit() == null ? MoneyUnit.WAN_YUAN : form.moneyUnit();
        if (now == wanted) {
            return inUnit(form, wanted, form.declaration().funding(), form.fundLines());
        }
        int places = wanted == MoneyUnit.YUAN ? -WAN : WAN;
        try {
            UnaryOperator<@Nullable Money> meant =
                    money -> money == null ? null : new Money(money.yuan().movePointRight(places));
            var old = form.declaration().funding();
            return inUnit(
                    form,
                    wanted,
                    new Funding(
                            meant.apply(old.total()),
                            meant.apply(old.superior()),
                            meant.apply(old.local()),
                            meant.apply(old.other()),
                            meant.apply(old.carryOver())),
                    form.fundLines().stream()
                            .map(line -> new FundLine(line.label(), meant.apply(line.amount())))
                            .toList());
        } catch (IllegalArgumentException finer) {
            throw new Unusable("按元算，有的金额细到分以下了，请先看看单位是不是万元");
        }
    }

    private static Form inUnit(Form form, MoneyUnit unit, Funding funding, List<FundLine> lines) {
        var funded = funds(form, funding);
        return new Form(
                form.type(),
                form.title(),
                form.tableNo(),
                form.regionName(),
                unit,
                funded.declaration(),
                lines,
                form.outcome(),
                form.contact(),
                form.details(),
                form.goals());
    }

    // ---- forms with one thing changed

    private static Form with(Form form, TargetDeclaration declaration) {
        return with(
                form, form.title(), form.tableNo(), form.regionName(), form.moneyUnit(), declaration, form.contact());
    }

    private static Form with(Form form, @Nullable String title, @Nullable String tableNo, @Nullable String region) {
        return with(form, title, tableNo, region, form.moneyUnit(), form.declaration(), form.contact());
    }

    private static Form with(Form form, @Nullable Contact contact) {
        return with(
                form, form.title(), form.tableNo(), form.regionName(), form.moneyUnit(), form.declaration(), contact);
    }

    private static Form with(
            Form form,
            @Nullable String title,
            @Nullable String tableNo,
            @Nullable String region,
            @Nullable MoneyUnit unit,
            TargetDeclaration declaration,
            @Nullable Contact contact) {
        return new Form(
                form.type(),
                title,
                tableNo,
                region,
                unit,
                declaration,
                form.fundLines(),
                form.outcome(),
                contact,
                form.details(),
                form.goals());
    }

    private static Form funds(Form form, Funding funding) {
        var old = form.declaration();
        return with(
                form,
                of(
                        old,
                        old.tier(),
                        old.fiscalYear(),
                        old.department(),
                        old.unit(),
                        old.executionWeight(),
                        funding,
                        old.note()));
    }

    private static @Nullable Contact contact(@Nullable String name, @Nullable String phone) {
        return name == null && phone == null ? null : new Contact(name, phone);
    }

    private static TargetDeclaration head(
            TargetDeclaration old, @Nullable ProjectTier tier, @Nullable FiscalYear year, @Nullable Points weight) {
        return of(old, tier, year, old.department(), old.unit(), weight, old.funding(), old.note());
    }

    private static TargetDeclaration named(TargetDeclaration old, CodedName department, CodedName unit) {
        return of(
                old, old.tier(), old.fiscalYear(), department, unit, old.executionWeight(), old.funding(), old.note());
    }

    private static TargetDeclaration noted(TargetDeclaration old, @Nullable String note) {
        return of(
                old,
                old.tier(),
                old.fiscalYear(),
                old.department(),
                old.unit(),
                old.executionWeight(),
                old.funding(),
                note);
    }

    private static TargetDeclaration of(
            TargetDeclaration old,
            @Nullable ProjectTier tier,
            @Nullable FiscalYear year,
            CodedName department,
            CodedName unit,
            @Nullable Points weight,
            Funding funding,
            @Nullable String note) {
        return new TargetDeclaration(
                tier,
                year,
                department,
                unit,
                old.project(),
                weight,
                funding,
                old.texts(),
                old.indicators(),
                note,
                old.markupRemovedFrom());
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }

    private static String shown(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    private static String amount(@Nullable Money money) {
        return money == null ? "" : money.wanYuan().toPlainString();
    }
}
