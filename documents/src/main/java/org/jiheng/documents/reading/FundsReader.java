package org.jiheng.documents.reading;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jiheng.documents.Execution;
import org.jiheng.documents.FundLine;
import org.jiheng.documents.MoneyUnit;
import org.jiheng.documents.reading.grid.Place;
import org.jiheng.documents.reading.grid.Plain;
import org.jiheng.policy.common.FieldPath;
import org.jiheng.policy.common.Money;
import org.jiheng.policy.common.Points;
import org.jiheng.policy.indicator.Funding;
import org.jspecify.annotations.Nullable;

/** 资金识别 — the money block and the unit it is meant in (DAT-07, DAT-08). An amount of unknown unit stays blank. */
final class FundsReader {
    private static final int DECIMALS_OF_YUAN = 2;
    private static final int DECIMALS_OF_WAN_YUAN = 6;
    private static final BigDecimal WAN_YUAN_BELOW = new BigDecimal("1000000");
    /** 1-7月执行数, 截至6月底执行数: the period stands in the label (MON-06). */
    private static final Pattern PERIOD = Pattern.compile("(\\d{1,2})月?(?:份)?[-至](\\d{1,2})月");

    private static final Pattern UNTIL = Pattern.compile("截至(\\d{1,2})月");

    private final SectionContent blocks;
    private final ReadingNotes notes;

    FundsReader(SectionContent blocks, ReadingNotes notes) {
        this.blocks = blocks;
        this.notes = notes;
    }

    /** What the block holds, and the lines as they are printed. */
    record Funds(
            Funding funding,
            List<FundLine> lines,
            @Nullable MoneyUnit unit,
            @Nullable Execution execution) {
        Funds {
            lines = List.copyOf(lines);
        }
    }

    Funds read(boolean mayBeWanYuan) {
        var unit = moneyUnit(mayBeWanYuan);
        var lines = new ArrayList<FundLine>();
        var execution = blocks.money().isEmpty() ? null : execution(unit);
        var funding = funding(unit, lines, execution);
        return new Funds(funding, lines, unit, execution);
    }

    /** The totals as printed, if this form does not say its unit of money; the inference looks at all of them. */
    Stream<BigDecimal> totalsOfUnknownUnit() {
        if (printedUnit() != null || blocks.text(LabelMeaning.MONEY_UNIT) != null) {
            return Stream.empty();
        }
        var printed = new ArrayList<@Nullable String>();
        printed.add(blocks.text(LabelMeaning.FUNDS_TOTAL));
        var total = blocks.money().total();
        if (total != null) {
            total.amounts().forEach((column, amount) -> {
                if (isMoney(column)) {
                    printed.add(amount.text());
                }
            });
        }
        return printed.stream()
                .filter(Objects::nonNull)
                .map(text -> Optional.ofNullable(Plain.number(text)))
                .flatMap(Optional::stream);
    }

    private static boolean isMoney(LabelMeaning column) {
        return switch (column) {
            case INITIAL, ADJUSTED, SPENT, EXECUTION_FORECAST -> true;
            default -> false;
        };
    }

    /** 万元 is assumed only while every total stays below a million (§8.9 of the importer's rules). */
    static boolean mayBeWanYuan(Stream<BigDecimal> totalsOfUnknownUnit) {
        return totalsOfUnknownUnit.allMatch(total -> total.compareTo(WAN_YUAN_BELOW) < 0);
    }

    private @Nullable MoneyUnit printedUnit() {
        var line = blocks.text(LabelMeaning.MONEY_UNIT);
        if (line == null) {
            return blocks.unitInLabel();
        }
        var unit = Plain.folded(line).replace("人民币", "").replaceAll("[,，。;)].*", "");
        return switch (unit) {
            case "万元" -> MoneyUnit.WAN_YUAN;
            case "元" -> MoneyUnit.YUAN;
            default -> null;
        };
    }

