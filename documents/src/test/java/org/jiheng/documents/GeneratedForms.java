package org.jiheng.documents;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
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

    public GeneratedForms(long seed) {
        this.random = new Random(seed);
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
        var indicators = new ArrayList<Indicator>();
        for (var level1 : List.of("成本指标", "产出指标", "效益指标", "满意度指标")) {
            for (int each = random.nextInt(4); each > 0; each--) {
                indicators.add(levelledIndicator(level1));
            }
        }
        if (indicators.isEmpty()) {
            indicators.add(levelledIndicator("产出指标"));
        }
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

    /** Levels in the order of the sheet, so that equal ones stand together, as on printed forms. */
    private Indicator levelledIndicator(String level1) {
        var target = switch (random.nextInt(6)) {
            case 0 -> new TargetValue.Qualitative(pick(List.of("优良中低差", "显著提升", "持续改善")));
            case 1 -> new TargetValue.Range(number(), new BigDecimal("2000000"));
            case 2 -> null;
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
            case 2 -> null;
            default -> new TargetValue.Numeric(pick(List.of(Comparator.values())), number());
        };
        return Indicator.flat(
                text(),
                target,
                target == null || oneIn(5) ? null : pick(List.of("%", "次", "次/年", "人", "万元", "℃", "百分比")),
                orNull(() -> Points.of(pick(List.of("15", "22.5", "0.25", "90")))),
                pick(List.of(Optionals.YES, Optionals.NO, Optionals.BLANK)).value);
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
        int length = oneIn(5) ? 2000 : 10 + random.nextInt(120);
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
        return oneIn(4) ? null : value.get();
    }
}
