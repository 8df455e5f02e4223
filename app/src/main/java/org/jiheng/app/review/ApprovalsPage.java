package org.jiheng.app.review;

import java.util.List;

/**
 * 批复页 — what waits in the library for its budget, and what has been approved.
 *
 * @param mayIssue whether this officer approves
 */
public record ApprovalsPage(
        String summary, List<Waiting> waiting, boolean mayIssue, List<Issued> issued, List<String> refused) {

    /** 入库待批的一件. */
    public record Waiting(
            long id, String href, String title, String unit, String department, String year, String money) {}

    /** 已下达的批复. */
    public record Issued(
            String href,
            String number,
            String dated,
            String department,
            String projects,
            String money,
            String passedOn) {}

    public ApprovalsPage {
        waiting = List.copyOf(waiting);
        issued = List.copyOf(issued);
        refused = List.copyOf(refused);
    }
}