    private @Nullable MoneyUnit moneyUnit(boolean mayBeWanYuan) {
        var place = blocks.beside(LabelMeaning.MONEY_UNIT);
        if (place != null && place.text() != null) {
            notes.stood(LabelMeaning.MONEY_UNIT.field(), place.place());
            if (printedUnit() == null) {
                notes.doubt(
                        DoubtCode.NOT_UNDERSTOOD,
                        LabelMeaning.MONEY_UNIT.field(),
                        "金额单位“%s”不是万元或元，本表金额未读入，请补填".formatted(Plain.excerpt(place.text())),
                        place.place());
            }
            return printedUnit();
        }
        if (blocks.unitInLabel() != null) {
            return blocks.unitInLabel();
        }
        boolean anyAmount = blocks.text(LabelMeaning.FUNDS_TOTAL) != null
                || blocks.fundCells().stream().anyMatch(cell -> cell.text() != null)
                || blocks.money().lines().stream()
                        .flatMap(line -> line.amounts().values().stream())
                        .anyMatch(amount -> amount.text() != null && Plain.number(amount.text()) != null);
        if (!anyAmount) {
            return null;
        }
        if (mayBeWanYuan) {
            notes.doubt(
                    DoubtCode.MONEY_UNIT_INFERRED,
                    LabelMeaning.MONEY_UNIT.field(),
                    "表上没有“单位：万元”或“单位：元”，按万元读入，请核对",
                    null);
            return MoneyUnit.WAN_YUAN;
        }
        notes.doubt(
                DoubtCode.MONEY_UNIT_INFERRED,
                LabelMeaning.MONEY_UNIT.field(),
                "表上没有金额单位，金额又很大，无法判断是元还是万元；本表金额未读入，请补填",
                null);
        return null;
    }

    private Funding funding(@Nullable MoneyUnit moneyUnit, List<FundLine> lines, @Nullable Execution execution) {
        var sums = new EnumMap<LabelMeaning, Money>(LabelMeaning.class);
        var firsts = new EnumMap<LabelMeaning, Money>(LabelMeaning.class);
        var repeated = new ArrayList<Doubt>();
        for (var cell : blocks.fundCells()) {
            var field = cell.meaning().field();
            notes.wouldStand(field, cell.place());
            var amount = cell.text() == null ? null : money(field, cell.text(), moneyUnit, cell.place());
            lines.add(new FundLine(cell.label(), amount));
            add(sums, firsts, repeated, cell.meaning(), cell.label(), amount, cell.place());
        }
        var column = mainColumn();
        if (execution != null && column != null) {
            for (var line : blocks.money().parts()) {
                var amount = amount(line, column, moneyUnit, line.meaning());
                lines.add(new FundLine(line.label(), amount));
                if (line.meaning() != null && line.meaning().is(LabelMeaning.Kind.FUND)) {
                    add(sums, firsts, repeated, line.meaning(), line.label(), amount, line.place());
                }
            }
        }
        var total = total(moneyUnit);
        if (total == null && execution != null) {
            total = column == LabelMeaning.INITIAL ? execution.initial() : execution.adjusted();
            var line = blocks.money().total();
            var amount = line == null || column == null ? null : line.of(column);
            if (amount != null) {
                notes.wouldStand(FieldPath.FUNDS_TOTAL, amount.place());
            }
        }
        // A source and its own sub-lines under one name would count twice.
        if (total != null && !repeated.isEmpty()) {
            var sum = sums.values().stream().reduce(Money.ZERO, Money::plus);
            var first = firsts.values().stream().reduce(Money.ZERO, Money::plus);
            if (!sum.equals(total) && first.equals(total)) {
                sums.putAll(firsts);
                repeated.replaceAll(doubt -> new Doubt(
                        doubt.code(), doubt.field(), doubt.message().replace("已相加", "是其中的明细，未相加"), doubt.source()));
            }
        }
        repeated.forEach(doubt -> notes.doubt(doubt.code(), doubt.field(), doubt.message(), doubt.source()));
        return new Funding(
                total,
                sums.get(LabelMeaning.FUNDS_SUPERIOR),
                sums.get(LabelMeaning.FUNDS_LOCAL),
                sums.get(LabelMeaning.FUNDS_OTHER),
                sums.get(LabelMeaning.FUNDS_CARRY_OVER));
    }

