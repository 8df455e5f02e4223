package org.jiheng.documents.reading;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jiheng.documents.reading.grid.Plain;
import org.jiheng.policy.indicator.Comparator;
import org.jiheng.policy.indicator.TargetValue;
import org.jspecify.annotations.Nullable;

/**
 * 指标值识别 — sign, number and unit, whether they stand in columns of their own or fused in one cell as
 * {@code ≥95%} or 不低于95%以上 (AWK-08, AWK-09). Separate columns win over the text.
 */
final class TargetValues {
    /** 12月底前, 2024-12-31: a day is not a number with the unit 月底前 (AWK-13). */
    private static final Pattern DAY = Pattern.compile(
            ".*(?:\\d{4}[-/.]\\d{1,2}[-/.]\\d{1,2}|\\d{1,2}月(?:份|底|末|初|中|前|后|内|以前|\\d).*|\\d{4}年.*|年底|年末|\\d{1,2}月?[-至]\\d{1,2}月.*).*");

    private static final String NUMBER = "-?(?:\\d{1,3}(?:,\\d{3}){1,6}|\\d{1,20})(?:\\.\\d{1,20})?";
    private static final Pattern VALUE = Pattern.compile("(?<low>" + NUMBER
            + ")(?:(?<lowUnit>[^\\d~～—–至到.,-]{0,4}?)(?:[~～—–至到]|-{1,2})(?<high>" + NUMBER
            + "))?(?<unit>[%‰]?[^\\d%‰]{0,12})");
    private static final Pattern GRADES = Pattern.compile("优.{0,12}良.*|好.{0,12}(?:中|较好).*|高.{0,12}中.{0,12}低.*");
    /** What numbers and signs are written with; brackets and ㎡ in a unit stay what they are. */
    private static final String WIDE = "０１２３４５６７８９．，－＋＝＜＞％～";

    private static final Pattern BLANK = Pattern.compile("[\\s\\u00a0\\u3000\\u200b\\ufeff]+");

    private static final int LONGEST_VALUE = 60;

    private final Labels labels;

    TargetValues(Labels labels) {
        this.labels = labels;
    }

    /** What was found, and what had to be decided on the way. */
    record Found(@Nullable TargetValue target, @Nullable String unit, List<Remark> remarks) {
        Found {
            remarks = List.copyOf(remarks);
        }
    }

    /** 说明 — one thing to tell about a value. */
    record Remark(DoubtCode code, String message) {}

    /**
     * @param sign of the column 指标性质, null when blank or when the form has none
     * @param value of the column 指标值
     * @param unit of the column 指标单位
     */
    Found read(@Nullable String sign, @Nullable String value, @Nullable String unit) {
        var remarks = new ArrayList<Remark>();
        @Nullable Comparator comparator = null;
        boolean qualitative = false;
        if (sign != null) {
            var folded = Plain.folded(sign);
            comparator = labels.sign(folded);
            qualitative = labels.isQualitative(folded);
            boolean silent = Blanks.isPlaceholder(folded) || folded.equals("定量") || folded.equals("定量指标");
            if (comparator == null && !qualitative && !silent) {
                remarks.add(new Remark(
                        DoubtCode.NOT_UNDERSTOOD, "指标性质“%s”不认识，应为=、≥、≤、>、<或定性".formatted(Plain.excerpt(sign))));
            }
        }
        if (value == null) {
            return new Found(comparator == null ? null : new TargetValue.Unclear(comparator, ""), unit, remarks);
        }
        var parts = qualitative ? null : parts(value);
        if (parts != null) {
            return numeric(value, parts, comparator, unit, remarks);
        }
        boolean words = qualitative || (comparator == null && (!hasDigit(value) || isGraded(value)));
        if (words) {
            return new Found(new TargetValue.Qualitative(value), unit, remarks);
        }
        return unclear(value, comparator, unit, remarks);
    }

    private static boolean isGraded(String value) {
        return GRADES.matcher(Plain.folded(value)).matches();
    }

    /** 不晚于 and its like before a day: the sign at least can be told. */
    private Found unclear(String value, @Nullable Comparator column, @Nullable String unit, List<Remark> remarks) {
        var folded = compact(value);
        var before = labels.signBefore(folded);
        boolean day = DAY.matcher(Plain.folded(value)).matches();
        if (column == null && before.isPresent() && day && before.get().length() <= 2) {
            remarks.add(new Remark(
                    DoubtCode.VALUE_SPLIT,
                    "从“%s”中拆出性质“%s”，请核对"
                            .formatted(Plain.excerpt(value), before.get().sign().symbol())));
            return new Found(
                    new TargetValue.Unclear(
                            before.get().sign(), folded.substring(before.get().length())),
                    unit,
                    remarks);
        }
        return new Found(new TargetValue.Unclear(column, value), unit, remarks);
    }

