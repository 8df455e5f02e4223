package org.jiheng.app.target;

import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * 项目页 — the official form of one project and year with what the rules say of it.
 *
 * @param historyHref where it came from; null for who sees the form alone, and then nothing is said about it either
 * @param money of the form in 万元, for the bar at the foot
 * @param files the form in each file format
 * @param editHref where this officer may go on filling it in; null when not now
 * @param original address of the file it came in with
 * @param review the way to hand it in, or to where its review stands; null when there is none yet
 * @param notCarried names of filled fields that the printed layout has no room for
 * @param causes what the rules say, one line a rule
 * @param fixesHref where corrections are posted; null when whoever looks may not make any
 * @param auditHref who did what to it, from the audit; null when this officer may not read that
 * @param told what the last correction did, or why it did nothing
 */
public record ProjectPage(
        String address,
        @Nullable String historyHref,
        String name,
        String year,
        String unit,
        String department,
        String state,
        String changed,
        String money,
        List<ProjectListPage.Count> findings,
        SheetView sheet,
        List<FormFile> files,
        String printHref,
        @Nullable String editHref,
        @Nullable String original,
        List<String> notCarried,
        @Nullable OtherYear review,
        List<OtherYear> otherYears,
        List<Cause> causes,
        @Nullable String fixesHref,
        List<FixMade> fixesMade,
        @Nullable Told told,
        @Nullable HiddenContact hidden,
        @Nullable String auditHref) {

    /** 照检查改过的一处 — with the address that takes it back. */
    public record FixMade(String undoHref, String rule, String words, String by) {}

    /**
     * 刚才的结果.
     *
     * @param undoHref takes the correction back; null when there is nothing to take back
     */
    public record Told(String style, String text, @Nullable String undoHref) implements Serializable {}

    /** 其他年度. */
    public record OtherYear(String href, String text) {}

    public ProjectPage {
        findings = List.copyOf(findings);
        files = List.copyOf(files);
        notCarried = List.copyOf(notCarried);
        otherYears = List.copyOf(otherYears);
        causes = List.copyOf(causes);
        fixesMade = List.copyOf(fixesMade);
    }
}