    private static void add(
            EnumMap<LabelMeaning, Money> sums,
            EnumMap<LabelMeaning, Money> firsts,
            List<Doubt> repeated,
            LabelMeaning meaning,
            String label,
            @Nullable Money amount,
            Place place) {
        if (amount == null) {
            return;
        }
        if (sums.containsKey(meaning) && !amount.isZero()) {
            repeated.add(new Doubt(
                    DoubtCode.REPEATED, meaning.field(), "“%s”与前面的资金行属于同一来源，已相加，请核对".formatted(label), place));
        }
        sums.merge(meaning, amount, Money::plus);
        firsts.putIfAbsent(meaning, amount);
    }

    private @Nullable Money total(@Nullable MoneyUnit moneyUnit) {
        var total = blocks.beside(LabelMeaning.FUNDS_TOTAL);
        if (total == null) {
            return null;
        }
        notes.stood(FieldPath.FUNDS_TOTAL, total.place());
        return total.text() == null ? null : money(FieldPath.FUNDS_TOTAL, total.text(), moneyUnit, total.place());
    }

    /** The column that says what the project may spend: the adjusted budget, or the opening one. */
    private @Nullable LabelMeaning mainColumn() {
        for (var column : List.of(LabelMeaning.ADJUSTED, LabelMeaning.INITIAL)) {
            if (blocks.money().lines().stream().anyMatch(line -> line.of(column) != null)) {
                return column;
            }
        }
        return null;
    }

    // ---- 预算执行情况

    private Execution execution(@Nullable MoneyUnit unit) {
        var table = blocks.money();
        var total = table.total();
        var lines = new ArrayList<Execution.Line>();
        for (var part : table.parts()) {
            var rate = part.of(LabelMeaning.RATE);
            lines.add(new Execution.Line(
                    part.label(),
                    amount(part, LabelMeaning.INITIAL, unit, null),
                    amount(part, LabelMeaning.ADJUSTED, unit, null),
                    amount(part, LabelMeaning.SPENT, unit, null),
                    rate == null ? null : printedRate(rate.text())));
        }
        var initial = total(total, LabelMeaning.INITIAL, unit, lines.stream().map(Execution.Line::initial));
        var adjusted = total(total, LabelMeaning.ADJUSTED, unit, lines.stream().map(Execution.Line::adjusted));
        var spent = total(total, LabelMeaning.SPENT, unit, lines.stream().map(Execution.Line::spent));
        return new Execution(
                initial,
                adjusted,
                spent,
                total == null ? null : rate(total),
                total == null ? null : points(total, LabelMeaning.EXECUTION_POINTS),
                total == null ? null : points(total, LabelMeaning.EXECUTION_EARNED),
                period(),
                total == null ? null : amount(total, LabelMeaning.EXECUTION_FORECAST, unit, null),
                lines);
    }

    /** 池州 printed 0 in the total line and the amounts below it (AWK-18). */
    private @Nullable Money total(
            MoneyTable.@Nullable Line total,
            LabelMeaning column,
            @Nullable MoneyUnit unit,
            Stream<@Nullable Money> parts) {
        var printed = total == null ? null : amount(total, column, unit, null);
        var sum = parts.filter(Objects::nonNull).reduce(Money.ZERO, Money::plus);
        if (sum.isZero() || (printed != null && !printed.isZero())) {
            return printed;
        }
        var amount = total == null ? null : total.of(column);
        notes.doubt(
                DoubtCode.TOTAL_RECOMPUTED,
                column.field(),
                "%s的总额%s，下面各来源合计%s，按合计读入，请核对".formatted(column.chinese(), printed == null ? "空白" : "为0", sum),
                amount == null ? null : amount.place());
        return sum;
    }

