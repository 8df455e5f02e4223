package org.jiheng.app.identity;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** 首次启用页 — what was typed stays, except code and password. */
public record FirstRunPage(
        String regionCode, String regionName, String bureau, String login, String name, Map<String, String> problems) {
    public FirstRunPage {
        problems = Collections.unmodifiableMap(new LinkedHashMap<>(problems)); // in the order of the fields
    }
}
