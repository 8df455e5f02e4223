package org.jiheng.documents.reading;

import java.math.BigDecimal;
import java.util.Optional;
import org.jiheng.documents.MoneyUnit;
import org.jiheng.documents.reading.grid.Plain;
import org.jiheng.policy.common.Money;
import org.jiheng.policy.indicator.TargetValue;
import org.jspecify.annotations.Nullable;

/**
 * 手填的格 — what a person typed into one cell, read by the same eyes as an imported form: {@code ≥95%} comes apart, full-width digits
 * and thousands commas are numbers, √ is 是.
 */
public final class TypedCell {
    private static final TargetValues TARGETS = new TargetValues(Labels.STANDARD);

    private TypedCell() {}

    /**
     * 指标值.
     *
     * @param signUnderstood whether the sign column held one of the signs, or nothing
     */
    public record Target(
            @Nullable TargetValue value, @Nullable String unit, boolean signUnderstood) {}

    /** The three columns 性质, 值 and 单位 as one target; blanks are null. */
    public static Target target(@Nullable String sign, @Nullable String value, @Nullable String unit) {
        var found = TARGETS.read(sign, value, unit);
        var folded = sign == null ? "" : Plain.folded(sign);
        var understood =
                folded.isEmpty() || Labels.STANDARD.sign(folded) != null || Labels.STANDARD.isQualitative(folded);
        return new Target(found.target(), found.unit(), understood);
    }

    /** The number the whole text is; empty when it is anything else. */
    public static Optional<BigDecimal> number(String text) {
        return Optional.ofNullable(Plain.number(text));
    }

    /** An amount in the form's unit, or in the one it names itself; empty when it is none, or finer than a fen. */
    public static Optional<Money> money(String text, MoneyUnit formUnit) {
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
        if (number == null || number.scale() > (unit == MoneyUnit.YUAN ? 2 : 6)) {
            return Optional.empty();
        }
        return Optional.of(unit.money(number));
    }

    /** 是否核心; empty when the text is neither. */
    public static Optional<Boolean> core(String text) {
        return Optional.ofNullable(Labels.STANDARD.core(text));
    }

    /** Without blanks at the ends, on one line; null when nothing is left. */
    public static @Nullable String line(String text) {
        return Plain.orNull(Plain.oneLine(text));
    }

    /** Paragraphs as typed, without blanks at the ends; null when nothing is left. */
    public static @Nullable String paragraphs(String text) {
        return Plain.orNull(text.replace("\r\n", "\n").replace('\r', '\n'));
    }
}
