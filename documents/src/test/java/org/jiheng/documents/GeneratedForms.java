package org.jiheng.documents;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jiheng.documents.reading.Doubt;
import org.jiheng.documents.reading.DoubtCode;
import org.jiheng.documents.reading.IndicatorReading;
import org.jiheng.documents.reading.ReadFile;
import org.jiheng.documents.reading.ReadForm;
import org.jiheng.documents.reading.grid.Place;
import org.jiheng.documents.reading.grid.ProblemCode;
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
import org.jspecify.annotations.Nullable;

/**
 * 随机生成的表 — forms for property tests, from a seed that a failing test prints. They lean towards what goes
 * wrong: rare characters, long texts, blanks, line breaks, texts that look like formulas or markup.
 */
public final class GeneratedForms {

    private static final List<String> WORDS = List.of(
            "老干部",
            "慰问",
            "困难群众",
            "𠮷祥村",
            "㐂庆镇",
            "䶮镇",
            "⼀⾷堂",
            "买买提·艾合买提",
            "〔2021〕8号",
            "《办法》",
            "“五老”",
            "A&B",
            "C3",
            "（第二期）",
            "—",
            "10%",
            "𬬻",
            "㛃",
            "１２",
            "项目",
            "经费");
    private static final List<String> LOOKS_LIKE_SOMETHING_ELSE =
            List.of("=SUM(A1:A9)", "+86电话费", "-5℃冷库", "@联络员", "_x0041_项目", "'单引号", "\"双引号\"", "=1+1", "<关于慰问的通知>");
    /** A reader of published forms takes these for markup and removes them, so only some forms hold them. */
    private static final List<String> MARKUP = List.of("<b>重点</b>", "&lt;已转义&gt;");

    private final Random random;
    private boolean markup;
    private boolean filled;
    private int longest = 2000;

    public GeneratedForms(long seed) {
        this.random = new Random(seed);
    }

    /** From now on no cell is left blank. */
    public GeneratedForms filled() {
        filled = true;
        return this;
    }

    /** From now on no text is longer than a page. */
    public GeneratedForms withoutLongTexts() {
        longest = 150;
        return this;
    }

    /** A file with anything in it that the format can carry. */
    public ReadFile file() {
        if (oneIn(6)) {
            return new ReadFile(
                    text() + ".xlsx",
                    "0".repeat(64),
                    "application/octet-stream",
                    ReadFile.Status.REJECTED,
                    new ReadFile.Problem(pick(List.of(ProblemCode.values())), text()),
                    List.of());
        }
        var forms = IntStream.range(0, random.nextInt(4))
                .mapToObj(each -> readForm(anyForm()))
                .toList();
        return new ReadFile(
                text() + ".xlsx",
                Long.toHexString(random.nextLong()),
                "text/plain",
                pick(List.of(ReadFile.Status.READ, ReadFile.Status.PARTIAL, ReadFile.Status.NOTHING_FOUND)),
                null,
                forms);
    }

    /** A declaration that the Changshou layout can carry in full. */
    public Form declaration(ProjectTier tier) {
        markup = false;
        var year = new FiscalYear(2020 + random.nextInt(10));
        var region = pick(List.of("长寿区", "衡溪区", "䶮县"));
        var key = tier == ProjectTier.KEY_SPECIAL;
        var empty = oneIn(8);
        var funding = empty
                ? Funding.BLANK
                : new Funding(
                        orNull(this::amount), orNull(this::amount), orNull(this::amount), orNull(this::amount), null);
        return new Form(
                FormType.TARGET,
                region + year + "年" + tier.chinese() + "绩效目标表",
                oneIn(3) ? "表十六" : null,
                region,
                oneIn(4) ? MoneyUnit.YUAN : MoneyUnit.WAN_YUAN,
                new TargetDeclaration(
                        tier,
                        year,
                        empty ? CodedName.BLANK : CodedName.named(text()),
                        empty ? CodedName.BLANK : CodedName.named(text()),
                        empty ? CodedName.BLANK : CodedName.named(text()),
                        Points.of("10"),
                        funding,
                        key && !empty
                                ? new DeclarationTexts(
                                        orNull(this::paragraphs),
                                        orNull(this::paragraphs),
                                        orNull(this::paragraphs),
                                        null)
                                : DeclarationTexts.BLANK,
                        empty
                                ? List.of()
                                : IntStream.range(0, 1 + random.nextInt(15))
                                        .mapToObj(each -> flatIndicator())
                                        .toList(),
                        empty ? "本单位无" + tier.chinese() + "，故此表无数据。" : null,
                        Set.of()),
                List.of(),
                null,
                new Contact("周敏慧", "5550 0126"));
    }

