package org.jiheng.app.identity;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;

/** 角色 — what an officer may do; held in an organisation for a time by an appointment. */
public enum Role {
    UNIT_CLERK("单位经办"),
    UNIT_HEAD("单位负责人"),
    DEPARTMENT_REVIEWER("主管部门审核"),
    DEPARTMENT_HEAD("主管部门负责人"),
    /** 归口科室: sees only the departments assigned to it. */
    FINANCE_LINE_SECTION("财政业务科室"),
    FINANCE_PERFORMANCE_SECTION("财政绩效科"),
    FINANCE_BUDGET_SECTION("财政预算科"),
    /** Sees only what a task assigns. */
    EXPERT("专家"),
    AUDITOR("审计"),
    DELEGATE("人大代表"),
    SYSTEM_ADMINISTRATOR("系统管理员"),
    SECURITY_ADMINISTRATOR("安全管理员"),
    AUDIT_ADMINISTRATOR("审计管理员");

    public static final Set<Role> UNIT = group(UNIT_CLERK, UNIT_HEAD);
    public static final Set<Role> DEPARTMENT = group(DEPARTMENT_REVIEWER, DEPARTMENT_HEAD);
    public static final Set<Role> FINANCE =
            group(FINANCE_LINE_SECTION, FINANCE_PERFORMANCE_SECTION, FINANCE_BUDGET_SECTION);
    /** 三员: they run the system and have no business rights (GIT-10). */
    public static final Set<Role> ADMINISTRATORS =
            group(SYSTEM_ADMINISTRATOR, SECURITY_ADMINISTRATOR, AUDIT_ADMINISTRATOR);

    private final String chinese;

    Role(String chinese) {
        this.chinese = chinese;
    }

    public String chinese() {
        return chinese;
    }

    public boolean isFinance() {
        return FINANCE.contains(this);
    }

    public boolean isAdministrator() {
        return ADMINISTRATORS.contains(this);
    }

    private static Set<Role> group(Role... roles) {
        return Set.of(roles);
    }

    /** Names of the given roles, as the access table takes them. */
    public static Set<String> names(Role... roles) {
        return Arrays.stream(roles).map(Role::name).collect(Collectors.toUnmodifiableSet());
    }

    /** Names of all roles of these groups, such as {@code Role.names(Role.UNIT, Role.FINANCE)}. */
    @SafeVarargs
    public static Set<String> names(Set<Role>... groups) {
        var names = new HashSet<String>();
        for (var group : groups) {
            group.forEach(role -> names.add(role.name()));
        }
        return Set.copyOf(names);
    }

    /** Whoever is signed in, the administrators too. */
    public static Set<String> everyone() {
        return names(values());
    }
}
