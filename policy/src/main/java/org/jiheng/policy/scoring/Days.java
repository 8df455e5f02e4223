package org.jiheng.policy.scoring;

import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jiheng.policy.common.FiscalYear;
import org.jspecify.annotations.Nullable;

/**
 * 日期 — a day or a month as forms write it: 2024-12-31, 12月31日前, 12月底, 2024年11月, 年底前 (AWK-13).
 *
 * @param first equals {@code last} when a single day is meant
 */
record Days(LocalDate first, LocalDate last) {
    private static final String BEFORE = "(?<before>(?:以|之)?前|止|以内)?(?:完成|完工|竣工)?";
    private static final Pattern DATE = Pattern.compile(
            "(?:于|在|截至|截止到?|到)?(?:(?<year>\\d{4})(?:年|-|/|\\.))?(?<month>\\d{1,2})(?:月份?|-|/|\\.)(?:(?<day>\\d{1,2})[日号]?|(?<end>底|末))?"
                    + BEFORE);
    private static final Pattern END_OF_YEAR =
            Pattern.compile("(?:于|在|截至|截止到?|到)?(?:(?<year>\\d{4})年|当?年)(?:度)?[底末终]" + BEFORE);
    private static final int MOST_CHARACTERS = 30;

    /**
     * @param year taken where the text names none
     * @return empty for a text that is no date, or of which it is not certain which day it means: is 6月前 the last day
     *     of May or of June?
     */
    static Optional<Days> read(String written, @Nullable FiscalYear year) {
        if (written.length() > MOST_CHARACTERS) {
            return Optional.empty();
        }
        var text = Normalizer.normalize(written, Normalizer.Form.NFKC).replaceAll("\\s", "");
        var yearsEnd = END_OF_YEAR.matcher(text);
        if (yearsEnd.matches()) {
            return year(yearsEnd.group("year"), year).map(each -> on(LocalDate.of(each, 12, 31)));
        }
        var date = DATE.matcher(text);
        if (!date.matches() || !isCertainlyADate(text, date.group("year"), date.group("day"))) {
            return Optional.empty();
        }
        var beforeAMonth = date.group("day") == null && date.group("end") == null && date.group("before") != null;
        return beforeAMonth
                ? Optional.empty()
                : year(date.group("year"), year)
                        .flatMap(each -> of(each, date.group("month"), date.group("day"), date.group("end") != null));
    }

    /** 12.5 and 3-4 are not dates by themselves. */
    private static boolean isCertainlyADate(String text, @Nullable String year, @Nullable String day) {
        return text.contains("月") || (year != null && day != null);
    }

    private static Optional<Integer> year(@Nullable String printed, @Nullable FiscalYear otherwise) {
        return printed == null
                ? Optional.ofNullable(otherwise).map(FiscalYear::year)
                : Optional.of(Integer.valueOf(printed));
    }

    private static Optional<Days> of(int year, String month, @Nullable String day, boolean end) {
        try {
            var whole = YearMonth.of(year, Integer.parseInt(month));
            if (day != null) {
                return Optional.of(on(whole.atDay(Integer.parseInt(day))));
            }
            return Optional.of(end ? on(whole.atEndOfMonth()) : new Days(whole.atDay(1), whole.atEndOfMonth()));
        } catch (DateTimeException noSuchDay) {
            return Optional.empty(); // 2月30日
        }
    }

    private static Days on(LocalDate day) {
        return new Days(day, day);
    }

    boolean isOneDay() {
        return first.equals(last);
    }
}
