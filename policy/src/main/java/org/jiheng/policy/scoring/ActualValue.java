package org.jiheng.policy.scoring;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** 实际完成值 — what was reached, as somebody wrote it down. */
public sealed interface ActualValue {

    /**
     * 数值 — a number, with the unit written behind it where there is one.
     *
     * @param unit empty when only the number stood there
     */
    record Measured(BigDecimal number, String unit) implements ActualValue {}

    /** 没有开展 — 无, 未开展: an answer, and it earns nothing (AWK-05). */
    record NotCarriedOut(String text) implements ActualValue {}

    /** 文字 — something that is no number: 完成, ≥266米, 约四十; cannot be scored and is not guessed at (AWK-06). */
    record NotANumber(String text) implements ActualValue {}

    /** 未填 — nothing entered yet, which is never zero (AWK-05). */
    record NotEntered() implements ActualValue {}

    /**
     * 评定 — what an appraiser decided about a qualitative indicator: first the band, then the percent inside it,
     * and the evidence that anybody can look up (SCR-11).
     *
     * @param band as the policy names it, such as 部分达成预期指标并具有一定效果
     */
    record Rated(String band, BigDecimal percent, String evidence) implements ActualValue {}

    /** 不适用 — the indicator could not apply this year, for a reason that somebody stands by (SCR-17). */
    record NotApplicable(String reason) implements ActualValue {}

    static Measured measured(String number) {
        return new Measured(new BigDecimal(number), "");
    }

    /** Reads a cell: full-width digits, thousands commas and a unit behind the number are understood. */
    static ActualValue parse(@Nullable String cell) {
        var text = cell == null
                ? ""
                : Normalizer.normalize(cell, Normalizer.Form.NFKC).strip();
        if (text.isEmpty() || Written.NOTHING.contains(text)) {
            return new NotEntered();
        }
        if (Written.NOT_CARRIED_OUT.contains(text)) {
            return new NotCarriedOut(text);
        }
        var number = Written.NUMBER_AND_UNIT.matcher(text);
        return number.matches()
                ? new Measured(
                        new BigDecimal(number.group("number").replace(",", "")),
                        number.group("unit").strip())
                : new NotANumber(cell == null ? text : cell.strip());
    }

    /** How such cells are written. */
    final class Written {
        /** At most 15 digits before the point and 10 behind: more is a slip, and no longer arithmetic. */
        private static final Pattern NUMBER_AND_UNIT = Pattern.compile(
                "(?<number>[+-]?(?:\\d{1,15}|\\d{1,3}(?:,\\d{3}){1,4})(?:\\.\\d{1,10})?)\\s{0,3}(?<unit>(?:[\\p{L}%‰°][^\\d]{0,19})?)");

        private static final Set<String> NOTHING = Set.of("/", "-", "—", "——");
        private static final Set<String> NOT_CARRIED_OUT =
                Set.of("无", "没有", "未开展", "没有开展", "未实施", "没有实施", "未启动", "未开工");

        private Written() {}
    }
}
