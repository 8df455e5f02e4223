package org.jiheng.policy.rules;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jiheng.policy.common.FiscalYear;
import org.jiheng.policy.common.Region;
import org.jiheng.policy.indicator.TargetDeclaration;
import org.jiheng.policy.parameters.Parameters;
import org.jiheng.policy.rules.Verdict.NotApplicable;
import org.jiheng.policy.rules.target.AnnualTargetIsFinished;
import org.jiheng.policy.rules.target.AnnualTargetSaysWhatWillBeDone;
import org.jiheng.policy.rules.target.BasisCanBeLookedUp;
import org.jiheng.policy.rules.target.CoreFlagsAreAllFilled;
import org.jiheng.policy.rules.target.CoreIndicatorsCarryTheProject;
import org.jiheng.policy.rules.target.EveryIndicatorHasPoints;
import org.jiheng.policy.rules.target.ExecutionWeightIsTheTemplates;
import org.jiheng.policy.rules.target.FundFlowIsNotCountedTwice;
import org.jiheng.policy.rules.target.FundsAddUpToTheTotal;
import org.jiheng.policy.rules.target.IndicatorsAreTheProjectsOwn;
import org.jiheng.policy.rules.target.MilestonesAreTheSameInOneUnit;
import org.jiheng.policy.rules.target.NamesAreSpelledAlike;
import org.jiheng.policy.rules.target.NumbersHaveAUnit;
import org.jiheng.policy.rules.target.NumericTargetsAreNumbers;
import org.jiheng.policy.rules.target.PointsAddUpTo100;
import org.jiheng.policy.rules.target.PointsShowWhatMatters;
import org.jiheng.policy.rules.target.ProjectHasFunds;
import org.jiheng.policy.rules.target.ProjectNameIsWhole;
import org.jiheng.policy.rules.target.RatesCanBeMeasured;
import org.jiheng.policy.rules.target.TextsCarryNoMarkup;
import org.jiheng.policy.rules.target.TextsNameThisYearsBudget;
import org.jspecify.annotations.Nullable;

/**
 * 规则簿 — the rules in force in a region on a day, in the order of their numbers.
 * A new rule is one class, one table of cases, and one line here.
 */
public final class RuleBook {
    private final List<Entry> entries;

    /** A rule and what it is, asked once and not for each form. */
    private record Entry(RuleInfo info, Rule<AmongSiblings> rule) {}

    private RuleBook(List<Rule<AmongSiblings>> rules) {
        entries = rules.stream().map(rule -> new Entry(rule.info(), rule)).toList();
    }

    /** @throws org.jiheng.policy.parameters.NotInForceException for a day before the first figure is known */
    public static RuleBook inForce(Region region, LocalDate date) {
        return inForce(Parameters.delivered(), region, date);
    }

    static RuleBook inForce(Parameters parameters, Region region, LocalDate date) {
        return new RuleBook(List.of(
                alone(new PointsAddUpTo100()),
                alone(new ExecutionWeightIsTheTemplates(
                        parameters.executionWeight().find(region, date))),
                alone(new EveryIndicatorHasPoints()),
                alone(new NumericTargetsAreNumbers()),
                alone(new NumbersHaveAUnit()),
                alone(new FundsAddUpToTheTotal(
                        parameters.fundsTolerance().at(region, date).value())),
                alone(new ProjectHasFunds()),
                alone(new CoreIndicatorsCarryTheProject(
                        parameters.coreShare().at(region, date).value())),
                alone(new CoreFlagsAreAllFilled()),
                alone(new PointsShowWhatMatters()),
                alone(new FundFlowIsNotCountedTwice(parameters.fundFlow().at(region, date))),
                new IndicatorsAreTheProjectsOwn(),
                alone(new AnnualTargetSaysWhatWillBeDone(
                        parameters.goalLength().at(region, date).value())),
                alone(new AnnualTargetIsFinished()),
                alone(new BasisCanBeLookedUp(
                        parameters.basisEvidence().at(region, date).value())),
                alone(new TextsNameThisYearsBudget()),
                alone(new TextsCarryNoMarkup()),
                new NamesAreSpelledAlike(),
                alone(new ProjectNameIsWhole()),
                alone(new RatesCanBeMeasured(parameters.vagueRates().at(region, date))),
                new MilestonesAreTheSameInOneUnit()));
    }