    /** A declaration with three levels, which the national layout can carry in full. */
    public Form levelled() {
        markup = false;
        var year = new FiscalYear(2020 + random.nextInt(10));
        var indicators = levels();
        return new Form(
                FormType.TARGET,
                "衡溪区" + year + "年项目支出绩效目标申报表",
                oneIn(3) ? "表十六" : null,
                "衡溪区",
                oneIn(4) ? MoneyUnit.YUAN : MoneyUnit.WAN_YUAN,
                new TargetDeclaration(
                        null,
                        year,
                        CodedName.named(text()),
                        CodedName.named(text()),
                        CodedName.named(text()),
                        Points.of("10"),
                        new Funding(
                                orNull(this::amount),
                                orNull(this::amount),
                                orNull(this::amount),
                                orNull(this::amount),
                                orNull(this::amount)),
                        new DeclarationTexts(
                                orNull(this::paragraphs),
                                orNull(this::paragraphs),
                                orNull(this::paragraphs),
                                orNull(this::paragraphs)),
                        indicators,
                        null,
                        Set.of()),
                List.of(),
                null,
                new Contact("周敏慧", "5550 0126"));
    }

    /** A self-evaluation that the national layout can carry in full. */
    public Form selfEvaluation() {
        markup = false;
        var indicators = levels();
        var lines = lines(List.of("其中：当年财政拨款", "上年结转资金", "其他资金"), true);
        var initial = total(lines, Execution.Line::initial);
        var adjusted = total(lines, Execution.Line::adjusted);
        var points = orNull(() -> Points.of("10"));
        var execution = new Execution(
                initial,
                adjusted,
                total(lines, Execution.Line::spent),
                orNull(this::rate),
                points,
                orNull(() -> Points.of("9.55")),
                null,
                null,
                lines);
        return result(
                FormType.SELF_EVALUATION,
                "年项目支出绩效自评表",
                points,
                funding(adjusted, lines, Execution.Line::adjusted),
                indicators,
                new Outcome(
                        execution,
                        orNull(this::paragraphs),
                        indicators.stream()
                                .map(each -> new IndicatorOutcome(
                                        orNull(this::reached),
                                        orNull(() -> Points.of(pick(List.of("7.25", "0", "22.5")))),
                                        orNull(this::paragraphs),
                                        null,
                                        null))
                                .toList(),
                        orNull(() -> Points.of("98.35"))));
    }

    /** A monitoring form that the national layout can carry in full. */
    public Form monitoring() {
        markup = false;
        var indicators = levels().stream().map(GeneratedForms::withoutPoints).toList();
        var lines = lines(List.of("其中：本年财政拨款", "上年结转资金", "其他资金"), false);
        var initial = total(lines, Execution.Line::initial);
        var execution = new Execution(
                initial,
                null,
                total(lines, Execution.Line::spent),
                orNull(this::rate),
                null,
                null,
                pick(List.of("1-6月", "1-7月", "1-8月")),
                orNull(this::amount),
                lines);
        return result(
                FormType.MONITORING,
                "年项目支出绩效运行监控表",
                null,
                funding(initial, lines, Execution.Line::initial),
                indicators,
                new Outcome(
                        execution,
                        null,
                        indicators.stream()
                                .map(each -> new IndicatorOutcome(
                                        orNull(this::reached),
                                        null,
                                        orNull(this::paragraphs),
                                        orNull(this::reached),
                                        orNull(() -> pick(List.of("CERTAIN", "POSSIBLE", "IMPOSSIBLE")))))
                                .toList(),
                        null));
    }

