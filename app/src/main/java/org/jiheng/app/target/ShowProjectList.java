package org.jiheng.app.target;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jiheng.app.identity.AccessPolicy;
import org.jiheng.app.identity.Deed;
import org.jiheng.app.identity.Officer;
import org.jiheng.app.identity.Role;
import org.jiheng.app.project.Project;
import org.jiheng.app.target.ProjectListPage.Choice;
import org.jiheng.app.target.ProjectListPage.Column;
import org.jiheng.app.target.ProjectListPage.Count;
import org.jiheng.app.target.ProjectListPage.Emptiness;
import org.jiheng.app.target.ProjectListPage.Paging;
import org.jiheng.app.target.ProjectListPage.Tab;
import org.jiheng.app.web.Words;
import org.jiheng.policy.common.Money;
import org.jiheng.policy.common.Points;
import org.jiheng.policy.indicator.ProjectTier;
import org.jiheng.policy.rules.Severity;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;

/** 项目库 — asks for one page of the list and makes it ready to print. */
@Component
class ShowProjectList {
    private static final DateTimeFormatter TODAY = DateTimeFormatter.ofPattern("HH:mm");
    private static final DateTimeFormatter THIS_YEAR = DateTimeFormatter.ofPattern("MM-dd");
    private static final int ALL_YEARS = 0;

    private final AccessPolicy access;
    private final ProjectList list;
    private final SavedViews savedViews;
    private final Clock clock;

    ShowProjectList(AccessPolicy access, ProjectList list, SavedViews savedViews, Clock clock) {
        this.access = access;
        this.list = list;
        this.savedViews = savedViews;
        this.clock = clock;
    }

    ProjectListPage show(Officer officer, ProjectListRequest request, ProjectListPage.@Nullable Notice notice) {
        return access.call(officer, Deed.SEE_PROJECTS, () -> page(officer, request, notice));
    }

    private ProjectListPage page(Officer officer, ProjectListRequest request, ProjectListPage.@Nullable Notice notice) {
        var occurring = list.occurring(officer.seesOnlyApproved());
        var years = occurring.stream()
                .map(ProjectList.Occurring::fiscalYear)
                .distinct()
                .toList();
        var year = request.year() != null ? request.year() : years.isEmpty() ? ALL_YEARS : years.getFirst();
        var chosenYear = year == ALL_YEARS ? null : year;
        var rows = list.page(request, chosenYear, officer.seesOnlyApproved());
        if (rows.isEmpty() && request.page() > 1) { // an old address: there are fewer pages now
            var first = list.page(request.onPage(1), chosenYear, officer.seesOnlyApproved());
            return page(
                    officer,
                    request.onPage(
                            first.isEmpty()
                                    ? 1
                                    : ProjectListRequest.pages(first.getFirst().matching())),
                    notice);
        }
        var rulers = list.rulers(rows.stream().map(ProjectList.Row::targetId).toList());
        var matching = rows.isEmpty() ? 0 : rows.getFirst().matching();
        var total = rows.isEmpty()
                ? Money.ZERO
                : ProjectList.money(rows.getFirst().matchingTotal()).orElse(Money.ZERO);
        var emptiness = !rows.isEmpty()
                ? Emptiness.NOT_EMPTY
                : years.isEmpty() ? Emptiness.NOTHING_YET : Emptiness.NOTHING_MATCHES;
        var yearWords = year == ALL_YEARS ? Words.say("projects.allYears") : Words.say("projects.year", year);
        return new ProjectListPage(
                Words.say(
                        "projects.summary",
                        officer.seesWholeRegion() || officer.role() == Role.DELEGATE
                                ? officer.regionName()
                                : officer.organisationName(),
                        yearWords,
                        matching,
                        total.rounded()),
                emptyTables(year),
                request.q(),
                years(years, year),
                departments(request),
                tiers(request),
                kinds(request),
                states(occurring, request),
                List.of(
                        new Tab(
                                address(request, Map.of("faulty", "")),
                                Words.say("projects.tab.all"),
                                !request.faulty()),
                        new Tab(
                                address(request, Map.of("faulty", "true")),
                                Words.say("projects.tab.faulty"),
                                request.faulty())),
                savedViews.of(officer).stream()
                        .map(view -> new ProjectListPage.View(
                                view.name(),
                                view.query().isEmpty() ? "/projects" : "/projects?" + view.query(),
                                view.query().equals(query(request)),
                                "/projects/views/" + view.id() + "/removal"))
                        .toList(),
                query(request),
                AccessPolicy.may(officer, Deed.FILL_IN_TARGET),
                request.faulty(),
                request.sort(),
                columns(request),
                rows.stream().map(row -> row(row, rulers, year == ALL_YEARS)).toList(),
                Words.say("projects.total", matching),
                total.rounded(),
                paging(request, matching),
                emptiness,
                request.isFiltered()
                        ? address(
                                ProjectListRequest.of(
                                        "", request.year(), null, null, null, null, false, request.sort(), 1),
                                Map.of())
                        : null,
                !Role.UNIT.contains(officer.role()),
                AccessPolicy.may(officer, Deed.FOLLOW_TARGET),
                AccessPolicy.may(officer, Deed.CHECK_TARGETS),
                notice);
    }

    private List<String> emptyTables(int year) {
        return list.emptyTables(year).stream()
                .map(each -> Words.say(
                        "projects.emptyTable",
                        each.unitName(),
                        ProjectTier.valueOf(each.tier()).chinese(),
                        each.sentence()))
                .toList();
    }

    private static List<Choice> years(List<Integer> years, int chosen) {
        return Stream.concat(
                        years.stream()
                                .map(each -> new Choice(
                                        String.valueOf(each), Words.say("projects.year", each), each == chosen)),
                        Stream.of(new Choice("0", Words.say("projects.allYears"), chosen == ALL_YEARS)))
                .toList();
    }

