package org.jiheng.app.identity;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * 管单位 — adding, renaming, ending and merging units, one by one or from a list. Nothing is ever deleted: a unit ends on a day,
 * a name becomes a former name, and forms keep the names they were printed with (GIT-99).
 */
@Component
class ManageOrganisations {
    private static final int LONGEST_NAME = 100;

    /** 办理结果. */
    sealed interface Result {
        record Done(String message) implements Result {}

        record Refused(String reason) implements Result {}
    }

    /** @param parent name of the department above a unit; empty for a department */
    record Line(String name, String shortName, String parent, String code) {}

    /** 名单与现状的差别. */
    record Diff(List<String> added, List<String> changed, List<String> missing, List<String> problems) {
        Diff {
            added = List.copyOf(added);
            changed = List.copyOf(changed);
            missing = List.copyOf(missing);
            problems = List.copyOf(problems);
        }
    }

    private final AccessPolicy access;
    private final Organisations organisations;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ManageOrganisations(
            AccessPolicy access, Organisations organisations, ApplicationEventPublisher events, Clock clock) {
        this.access = access;
        this.organisations = organisations;
        this.events = events;
        this.clock = clock;
    }

    Result add(Officer by, String address, Line line) {
        return access.call(by, Deed.CHANGE_ORGANISATIONS, () -> {
            var problem = problem(line);
            if (problem.isPresent()) {
                return new Result.Refused(problem.get());
            }
            if (named(line.name()).isPresent()) {
                return new Result.Refused("已经有叫“%s”的单位".formatted(line.name()));
            }
            insert(by, address, line);
            return new Result.Done("“%s”加好了。".formatted(line.name()));
        });
    }

    private void insert(Officer by, String address, Line line) {
        var parent = line.parent().isEmpty() ? null : named(line.parent()).orElseThrow();
        var added = organisations.add(
                by.regionCode(),
                parent == null ? null : parent.id(),
                parent == null ? Organisation.Kind.DEPARTMENT : Organisation.Kind.UNIT,
                line.name(),
                line.shortName().isEmpty() ? null : line.shortName());
        tell(by, address, "新增单位", added.id(), Map.of(), Map.of("名称", line.name(), "上级", line.parent()));
    }

    private Optional<String> problem(Line line) {
        if (line.name().isBlank()) {
            return Optional.of("请填写单位名称");
        }
        if (line.name().codePointCount(0, line.name().length()) > LONGEST_NAME
                || line.shortName().codePointCount(0, line.shortName().length()) > LONGEST_NAME) {
            return Optional.of("单位名称最多%d个字".formatted(LONGEST_NAME));
        }
        if (!line.parent().isEmpty()
                && named(line.parent())
                        .filter(each -> each.kind() == Organisation.Kind.DEPARTMENT)
                        .isEmpty()) {
            return Optional.of("“%s”的上级“%s”不是名录里的主管部门".formatted(line.name(), line.parent()));
        }
        return Optional.empty();
    }

    /** From today on; until yesterday it was called otherwise. */
    Result rename(Officer by, String address, long id, String name, String shortName) {
        return access.call(by, Deed.CHANGE_ORGANISATIONS, () -> {
            var unit = one(id);
            if (unit.isEmpty()) {
                return new Result.Refused("没有这个单位");
            }
            var problem = problem(new Line(name, shortName, "", ""));
            if (problem.isPresent()) {
                return new Result.Refused(problem.get());
            }
            if (named(name).filter(each -> each.id() != id).isPresent()) {
                return new Result.Refused("已经有叫“%s”的单位".formatted(name));
            }
            if (unit.get().name().equals(name)
                    && Objects.requireNonNullElse(unit.get().shortName(), "").equals(shortName)) {
                return new Result.Refused("名称没有变");
            }
            organisations.rename(unit.get(), name, shortName.isEmpty() ? null : shortName, LocalDate.now(clock));
            tell(by, address, "单位更名", id, Map.of("名称", unit.get().name()), Map.of("名称", name));
            return new Result.Done("改好了。以前的表上还是当时的名称。");
        });
    }