    /**
     * Findings for any forms, whatever units and years they come from, in the order of the forms. Each form is
     * checked by the book of its own year's first day, beside the other forms of its unit and year.
     *
     * @param otherwise the day that counts for a form that names no year
     */
    public static List<List<Finding>> findings(Region region, LocalDate otherwise, List<TargetDeclaration> forms) {
        return inGroups(
                forms,
                TargetDeclaration::fiscalYear,
                (year, group) -> inForce(region, year == null ? otherwise : year.firstDay()).check(group).stream()
                        .map(JudgedDeclaration::findings)
                        .toList());
    }

    /** What each rule is, for the printed rule book. */
    public List<RuleInfo> rules() {
        return entries.stream().map(Entry::info).toList();
    }

    /** Every rule's verdict on every form, in the order of the forms; units and years are told apart here. */
    public List<JudgedDeclaration> check(List<TargetDeclaration> forms) {
        return inGroups(forms, UnitAndYear::of, (unit, group) -> unit == null ? eachAlone(group) : sideBySide(group));
    }

    /** 单位和年度 — whose forms are held against each other. */
    private record UnitAndYear(String unit, @Nullable FiscalYear year) {

        /** Null for a form that does not say whose it is: it has no siblings that we know of. */
        static @Nullable UnitAndYear of(TargetDeclaration declaration) {
            var unit = declaration.unit().name() == null
                    ? declaration.unit().code()
                    : declaration.unit().name();
            return unit == null ? null : new UnitAndYear(unit.strip(), declaration.fiscalYear());
        }
    }

    private List<JudgedDeclaration> eachAlone(List<TargetDeclaration> forms) {
        return forms.stream().map(form -> judge(form, List.of())).toList();
    }

    private List<JudgedDeclaration> sideBySide(List<TargetDeclaration> forms) {
        var judged = new ArrayList<JudgedDeclaration>();
        for (var index = 0; index < forms.size(); index++) {
            var siblings = new ArrayList<>(forms);
            siblings.remove(index);
            judged.add(judge(forms.get(index), siblings));
        }
        return judged;
    }

    private JudgedDeclaration judge(TargetDeclaration form, List<TargetDeclaration> siblings) {
        var subject = new AmongSiblings(form, siblings);
        return new JudgedDeclaration(
                form,
                entries.stream()
                        .map(entry -> new Judgement(entry.info(), verdict(entry.rule(), subject)))
                        .toList());
    }

    /** An empty table declares nothing, so there is nothing to be right or wrong about (PUB-04). */
    private static Verdict verdict(Rule<AmongSiblings> rule, AmongSiblings subject) {
        return subject.declaration().isEmptyTable() ? new NotApplicable("空表,没有申报项目") : rule.check(subject);
    }

    /** A rule that needs only the form itself, in the company of those that look around. */
    private static Rule<AmongSiblings> alone(Rule<TargetDeclaration> rule) {
        return new Rule<>() {
            @Override
            public RuleInfo info() {
                return rule.info();
            }

            @Override
            public Verdict check(AmongSiblings subject) {
                return rule.check(subject.declaration());
            }
        };
    }

    /** Sorts the forms by key, judges each group, and puts the answers back into the order of the forms. */
    private static <K, R> List<R> inGroups(
            List<TargetDeclaration> forms, Function<TargetDeclaration, @Nullable K> key, JudgeGroup<K, R> judge) {
        var places = new HashMap<@Nullable K, List<Integer>>();
        for (var index = 0; index < forms.size(); index++) {
            places.computeIfAbsent(key.apply(forms.get(index)), _ -> new ArrayList<>())
                    .add(index);
        }
        var answers = new HashMap<Integer, R>();
        for (Map.Entry<@Nullable K, List<Integer>> group : places.entrySet()) {
            var indexes = group.getValue();
            var results =
                    judge.of(group.getKey(), indexes.stream().map(forms::get).toList());
            for (var i = 0; i < indexes.size(); i++) {
                answers.put(indexes.get(i), results.get(i));
            }
        }
        var inOrder = new ArrayList<R>();
        for (var index = 0; index < forms.size(); index++) {
            inOrder.add(Objects.requireNonNull(answers.get(index)));
        }
        return inOrder;
    }

    /** Judges the forms of one group; the answers stand in the order of the forms. */
    private interface JudgeGroup<K, R> {
        List<R> of(@Nullable K key, List<TargetDeclaration> forms);
    }
}
