package org.jiheng.policy.parameters;

import java.util.List;
import java.util.stream.IntStream;
import org.jiheng.policy.common.Points;

/**
 * 资金流转类指标 — which indicators measure that money moves, and not what it bought (LNT-31).
 *
 * @param subjects 资金、经费 and the like
 * @param measures 到位率、执行率 and the like, somewhere after a subject
 * @param notWhen words that turn it into an output: 补助资金发放到位率 is about people being paid
 * @param limit more points than this in one form weigh as an error
 */
public record FundFlow(List<String> subjects, List<String> measures, List<String> notWhen, Points limit) {
    private static final int MOST_STRAY_CHARACTERS = 2;

    public FundFlow {
        subjects = List.copyOf(subjects);
        measures = List.copyOf(measures);
        notWhen = List.copyOf(notWhen);
    }

    static FundFlow read(Setting value) {
        var entries = value.exactly("subjects", "measures", "notWhen", "limit");
        return new FundFlow(
                value.the("subjects", entries).words(),
                value.the("measures", entries).words(),
                value.the("notWhen", entries).words(),
                Points.of(value.the("limit", entries).positive()));
    }

    public boolean describes(String indicatorName) {
        return notWhen.stream().noneMatch(indicatorName::contains)
                && subjects.stream()
                        .anyMatch(subject ->
                                measures.stream().anyMatch(measure -> follows(indicatorName, subject, measure)));
    }

    private static boolean follows(String name, String subject, String measure) {
        var found = name.indexOf(subject);
        return found >= 0
                && IntStream.range(found + subject.length(), name.length())
                        .anyMatch(start -> isSpelledFrom(name, start, measure));
    }

    /**
     * Up to two other characters may stand between the characters of the measure, so that the published
     * misspelling 6月资金到安排位率 is known for what it is.
     */
    private static boolean isSpelledFrom(String name, int start, String measure) {
        if (!name.startsWith(measure.substring(0, 1), start)) {
            return false;
        }
        var rest = measure.substring(1);
        return rest.isEmpty()
                || IntStream.rangeClosed(1, 1 + MOST_STRAY_CHARACTERS)
                        .anyMatch(step -> isSpelledFrom(name, start + step, rest));
    }
}
