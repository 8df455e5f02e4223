package org.jiheng.policy.parameters;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jiheng.policy.common.Region;

/**
 * 参数 — one figure or word list through time, for the nation and for the regions that decided otherwise.
 * Old values stay, so that last year's form keeps last year's verdict.
 */
public final class Parameter<T> {
    private final String title;
    private final List<String> rules;
    private final Map<String, List<Dated<T>>> byRegion;
    private final List<ParameterEntry> entries;

    /**
     * @param rules numbers of the rules that use it, such as LNT-31
     * @param byRegion region code to values, oldest first; the nation under {@link Region#NATIONAL}
     * @param entries the same as it is printed, in the order of the file
     */
    Parameter(String title, List<String> rules, Map<String, List<Dated<T>>> byRegion, List<ParameterEntry> entries) {
        this.title = title;
        this.rules = List.copyOf(rules);
        this.byRegion = Map.copyOf(byRegion);
        this.entries = List.copyOf(entries);
    }

    public String title() {
        return title;
    }

    /** Numbers of the rules that use it. */
    public List<String> rules() {
        return rules;
    }

    /** Every value there is and was, as it is printed. */
    public List<ParameterEntry> entries() {
        return entries;
    }

    /** This one, with a district's own values among those of its regions; on the same day the district's count. */
    Parameter<T> withLocal(Parameter<T> local) {
        var regions = new HashMap<>(byRegion);
        local.byRegion.forEach((region, values) -> {
            var days = new TreeMap<LocalDate, Dated<T>>();
            regions.getOrDefault(region, List.of()).forEach(each -> days.put(each.from(), each));
            values.forEach(each -> days.put(each.from(), each));
            regions.put(region, List.copyOf(days.values()));
        });
        var printed = new ArrayList<>(entries);
        printed.removeIf(each -> local.entries.stream()
                .anyMatch(other ->
                        other.region().equals(each.region()) && other.from().equals(each.from())));
        printed.addAll(local.entries);
        return new Parameter<>(title, rules, regions, printed);
    }

    /**
     * The value of the nearest region that had one on that day.
     *
     * @throws NotInForceException when neither the region nor the nation had a value yet
     */
    public Dated<T> at(Region region, LocalDate date) {
        return find(region, date).orElseThrow(() -> new NotInForceException(notYet(region, date)));
    }

    /** The same for callers that can do without. */
    public Optional<Dated<T>> find(Region region, LocalDate date) {
        return outwards(region)
                .flatMap(values -> inForce(values, date).stream())
                .findFirst();
    }

    /** What is in force on that day, nearest region first and the nation last; for values that add to each other. */
    public List<Dated<T>> nearestFirst(Region region, LocalDate date) {
        return outwards(region)
                .flatMap(values -> inForce(values, date).stream())
                .toList();
    }

    private Stream<List<Dated<T>>> outwards(Region region) {
        return Stream.concat(region.nearestFirst().stream(), Stream.of(Region.NATIONAL.code()))
                .map(code -> byRegion.getOrDefault(code, List.of()));
    }

    private Optional<Dated<T>> inForce(List<Dated<T>> values, LocalDate date) {
        return values.reversed().stream()
                .filter(each -> !each.from().isAfter(date))
                .findFirst();
    }

    private String notYet(Region region, LocalDate date) {
        return outwards(region)
                .flatMap(values -> values.stream().limit(1))
                .map(Dated::from)
                .min(LocalDate::compareTo)
                .map(first -> "“%s”从%s起才有规定，%s没有可用的数".formatted(title, first, date))
                .orElseGet(() -> "“%s”没有适用于%s的规定".formatted(title, region.name()));
    }
}
