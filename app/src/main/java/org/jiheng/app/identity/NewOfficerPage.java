package org.jiheng.app.identity;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** 新建账号页 — what was typed stays. */
public record NewOfficerPage(
        Map<String, String> typed,
        List<OfficerPage.Choice> roles,
        List<OfficerPage.Choice> organisations,
        List<OfficerPage.Choice> departments,
        @Nullable String problem) {
    public NewOfficerPage {
        typed = Map.copyOf(typed);
        roles = List.copyOf(roles);
        organisations = List.copyOf(organisations);
        departments = List.copyOf(departments);
    }

    public String typed(String field) {
        return typed.getOrDefault(field, "");
    }
}
