package org.jiheng.app.identity;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/**
 * 三员之一 — one of the three administrators a division begins with, as typed.
 *
 * @param field what the names of this person's fields begin with
 */
public record FirstPerson(String field, Role role, String login, String name, String password) {
    /** From a form, or with nothing typed yet: asked by role and by the end of the field's name. */
    static List<FirstPerson> three(BiFunction<Role, String, String> typed) {
        return Stream.of(Role.SYSTEM_ADMINISTRATOR, Role.SECURITY_ADMINISTRATOR, Role.AUDIT_ADMINISTRATOR)
                .map(role -> new FirstPerson(
                        fieldOf(role),
                        role,
                        typed.apply(role, "login"),
                        typed.apply(role, "name"),
                        typed.apply(role, "password")))
                .toList();
    }

    static List<FirstPerson> typed(Map<String, String> fields) {
        return three((role, field) -> fields.getOrDefault(fieldOf(role) + "-" + field, ""));
    }

    private static String fieldOf(Role role) {
        return role.name().toLowerCase(Locale.ROOT).replace("_administrator", "");
    }

    /** Adds to field → sentence what is wrong with their names and accounts. */
    static void check(List<FirstPerson> people, Map<String, String> problems) {
        var logins = new HashSet<String>();
        for (var person : people) {
            checkName(
                    problems,
                    person.field() + "-name",
                    person.name(),
                    Officers.LONGEST_NAME,
                    person.role().chinese() + "的姓名",
                    "");
            if (!person.login().matches(Officers.LOGIN)) {
                problems.put(person.field() + "-login", "账号用3到32个小写字母、数字、点、横线，以字母开头");
            } else if (!logins.add(person.login())) {
                problems.put(person.field() + "-login", "三员要由三个人担任，账号不能相同");
            }
        }
    }

    static void checkName(
            Map<String, String> problems, String field, String typed, int longest, String what, String example) {
        if (typed.isBlank()) {
            problems.put(field, "请填写" + what + example);
        } else if (typed.codePointCount(0, typed.length()) > longest) {
            problems.put(field, "%s太长，最多%d个字".formatted(what, longest));
        }
    }

    static void checkBureau(Map<String, String> problems, String typed) {
        checkName(problems, "bureau", typed, 100, "财政部门名称", "，如 衡溪区财政局");
    }
}
