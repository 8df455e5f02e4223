package org.jiheng.policy.parameters;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jiheng.policy.common.Region;

/**
 * 参数 — one figure or word list through time, for the nation and for the regions that decided otherwise.
 * Old values stay, so that last year's form keeps last year's verdict.
 */
public final class Parameter<T> {
    private final String title;
    private final Map<String, List<Dated<T>>> byRegion;

    /** @param byRegion region code to values, oldest first; the nation under {@link Region#NATIONAL} */
    Parameter(String title, Map<String, List<Dated<T>>> byRegion) {
        this.title = title;
        this.byRegion = Map.copyOf(byRegion);
    }

    public String title() {
        return title;
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
                .map(first -> "“%s”从%s起才有规定,%s没有可用的数".formatted(title, first, date))
                .orElseGet(() -> "“%s”没有适用于%s的规定".formatted(title, region.name()));
    }
}
