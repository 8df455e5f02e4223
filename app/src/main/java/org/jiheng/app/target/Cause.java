package org.jiheng.app.target;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;
import org.jiheng.app.web.Words;
import org.jiheng.policy.rules.Severity;
import org.jspecify.annotations.Nullable;

/**
 * 同一原因 — all that one rule has to say, in one line: what it is, how often, and what can be set right at once.
 *
 * @param rule number such as LNT-27
 * @param style of the mark: e, w or i
 * @param offers the corrections that are certain, in the order of the places
 */
public record Cause(String rule, String title, String severity, String style, String count, List<Offer> offers) {

    /** 一处 — one finding, wherever it was kept. */
    public record Place(
            String rule,
            String title,
            Severity severity,
            @Nullable Offer offer) {}

    public Cause {
        offers = List.copyOf(offers);
    }

    /** One for each rule, the worst first, and within a severity the most frequent. */
    public static List<Cause> of(List<Place> places) {
        var groups = new LinkedHashMap<String, List<Place>>();
        places.forEach(place ->
                groups.computeIfAbsent(place.rule(), none -> new ArrayList<>()).add(place));
        return groups.values().stream()
                .sorted(Comparator.<List<Place>, Severity>comparing(Cause::worst)
                        .thenComparingInt(group -> -group.size())
                        .thenComparing(group -> group.getFirst().rule()))
                .map(Cause::cause)
                .toList();
    }

    private static Cause cause(List<Place> group) {
        var first = group.getFirst();
        var worst = worst(group);
        var offers = group.stream()
                .flatMap(place -> Stream.ofNullable(place.offer()))
                .distinct()
                .toList();
        return new Cause(
                first.rule(),
                first.title(),
                worst.chinese(),
                style(worst),
                offers.isEmpty()
                        ? Words.say("cause.places", group.size())
                        : Words.say("cause.placesWithFixes", group.size(), offers.size()),
                offers);
    }

    private static Severity worst(List<Place> group) {
        return group.stream()
                .map(Place::severity)
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    private static String style(Severity severity) {
        return switch (severity) {
            case BLOCK, ERROR -> "e";
            case WARN -> "w";
            case INFO -> "i";
        };
    }
}
