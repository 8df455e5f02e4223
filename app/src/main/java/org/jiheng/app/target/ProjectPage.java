package org.jiheng.app.target;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * 项目页 — the official form of one project and year with what the rules say of it.
 *
 * @param money of the form in 万元, for the bar at the foot
 * @param editHref where this officer may go on filling it in; null when not now
 * @param original address of the file it came in with
 * @param review the way to hand it in, or to where its review stands; null when there is none yet
 * @param notCarried names of filled fields that the printed layout has no room for
 */
public record ProjectPage(
        String address,
        String historyHref,
        String name,
        String year,
        String unit,
        String department,
        String state,
        String changed,
        String money,
        List<ProjectListPage.Count> findings,
        SheetView sheet,
        String xlsxHref,
        String printHref,
        @Nullable String editHref,
        @Nullable String original,
        List<String> notCarried,
        @Nullable OtherYear review,
        List<OtherYear> otherYears) {

    /** 其他年度. */
    public record OtherYear(String href, String text) {}

    public ProjectPage {
        findings = List.copyOf(findings);
        notCarried = List.copyOf(notCarried);
        otherYears = List.copyOf(otherYears);
    }
}