    /** A self-evaluation that the sheet of Chongqing can carry in full: flat, with values before and after an adjustment. */
    public Form adjustedSelfEvaluation() {
        markup = false;
        var indicators = IntStream.range(0, 1 + random.nextInt(15))
                .mapToObj(each -> flatIndicator())
                .toList();
        var adjusted = orNull(this::amount);
        var points = orNull(() -> Points.of("10"));
        var year = new FiscalYear(2020 + random.nextInt(10));
        return new Form(
                FormType.SELF_EVALUATION,
                "重庆市" + year + "年项目自评表",
                null,
                "重庆市",
                MoneyUnit.WAN_YUAN,
                new TargetDeclaration(
                        null,
                        year,
                        CodedName.named(text()),
                        CodedName.named(text()),
                        new CodedName(orNull(() -> "50011524T000000000001"), text()),
                        points,
                        new Funding(adjusted, null, null, null, null),
                        new DeclarationTexts(null, null, orNull(this::paragraphs), null),
                        indicators,
                        null,
                        Set.of()),
                List.of(),
                new Outcome(
                        new Execution(
                                orNull(this::amount),
                                adjusted,
                                orNull(this::amount),
                                orNull(this::rate),
                                points,
                                orNull(() -> Points.of("9.55")),
                                null,
                                null),
                        orNull(this::paragraphs),
                        indicators.stream().map(this::adjustedOutcome).toList(),
                        orNull(() -> Points.of("98.35"))),
                new Contact("周敏慧", "5550 0126"));
    }

    private IndicatorOutcome adjustedOutcome(Indicator indicator) {
        return new IndicatorOutcome(
                orNull(this::reached),
                orNull(() -> Points.of(pick(List.of("7.25", "0", "22.5")))),
                orNull(this::paragraphs),
                null,
                null,
                orNull(() -> pick(List.of("100%", "80", "95.5%"))),
                // Without a target there is nothing an earlier value was adjusted to.
                indicator.target() == null || oneIn(2) ? null : pick(List.of("1500", "90", "较好")));
    }

    /** A department's own targets, which have no project. */
    public Form departmentTarget() {
        markup = false;
        var year = new FiscalYear(2020 + random.nextInt(10));
        return new Form(
                FormType.DEPARTMENT_TARGET,
                "衡溪区" + year + "年部门整体支出绩效目标表",
                oneIn(3) ? "表十六" : null,
                "衡溪区",
                oneIn(4) ? MoneyUnit.YUAN : MoneyUnit.WAN_YUAN,
                new TargetDeclaration(
                        null,
                        year,
                        CodedName.named(text()),
                        CodedName.BLANK,
                        CodedName.BLANK,
                        null,
                        new Funding(
                                orNull(this::amount),
                                orNull(this::amount),
                                orNull(this::amount),
                                orNull(this::amount),
                                orNull(this::amount)),
                        new DeclarationTexts(null, null, orNull(this::paragraphs), null),
                        levels(),
                        null,
                        Set.of()),
                List.of(),
                null,
                new Contact("周敏慧", "5550 0126"));
    }

    private Form result(
            FormType type,
            String title,
            @Nullable Points weight,
            Funding funding,
            List<Indicator> indicators,
            Outcome outcome) {
        var year = new FiscalYear(2020 + random.nextInt(10));
        return new Form(
                type,
                "衡溪区" + year + title,
                oneIn(3) ? "表十六" : null,
                "衡溪区",
                oneIn(4) ? MoneyUnit.YUAN : MoneyUnit.WAN_YUAN,
                new TargetDeclaration(
                        null,
                        year,
                        CodedName.named(text()),
                        CodedName.named(text()),
                        CodedName.named(text()),
                        weight,
                        funding,
                        new DeclarationTexts(null, null, orNull(this::paragraphs), null),
                        indicators,
                        null,
                        Set.of()),
                List.of(),
                outcome,
                new Contact("周敏慧", "5550 0126"));
    }

