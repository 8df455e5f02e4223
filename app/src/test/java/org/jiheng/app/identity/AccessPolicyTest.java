package org.jiheng.app.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Set;
import org.jiheng.app.identity.AccessPolicy.Thing;
import org.jiheng.app.web.Forbidden;
import org.jiheng.app.web.NotFound;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** 准许 — may this officer do that to this thing? An officer of unit 7 in 999912000; a department looks after 7 and 8. */
class AccessPolicyTest {
    private static Officer officer(Role role) {
        var home = new Organisation("999912000", 7, null, Organisation.Kind.DEPARTMENT, "区水利局", null);
        var units = Role.DEPARTMENT.contains(role)
                ? Set.of(7L, 8L)
                : Role.UNIT.contains(role) ? Set.of(7L) : Set.<Long>of();
        return new Officer(3, "a", "甲", role, home, "衡溪区", units, 1);
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', textBlock = """
            角色                        | 事项           | 区划      | 单位 | 准
            UNIT_CLERK                  | FILL_IN_TARGET | 999912000 | 7    | true
            UNIT_CLERK                  | FILL_IN_TARGET | 999912000 | 8    | false
            UNIT_CLERK                  | FILL_IN_TARGET | 500115000 | 7    | false
            UNIT_HEAD                   | FILL_IN_TARGET | 999912000 | 7    | false
            DEPARTMENT_REVIEWER         | FILL_IN_TARGET | 999912000 | 7    | false
            DEPARTMENT_REVIEWER         | SEE_TARGET     | 999912000 | 8    | true
            DEPARTMENT_REVIEWER         | SEE_TARGET     | 999912000 | 9    | false
            FINANCE_LINE_SECTION        | SEE_TARGET     | 999912000 | 9    | false
            FINANCE_PERFORMANCE_SECTION | SEE_TARGET     | 999912000 | 9    | true
            FINANCE_PERFORMANCE_SECTION | SEE_TARGET     | 500115000 | 9    | false
            AUDITOR                     | SEE_TARGET     | 999912000 | 9    | true
            AUDITOR                     | CHECK_TARGETS  | 999912000 | 9    | false
            DELEGATE                    | SEE_CONTACT    | 999912000 | 9    | false
            DELEGATE                    | FOLLOW_TARGET  | 999912000 | 9    | false
            EXPERT                      | ASSIGN_EXPERT  | 999912000 | 9    | false
            SYSTEM_ADMINISTRATOR        | SEE_TARGET     | 999912000 | 7    | false
            SECURITY_ADMINISTRATOR      | SEE_TARGET     | 999912000 | 7    | false
            AUDIT_ADMINISTRATOR         | SEE_TARGET     | 999912000 | 7    | false
            """)
    void answers(Role role, Deed deed, String region, long unit, boolean may) {
        var thing = new Thing.OfUnit(region, unit);
        assertThat(AccessPolicy.may(officer(role), deed, thing)).isEqualTo(may);
    }

    @Test
    void onesOwnIsOnesOwnAndTheDivisionsIsTheDivisions() {
        var clerk = officer(Role.UNIT_CLERK);
        assertThat(AccessPolicy.may(clerk, Deed.OWN_ACCOUNT, new Thing.OfPerson("999912000", 3)))
                .isTrue();
        assertThat(AccessPolicy.may(clerk, Deed.OWN_ACCOUNT, new Thing.OfPerson("999912000", 4)))
                .isFalse();
        var system = officer(Role.SYSTEM_ADMINISTRATOR);
        assertThat(AccessPolicy.may(system, Deed.CHANGE_ORGANISATIONS, new Thing.OfDivision("999912000")))
                .isTrue();
        assertThat(AccessPolicy.may(system, Deed.CHANGE_ORGANISATIONS, new Thing.OfDivision("500115000")))
                .isFalse();
    }

    /** The wrong role is told so; the wrong thing is not there. */
    @Test
    void refusesByRoleAndFindsNothingByThing() {
        assertThatExceptionOfType(Forbidden.class)
                .isThrownBy(() -> AccessPolicy.mustSee(officer(Role.AUDITOR), Deed.FILL_IN_TARGET, 7));
        assertThatExceptionOfType(NotFound.class)
                .isThrownBy(() -> AccessPolicy.mustSee(officer(Role.UNIT_CLERK), Deed.FILL_IN_TARGET, 8));
        AccessPolicy.mustSee(officer(Role.UNIT_CLERK), Deed.FILL_IN_TARGET, 7);
    }

    /** Three administrators, no business of theirs (GIT-10). */
    @Test
    void noAdministratorHasABusinessDeedAndNoTwoShareOneThatDecides() {
        for (var deed : Deed.values()) {
            if (deed.reach() == Deed.Reach.IN_SIGHT || deed.reach() == Deed.Reach.OWN_ORGANISATION) {
                assertThat(deed.roles()).as(deed.name()).doesNotContainAnyElementsOf(Role.ADMINISTRATORS);
            }
        }
        assertThat(Deed.GRANT_RIGHTS.roles()).containsExactly(Role.SECURITY_ADMINISTRATOR);
        assertThat(Deed.MAKE_ACCOUNTS.roles()).containsExactly(Role.SYSTEM_ADMINISTRATOR);
        assertThat(Deed.READ_AUDIT.roles())
                .contains(Role.AUDIT_ADMINISTRATOR)
                .doesNotContain(Role.SYSTEM_ADMINISTRATOR);
    }
}
