package org.jiheng.policy.scoring;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jiheng.policy.common.Points;
import org.jiheng.policy.parameters.Setting;

/** 取舍 — how the score of a row is rounded, once and at the very end (SCR-19). */
public record Rounding(int decimals, Mode mode) {
    private static final int MOST_DECIMALS = 6; // as many as the national tables keep of a score

    /** 取舍方式. */
    public enum Mode {
        HALF_UP("四舍五入", RoundingMode.HALF_UP),
        DOWN("去尾", RoundingMode.DOWN);

        private final String chinese;
        private final RoundingMode mode;

        Mode(String chinese, RoundingMode mode) {
            this.chinese = chinese;
            this.mode = mode;
        }

        public String chinese() {
            return chinese;
        }
    }

    static Rounding read(Setting value) {
        var entries = value.exactly("decimals", "mode", "source");
        var decimals = value.the("decimals", entries);
        if (decimals.wholeNumber() < 0 || decimals.wholeNumber() > MOST_DECIMALS) {
            throw decimals.wrong("应为0到%d".formatted(MOST_DECIMALS));
        }
        return new Rounding(
                decimals.wholeNumber(), PolicyTerms.oneOf(value.the("mode", entries), Mode.values(), Mode::chinese));
    }

    /** Points × part ÷ whole, multiplied first; never more than the points. */
    Points share(Points points, BigDecimal part, BigDecimal whole) {
        var exact = points.value().multiply(part).divide(whole, decimals, mode.mode);
        return exact.compareTo(points.value()) > 0 ? points : Points.of(exact);
    }

    /** With all the decimals that a score is kept with: {@code 19.00}. */
    String print(Points score) {
        return score.value().setScale(decimals, mode.mode).toPlainString();
    }
}
