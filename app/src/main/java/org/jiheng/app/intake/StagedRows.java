package org.jiheng.app.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jiheng.documents.Form;
import org.jiheng.documents.Goal;
import org.jiheng.documents.IndicatorOutcome;
import org.jiheng.documents.Outcome;
import org.jiheng.policy.common.FieldPath;
import org.jiheng.policy.indicator.Indicator;
import org.jiheng.policy.indicator.IndicatorLevel;
import org.jiheng.policy.indicator.TargetDeclaration;
import org.jspecify.annotations.Nullable;

/**
 * 指标行的增删 — which rows a staged form has by now. A row keeps the number it was read with, or was added under, whatever happens to
 * the others, so that places, doubts and corrections stay with it; only the form that is accepted counts them anew.
 *
 * @param read how many were read; those that were added have higher numbers
 * @param order of all rows, those that were taken out included
 */
record StagedRows(int read, List<Integer> order, Set<Integer> removed) {
    private static final Pattern ROW = Pattern.compile("indicators\\[(\\d{1,4})](\\..*)?");
    /** Stands before the first row. */
    static final int AT_THE_TOP = -1;

    StagedRows {
        order = List.copyOf(order);
        removed = Set.copyOf(removed);
    }

    static StagedRows asRead(int rows) {
        return new StagedRows(rows, IntStream.range(0, rows).boxed().toList(), Set.of());
    }

    /** The number of the row a field stands in; empty for a field of the form. */
    static Optional<Integer> row(FieldPath field) {
        var row = ROW.matcher(field.path());
        return row.matches() ? Optional.of(Integer.valueOf(row.group(1))) : Optional.empty();
    }

    /** Whether the field is a row itself, and no column of one. */
    static boolean isRow(FieldPath field) {
        var row = ROW.matcher(field.path());
        return row.matches() && row.group(2) == null;
    }

    boolean has(int row) {
        return order.contains(row) && !removed.contains(row);
    }

    List<Integer> shown() {
        return order.stream().filter(row -> !removed.contains(row)).toList();
    }

    StagedRows with(int row, int after) {
        var all = new ArrayList<>(order);
        int at = after == AT_THE_TOP ? 0 : all.indexOf(after) + 1;
        all.add(at == 0 && after != AT_THE_TOP ? all.size() : at, row);
        return new StagedRows(read, all, removed);
    }

    StagedRows without(int row) {
        var gone = new TreeSet<>(removed);
        gone.add(row);
        return new StagedRows(read, order, gone);
    }

    /** The form with room for this row, which begins with the levels of the one above. */
    static Form grown(Form whole, int row, int after) {
        var rows = new ArrayList<>(whole.declaration().indicators());
        var level = after >= 0 && after < rows.size() ? rows.get(after).level() : IndicatorLevel.NOT_SHOWN;
        while (rows.size() <= row) {
            rows.add(new Indicator(level, "", null, null, null, null, null, null));
        }
        rows.set(row, new Indicator(level, "", null, null, null, null, null, null));
        var outcome = whole.outcome();
        var reached = new ArrayList<>(outcome == null ? List.<IndicatorOutcome>of() : outcome.indicators());
        while (reached.size() < rows.size()) {
            reached.add(IndicatorOutcome.BLANK);
        }
        return whole.with(whole.declaration().withIndicators(rows), with(outcome, reached), whole.goals());
    }

    /** The form as it is accepted: the rows that are left, counted from the first. */
    Form of(Form whole) {
        int all = whole.declaration().indicators().size();
        var shown = shown();
        if (shown.equals(IntStream.range(0, all).boxed().toList())) {
            return whole;
        }
        var declaration = whole.declaration();
        var outcome = whole.outcome();
        return whole.with(
                marked(declaration.withIndicators(
                        shown.stream().map(declaration.indicators()::get).toList())),
                outcome == null
                        ? null
                        : with(
                                outcome,
                                shown.stream().map(outcome.indicators()::get).toList()),
                whole.goals().stream()
                        .map(goal -> new Goal(
                                goal.label(), goal.text(), goal.points(), firstFrom(shown, goal.firstIndicator())))
                        .toList());
    }

    /** A row that was added belongs to what it was added below. */
    private int firstFrom(List<Integer> shown, int row) {
        int at = 0;
        while (at < shown.size() && (shown.get(at) < row || shown.get(at) >= read)) {
            at++;
        }
        return at;
    }

    private TargetDeclaration marked(TargetDeclaration of) {
        return new TargetDeclaration(
                of.tier(),
                of.fiscalYear(),
                of.department(),
                of.unit(),
                of.project(),
                of.executionWeight(),
                of.funding(),
                of.texts(),
                of.indicators(),
                of.note(),
                of.markupRemovedFrom().stream()
                        .flatMap(field -> counted(field).stream())
                        .collect(Collectors.toSet()));
    }

    private static @Nullable Outcome with(@Nullable Outcome outcome, List<IndicatorOutcome> reached) {
        return outcome == null
                ? null
                : new Outcome(
                        outcome.execution(),
                        outcome.annualResult(),
                        reached,
                        outcome.totalScore(),
                        outcome.conclusion(),
                        outcome.problems(),
                        outcome.improvement());
    }

    /** The same field in the form that is accepted; empty in a row that was taken out. */
    Optional<FieldPath> counted(FieldPath field) {
        return renumbered(field, shown().indexOf(row(field).orElse(AT_THE_TOP)));
    }

    /** A field of the form that is accepted, by the number its row keeps. */
    FieldPath kept(FieldPath counted) {
        var shown = shown();
        return row(counted)
                .filter(row -> row < shown.size())
                .flatMap(row -> renumbered(counted, shown.get(row)))
                .orElse(counted);
    }

    private static Optional<FieldPath> renumbered(FieldPath field, @Nullable Integer number) {
        var row = ROW.matcher(field.path());
        if (!row.matches()) {
            return Optional.of(field);
        }
        if (number == null || number < 0) {
            return Optional.empty();
        }
        var column = row.group(2);
        return Optional.of(new FieldPath(FieldPath.indicator(number).path() + (column == null ? "" : column)));
    }
}
