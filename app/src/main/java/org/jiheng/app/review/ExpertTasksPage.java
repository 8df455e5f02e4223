package org.jiheng.app.review;

import java.util.List;

/** 专家评审任务. */
public record ExpertTasksPage(List<Line> lines) {
    public ExpertTasksPage {
        lines = List.copyOf(lines);
    }

    /** 一件. */
    public record Line(
            String href, String title, String year, String unit, String state, String lastDay, boolean open) {}
}
