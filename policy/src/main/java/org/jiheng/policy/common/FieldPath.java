package org.jiheng.policy.common;

/**
 * 栏目 — a place in a form, the same word in findings, doubts, JSON and error marks:
 * {@code project.name}, {@code funds.total}, {@code texts.basis}, {@code indicators[0].points} (counted from 0).
 */
public record FieldPath(String path) implements Comparable<FieldPath> {
    public static final FieldPath WHOLE_FORM = new FieldPath("");
    public static final FieldPath PROJECT_NAME = new FieldPath("project.name");
    public static final FieldPath FISCAL_YEAR = new FieldPath("fiscalYear");
    public static final FieldPath EXECUTION_WEIGHT = new FieldPath("executionWeight");
    public static final FieldPath FUNDS_TOTAL = new FieldPath("funds.total");
    public static final FieldPath OVERVIEW = new FieldPath("texts.overview");
    public static final FieldPath BASIS = new FieldPath("texts.basis");
    public static final FieldPath ANNUAL_TARGET = new FieldPath("texts.annualTarget");
    public static final FieldPath LONG_TERM_TARGET = new FieldPath("texts.longTermTarget");
    public static final FieldPath INDICATORS = new FieldPath("indicators");

    public static FieldPath indicator(int index) {
        return new FieldPath("indicators[" + index + "]");
    }

    /** A column of an indicator row: {@code indicator(2, "points")}. */
    public static FieldPath indicator(int index, String column) {
        return new FieldPath("indicators[" + index + "]." + column);
    }

    @Override
    public int compareTo(FieldPath other) {
        return path.compareTo(other.path);
    }

    @Override
    public String toString() {
        return path;
    }
}
