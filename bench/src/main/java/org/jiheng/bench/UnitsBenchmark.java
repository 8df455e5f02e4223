package org.jiheng.bench;

import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jiheng.policy.common.Region;
import org.jiheng.policy.indicator.TargetDeclaration;
import org.jiheng.policy.rules.JudgedDeclaration;
import org.jiheng.policy.rules.RuleBook;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * 多单位 — the whole book over the forms of 200 units at once, with the rules that hold the forms of a unit against each
 * other (LNT-32, 33, 44, 47). Four times the forms should take four times as long: each unit's forms are more, too, and
 * their project names are nearly the same, which is as bad as it gets for a search after misspellings.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class UnitsBenchmark {
    private static final int UNITS = 200;

    @Param({"25000", "100000"})
    int forms;

    private final RuleBook book = RuleBook.inForce(new Region("500115000", "衡溪区"), LocalDate.of(2024, 1, 1));
    private List<TargetDeclaration> declarations = List.of();

    @Setup
    public void make() {
        declarations = Forms.declarations(forms, UNITS);
    }

    @Benchmark
    public List<JudgedDeclaration> wholeRuleBookOverUnits() {
        return book.check(declarations);
    }
}