    private List<Indicator> levels() {
        var indicators = new ArrayList<Indicator>();
        for (var level1 : List.of("成本指标", "产出指标", "效益指标", "满意度指标")) {
            for (int each = random.nextInt(4); each > 0; each--) {
                indicators.add(levelledIndicator(level1));
            }
        }
        return indicators.isEmpty() ? List.of(levelledIndicator("产出指标")) : indicators;
    }

    /** None, or as many as the sheet has room for. */
    private List<Execution.Line> lines(List<String> labels, boolean adjusted) {
        if (oneIn(3)) {
            return List.of();
        }
        return labels.stream()
                .map(label -> new Execution.Line(
                        label,
                        orNull(this::amount),
                        adjusted ? orNull(this::amount) : null,
                        orNull(this::amount),
                        orNull(this::rate)))
                .toList();
    }

    /** A total that is blank over filled sources would be added up by whoever reads it. */
    private @Nullable Money total(List<Execution.Line> lines, Function<Execution.Line, @Nullable Money> part) {
        var parts = lines.stream().map(part).filter(Objects::nonNull).toList();
        return parts.isEmpty() ? orNull(this::amount) : parts.stream().reduce(Money.ZERO, Money::plus);
    }

    /** The sources of a result form are its money too, whichever column says what may be spent. */
    private static Funding funding(
            @Nullable Money total, List<Execution.Line> lines, Function<Execution.Line, @Nullable Money> part) {
        return lines.isEmpty()
                ? new Funding(total, null, null, null, null)
                : new Funding(
                        total, null, part.apply(lines.get(0)), part.apply(lines.get(2)), part.apply(lines.get(1)));
    }

    private String rate() {
        return pick(List.of("95.5%", "100%", "0%", "112.03%"));
    }

    private String reached() {
        return oneIn(3) ? text() : pick(List.of("1800", "95%", "≥12.5公里", "0", "已完成", "12次/年"));
    }

    /** Levels in the order of the sheet, so that equal ones stand together, as on printed forms. */
    private Indicator levelledIndicator(String level1) {
        var target = switch (random.nextInt(6)) {
            case 0 -> new TargetValue.Qualitative(pick(List.of("优良中低差", "显著提升", "持续改善")));
            case 1 -> new TargetValue.Range(number(), new BigDecimal("2000000"));
            case 2 -> filled ? new TargetValue.Qualitative("较好") : null;
            default -> new TargetValue.Numeric(pick(List.of(Comparator.values())), number());
        };
        boolean numeric = target instanceof TargetValue.Numeric || target instanceof TargetValue.Range;
        return new Indicator(
                new IndicatorLevel(level1, pick(secondLevels(level1))),
                text(),
                target,
                numeric ? orNull(() -> pick(List.of("%", "次", "次/年", "人", "万元", "百分比"))) : null,
                orNull(() -> Points.of(pick(List.of("15", "22.5", "0.25", "90")))),
                null,
                null,
                null);
    }

    private static Indicator withoutPoints(Indicator indicator) {
        return new Indicator(
                indicator.level(),
                indicator.name(),
                indicator.target(),
                indicator.unit(),
                null,
                indicator.core(),
                indicator.definition(),
                indicator.scoringRule());
    }

    private static List<String> secondLevels(String level1) {
        return switch (level1) {
            case "成本指标" -> List.of("经济成本指标", "社会成本指标", "生态环境成本指标");
            case "产出指标" -> List.of("数量指标", "质量指标", "时效指标");
            case "效益指标" -> List.of("经济效益指标", "社会效益指标", "可持续影响指标");
            default -> List.of("服务对象满意度指标");
        };
    }

