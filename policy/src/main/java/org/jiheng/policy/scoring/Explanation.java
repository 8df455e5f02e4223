package org.jiheng.policy.scoring;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;
import org.jiheng.policy.common.Points;

/**
 * 算式 — how a score came about, kept as numbers and put into words only for somebody who reads it:
 * a nation is scored again far more often than its score sheets are looked at.
 */
public sealed interface Explanation {

    /** The Chinese sentence, or the arithmetic: {@code 38 ÷ 40 × 20 = 19.00}. */
    String text();

    static Explanation said(String text) {
        return new Said(text);
    }

    /** 一句话 — where there is no arithmetic. */
    record Said(String text) implements Explanation {}

    /** 达到目标. */
    record Met(Points points) implements Explanation {
        @Override
        public String text() {
            return "达到目标，得满分 " + points + " 分";
        }
    }

    /** 缺项 — what keeps it from being scored. */
    record Missing(List<String> missing) implements Explanation {
        public Missing {
            missing = List.copyOf(missing);
        }

        @Override
        public String text() {
            return "还不能评分，缺：" + String.join("、", missing);
        }
    }

    /** 按比例: part ÷ whole × points. */
    record Share(BigDecimal part, BigDecimal whole, Points points, Points earned, Rounding rounding)
            implements Explanation {
        @Override
        public String text() {
            return "%s ÷ %s × %s = %s".formatted(plain(part), plain(whole), points, rounding.print(earned));
        }
    }

    /** 按百分比: points × percent. */
    record Portion(Points points, BigDecimal percent, Points earned, Rounding rounding) implements Explanation {
        @Override
        public String text() {
            return "%s × %s%% = %s".formatted(points, plain(percent), rounding.print(earned));
        }
    }

    /** 从及格线起算: (actual − floor) ÷ (target − floor) × points. */
    record FromFloor(
            BigDecimal actual, BigDecimal floor, BigDecimal target, Points points, Points earned, Rounding rounding)
            implements Explanation {
        @Override
        public String text() {
            return "(%s − %s) ÷ (%s − %s) × %s = %s"
                    .formatted(
                            plain(actual), plain(floor), plain(target), plain(floor), points, rounding.print(earned));
        }
    }

    /** 分档扣分: points − steps × minus. */
    record Steps(StepRule rule, BigDecimal actual, BigDecimal steps, Points points, Points earned, Rounding rounding)
            implements Explanation {
        @Override
        public String text() {
            return "%s%% 比 %s%% 低 %s 个百分点，每低 %s 个扣 %s 分：%s − %s × %s = %s"
                    .formatted(
                            plain(actual),
                            plain(rule.full()),
                            plain(rule.full().subtract(actual)),
                            plain(rule.each()),
                            rule.minus(),
                            points,
                            plain(steps),
                            rule.minus(),
                            rounding.print(earned))
                    .concat(floored() ? "（扣到 %s 分为止）".formatted(rule.least()) : "");
        }

        private boolean floored() {
            return points.value()
                            .subtract(steps.multiply(rule.minus().value()))
                            .compareTo(rule.least().value())
                    < 0;
        }
    }

    /** 按延误天数折减: points × (1 − late ÷ planned). */
    record LateByDays(long late, long planned, Points points, Points earned, Rounding rounding) implements Explanation {
        @Override
        public String text() {
            return "晚 %d 天，计划 %d 天：%s × (1 − %d ÷ %d) = %s"
                    .formatted(late, planned, points, late, planned, rounding.print(earned));
        }
    }

    /** 附注 — something to say besides the arithmetic. */
    record Noted(Explanation main, String note) implements Explanation {
        @Override
        public String text() {
            return main.text() + "；" + note;
        }
    }

    /** 合计: 9.55 + 20 + 19 = 48.55. */
    record Sum(List<Points> parts, Points total) implements Explanation {
        public Sum {
            parts = List.copyOf(parts);
        }

        @Override
        public String text() {
            return "%s = %s"
                    .formatted(parts.stream().map(Points::printed).collect(Collectors.joining(" + ")), total.printed());
        }
    }

    /** 折算: (9.55 + 20) ÷ 80 × 100 = 36.94, because points of the form did not apply (SCR-17, AWK-15). */
    record BroughtTo100(List<Points> parts, Points applicable, Points total) implements Explanation {
        public BroughtTo100 {
            parts = List.copyOf(parts);
        }

        @Override
        public String text() {
            return "(%s) ÷ %s × 100 = %s（不适用的 %s 分不计入）"
                    .formatted(
                            parts.stream().map(Points::printed).collect(Collectors.joining(" + ")),
                            applicable,
                            total.printed(),
                            Points.of("100").minus(applicable));
        }
    }

    private static String plain(BigDecimal value) {
        return Points.of(value).toString();
    }
}
