package org.jiheng.app.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jiheng.app.identity.Role;
import org.jiheng.app.workflow.Stage.Level;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** 流转表 — held against the lifecycle as it was specified, written down here a second time and in other words. */
class ReviewTableTest {

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', nullValues = "无", textBlock = """
            状态          | 接下来可以到
            DRAFT         | UNIT_CHECK
            UNIT_CHECK    | DEPT_REVIEW DRAFT
            DEPT_REVIEW   | FIN_REVIEW RETURNED_UNIT UNIT_CHECK
            RETURNED_UNIT | UNIT_CHECK
            FIN_REVIEW    | DEPT_REVIEW FIN_REVIEW IMPROVING IN_LIBRARY REJECTED RETURNED_DEPT
            RETURNED_DEPT | DEPT_REVIEW
            IMPROVING     | GRADED
            GRADED        | IMPROVING IN_LIBRARY
            REJECTED      | DRAFT
            IN_LIBRARY    | APPROVED WITHDRAWN
            APPROVED      | CLOSED SUPERSEDED
            SUPERSEDED    | 无
            CLOSED        | 无
            WITHDRAWN     | 无
            """)
    void aTargetGoesWhereItsLifeLeads(String state, @org.jspecify.annotations.Nullable String next) {
        assertThat(String.join(
                        " ",
                        ReviewTable.TARGETS.transitions().stream()
                                .filter(each -> each.from().state().equals(state))
                                .map(each -> each.to().state())
                                .collect(Collectors.toCollection(TreeSet::new))))
                .isEqualTo(next == null ? "" : next);
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', nullValues = "无", textBlock = """
            环节        | 接下来可以到
            DRAFT       | REQUESTED
            REQUESTED   | DEPT_REVIEW DRAFT
            DEPT_REVIEW | DRAFT FIN_REVIEW REFUSED
            FIN_REVIEW  | DRAFT LINKED REFUSED
            LINKED      | APPROVED REFUSED
            APPROVED    | 无
            REFUSED     | 无
            """)
    void anAdjustmentIsTiedToTheBudgetBeforeItIsApproved(Stage stage, @org.jspecify.annotations.Nullable String next) {
        assertThat(String.join(
                        " ",
                        ReviewTable.ADJUSTMENTS.transitions().stream()
                                .filter(each -> each.from() == stage)
                                .map(each -> each.to().name())
                                .collect(Collectors.toCollection(TreeSet::new))))
                .isEqualTo(next == null ? "" : next);
    }

    /** REV-04: what each grade causes. */
    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', textBlock = """
            等级            | 到
            GRADE_EXCELLENT | IN_LIBRARY
            GRADE_GOOD      | IMPROVING
            GRADE_FAIR      | RETURNED_DEPT
            GRADE_POOR      | REJECTED
            """)
    void eachGradeHasItsConsequence(Action grade, Stage to) {
        var line = ReviewTable.TARGETS.find(Stage.FIN_REVIEW, grade).orElseThrow();
        assertThat(line.to()).isEqualTo(to);
        assertThat(line.roles()).containsExactly(Role.FINANCE_PERFORMANCE_SECTION);
    }

    /** Whoever runs the system, audits or only reads decides nothing (GIT-10). */
    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {
                "EXPERT",
                "AUDITOR",
                "DELEGATE",
                "SYSTEM_ADMINISTRATOR",
                "SECURITY_ADMINISTRATOR",
                "AUDIT_ADMINISTRATOR"
            })
    void thesePeopleMoveNothing(Role role) {
        for (var table : Set.of(ReviewTable.TARGETS, ReviewTable.ADJUSTMENTS)) {
            assertThat(Arrays.stream(Stage.values()).flatMap(stage -> table.open(stage, role).stream()))
                    .isEmpty();
        }
    }

    /** Separation of duties stands at every decision of a reviewer above the unit. */
    @ParameterizedTest
    @EnumSource(
            value = Action.class,
            names = {"RETURN", "PASS", "GRADE_EXCELLENT", "GRADE_GOOD", "GRADE_FAIR", "GRADE_POOR", "REFUSE", "LINK"})
    void nobodyReviewsTheirOwnOrAtTwoLevels(Action action) {
        for (var table : Set.of(ReviewTable.TARGETS, ReviewTable.ADJUSTMENTS)) {
            assertThat(table.transitions().stream()
                            .filter(each -> each.action() == action)
                            .filter(each -> each.from().level() == Level.DEPARTMENT
                                    || each.from().level() == Level.FINANCE))
                    .allSatisfy(each -> assertThat(each.guards()).contains(Guard.NOT_OWN_DRAFT, Guard.ONE_LEVEL_ONLY));
        }
    }
}