    private Indicator flatIndicator() {
        var target = switch (random.nextInt(8)) {
            case 0 -> new TargetValue.Qualitative(pick(List.of("优良中低差", "显著提升", "持续改善")));
            case 1 -> new TargetValue.Range(number(), new BigDecimal("2000000"));
            case 2 -> filled ? new TargetValue.Qualitative("较好") : null;
            default -> new TargetValue.Numeric(pick(List.of(Comparator.values())), number());
        };
        return Indicator.flat(
                text(),
                target,
                target == null || (!filled && oneIn(5)) ? null : pick(List.of("%", "次", "次/年", "人", "万元", "℃", "百分比")),
                orNull(() -> Points.of(pick(List.of("15", "22.5", "0.25", "90")))),
                pick(filled ? List.of(Optionals.YES, Optionals.NO) : List.of(Optionals.values())).value);
    }

    private enum Optionals {
        YES(true),
        NO(false),
        BLANK(null);

        private final @Nullable Boolean value;

        Optionals(@Nullable Boolean value) {
            this.value = value;
        }
    }

    private Form anyForm() {
        markup = true;
        var type = pick(List.of(FormType.values()));
        var outcome = type == FormType.SELF_EVALUATION
                || type == FormType.MONITORING
                || type == FormType.DEPARTMENT_SELF_EVALUATION;
        var indicators = IntStream.range(0, random.nextInt(16))
                .mapToObj(each -> anyIndicator())
                .toList();
        var lines = IntStream.range(0, random.nextInt(4))
                .mapToObj(each -> new FundLine(text(), orNull(this::amount)))
                .toList();
        return new Form(
                type,
                orNull(this::text),
                orNull(() -> "表十六"),
                orNull(() -> "长寿区"),
                orNull(() -> pick(List.of(MoneyUnit.values()))),
                new TargetDeclaration(
                        orNull(() -> pick(List.of(ProjectTier.values()))),
                        orNull(() -> new FiscalYear(2000 + random.nextInt(30))),
                        named(),
                        named(),
                        named(),
                        orNull(() -> Points.of("10")),
                        new Funding(
                                orNull(this::amount),
                                orNull(this::amount),
                                orNull(this::amount),
                                orNull(this::amount),
                                orNull(this::amount)),
                        new DeclarationTexts(
                                orNull(this::paragraphs),
                                orNull(this::paragraphs),
                                orNull(this::paragraphs),
                                orNull(this::paragraphs)),
                        indicators,
                        orNull(this::text),
                        Set.of()),
                lines,
                outcome ? outcome(indicators.size()) : null,
                orNull(() -> new Contact(orNull(this::text), orNull(this::text))));
    }

    private Outcome outcome(int rows) {
        return new Outcome(
                orNull(() -> new Execution(
                        orNull(this::amount),
                        orNull(this::amount),
                        orNull(this::amount),
                        orNull(() -> "95.5%"),
                        orNull(() -> Points.of("10")),
                        orNull(() -> Points.of("9.55")),
                        orNull(() -> "1-7月"),
                        orNull(this::amount))),
                orNull(this::paragraphs),
                IntStream.range(0, rows)
                        .mapToObj(each -> new IndicatorOutcome(
                                orNull(this::text),
                                orNull(() -> Points.of("7.25")),
                                orNull(this::paragraphs),
                                orNull(this::text),
                                orNull(() -> "POSSIBLE")))
                        .toList(),
                orNull(() -> Points.of("98.35")));
    }

    private Indicator anyIndicator() {
        var target = switch (random.nextInt(6)) {
            case 0 -> new TargetValue.Qualitative(text());
            case 1 -> new TargetValue.Range(number(), new BigDecimal("2000000.50"));
            case 2 -> null;
            case 3 -> new TargetValue.Unclear(orNull(() -> Comparator.GE), pick(List.of("", "两次", "不少于三")));
            default -> new TargetValue.Numeric(pick(List.of(Comparator.values())), number());
        };
        return new Indicator(
                new IndicatorLevel(orNull(() -> "产出指标"), orNull(() -> "数量指标")),
                oneIn(9) ? "" : text(),
                target,
                orNull(this::text),
                orNull(() -> Points.of("22.5")),
                orNull(random::nextBoolean),
                orNull(this::text),
                orNull(this::text));
    }

