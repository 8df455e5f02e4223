package org.jiheng.policy.rules.publication;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jiheng.policy.common.FiscalYear;
import org.jiheng.policy.common.Money;
import org.jiheng.policy.parameters.Words;

/**
 * 文字说明 — the sentences of a narrative that speak of a project, and the amounts they state.
 *
 * @param cumulative words by which a sentence speaks of more than one year
 */
record Narrative(String text, Words cumulative) {
    private static final String SENTENCE_ENDS = "。；;！!？?\n";
    private static final Pattern AMOUNT = Pattern.compile("(\\d{1,12}(?:\\.\\d{1,6})?)\\s?(亿元|万元|元)");
    private static final Pattern YEAR = Pattern.compile("(?<!\\d)(20\\d{2})\\s?年");

    /**
     * 写到的金额.
     *
     * @param printed the number as it stands, for its decimals
     * @param ofTheYear whether the sentence speaks of the year alone, and not of an earlier one or of several
     */
    record StatedAmount(BigDecimal printed, String unit, boolean ofTheYear) {

        /** Whether this is the amount, rounded as it is printed: 226.3万元 for 2,263,000 yuan. */
        boolean says(Money amount) {
            var inUnit = amount.yuan().movePointLeft(places());
            return inUnit.setScale(printed.scale(), RoundingMode.HALF_UP).compareTo(printed) == 0;
        }

        String words() {
            return printed.toPlainString() + unit;
        }

        private int places() {
            return switch (unit) {
                case "亿元" -> 8;
                case "万元" -> 4;
                default -> 0;
            };
        }
    }

    /** The amounts in the sentences that name the project; empty when none does or none has an amount. */
    List<StatedAmount> amounts(String project, FiscalYear year) {
        var amounts = new ArrayList<StatedAmount>();
        var start = 0;
        for (var at = 0; at <= text.length(); at++) {
            if (at < text.length() && SENTENCE_ENDS.indexOf(text.charAt(at)) < 0) {
                continue;
            }
            var sentence = text.substring(start, at);
            start = at + 1;
            if (sentence.contains(project)) {
                var ofTheYear = !cumulative.areIn(sentence) && speaksOf(sentence, year);
                AMOUNT.matcher(sentence)
                        .results()
                        .forEach(each ->
                                amounts.add(new StatedAmount(new BigDecimal(each.group(1)), each.group(2), ofTheYear)));
            }
        }
        return amounts;
    }

    /** A sentence that names no year speaks of the year of the document. */
    private static boolean speaksOf(String sentence, FiscalYear year) {
        var years = YEAR.matcher(sentence).results().toList();
        return years.isEmpty() || years.stream().anyMatch(each -> each.group(1).equals(year.toString()));
    }
}
