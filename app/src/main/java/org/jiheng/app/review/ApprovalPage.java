package org.jiheng.app.review;

import java.util.List;

/**
 * 批复 — one document: as it is printed, and where it has been passed on.
 *
 * @param units whether and how the department has passed it on
 */
public record ApprovalPage(
        long id,
        String title,
        String number,
        String addressee,
        String body,
        List<Row> rows,
        String total,
        String issuer,
        String dated,
        List<Unit> units,
        boolean mayForward,
        String deadline,
        List<String> refused) {

    /** 一行. */
    public record Row(String number, String unit, String project, String indicators, String money) {}

    /** 转批到的单位. */
    public record Unit(long id, String name, String passedOn) {}

    public ApprovalPage {
        rows = List.copyOf(rows);
        units = List.copyOf(units);
        refused = List.copyOf(refused);
    }
}
