package org.jiheng.app.identity;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** 角色 — what an officer may do; more of them come with the yearly cycle. */
public enum Role {
    UNIT_CLERK("经办"),
    DEPARTMENT_REVIEWER("主管部门审核"),
    FINANCE_OFFICER("财政");

    private final String chinese;

    Role(String chinese) {
        this.chinese = chinese;
    }

    public String chinese() {
        return chinese;
    }

    /** Names of the given roles, as the access table takes them. */
    public static Set<String> names(Role... roles) {
        return Arrays.stream(roles).map(Role::name).collect(Collectors.toUnmodifiableSet());
    }

    public static Set<String> everyone() {
        return names(values());
    }
}
