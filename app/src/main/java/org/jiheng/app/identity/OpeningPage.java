package org.jiheng.app.identity;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * 启用区划页.
 *
 * @param people of the last application, if there is one
 * @param mayAsk this officer may name the three, may ask for new passwords, may confirm
 * @param typedPeople what was typed into the form, with what is wrong of it
 * @param justMade the passwords are on the page, this once
 */
public record OpeningPage(
        String code,
        String name,
        String state,
        String bureau,
        List<Person> people,
        boolean mayAsk,
        boolean mayAskAgain,
        boolean mayConfirm,
        String typedBureau,
        List<FirstPerson> typedPeople,
        Map<String, String> problems,
        boolean justMade,
        String lasts,
        @Nullable String notice,
        @Nullable String problem) {
    public OpeningPage {
        people = List.copyOf(people);
        typedPeople = List.copyOf(typedPeople);
        problems = Collections.unmodifiableMap(new LinkedHashMap<>(problems)); // in the order of the fields
    }

    /** 一位首任管理员. */
    public record Person(String role, String name, String login, String state, String password) {}
}
