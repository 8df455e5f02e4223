package org.jiheng.app.target;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * 新建项目页 — what a project cannot be without, and what may wait.
 *
 * @param problem what keeps it from being made, with everything typed still there
 */
public record NewProjectPage(
        String name,
        String code,
        String year,
        List<ProjectListPage.Choice> tiers,
        List<ProjectListPage.Choice> kinds,
        List<ProjectListPage.Choice> natures,
        String firstYear,
        String lastYear,
        @Nullable String problem) {
    public NewProjectPage {
        tiers = List.copyOf(tiers);
        kinds = List.copyOf(kinds);
        natures = List.copyOf(natures);
    }
}
