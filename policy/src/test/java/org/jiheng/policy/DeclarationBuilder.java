package org.jiheng.policy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
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
 * Makes declarations for tests. {@link #declaration()} starts from a sound form, so that a test says only what it is
 * about. Rows are written as they are printed, six words each, {@code ?} for a blank cell:
 *
 * <pre>开设班数 ≥ 40 个 20 是; 老年学员满意度 ≥ 90 % 10 ?</pre>
 *
 * On a form with columns for the levels the name is {@code 产出指标>数量指标>开设班数}. A sign may also be {@code 定性} or {@code 区间} (with 90~100); {@code ? 48} is a number without its sign.
 */
public final class DeclarationBuilder {
    private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?");
    private static final String BLANK = "?";

    private @Nullable ProjectTier tier = ProjectTier.KEY_SPECIAL;
    private @Nullable FiscalYear fiscalYear = new FiscalYear(2024);
    private CodedName unit = CodedName.named("区老年大学");
    private @Nullable String projectName = "老年大学运行经费";
    private @Nullable String projectCode;
    private @Nullable Points executionWeight = Points.of("10");
    private Funding funding = new Funding(Money.ofWanYuan("170.37"), null, Money.ofWanYuan("170.37"), null, null);
    private @Nullable String overview = "开设老年大学兴趣班，组织老年群体开展文体活动。";
    private @Nullable String basis = "《关于增加运行经费的请示》(衡委老〔2021〕8号)及政府批示同意";
    private @Nullable String annualTarget = "为老年群体免费开设太极、合唱等兴趣班40个，招收老年学员1800名。";
    private @Nullable String longTermTarget;
    private List<Indicator> indicators =
            rows("开设班数 ≥ 40 个 25 是; 结业考核合格率 ≥ 95 % 25 是; 受益老年学员人数 ≥ 1800 人 30 是; 老年学员满意度 ≥ 90 % 10 否");
    private final Set<FieldPath> markupRemovedFrom = new LinkedHashSet<>();

    private DeclarationBuilder() {}

    public static DeclarationBuilder declaration() {
        return new DeclarationBuilder();
    }

    /** 空表: the general form that a unit without general projects publishes (PUB-04). */
    public static TargetDeclaration emptyTable() {
        return new TargetDeclaration(
                ProjectTier.GENERAL,
                new FiscalYear(2024),
                CodedName.BLANK,
                CodedName.BLANK,
                CodedName.BLANK,
                Points.of("10"),
                Funding.BLANK,
                DeclarationTexts.BLANK,
                List.of(),
                "本单位无一般项目，故此表无数据。",
                Set.of());
    }

    public DeclarationBuilder tier(@Nullable ProjectTier value) {
        tier = value;
        return this;
    }

    public DeclarationBuilder fiscalYear(@Nullable Integer value) {
        fiscalYear = value == null ? null : new FiscalYear(value);
        return this;
    }

    public DeclarationBuilder unit(@Nullable String name) {
        unit = new CodedName(null, name);
        return this;
    }

    public DeclarationBuilder project(@Nullable String name) {
        projectName = name;
        return this;
    }

    public DeclarationBuilder projectCode(@Nullable String code) {
        projectCode = code;
        return this;
    }

    public DeclarationBuilder longTermTarget(@Nullable String value) {
        longTermTarget = value;
        return this;
    }

    /** 指标解释, the same for every row. */
    public DeclarationBuilder definition(@Nullable String value) {
        indicators =
                indicators.stream().map(each -> withDefinition(each, value)).toList();
        return this;
    }

    public DeclarationBuilder executionWeight(@Nullable Points value) {
        executionWeight = value;
        return this;
    }

    /** In 万元. */
    public DeclarationBuilder funds(
            @Nullable String total, @Nullable String superior, @Nullable String local, @Nullable String other) {
        funding = new Funding(money(total), money(superior), money(local), money(other), null);
        return this;
    }

    public DeclarationBuilder overview(@Nullable String value) {
        overview = value;
        return this;
    }

    public DeclarationBuilder basis(@Nullable String value) {
        basis = value;
        return this;
    }

    public DeclarationBuilder annualTarget(@Nullable String value) {
        annualTarget = value;
        return this;
    }

    public DeclarationBuilder noTexts() {
        overview = null;
        basis = null;
        annualTarget = null;
        longTermTarget = null;
        return this;
    }

    public DeclarationBuilder markupRemovedFrom(FieldPath... places) {
        markupRemovedFrom.addAll(Arrays.asList(places));
        return this;
    }

    /** Null or blank for a table without rows. */
    public DeclarationBuilder indicators(@Nullable String printed) {
        indicators = printed == null ? List.of() : rows(printed);
        return this;
    }

    public DeclarationBuilder indicators(Indicator... given) {
        indicators = List.of(given);
        return this;
    }

    /** Rows of which only the points matter: {@code 50, ?, 10}. */
    public DeclarationBuilder points(@Nullable String commaSeparated) {
        var made = new ArrayList<Indicator>();
        if (commaSeparated != null) {
            for (var points : commaSeparated.split(",", -1)) {
                made.add(row("指标%d = 1 个 %s 是".formatted(made.size() + 1, points.strip())));
            }
        }
        indicators = made;
        return this;
    }

    public TargetDeclaration build() {
        return new TargetDeclaration(
                tier,
                fiscalYear,
                CodedName.named("区委老干局"),
                unit,
                new CodedName(projectCode, projectName),
                executionWeight,
                funding,
                new DeclarationTexts(overview, basis, annualTarget, longTermTarget),
                indicators,
                null,
                markupRemovedFrom);
    }

    public static List<Indicator> rows(String printed) {
        return Arrays.stream(printed.split(";", -1))
                .map(String::strip)
                .filter(row -> !row.isEmpty())
                .map(DeclarationBuilder::row)
                .toList();
    }

    /** One row: name, sign, value, unit, points, core. */
    public static Indicator row(String printed) {
        var cells = printed.strip().split("\\s+", -1);
        if (cells.length != 6) {
            throw new IllegalArgumentException("名称 性质 指标值 单位 分值 是否核心, six words: " + printed);
        }
        var parts = cells[0].split(">", -1);
        var levels = parts.length == 3 ? new IndicatorLevel(parts[0], parts[1]) : IndicatorLevel.NOT_SHOWN;
        var words = parts.length == 3 ? parts[2] : cells[0];
        var name = words.equals(BLANK) ? "" : words;
        var points = cells[4].equals(BLANK) ? null : Points.of(cells[4]);
        return new Indicator(
                levels, name, target(cells[1], cells[2]), blankOr(cells[3]), points, core(cells[5]), null, null);
    }

    public static Indicator withDefinition(Indicator indicator, @Nullable String definition) {
        return new Indicator(
                indicator.level(),
                indicator.name(),
                indicator.target(),
                indicator.unit(),
                indicator.points(),
                indicator.core(),
                definition,
                null);
    }

    private static @Nullable TargetValue target(String sign, String value) {
        if (sign.equals("定性")) {
            return new TargetValue.Qualitative(value);
        }
        if (sign.equals("区间")) {
            var ends = value.split("~", -1);
            return new TargetValue.Range(new BigDecimal(ends[0]), new BigDecimal(ends[1]));
        }
        var comparator = Arrays.stream(Comparator.values())
                .filter(each -> each.symbol().equals(sign))
                .findFirst()
                .orElse(null);
        var text = blankOr(value);
        if (comparator == null && text == null) {
            return null;
        }
        return comparator != null && text != null && NUMBER.matcher(text).matches()
                ? new TargetValue.Numeric(comparator, new BigDecimal(text))
                : new TargetValue.Unclear(comparator, text == null ? "" : text);
    }

    private static @Nullable Boolean core(String cell) {
        return cell.equals(BLANK) ? null : Boolean.valueOf(cell.equals("是"));
    }

    private static @Nullable String blankOr(String cell) {
        return cell.equals(BLANK) ? null : cell;
    }

    private static @Nullable Money money(@Nullable String wanYuan) {
        return wanYuan == null ? null : Money.ofWanYuan(wanYuan);
    }
}
