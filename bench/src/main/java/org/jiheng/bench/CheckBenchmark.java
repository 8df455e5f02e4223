package org.jiheng.bench;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jiheng.policy.common.LegalBasis;
import org.jiheng.policy.common.Money;
import org.jiheng.policy.common.Percentage;
import org.jiheng.policy.common.Points;
import org.jiheng.policy.common.Region;
import org.jiheng.policy.indicator.TargetDeclaration;
import org.jiheng.policy.parameters.Dated;
import org.jiheng.policy.rules.JudgedDeclaration;
import org.jiheng.policy.rules.Rule;
import org.jiheng.policy.rules.RuleBook;
import org.jiheng.policy.rules.Verdict;
import org.jiheng.policy.rules.Verdict.Violated;
import org.jiheng.policy.rules.target.AnnualTargetSaysWhatWillBeDone;
import org.jiheng.policy.rules.target.CoreIndicatorsCarryTheProject;
import org.jiheng.policy.rules.target.EveryIndicatorHasPoints;
import org.jiheng.policy.rules.target.ExecutionWeightIsTheTemplates;
import org.jiheng.policy.rules.target.FundsAddUpToTheTotal;
import org.jiheng.policy.rules.target.NumbersHaveAUnit;
import org.jiheng.policy.rules.target.NumericTargetsAreNumbers;
import org.jiheng.policy.rules.target.PointsAddUpTo100;
import org.jiheng.policy.rules.target.ProjectHasFunds;
import org.jiheng.policy.rules.target.ProjectNameIsWhole;
import org.kie.api.runtime.KieContainer;
import org.kie.api.runtime.KieContainerSessionsPool;
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

/** 审核 — forms a second: our whole rule book against ten of its rules in Drools. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class CheckBenchmark {
    private static final int FORMS = 1_000;

    private final List<TargetDeclaration> forms = Forms.declarations(FORMS);
    private final List<DroolsForm> facts = forms.stream().map(DroolsForm::new).toList();
    private final RuleBook book = RuleBook.inForce(new Region("500115000", "衡溪区"), LocalDate.of(2024, 1, 1));
    private final List<Rule<TargetDeclaration>> tenRules = List.of(
            new PointsAddUpTo100(),
            new ExecutionWeightIsTheTemplates(Optional.of(new Dated<>(
                    LocalDate.of(2020, 2, 25), Points.of("10"), LegalBasis.ownCheck("as in the rules for Drools")))),
            new EveryIndicatorHasPoints(),
            new NumericTargetsAreNumbers(),
            new NumbersHaveAUnit(),
            new FundsAddUpToTheTotal(Money.ofYuan("100")),
            new ProjectHasFunds(),
            new CoreIndicatorsCarryTheProject(Percentage.ofPercent("30")),
            new AnnualTargetSaysWhatWillBeDone(20),
            new ProjectNameIsWhole());
    private final KieContainer container = Drools.container();
    private final KieContainerSessionsPool pool = container.newKieSessionsPool(1);

    /** The ten rules of ours find what the ten in Drools find, or the comparison would mean nothing. */
    @Setup(Level.Trial)
    public void bothFindTheSame() {
        var ours = new ArrayList<String>();
        for (var form : forms) {
            for (var rule : tenRules) {
                if (rule.check(form) instanceof Violated) {
                    ours.add(rule.info().id());
                }
            }
        }
        var theirs = new ArrayList<String>();
        for (var form : facts) {
            var findings = new ArrayList<String>();
            checkInOneSession(form, findings);
            findings.stream()
                    .map(each -> each.substring(0, each.indexOf(' ')))
                    .distinct()
                    .forEach(theirs::add);
        }
        ours.sort(String::compareTo);
        theirs.sort(String::compareTo);
        if (!ours.equals(theirs)) {
            throw new IllegalStateException("different findings:%n%s%n%s".formatted(counts(ours), counts(theirs)));
        }
    }

    private static String counts(List<String> rules) {
        return rules.stream()
                .distinct()
                .map(rule -> rule + "×" + rules.stream().filter(rule::equals).count())
                .toList()
                .toString();
    }

    @TearDown(Level.Trial)
    public void close() {
        pool.shutdown();
        container.dispose();
    }

    @Benchmark
    @OperationsPerInvocation(FORMS)
    public List<JudgedDeclaration> jihengWholeRuleBook() {
        return book.check(forms);
    }

    /** The ten rules that Drools has, and nothing else. */
    @Benchmark
    @OperationsPerInvocation(FORMS)
    public List<Verdict> jihengSameTenRules() {
        var verdicts = new ArrayList<Verdict>(FORMS * tenRules.size());
        for (var form : forms) {
            for (var rule : tenRules) {
                verdicts.add(rule.check(form));
            }
        }
        return verdicts;
    }

    /** One form after the other, as a page or an import asks; sessions come from a pool. */
    @Benchmark
    @OperationsPerInvocation(FORMS)
    public List<String> droolsTenRulesFormByForm() {
        var findings = new ArrayList<String>();
        for (var form : facts) {
            checkInOneSession(form, findings);
        }
        return findings;
    }

    /** All forms in one session, which spares Drools the session and costs it the join. */
    @Benchmark
    @OperationsPerInvocation(FORMS)
    public List<String> droolsTenRulesAllInOneSession() {
        var findings = new ArrayList<String>();
        var session = pool.newKieSession();
        session.setGlobal("findings", findings);
        for (var form : facts) {
            session.insert(form);
            form.getRows().forEach(session::insert);
        }
        session.fireAllRules();
        session.dispose();
        return findings;
    }

    private void checkInOneSession(DroolsForm form, List<String> findings) {
        var session = pool.newKieSession();
        session.setGlobal("findings", findings);
        session.insert(form);
        form.getRows().forEach(session::insert);
        session.fireAllRules();
        session.dispose();
    }
}