    private Found numeric(
            String value, Parts parts, @Nullable Comparator column, @Nullable String unitColumn, List<Remark> remarks) {
        var taken = new ArrayList<String>();
        var comparator = column;
        if (parts.sign != null && column == null) {
            comparator = parts.sign;
            taken.add("性质“%s”".formatted(parts.sign.symbol()));
        } else if (parts.sign != null && parts.sign != column && column != null) {
            remarks.add(new Remark(
                    DoubtCode.VALUE_CONTRADICTS,
                    "指标性质为“%s”，指标值却写“%s”，按指标性质列读入，请核对".formatted(column.symbol(), Plain.excerpt(value))));
        }
        var unit = unitColumn;
        if (!parts.unit.isEmpty() && unitColumn == null) {
            unit = parts.unit;
            taken.add("单位“%s”".formatted(parts.unit));
        } else if (!parts.unit.isEmpty()
                && unitColumn != null
                && !labels.comparableUnit(parts.unit).equals(labels.comparableUnit(unitColumn))) {
            remarks.add(new Remark(
                    DoubtCode.VALUE_CONTRADICTS,
                    "指标单位为“%s”，指标值却写“%s”，按指标单位列读入，请核对".formatted(Plain.excerpt(unitColumn), Plain.excerpt(value))));
        }
        var high = parts.high;
        if (high != null) {
            // A range has a sign of its own; beside ≥ or ≤ it says two things at once.
            if ((comparator != null && comparator != Comparator.EQ) || parts.low.compareTo(high) > 0) {
                remarks.add(new Remark(
                        DoubtCode.VALUE_CONTRADICTS, "指标值“%s”是区间，与指标性质不符或上下限颠倒，请核对".formatted(Plain.excerpt(value))));
                return new Found(new TargetValue.Unclear(comparator, value), unit, remarks);
            }
            taken.addFirst("区间");
            split(value, taken, remarks);
            return new Found(new TargetValue.Range(parts.low, high), unit, remarks);
        }
        split(value, taken, remarks);
        if (comparator == null) {
            return new Found(new TargetValue.Unclear(null, parts.low.toPlainString()), unit, remarks);
        }
        return new Found(new TargetValue.Numeric(comparator, parts.low), unit, remarks);
    }

    private static void split(String value, List<String> taken, List<Remark> remarks) {
        if (!taken.isEmpty()) {
            remarks.add(new Remark(
                    DoubtCode.VALUE_SPLIT, "从“%s”中拆出%s，请核对".formatted(Plain.excerpt(value), String.join("、", taken))));
        }
    }

    private record Parts(
            @Nullable Comparator sign,
            BigDecimal low,
            @Nullable BigDecimal high,
            String unit) {}

    /** The parts of a numeric value; null when it is anything else. */
    private @Nullable Parts parts(String value) {
        if (value.length() > LONGEST_VALUE || !hasDigit(value)) {
            return null;
        }
        if (DAY.matcher(Plain.folded(value)).matches()) {
            return null;
        }
        var text = compact(value);
        text = text.substring(labels.beforeSign(text));
        var before = labels.signBefore(text);
        var rest = text.substring(before.map(Labels.Affix::length).orElse(0));
        var after = labels.signAfter(rest);
        rest = rest.substring(0, rest.length() - after.map(Labels.Affix::length).orElse(0));
        var match = VALUE.matcher(rest);
        boolean twoSigns = before.isPresent()
                && after.isPresent()
                && before.get().sign() != after.get().sign();
        if (twoSigns || !match.matches()) {
            return null;
        }
        var sign = before.or(() -> after).map(Labels.Affix::sign).orElse(null);
        var high = match.group("high");
        var unit = match.group("unit");
        var lowUnit = match.group("lowUnit");
        boolean twoUnits = lowUnit != null && !lowUnit.isEmpty() && !unit.isEmpty() && !lowUnit.equals(unit);
        boolean sentence = unit.length() > 1 && "%‰".indexOf(unit.charAt(0)) >= 0 && unit.charAt(1) != '/';
        if (twoUnits || sentence || hasPunctuation(unit)) {
            return null;
        }
        return new Parts(
                sign,
                decimal(match.group("low")),
                high == null ? null : decimal(high),
                unit.isEmpty() && lowUnit != null ? lowUnit : unit);
    }

    private static boolean hasPunctuation(String unit) {
        return unit.chars().anyMatch(c -> "，。；、,;:：!！?？".indexOf(c) >= 0);
    }

    /** Without blanks, figures and signs in their narrow form. */
    private static String compact(String value) {
        var narrow = new StringBuilder(value.length());
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            narrow.append(WIDE.indexOf(c) >= 0 ? (char) (c - 0xfee0) : c);
        }
        return BLANK.matcher(narrow).replaceAll("");
    }

    private static BigDecimal decimal(String digits) {
        return Plain.plain(new BigDecimal(digits.replace(",", "")));
    }

    private static boolean hasDigit(String text) {
        return text.chars().anyMatch(Character::isDigit);
    }
}