    /** @param heir the unit it was merged into; null when it simply ended */
    Result end(Officer by, String address, long id, LocalDate lastDay, @Nullable Long heir) {
        return access.call(by, Deed.CHANGE_ORGANISATIONS, () -> {
            var unit = one(id);
            if (unit.isEmpty() || unit.get().kind() == Organisation.Kind.FINANCE) {
                return new Result.Refused("没有这个单位，或者它是财政部门，不能撤销");
            }
            if (heir != null && (heir == id || one(heir).isEmpty())) {
                return new Result.Refused("请选择并入哪个单位，不能是它自己");
            }
            if (organisations.current(lastDay.plusDays(1)).stream()
                    .anyMatch(each -> Objects.equals(each.parentId(), id))) {
                return new Result.Refused("它下面还有单位，请先把下属单位办完");
            }
            organisations.end(id, lastDay, heir);
            var after = new LinkedHashMap<String, Object>();
            after.put("止", lastDay.toString());
            if (heir != null) {
                after.put("并入", one(heir).orElseThrow().name());
            }
            tell(
                    by,
                    address,
                    heir == null ? "撤销单位" : "并入单位",
                    id,
                    Map.of("名称", unit.get().name()),
                    after);
            return new Result.Done("“%s”到 %s 为止，以前的表和记录都在。".formatted(unit.get().name(), lastDay));
        });
    }

    /** What a list would change; nothing is written. */
    Diff compare(Officer by, List<Line> lines) {
        return access.call(by, Deed.CHANGE_ORGANISATIONS, () -> diff(lines));
    }

    private Diff diff(List<Line> lines) {
        var there = organisations.current(LocalDate.now(clock)).stream()
                .collect(Collectors.toMap(Organisation::name, Function.identity()));
        var names = lines.stream().map(Line::name).collect(Collectors.toSet());
        var added =
                lines.stream().filter(each -> !there.containsKey(each.name())).toList();
        var changed = lines.stream()
                .filter(each -> there.containsKey(each.name())
                        && !each.shortName().isEmpty()
                        && !each.shortName()
                                .equals(Objects.requireNonNull(there.get(each.name()))
                                        .shortName()))
                .toList();
        var problems = added.stream()
                .filter(each -> each.parent().isEmpty() || !names.contains(each.parent()))
                .map(this::problem)
                .flatMap(Optional::stream)
                .toList();
        return new Diff(
                added.stream()
                        .map(each -> each.parent().isEmpty() ? each.name() : each.parent() + " › " + each.name())
                        .toList(),
                changed.stream()
                        .map(each -> each.name() + "：简称改为 " + each.shortName())
                        .toList(),
                there.values().stream()
                        .filter(each -> each.kind() != Organisation.Kind.FINANCE && !names.contains(each.name()))
                        .map(Organisation::name)
                        .sorted()
                        .toList(),
                problems);
    }

    /** What is missing from the list stays as it is: only a person ends a unit. */
    Result bring(Officer by, String address, List<Line> lines) {
        return access.call(by, Deed.CHANGE_ORGANISATIONS, () -> {
            var diff = diff(lines);
            if (!diff.problems().isEmpty()) {
                return new Result.Refused(String.join("；", diff.problems()));
            }
            var names = organisations.all().stream().map(Organisation::name).collect(Collectors.toSet());
            var departmentsFirst = lines.stream()
                    .sorted(java.util.Comparator.comparing(
                            each -> !each.parent().isEmpty()))
                    .toList();
            int added = 0;
            for (var line : departmentsFirst) {
                if (names.contains(line.name())) {
                    continue;
                }
                var problem = problem(line);
                if (problem.isPresent()) {
                    throw new IllegalArgumentException(problem.get());
                }
                insert(by, address, line);
                added++;
            }
            int renamed = 0;
            for (var line : lines) {
                var unit = named(line.name()).orElseThrow();
                if (!line.shortName().isEmpty() && !line.shortName().equals(unit.shortName())) {
                    organisations.rename(unit, unit.name(), line.shortName(), LocalDate.now(clock));
                    tell(by, address, "单位更名", unit.id(), Map.of(), Map.of("简称", line.shortName()));
                    renamed++;
                }
            }
            return new Result.Done("加了 %d 个单位，改了 %d 个简称。名单里没有的单位没有动。".formatted(added, renamed));
        });
    }

    private Optional<Organisation> one(long id) {
        return organisations.all().stream().filter(each -> each.id() == id).findFirst();
    }

    private Optional<Organisation> named(String name) {
        return organisations.all().stream()
                .filter(each -> each.name().equals(name))
                .findFirst();
    }

    private void tell(
            Officer by, String address, String action, long id, Map<String, Object> before, Map<String, Object> after) {
        events.publishEvent(new AccountEvent(
                by.regionCode(), by.actor(address), action, "organisation", String.valueOf(id), before, after));
    }
}
