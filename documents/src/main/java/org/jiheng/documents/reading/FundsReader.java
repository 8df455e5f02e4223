package org.jiheng.documents.reading;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jiheng.documents.FundLine;
import org.jiheng.documents.MoneyUnit;
import org.jiheng.documents.reading.Labels.HeadLabel;
import org.jiheng.documents.reading.grid.Place;
import org.jiheng.documents.reading.grid.Plain;
import org.jiheng.policy.common.FieldPath;
import org.jiheng.policy.common.Money;
import org.jiheng.policy.indicator.Funding;
import org.jspecify.annotations.Nullable;

/** 资金识别 — the money block and the unit it is meant in (DAT-07, DAT-08). An amount of unknown unit stays blank. */
final class FundsReader {
    private static final int DECIMALS_OF_YUAN = 2;
    private static final int DECIMALS_OF_WAN_YUAN = 6;
    private static final BigDecimal WAN_YUAN_BELOW = new BigDecimal("1000000");

    private final FormBlocks blocks;
    private final ReadingNotes notes;

    FundsReader(FormBlocks blocks, ReadingNotes notes) {
        this.blocks = blocks;
        this.notes = notes;
    }

    /** What the block holds, and the lines as they are printed. */
    record Funds(
            Funding funding, List<FundLine> lines, @Nullable MoneyUnit unit) {}

    Funds read(boolean mayBeWanYuan) {
        var unit = moneyUnit(mayBeWanYuan);
        var lines = new ArrayList<FundLine>();
        var funding = funding(unit, lines);
        return new Funds(funding, lines, unit);
    }

    /** The total as printed, if this form does not say its unit of money; the inference looks at all of them. */
    Optional<BigDecimal> totalOfUnknownUnit() {
        if (printedUnit() != null || blocks.text(HeadLabel.MONEY_UNIT) != null) {
            return Optional.empty();
        }
        var total = blocks.text(HeadLabel.FUNDS_TOTAL);
        return total == null ? Optional.empty() : Optional.ofNullable(Plain.number(total));
    }

    /** 万元 is assumed only while every total stays below a million (§8.9 of the importer's rules). */
    static boolean mayBeWanYuan(Stream<BigDecimal> totalsOfUnknownUnit) {
        return totalsOfUnknownUnit.allMatch(total -> total.compareTo(WAN_YUAN_BELOW) < 0);
    }

    private @Nullable MoneyUnit printedUnit() {
        var line = blocks.text(HeadLabel.MONEY_UNIT);
        if (line == null) {
            return blocks.unitInLabel();
        }
        return switch (Plain.folded(line).replace("人民币", "")) {
            case "万元" -> MoneyUnit.WAN_YUAN;
            case "元" -> MoneyUnit.YUAN;
            default -> null;
        };
    }

    private @Nullable MoneyUnit moneyUnit(boolean mayBeWanYuan) {
        var place = blocks.beside(HeadLabel.MONEY_UNIT);
        if (place != null && place.text() != null) {
            notes.stood(HeadLabel.MONEY_UNIT.field(), place.place());
            if (printedUnit() == null) {
                notes.doubt(
                        DoubtCode.NOT_UNDERSTOOD,
                        HeadLabel.MONEY_UNIT.field(),
                        "金额单位“%s”不是万元或元，本表金额未读入，请补填".formatted(Plain.excerpt(place.text())),
                        place.place());
            }
            return printedUnit();
        }
        if (blocks.unitInLabel() != null) {
            return blocks.unitInLabel();
        }
        boolean anyAmount = blocks.text(HeadLabel.FUNDS_TOTAL) != null
                || blocks.fundCells().stream().anyMatch(cell -> cell.text() != null);
        if (!anyAmount) {
            return null;
        }
        if (mayBeWanYuan) {
            notes.doubt(
                    DoubtCode.MONEY_UNIT_INFERRED, HeadLabel.MONEY_UNIT.field(), "表上没有“单位：万元”或“单位：元”，按万元读入，请核对", null);
            return MoneyUnit.WAN_YUAN;
        }
        notes.doubt(
                DoubtCode.MONEY_UNIT_INFERRED,
                HeadLabel.MONEY_UNIT.field(),
                "表上没有金额单位，金额又很大，无法判断是元还是万元；本表金额未读入，请补填",
                null);
        return null;
    }

    private Funding funding(@Nullable MoneyUnit moneyUnit, List<FundLine> lines) {
        var sums = new EnumMap<HeadLabel, Money>(HeadLabel.class);
        for (var cell : blocks.fundCells()) {
            var field = cell.meaning().field();
            notes.wouldStand(field, cell.place());
            var amount = cell.text() == null ? null : money(field, cell.text(), moneyUnit, cell.place());
            lines.add(new FundLine(cell.label(), amount));
            if (amount != null && sums.containsKey(cell.meaning())) {
                notes.doubt(
                        DoubtCode.REPEATED, field, "“%s”与前面的资金行属于同一来源，已相加，请核对".formatted(cell.label()), cell.place());
            }
            if (amount != null) {
                sums.merge(cell.meaning(), amount, Money::plus);
            }
        }
        var total = blocks.beside(HeadLabel.FUNDS_TOTAL);
        @Nullable Money totalAmount = null;
        if (total != null) {
            notes.stood(FieldPath.FUNDS_TOTAL, total.place());
            totalAmount =
                    total.text() == null ? null : money(FieldPath.FUNDS_TOTAL, total.text(), moneyUnit, total.place());
        }
        return new Funding(
                totalAmount,
                sums.get(HeadLabel.FUNDS_SUPERIOR),
                sums.get(HeadLabel.FUNDS_LOCAL),
                sums.get(HeadLabel.FUNDS_OTHER),
                sums.get(HeadLabel.FUNDS_CARRY_OVER));
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
