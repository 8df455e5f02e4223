package org.jiheng.policy.scoring;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jiheng.policy.common.Region;
import org.jiheng.policy.parameters.NotInForceException;
import org.jspecify.annotations.Nullable;

/** 评分办法目录 — the policies that come with the product, old versions included, and which one is for whom. */
final class ScoringPolicies {
    private static final List<String> FILES = List.of("general-1.yaml", "chongqing-1.yaml", "example-1.yaml");
    private static final int MOST_BYTES = 400_000;

    private final List<PolicyTerms> policies;

    /** @throws IllegalArgumentException when two share a name, or two are in force for the same region and year */
    ScoringPolicies(List<PolicyTerms> policies) {
        this.policies = List.copyOf(policies);
        for (var index = 0; index < policies.size(); index++) {
            for (var other : policies.subList(index + 1, policies.size())) {
                refuseClash(policies.get(index), other);
            }
        }
    }

    private static void refuseClash(PolicyTerms one, PolicyTerms other) {
        if (one.id().equals(other.id()) && one.version().equals(other.version())) {
            throw new IllegalArgumentException("评分办法“%s”第%s版有两份".formatted(one.id(), one.version()));
        }
        if (one.inForce()
                && other.inForce()
                && one.regionCode().equals(other.regionCode())
                && (one.years().contain(other.years().from())
                        || other.years().contain(one.years().from()))) {
            throw new IllegalArgumentException("评分办法“%s”第%s版和“%s”第%s版的地区、年度重叠，不知道用哪一份"
                    .formatted(one.id(), one.version(), other.id(), other.version()));
        }
    }

    static ScoringPolicies delivered() {
        return Delivered.POLICIES;
    }

    List<PolicyTerms> all() {
        return policies;
    }

    /**
     * The one of the nearest region.
     *
     * @throws NotInForceException when there is none for that year
     */
    PolicyTerms inForce(Region region, int year) {
        return outwards(region)
                .flatMap(code -> policies.stream()
                        .filter(each -> each.inForce()
                                && each.regionCode().equals(code)
                                && each.years().contain(year)))
                .findFirst()
                .orElseThrow(() -> new NotInForceException("%d年度没有适用于%s的评分办法".formatted(year, region.name())));
    }

    private static Stream<String> outwards(Region region) {
        return Stream.concat(region.nearestFirst().stream(), Stream.of(Region.NATIONAL.code()));
    }

    /**
     * By its name, in force or not.
     *
     * @param version null for the newest
     * @throws NotInForceException naming those there are
     */
    PolicyTerms named(String id, @Nullable String version) {
        return find(id, version)
                .orElseThrow(() -> new NotInForceException("没有评分办法“%s”%s，现有：%s"
                        .formatted(
                                id,
                                version == null ? "" : "第%s版".formatted(version),
                                policies.stream()
                                        .map(each -> "%s 第%s版".formatted(each.id(), each.version()))
                                        .collect(Collectors.joining("、")))));
    }

    private Optional<PolicyTerms> find(String id, @Nullable String version) {
        return policies.reversed().stream()
                .filter(each -> each.id().equals(id)
                        && (version == null || each.version().equals(version)))
                .findFirst();
    }

    private static PolicyTerms resource(String name) {
        try (var file = ScoringPolicies.class.getResourceAsStream("/scoring-policies/" + name)) {
            if (file == null) {
                throw new IllegalStateException("缺少评分办法文件" + name);
            }
            return PolicyTerms.read(name, new String(file.readNBytes(MOST_BYTES), StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static final class Delivered {
        private static final ScoringPolicies POLICIES = new ScoringPolicies(read());

        private static List<PolicyTerms> read() {
            var policies = new ArrayList<PolicyTerms>();
            FILES.forEach(each -> policies.add(resource(each)));
            return policies;
        }
    }
}