    private @Nullable Money amount(
            MoneyTable.Line line, LabelMeaning column, @Nullable MoneyUnit unit, @Nullable LabelMeaning source) {
        var amount = line.of(column);
        if (amount == null) {
            return null;
        }
        var field = source != null && source.hasField() ? source.field() : column.field();
        if (source != null || line.isTotal()) {
            notes.wouldStand(field, amount.place());
        }
        if (amount.text() == null || Blanks.isPlaceholder(Plain.folded(amount.text()))) {
            return null;
        }
        return money(field, amount.text(), unit, amount.place());
    }

    private @Nullable String rate(MoneyTable.Line total) {
        var rate = total.of(LabelMeaning.RATE);
        if (rate == null) {
            return null;
        }
        notes.stood(LabelMeaning.RATE.field(), rate.place());
        return printedRate(rate.text());
    }

    private static @Nullable String printedRate(@Nullable String text) {
        return text == null || Blanks.isPlaceholder(Plain.folded(text)) ? null : Plain.oneLine(text);
    }

    private @Nullable Points points(MoneyTable.Line total, LabelMeaning column) {
        var amount = total.of(column);
        if (amount == null) {
            return null;
        }
        notes.stood(column.field(), amount.place());
        return amount.text() == null ? null : notes.earned(column.field(), amount.text());
    }

    private @Nullable String period() {
        for (var column : List.of(LabelMeaning.SPENT, LabelMeaning.RATE)) {
            var label = blocks.money().label(column);
            if (label != null) {
                var folded = Labels.folded(label.text());
                var months = PERIOD.matcher(folded);
                if (months.find()) {
                    return months.group(1) + "-" + months.group(2) + "月";
                }
                var until = UNTIL.matcher(folded);
                if (until.find()) {
                    return "1-" + until.group(1) + "月";
                }
                if (folded.contains("上半年") || folded.startsWith("半年")) {
                    return "1-6月";
                }
            }
        }
        return null;
    }

    private @Nullable Money money(FieldPath field, String text, @Nullable MoneyUnit formUnit, Place place) {
        var folded = Plain.folded(text);
        var unit = formUnit;
        if (folded.endsWith("万元")) {
            folded = folded.substring(0, folded.length() - 2);
            unit = MoneyUnit.WAN_YUAN;
        } else if (folded.endsWith("元")) {
            folded = folded.substring(0, folded.length() - 1);
            unit = MoneyUnit.YUAN;
        }
        var number = Plain.number(folded);
        if (number == null) {
            notes.doubt(DoubtCode.NOT_A_NUMBER, field, "“%s”不是金额，未读入，请补填".formatted(Plain.excerpt(text)), place);
            return null;
        }
        if (unit == null) {
            return null;
        }
        if (formUnit != null && unit != formUnit) {
            notes.doubt(
                    DoubtCode.VALUE_CONTRADICTS,
                    field,
                    "表头金额单位为%s，此处写的是“%s”，按此处的单位读入，请核对".formatted(formUnit.chinese(), Plain.excerpt(text)),
                    place);
        }
        int decimals = unit == MoneyUnit.WAN_YUAN ? DECIMALS_OF_WAN_YUAN : DECIMALS_OF_YUAN;
        if (number.scale() > decimals) {
            var rounded = number.setScale(decimals, RoundingMode.HALF_UP);
            notes.doubt(
                    DoubtCode.MONEY_ROUNDED,
                    field,
                    "“%s”精确到了分以下，四舍五入为%s%s"
                            .formatted(Plain.excerpt(text), Plain.plain(rounded).toPlainString(), unit.chinese()),
                    place);
            number = rounded;
        }
        return unit.money(number);
    }
}