    /** As if read: with places, doubts, and the texts that lost their markup. */
    private ReadForm readForm(Form form) {
        var places = new HashMap<FieldPath, Place>();
        places.put(FieldPath.PROJECT_NAME, place());
        places.put(FieldPath.BASIS, place());
        var doubts = new ArrayList<Doubt>();
        var markup = new HashSet<FieldPath>();
        if (random.nextBoolean()) {
            markup.add(FieldPath.BASIS);
            doubts.add(new Doubt(DoubtCode.MARKUP_REMOVED, FieldPath.BASIS, text(), orNull(this::place)));
        }
        if (random.nextBoolean()) {
            doubts.add(
                    new Doubt(DoubtCode.NOT_A_NUMBER, FieldPath.indicator(0, "points"), text(), orNull(this::place)));
        }
        var declaration = form.declaration();
        return new ReadForm(
                new Form(
                        form.type(),
                        form.title(),
                        form.tableNo(),
                        form.regionName(),
                        form.moneyUnit(),
                        new TargetDeclaration(
                                declaration.tier(),
                                declaration.fiscalYear(),
                                declaration.department(),
                                declaration.unit(),
                                declaration.project(),
                                declaration.executionWeight(),
                                declaration.funding(),
                                declaration.texts(),
                                declaration.indicators(),
                                declaration.note(),
                                markup),
                        form.fundLines(),
                        form.outcome(),
                        form.contact()),
                Map.copyOf(places),
                declaration.indicators().stream()
                        .map(each -> new IndicatorReading(text(), orNull(this::place), new BigDecimal("0.85")))
                        .toList(),
                doubts);
    }

    private Place place() {
        return switch (random.nextInt(3)) {
            case 0 -> new Place.Cell(text(), "B13");
            case 1 -> new Place.PageRow(1 + random.nextInt(9), 1 + random.nextInt(99));
            default -> new Place.LineColumn(1 + random.nextInt(9), 1 + random.nextInt(99));
        };
    }

    private CodedName named() {
        return new CodedName(orNull(() -> "219"), orNull(this::text));
    }

    private Money amount() {
        return Money.ofYuan(
                switch (random.nextInt(4)) {
                    case 0 -> "2263000";
                    case 1 -> "0.01";
                    case 2 -> random.nextInt(1_000_000) + "." + (10 + random.nextInt(90));
                    default -> random.nextInt(100_000) + "0000";
                });
    }

    private BigDecimal number() {
        return new BigDecimal(pick(List.of("1800", "95", "0.5", "2.50", "100", "0.000001", "1000000")));
    }

    /** One line. */
    private String text() {
        if (oneIn(6)) {
            return pick(markup && oneIn(3) ? MARKUP : LOOKS_LIKE_SOMETHING_ELSE);
        }
        var text = new StringBuilder();
        for (int words = 1 + random.nextInt(5); words > 0; words--) {
            text.append(pick(WORDS));
        }
        return text.toString();
    }

    /** Paragraphs, now and then the 2,000 characters that the national field allows. */
    private String paragraphs() {
        int length = oneIn(5) ? longest : 10 + random.nextInt(120);
        var text = new StringBuilder(text());
        while (text.codePointCount(0, text.length()) < length) {
            text.append(oneIn(12) ? "\n" : "，").append(text());
        }
        return text.toString();
    }

    private boolean oneIn(int times) {
        return random.nextInt(times) == 0;
    }

    private <T> T pick(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    private <T> @Nullable T orNull(Supplier<T> value) {
        return !filled && oneIn(4) ? null : value.get();
    }
}
