package org.jiheng.app.target;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * 事前评估页.
 *
 * @param asked why an assessment is needed, or what the last one said; null when nothing keeps the project
 * @param mayAssess whether this officer writes assessments
 */
public record ExAntePage(
        String name,
        String year,
        String backHref,
        String action,
        List<Dimension> dimensions,
        List<ProjectListPage.Choice> outcomes,
        String opinion,
        List<Line> earlier,
        boolean mayAssess,
        @Nullable String asked,
        @Nullable String problem) {

    /** 维度. */
    public record Dimension(String key, String words, String hint, String points) {}

    /** 已做的评估. */
    public record Line(String outcome, String total, String points, String opinion, String by, String when) {}

    public ExAntePage {
        dimensions = List.copyOf(dimensions);
        outcomes = List.copyOf(outcomes);
        earlier = List.copyOf(earlier);
    }
}
