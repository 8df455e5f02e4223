package org.jiheng.app.identity;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** 首次启用页 — what was typed stays, except code and passwords. */
public record FirstRunPage(
        String regionCode, String regionName, String bureau, List<FirstPerson> people, Map<String, String> problems) {
    public FirstRunPage {
        people = List.copyOf(people);
        problems = Collections.unmodifiableMap(new LinkedHashMap<>(problems)); // in the order of the fields
    }

    public boolean isWrong(String field) {
        return problems.containsKey(field);
    }
}
