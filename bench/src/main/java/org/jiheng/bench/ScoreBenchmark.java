package org.jiheng.bench;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.jiheng.policy.common.Region;
import org.jiheng.policy.indicator.Indicator;
import org.jiheng.policy.indicator.TargetValue.Numeric;
import org.jiheng.policy.scoring.ActualValue.Measured;
import org.jiheng.policy.scoring.IndicatorScore;
import org.jiheng.policy.scoring.ScoringPolicy;
import org.jiheng.policy.scoring.SelfEvaluation;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.infra.Blackhole;

/**
 * 评分 — forms a second on one core, 1,000,000 forms a round. Ours reads 20,000 different ones fifty times, because a
 * million would not fit into memory as objects; DuckDB has the million in its columns.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class ScoreBenchmark {
    private static final int FORMS = 1_000_000;
    private static final int DIFFERENT = 20_000;

    private final List<SelfEvaluation> evaluations = Forms.evaluations(DIFFERENT).stream()
            .filter(each -> each.declaration().executionWeight() != null
                    && each.declaration().executionWeight().toString().equals("10")
                    && each.declaration().indicators().stream().allMatch(row -> row.unit() != null))
            .toList();
    private final ScoringPolicy policy = ScoringPolicy.inForce(Region.NATIONAL, LocalDate.of(2024, 1, 1));
    private final String totals = Sql.of("totals.sql");
    private final String sentences = Sql.of("sentences.sql");
    private final Connection duckDb = open();

    private static Connection open() {
        try {
            return DriverManager.getConnection("jdbc:duckdb:");
        } catch (SQLException refused) {
            throw new IllegalStateException(refused);
        }
    }

    @Setup(Level.Trial)
    public void load() throws SQLException {
        try (var statement = duckDb.createStatement()) {
            statement.execute("set threads = 1");
            statement.execute("create type kind as enum ('higher', 'lower', 'zero', 'satisfaction')");
            statement.execute(
                    "create table line (form integer, kind kind, points bigint, target bigint, actual bigint)");
        }
        try (var lines = ((DuckDBConnection) duckDb).createAppender("main", "line")) {
            for (var form = 0; form < FORMS; form++) {
                append(lines, form, evaluations.get(form % evaluations.size()));
            }
        }
        bothScoreTheSame();
    }

    private static void append(DuckDBAppender lines, int form, SelfEvaluation evaluation) throws SQLException {
        var declaration = evaluation.declaration();
        var budget = evaluation.execution().adjustedBudget();
        var spent = evaluation.execution().spent();
        if (budget == null || spent == null || declaration.executionWeight() == null) {
            throw new IllegalStateException("only whole forms are made here");
        }
        line(lines, form, "higher", declaration.executionWeight().value(), budget.yuan(), spent.yuan());
        for (var index = 0; index < declaration.indicators().size(); index++) {
            var row = declaration.indicators().get(index);
            if (row.points() == null
                    || !(row.target() instanceof Numeric(var _, var target))
                    || !(evaluation.results().get(index).actual() instanceof Measured(var actual, var _))) {
                throw new IllegalStateException("only numbers are made here");
            }
            line(lines, form, kind(row), row.points().value(), target, actual);
        }
    }

    private static String kind(Indicator row) {
        if (!(row.target() instanceof Numeric(var comparator, var target))) {
            throw new IllegalStateException("only numbers are made here");
        }
        if (target.signum() == 0) {
            return "zero";
        }
        if (comparator.lowerIsBetter()) {
            return "lower";
        }
        return row.name().contains("满意") ? "satisfaction" : "higher";
    }

    private static void line(
            DuckDBAppender lines, int form, String kind, BigDecimal points, BigDecimal target, BigDecimal actual)
            throws SQLException {
        lines.beginRow();
        lines.append(form);
        lines.append(kind);
        lines.append(hundredths(points));
        lines.append(hundredths(target));
        lines.append(hundredths(actual));
        lines.endRow();
    }

    private static long hundredths(BigDecimal value) {
        return value.movePointRight(2).longValueExact();
    }

    private void bothScoreTheSame() throws SQLException {
        var theirs = new TreeMap<String, Tally>();
        try (var statement = duckDb.createStatement();
                var grades = statement.executeQuery(totals)) {
            while (grades.next()) {
                theirs.put(grades.getString("grade"), new Tally(grades.getLong("forms"), grades.getLong("points")));
            }
        }
        var ours = gradesOfAll();
        if (!ours.equals(theirs)) {
            throw new IllegalStateException("different scores:%n%s%n%s".formatted(ours, theirs));
        }
    }

    private Map<String, Tally> gradesOfAll() {
        var grades = new TreeMap<String, Tally>();
        for (var form = 0; form < FORMS; form++) {
            var sheet = policy.score(evaluations.get(form % evaluations.size()));
            if (sheet.grade() == null || sheet.total() == null) {
                throw new IllegalStateException("cannot be scored: " + sheet.missing());
            }
            grades.merge(
                    sheet.grade().chinese(),
                    new Tally(1, hundredths(sheet.total().value())),
                    Tally::plus);
        }
        return grades;
    }

    /** How many forms, and what they scored together, in hundredths. */
    private record Tally(long forms, long points) {
        Tally plus(Tally other) {
            return new Tally(forms + other.forms, points + other.points);
        }
    }

    @TearDown(Level.Trial)
    public void close() throws SQLException {
        duckDb.close();
    }

    /** Row by row with flags, grounds, grade and total; the sentences are there for whoever asks. */
    @Benchmark
    @OperationsPerInvocation(FORMS)
    public void jiheng(Blackhole read) {
        for (var form = 0; form < FORMS; form++) {
            read.consume(policy.score(evaluations.get(form % evaluations.size())));
        }
    }

    /** The same, and every sentence is asked for. */
    @Benchmark
    @OperationsPerInvocation(FORMS)
    public void jihengWithSentences(Blackhole read) {
        for (var form = 0; form < FORMS; form++) {
            var sheet = policy.score(evaluations.get(form % evaluations.size()));
            read.consume(sheet.execution().explanation());
            for (IndicatorScore row : sheet.indicators()) {
                read.consume(row.explanation());
            }
        }
    }

    /** Totals by grade: numbers only, nothing said about any row. */
    @Benchmark
    @OperationsPerInvocation(FORMS)
    public void duckDbTotals(Blackhole read) throws SQLException {
        try (var statement = duckDb.createStatement();
                var grades = statement.executeQuery(totals)) {
            while (grades.next()) {
                read.consume(grades.getLong("points"));
            }
        }
    }

    /** Every row with its score and its sentence, kept in a table. */
    @Benchmark
    @OperationsPerInvocation(FORMS)
    public void duckDbWithSentences(Blackhole read) throws SQLException {
        try (var statement = duckDb.createStatement()) {
            read.consume(statement.execute(sentences));
        }
    }
}
