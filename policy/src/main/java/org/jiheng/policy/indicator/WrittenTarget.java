package org.jiheng.policy.indicator;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jiheng.policy.indicator.TargetValue.Numeric;
import org.jspecify.annotations.Nullable;

/**
 * 写在一格里的指标值 — sign, number and unit taken apart from one cell (AWK-08): {@code ≥95%}, {@code 不低于 95 ％},
 * {@code 95%以上}. Only what can be read in one way is read.
 *
 * @param unit empty when none was written
 */
public record WrittenTarget(Numeric value, String unit) {
    private static final Pattern CELL =
            Pattern.compile("(?<sign>≥|>=|≤|<=|>|<|=|不低于|不少于|不小于|不高于|不超过|不多于|大于|小于)?\\s{0,3}"
                    + "(?<number>-?\\d{1,12}(?:\\.\\d{1,6})?)\\s{0,3}"
                    + "(?<unit>[\\p{IsHan}%‰/·㎡]{0,8}?)(?<behind>及?以上|及?以下|以内)?");

    private static final Map<String, Comparator> SIGNS = Map.ofEntries(
            Map.entry("≥", Comparator.GE),
            Map.entry(">=", Comparator.GE),
            Map.entry("不低于", Comparator.GE),
            Map.entry("不少于", Comparator.GE),
            Map.entry("不小于", Comparator.GE),
            Map.entry("以上", Comparator.GE),
            Map.entry("及以上", Comparator.GE),
            Map.entry("≤", Comparator.LE),
            Map.entry("<=", Comparator.LE),
            Map.entry("不高于", Comparator.LE),
            Map.entry("不超过", Comparator.LE),
            Map.entry("不多于", Comparator.LE),
            Map.entry("以下", Comparator.LE),
            Map.entry("及以下", Comparator.LE),
            Map.entry("以内", Comparator.LE),
            Map.entry(">", Comparator.GT),
            Map.entry("大于", Comparator.GT),
            Map.entry("<", Comparator.LT),
            Map.entry("小于", Comparator.LT),
            Map.entry("=", Comparator.EQ));

    /**
     * @param given the sign that stands in its own cell already; null when there is none
     * @return empty when the cell has no sign, two that disagree, or more in it than sign, number and unit
     */
    public static Optional<WrittenTarget> parse(@Nullable Comparator given, String cell) {
        var text = Normalizer.normalize(cell, Normalizer.Form.NFKC).strip();
        var matcher = CELL.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        var before = sign(matcher.group("sign"));
        var behind = sign(matcher.group("behind"));
        if (before != null && behind != null) {
            return Optional.empty();
        }
        var written = before == null ? behind : before;
        if (given != null && written != null && given != written) {
            return Optional.empty();
        }
        var comparator = given == null ? written : given;
        return comparator == null
                ? Optional.empty()
                : Optional.of(new WrittenTarget(
                        new Numeric(comparator, new BigDecimal(matcher.group("number"))), matcher.group("unit")));
    }

    private static @Nullable Comparator sign(@Nullable String written) {
        return written == null ? null : SIGNS.get(written);
    }
}
