package org.jiheng.app.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.jiheng.app.People;
import org.jiheng.app.WithDemo;
import org.jiheng.app.database.Scope;
import org.jiheng.app.database.ScopedTransactions;
import org.jiheng.app.identity.AccessPolicy;
import org.jiheng.app.identity.Deed;
import org.jiheng.app.identity.Officer;
import org.jiheng.app.identity.Role;
import org.jiheng.app.web.Forbidden;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * 每一个环节、动作、角色 — all of them tried on the real database: exactly the lines of the table are done, and everything else is
 * refused and changes nothing.
 */
@WithDemo
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EveryStepTest {
    private static final AtomicLong SUBJECTS = new AtomicLong(1_000_000);

    private final People people;
    private final ScopedTransactions transactions;
    private final JdbcClient jdbc;
    private final ReviewCases cases;
    private final Guards guards;
    private final Clock clock;
    private final List<Object> told = new ArrayList<>();
    private People.District district = new People.District("", "");
    private long unit;

    EveryStepTest(
            People people,
            ScopedTransactions transactions,
            JdbcClient jdbc,
            ReviewCases cases,
            Guards guards,
            Clock clock) {
        this.people = people;
        this.transactions = transactions;
        this.jdbc = jdbc;
        this.cases = cases;
        this.guards = guards;
        this.clock = clock;
    }

    @BeforeAll
    void aDistrictOfItsOwn() {
        district = people.newDistrict("流转部门");
        unit = transactions.call(
                district.scope(), () -> people.organisation("流转部门").id());
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void exactlyTheLinesOfTheTableAreDone(Role role) {
        var officer = officer(role);
        for (var table : List.of(ReviewTable.TARGETS, ReviewTable.ADJUSTMENTS)) {
            var move = new MoveCase(cases, guards, List.of(new Trial(table)), told::add, clock);
            var done = new ArrayList<String>();
            transactions.run(Scope.wholeRegion(district.code()), () -> {
                for (var stage : Stage.values()) {
                    for (var action : Action.values()) {
                        told.clear();
                        var reviewed = caseAt(stage);
                        var outcome = tried(move, officer, reviewed, action);
                        switch (outcome) {
                            case MoveCase.Outcome.Accepted(var after) -> {
                                done.add("%s %s %s".formatted(stage, action, after.stage()));
                                assertThat(told).hasSize(1);
                                assertThat(after.revision()).isEqualTo(reviewed.revision() + 1);
                            }
                            case MoveCase.Outcome.Refused(var reasons) -> {
                                assertThat(reasons).isNotEmpty();
                                assertThat(told).isEmpty();
                                assertThat(cases.find(reviewed.id())).contains(reviewed);
                                assertThat(cases.steps(reviewed.id())).isEmpty();
                            }
                        }
                    }
                }
            });
            assertThat(done)
                    .as(table.title())
                    .containsExactlyInAnyOrderElementsOf(table.transitions().stream()
                            .filter(each -> each.roles().contains(role))
                            .map(each -> "%s %s %s".formatted(each.from(), each.action(), each.to()))
                            .toList());
        }
    }

    /** Whoever reviews nothing at all is turned away before the table is asked. */
    private static MoveCase.Outcome tried(MoveCase move, Officer officer, ReviewCase reviewed, Action action) {
        var wish = new MoveCase.Wish(reviewed.id(), reviewed.revision(), action, "意见");
        if (AccessPolicy.may(officer, Deed.TAKE_REVIEW_STEP)) {
            return move.by(officer, officer.actor(""), wish);
        }
        assertThatExceptionOfType(Forbidden.class).isThrownBy(() -> move.by(officer, officer.actor(""), wish));
        return new MoveCase.Outcome.Refused(List.of("不归这个角色办"));
    }

    private Officer officer(Role role) {
        var place = role.isFinance() || role.isAdministrator() ? "财政局" : "流转部门";
        var added = people.add(
                district.login("s" + Integer.toHexString(role.name().hashCode())), district.code(), place, role);
        return role == Role.FINANCE_LINE_SECTION ? lookingAfterTheUnit(added) : added;
    }

    private Officer lookingAfterTheUnit(Officer line) {
        return new Officer(
                line.id(),
                line.login(),
                line.name(),
                line.role(),
                line.organisation(),
                line.regionName(),
                Set.of(unit),
                line.appointment());
    }

    private ReviewCase caseAt(Stage stage) {
        var opened = cases.open(
                new ReviewCases.NewCase(
                        district.code(),
                        new Subject("trial", SUBJECTS.incrementAndGet()),
                        unit,
                        unit,
                        2026,
                        "流转试件",
                        null,
                        Set.of()),
                Instant.now(clock));
        jdbc.sql("update review_case set stage = :stage where id = :id")
                .param("stage", stage.name())
                .param("id", opened.id())
                .update();
        return cases.find(opened.id()).orElseThrow();
    }

    /** 试件 — a subject about which there is nothing to say. */
    private record Trial(ReviewTable table) implements SubjectRules {
        @Override
        public String kind() {
            return "trial";
        }

        @Override
        public List<String> obstacles(Guard guard, ReviewCase reviewed, Action action, Instant now) {
            return List.of();
        }

        @Override
        public Optional<LocalDate> due(ReviewCase reviewed, Stage stage, Instant now) {
            return Optional.empty();
        }

        @Override
        public String address(ReviewCase reviewed) {
            return "/reviews/" + reviewed.id();
        }
    }
}