    private List<Choice> departments(ProjectListRequest request) {
        return Stream.concat(
                        Stream.of(new Choice("", Words.say("projects.allDepartments"), request.department() == null)),
                        list.departments().stream()
                                .map(each -> new Choice(
                                        String.valueOf(each.id()),
                                        each.name(),
                                        Objects.equals(each.id(), request.department()))))
                .toList();
    }

    private static List<Choice> tiers(ProjectListRequest request) {
        return Stream.concat(
                        Stream.of(new Choice("", Words.say("projects.allTiers"), request.tier() == null)),
                        Stream.of(ProjectTier.values())
                                .map(tier -> new Choice(
                                        tier.name(), tier.chinese(), tier.name().equals(request.tier()))))
                .toList();
    }

    private static List<Choice> kinds(ProjectListRequest request) {
        return Stream.concat(
                        Stream.of(new Choice("", Words.say("projects.allKinds"), request.kind() == null)),
                        Stream.of(Project.Kind.values())
                                .map(kind -> new Choice(
                                        kind.name(), kind.chinese(), kind.name().equals(request.kind()))))
                .toList();
    }

    private static List<Choice> states(List<ProjectList.Occurring> occurring, ProjectListRequest request) {
        return Stream.concat(
                        Stream.of(new Choice("", Words.say("projects.allStates"), request.state() == null)),
                        occurring.stream()
                                .map(ProjectList.Occurring::state)
                                .distinct()
                                .sorted()
                                .map(state ->
                                        new Choice(state, Words.say("state." + state), state.equals(request.state()))))
                .toList();
    }

    /** This view as it stands behind the question mark. */
    private static String query(ProjectListRequest request) {
        var address = address(request, Map.of());
        var mark = address.indexOf('?');
        return mark < 0 ? "" : address.substring(mark + 1);
    }

    private static List<Column> columns(ProjectListRequest request) {
        return Stream.of("name", "money", "findings", "changed")
                .map(key -> {
                    var ascending = request.sort().equals(key);
                    var descending = request.sort().equals("-" + key);
                    // money and findings are most often wanted largest first
                    var first = key.equals("name") ? key : "-" + key;
                    var second = key.equals("name") ? "-" + key : key;
                    return new Column(
                            address(request, Map.of("sort", request.sort().equals(first) ? second : first)),
                            Words.say("projects.column." + key),
                            key,
                            ascending ? "ascending" : descending ? "descending" : null);
                })
                .toList();
    }

    private ProjectListPage.Row row(
            ProjectList.Row row, Map<Long, List<ProjectList.Segment>> rulers, boolean showYear) {
        var parts = rulers.getOrDefault(row.targetId(), List.of()).stream()
                .map(each -> new WeightRuler.Part(each.points(), each.core()))
                .toList();
        return new ProjectListPage.Row(
                row.projectId() + "/" + row.fiscalYear(),
                "/projects/%d/%d".formatted(row.projectId(), row.fiscalYear()),
                row.name(),
                showYear ? String.valueOf(row.fiscalYear()) : "",
                row.unitName(),
                row.departmentName(),
                row.tier() == null ? "" : ProjectTier.valueOf(row.tier()).chinese(),
                ProjectList.money(row.fundsTotal()).map(Money::rounded).orElse(""),
                WeightRuler.of(points(row.executionWeight()), parts),
                String.valueOf(row.indicatorCount()),
                Points.of(row.corePoints()).toString(),
                counts(row),
                Words.say("state." + row.state()),
                row.changedBy(),
                when(row.changedAt()));
    }

    private static List<Count> counts(ProjectList.Row row) {
        return Count.of(Map.of(
                Severity.BLOCK, row.blocks(),
                Severity.ERROR, row.errors(),
                Severity.WARN, row.warnings(),
                Severity.INFO, row.hints()));
    }

    private static @Nullable Points points(@Nullable BigDecimal value) {
        return value == null ? null : new Points(value);
    }

    /** Today by the clock, this year by the day, before that by the date. */
    private String when(OffsetDateTime instant) {
        var local = instant.atZoneSameInstant(clock.getZone());
        var today = LocalDate.now(clock);
        if (local.toLocalDate().equals(today)) {
            return Words.say("time.today", TODAY.format(local));
        }
        return local.getYear() == today.getYear()
                ? THIS_YEAR.format(local)
                : local.toLocalDate().toString();
    }

    private static Paging paging(ProjectListRequest request, int matching) {
        var pages = ProjectListRequest.pages(matching);
        return new Paging(
                pages == 1 ? "" : Words.say("projects.paging", request.page(), pages),
                request.page() > 1 ? address(request, Map.of("page", String.valueOf(request.page() - 1))) : null,
                request.page() < pages ? address(request, Map.of("page", String.valueOf(request.page() + 1))) : null);
    }

    /** The address of this view with some conditions changed; any change but of the page leads back to page one. */
    private static String address(ProjectListRequest request, Map<String, String> changes) {
        var values = new LinkedHashMap<String, String>();
        values.put("q", request.q());
        values.put("year", request.year() == null ? "" : String.valueOf(request.year()));
        values.put("department", request.department() == null ? "" : String.valueOf(request.department()));
        values.put("tier", request.tier() == null ? "" : request.tier());
        values.put("faulty", request.faulty() ? "true" : "");
        values.put("sort", request.sort().equals("name") ? "" : request.sort());
        values.putAll(changes);
        var address = UriComponentsBuilder.fromPath("/projects");
        values.forEach((name, value) -> {
            if (!value.isEmpty()) {
                address.queryParam(name, "{" + name + "}");
            }
        });
        return address.encode().buildAndExpand(values).toUriString();
    }
}
