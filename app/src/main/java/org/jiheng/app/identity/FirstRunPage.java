package org.jiheng.app.identity;

import java.util.List;

/** 首次启用页 — what was typed stays, except code and password. */
public record FirstRunPage(
        String regionCode, String regionName, String bureau, String login, String name, List<String> problems) {
    public FirstRunPage {
        problems = List.copyOf(problems);
    }
}
