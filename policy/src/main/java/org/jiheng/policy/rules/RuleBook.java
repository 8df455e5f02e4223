package org.jiheng.policy.rules;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jiheng.policy.common.FiscalYear;
import org.jiheng.policy.common.Region;
import org.jiheng.policy.indicator.TargetDeclaration;
import org.jiheng.policy.parameters.Parameter;
import org.jiheng.policy.parameters.Parameters;
import org.jiheng.policy.rules.Verdict.NotApplicable;
import org.jiheng.policy.rules.evaluation.ActualsAgreeWithTheMonitoring;
import org.jiheng.policy.rules.evaluation.ActualsAreNotTheTargetsAgain;
import org.jiheng.policy.rules.evaluation.ActualsCarryTheTargetsUnit;
import org.jiheng.policy.rules.evaluation.FullMarksAreTheException;
import org.jiheng.policy.rules.evaluation.HighTotalsHaveTheMoneySpent;
import org.jiheng.policy.rules.evaluation.LostPointsAreExplained;
import org.jiheng.policy.rules.evaluation.LowTotalsDrawConclusions;
import org.jiheng.policy.rules.evaluation.OverAchievementIsExplained;
import org.jiheng.policy.rules.evaluation.PrintedScoresAreTheComputed;
import org.jiheng.policy.rules.evaluation.PrintedTotalIsTheSum;
import org.jiheng.policy.rules.evaluation.SatisfactionRestsOnASurvey;
import org.jiheng.policy.rules.evaluation.ScoredAgainstTheApprovedTarget;
import org.jiheng.policy.rules.evaluation.SelfEvaluationReport;
import org.jiheng.policy.rules.evaluation.SelfScoreIsCloseToTheRecheck;
import org.jiheng.policy.rules.intake.ColumnsCanBeMapped;
import org.jiheng.policy.rules.intake.HeaderRow;
import org.jiheng.policy.rules.monitoring.CertaintyFollowsTheForecast;
import org.jiheng.policy.rules.monitoring.MonitoringRecord;
import org.jiheng.policy.rules.monitoring.RedLightsAreActedOn;
import org.jiheng.policy.rules.monitoring.SpendingFitsBudgetAndLastPeriod;
import org.jiheng.policy.rules.monitoring.UncertainTargetsGiveReasonAndMeasure;
import org.jiheng.policy.rules.publication.Disclosure;
import org.jiheng.policy.rules.publication.NarrativeAmountsAreTheTables;
import org.jiheng.policy.rules.publication.NarrativeNamesThisYearsBudget;
import org.jiheng.policy.rules.publication.OpenDataCarriesNoPersonalNumbers;
import org.jiheng.policy.rules.publication.PublishedInTime;
import org.jiheng.policy.rules.publication.RequiredTablesArePublished;
import org.jiheng.policy.rules.publication.TablesSayTheirUnit;
import org.jiheng.policy.rules.target.AnnualTargetIsFinished;
import org.jiheng.policy.rules.target.AnnualTargetSaysWhatWillBeDone;
import org.jiheng.policy.rules.target.BasisCanBeLookedUp;
import org.jiheng.policy.rules.target.BasisIsStillRecent;
import org.jiheng.policy.rules.target.CoreFlagsAreAllFilled;
import org.jiheng.policy.rules.target.CoreIndicatorsCarryTheProject;
import org.jiheng.policy.rules.target.CostIsNotTheBudgetAgain;
import org.jiheng.policy.rules.target.CostsFitIntoTheBudget;
import org.jiheng.policy.rules.target.CostsHaveAnUpperLimit;
import org.jiheng.policy.rules.target.CountsAreNotInPercent;
import org.jiheng.policy.rules.target.EffectIsPromised;
import org.jiheng.policy.rules.target.EveryIndicatorHasPoints;
import org.jiheng.policy.rules.target.ExecutionWeightIsTheTemplates;
import org.jiheng.policy.rules.target.FundFlowIsNotCountedTwice;
import org.jiheng.policy.rules.target.FundsAddUpToTheTotal;
import org.jiheng.policy.rules.target.IndicatorsAreNeitherFewNorMany;
import org.jiheng.policy.rules.target.IndicatorsAreTheProjectsOwn;
import org.jiheng.policy.rules.target.IndicatorsDifferFromEachOther;
import org.jiheng.policy.rules.target.IndicatorsEndWithTheProject;
import org.jiheng.policy.rules.target.IndicatorsMoveWithTheMoney;
import org.jiheng.policy.rules.target.LongTermTargetIsNotTheAnnual;
import org.jiheng.policy.rules.target.MilestonesAreTheSameInOneUnit;
import org.jiheng.policy.rules.target.MostPointsAreMeasured;
import org.jiheng.policy.rules.target.NamesAreSpelledAlike;
import org.jiheng.policy.rules.target.NoCellIsAPlaceholder;
import org.jiheng.policy.rules.target.NoIndicatorDecidesAlone;
import org.jiheng.policy.rules.target.NumbersHaveAUnit;
import org.jiheng.policy.rules.target.NumbersInTheTargetAreIndicators;
import org.jiheng.policy.rules.target.NumericTargetsAreNumbers;
import org.jiheng.policy.rules.target.OutputIsCounted;
import org.jiheng.policy.rules.target.OutputIsGood;
import org.jiheng.policy.rules.target.OutputsAreNotInputs;
import org.jiheng.policy.rules.target.PeopleServedAreAsked;
import org.jiheng.policy.rules.target.PointsAddUpTo100;
import org.jiheng.policy.rules.target.PointsShowWhatMatters;
import org.jiheng.policy.rules.target.ProjectCodeIsWellFormed;
import org.jiheng.policy.rules.target.ProjectHasFunds;
import org.jiheng.policy.rules.target.ProjectNameIsWhole;
import org.jiheng.policy.rules.target.ProjectSpansTheBudgetYear;
import org.jiheng.policy.rules.target.PurchasesNameTheirCost;
import org.jiheng.policy.rules.target.QualitativeTargetsNameTheirGrades;
import org.jiheng.policy.rules.target.RatesAreInPercent;
import org.jiheng.policy.rules.target.RatesCanBeMeasured;
import org.jiheng.policy.rules.target.RatesStayWithin100;
import org.jiheng.policy.rules.target.SatisfactionIsNotTheOnlyEffect;
import org.jiheng.policy.rules.target.TargetsKeepUpWithLastYear;
import org.jiheng.policy.rules.target.TextsCarryNoMarkup;
import org.jiheng.policy.rules.target.TextsNameThisYearsBudget;
import org.jiheng.policy.rules.target.TimelinessNamesADate;
import org.jiheng.policy.rules.target.WithLastYear;
import org.jiheng.policy.rules.target.WithinProject;
import org.jiheng.policy.rules.target.WorkInTheTargetIsIndicated;
import org.jspecify.annotations.Nullable;

/**
 * 规则簿 — the rules in force in a region on a day, in the order of their numbers. A new rule is one class, one table of
 * cases, and one line here.
 *
 * <p>{@link #check(List)} asks what can be asked of declarations alone. Rules that need more take it as an argument, with
 * a {@code check} of their own; a fact that is missing there makes a rule 待补充, never wrong and never right.
 */
public final class RuleBook {
    private static final NotApplicable EMPTY_TABLE = new NotApplicable("空表，没有申报项目");
    private static final String SWITCHED_OFF = "不查";

    private final Parameters parameters;
    private final Region region;
    private final LocalDate date;
    private final List<RuleInfo> rules = new ArrayList<>();
    private final List<DeclarationRule> declared = new ArrayList<>();
    private final List<Listed<WithinProject>> within = new ArrayList<>();
    private final List<Listed<WithLastYear>> lastYears = new ArrayList<>();
    private final List<Listed<MonitoringRecord>> monitored = new ArrayList<>();
    private final List<Listed<SelfEvaluationReport>> evaluated = new ArrayList<>();
    private final List<Listed<Disclosure>> disclosed = new ArrayList<>();
    private final List<Listed<HeaderRow>> imported = new ArrayList<>();

    /** 列入的规则 — a rule and what it is, asked once and not for each form. */
    private record Listed<S>(RuleInfo info, Rule<S> rule) {
        Judgement judge(S subject) {
            return new Judgement(info, rule.check(subject));
        }
    }

    /** A rule that is asked of every declaration: of the form alone, or beside the other forms of its unit. */
    private sealed interface DeclarationRule {
        RuleInfo info();

        /** The rule as a question about one form, after it has had its look at all forms of the unit. */
        Rule<TargetDeclaration> facing(List<TargetDeclaration> forms);
    }

    private record Alone(RuleInfo info, Rule<TargetDeclaration> rule) implements DeclarationRule {
        @Override
        public Rule<TargetDeclaration> facing(List<TargetDeclaration> forms) {
            return rule;
        }
    }

    private record Among<N>(RuleInfo info, RuleAmongForms<N> rule) implements DeclarationRule {
        @Override
        public Rule<TargetDeclaration> facing(List<TargetDeclaration> forms) {
            return new Surveyed<>(info, rule, rule.survey(forms));
        }
    }

    private record Surveyed<N>(RuleInfo info, RuleAmongForms<N> rule, N notes) implements Rule<TargetDeclaration> {
        @Override
        public Verdict check(TargetDeclaration declaration) {
            return rule.check(declaration, notes);
        }
    }

    private RuleBook(Parameters parameters, Region region, LocalDate date, Collection<String> library) {
        this.parameters = parameters;
        this.region = region;
        this.date = date;
        var figures = parameters.rules();
        var kinds = now(figures.indicatorKinds());
        var rates = now(figures.rateNames());

        form(new PointsAddUpTo100());
        form(new ExecutionWeightIsTheTemplates(parameters.executionWeight().find(region, date)));
        form(new EveryIndicatorHasPoints());
        form(new NumericTargetsAreNumbers());
        form(new NumbersHaveAUnit());
        form(new QualitativeTargetsNameTheirGrades(figures.vagueValues().at(region, date)));
        form(new MostPointsAreMeasured(now(figures.qualitativeShare())));
        form(new NoCellIsAPlaceholder(now(figures.placeholders())));
        form(new FundsAddUpToTheTotal(now(figures.fundsTolerance())));
        form(new ProjectHasFunds());
        form(new OutputIsCounted(kinds));
        form(new OutputIsGood(kinds));
        form(new EffectIsPromised(kinds));
        form(new PeopleServedAreAsked(kinds, now(figures.servedPeople())));
        form(new SatisfactionIsNotTheOnlyEffect());
        form(new PurchasesNameTheirCost(kinds, figures.costRequired().at(region, date)));
        form(new CostsHaveAnUpperLimit(kinds, now(figures.costSavings())));
        form(new CostIsNotTheBudgetAgain(kinds, now(figures.unitCosts())));
        form(new CostsFitIntoTheBudget(kinds, now(figures.unitCosts())));
        form(new RatesStayWithin100(rates));
        form(new RatesAreInPercent(rates));
        form(new CountsAreNotInPercent(now(figures.countNames()), rates));
        form(new TimelinessNamesADate(now(figures.emptyTimeliness())));
        span(new IndicatorsEndWithTheProject());
        span(new ProjectSpansTheBudgetYear());
        form(new CoreIndicatorsCarryTheProject(now(figures.coreShare())));
        form(new CoreFlagsAreAllFilled());
        form(new IndicatorsAreNeitherFewNorMany(now(figures.indicatorCount())));
        form(new NoIndicatorDecidesAlone(now(figures.heaviestIndicator())));
        form(new PointsShowWhatMatters());
        form(new FundFlowIsNotCountedTwice(figures.fundFlow().at(region, date)));
        form(new IndicatorsDifferFromEachOther(now(figures.likeness())));
        among(new IndicatorsAreTheProjectsOwn());
        lastYear(new IndicatorsMoveWithTheMoney(now(figures.budgetChange())));
        lastYear(new TargetsKeepUpWithLastYear(now(figures.lowTarget())));
        form(new NumbersInTheTargetAreIndicators(now(figures.goalUnits())));
        form(new WorkInTheTargetIsIndicated(now(figures.activities())));
        form(new AnnualTargetSaysWhatWillBeDone(now(figures.goalLength())));
        form(new AnnualTargetIsFinished());
        form(new BasisCanBeLookedUp(now(figures.basisEvidence())));
        form(new BasisIsStillRecent(now(figures.basisAge())));
        form(new TextsNameThisYearsBudget());
        form(new TextsCarryNoMarkup());
        among(new NamesAreSpelledAlike(library));
        form(new ProjectNameIsWhole());
        form(new RatesCanBeMeasured(figures.vagueRates().at(region, date)));
        among(new MilestonesAreTheSameInOneUnit());
        form(new LongTermTargetIsNotTheAnnual());
        form(new OutputsAreNotInputs(kinds, now(figures.inputNames())));
        form(new ProjectCodeIsWellFormed());
        monitoring(new UncertainTargetsGiveReasonAndMeasure());
        monitoring(new SpendingFitsBudgetAndLastPeriod());
        monitoring(new CertaintyFollowsTheForecast());
        monitoring(new RedLightsAreActedOn(now(figures.actionDays())));
        evaluation(new PrintedScoresAreTheComputed(now(parameters.scoreTolerance())));
        evaluation(new PrintedTotalIsTheSum(now(parameters.scoreTolerance())));
        evaluation(new LostPointsAreExplained());
        evaluation(new HighTotalsHaveTheMoneySpent(now(figures.inflatedScore())));
        evaluation(new FullMarksAreTheException(now(figures.fullMarksShare())));
        evaluation(new ActualsAreNotTheTargetsAgain());
        evaluation(new SatisfactionRestsOnASurvey());
        evaluation(new ActualsCarryTheTargetsUnit());
        evaluation(new OverAchievementIsExplained(now(parameters.overAchievement())));
        evaluation(new SelfScoreIsCloseToTheRecheck(now(figures.recheckDeviation())));
        evaluation(new ActualsAgreeWithTheMonitoring());
        evaluation(new LowTotalsDrawConclusions(figures.missingConclusions().at(region, date)));
        evaluation(new ScoredAgainstTheApprovedTarget());
        disclosure(new RequiredTablesArePublished());
        disclosure(new PublishedInTime(figures.disclosureDays().at(region, date)));
        disclosure(new NarrativeAmountsAreTheTables(now(figures.cumulativeWords())));
        disclosure(new NarrativeNamesThisYearsBudget(now(figures.cumulativeWords())));
        disclosure(new TablesSayTheirUnit());
        disclosure(new OpenDataCarriesNoPersonalNumbers());
        header(new ColumnsCanBeMapped(figures.requiredColumns().at(region, date)));
    }

    /** @throws org.jiheng.policy.parameters.NotInForceException for a day before the first figure is known */
    public static RuleBook inForce(Region region, LocalDate date) {
        return inForce(Parameters.delivered(), region, date);
    }

    /** With a district's own parameters ({@link Parameters#withLocal}). */
    public static RuleBook inForce(Parameters parameters, Region region, LocalDate date) {
        return new RuleBook(parameters, region, date, Set.of());
    }

    /** @param library names of the indicator library, which count as the right spelling (LNT-44) */
    public static RuleBook inForce(Parameters parameters, Region region, LocalDate date, Collection<String> library) {
        return new RuleBook(parameters, region, date, library);
    }

    private <T> T now(Parameter<T> figure) {
        return figure.at(region, date).value();
    }

    private void form(Rule<TargetDeclaration> rule) {
        list(rule.info()).ifPresent(info -> declared.add(new Alone(info, rule)));
    }

    private void among(RuleAmongForms<?> rule) {
        list(rule.info()).ifPresent(info -> declared.add(new Among<>(info, rule)));
    }

    private void span(Rule<WithinProject> rule) {
        list(rule.info()).ifPresent(info -> within.add(new Listed<>(info, rule)));
    }

    private void lastYear(Rule<WithLastYear> rule) {
        list(rule.info()).ifPresent(info -> lastYears.add(new Listed<>(info, rule)));
    }

    private void monitoring(Rule<MonitoringRecord> rule) {
        list(rule.info()).ifPresent(info -> monitored.add(new Listed<>(info, rule)));
    }

    private void evaluation(Rule<SelfEvaluationReport> rule) {
        list(rule.info()).ifPresent(info -> evaluated.add(new Listed<>(info, rule)));
    }

    private void disclosure(Rule<Disclosure> rule) {
        list(rule.info()).ifPresent(info -> disclosed.add(new Listed<>(info, rule)));
    }

    private void header(Rule<HeaderRow> rule) {
        list(rule.info()).ifPresent(info -> imported.add(new Listed<>(info, rule)));
    }

    /** Lists a rule with the severity the region gives it; empty when the region has switched it off. */
    private Optional<RuleInfo> list(RuleInfo info) {
        var word = parameters.rules().severities().nearestFirst(region, date).stream()
                .flatMap(each -> Optional.ofNullable(each.value().get(info.id())).stream())
                .findFirst();
        if (word.isPresent() && word.get().equals(SWITCHED_OFF)) {
            return Optional.empty();
        }
        var listed = word.map(Severity::ofChinese).map(info::weighing).orElse(info);
        rules.add(listed);
        return Optional.of(listed);
    }

    /**
     * Findings for any forms, whatever units and years they come from, in the order of the forms. Each form is
     * checked by the book of its own year's first day, beside the other forms of its unit and year.
     *
     * @param otherwise the day that counts for a form that names no year
     */
    public static List<List<Finding>> findings(Region region, LocalDate otherwise, List<TargetDeclaration> forms) {
        return findings(Parameters.delivered(), region, otherwise, forms);
    }

    /** The same with a district's own parameters. */
    public static List<List<Finding>> findings(
            Parameters parameters, Region region, LocalDate otherwise, List<TargetDeclaration> forms) {
        return inGroups(
                forms,
                TargetDeclaration::fiscalYear,
                (year, group) ->
                        inForce(parameters, region, year == null ? otherwise : year.firstDay()).check(group).stream()
                                .map(JudgedDeclaration::findings)
                                .toList());
    }

    /** What each rule is, in the order of the numbers. */
    public List<RuleInfo> rules() {
        return List.copyOf(rules);
    }

    /** 规则卡片 — a rule by its number, with its figures and examples; empty for a number there is not. */
    public Optional<RuleCard> rule(String id) {
        return rules.stream().filter(each -> each.id().equals(id)).findFirst().map(this::card);
    }

    /** All cards, in the order of the numbers. */
    public List<RuleCard> cards() {
        return rules.stream().map(this::card).toList();
    }

    private RuleCard card(RuleInfo info) {
        return new RuleCard(info, parameters.usedBy(info.id()), RuleExamples.of(info.id()));
    }

    /** Every rule's verdict on every form, in the order of the forms; units and years are told apart here. */
    public List<JudgedDeclaration> check(List<TargetDeclaration> forms) {
        return inGroups(forms, UnitAndYear::of, (unit, group) -> unit == null ? eachAlone(group) : sideBySide(group));
    }

    /** Beside the span of the project (LNT-24, 25). */
    public List<Judgement> check(WithinProject subject) {
        return judgements(within, subject);
    }

    /** Beside what was approved and reached last year (LNT-34, 35). */
    public List<Judgement> check(WithLastYear subject) {
        return judgements(lastYears, subject);
    }

    /** 运行监控 (LNT-51 … 54). */
    public List<Judgement> check(MonitoringRecord subject) {
        return judgements(monitored, subject);
    }

    /** 绩效自评 (LNT-55 … 67). */
    public List<Judgement> check(SelfEvaluationReport subject) {
        return judgements(evaluated, subject);
    }

    /** 公开 (LNT-68 … 73). */
    public List<Judgement> check(Disclosure subject) {
        return judgements(disclosed, subject);
    }

    /** 导入 (LNT-74). */
    public List<Judgement> check(HeaderRow subject) {
        return judgements(imported, subject);
    }

    private static <S> List<Judgement> judgements(List<Listed<S>> rules, S subject) {
        return rules.stream().map(each -> each.judge(subject)).toList();
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
        return forms.stream().map(form -> sideBySide(List.of(form)).getFirst()).toList();
    }

    /** Each rule looks at all forms of the unit once, and then at each: the effort grows with the forms, not faster. */
    private List<JudgedDeclaration> sideBySide(List<TargetDeclaration> forms) {
        var filled = forms.stream().filter(form -> !form.isEmptyTable()).toList();
        var questions = new ArrayList<Listed<TargetDeclaration>>(declared.size());
        for (var rule : declared) {
            questions.add(new Listed<>(rule.info(), rule.facing(filled)));
        }
        var judged = new ArrayList<JudgedDeclaration>(forms.size());
        for (var form : forms) {
            judged.add(judge(form, questions));
        }
        return judged;
    }

    /** An empty table declares nothing, so there is nothing to be right or wrong about (PUB-04). */
    private static JudgedDeclaration judge(TargetDeclaration form, List<Listed<TargetDeclaration>> questions) {
        var empty = form.isEmptyTable();
        var judgements = new ArrayList<Judgement>(questions.size());
        for (var question : questions) {
            judgements.add(empty ? new Judgement(question.info(), EMPTY_TABLE) : question.judge(form));
        }
        return new JudgedDeclaration(form, judgements);
    }

    /** Sorts the forms by key, judges each group, and puts the answers back into the order of the forms. */
    private static <K, R> List<R> inGroups(
            List<TargetDeclaration> forms, Function<TargetDeclaration, @Nullable K> key, JudgeGroup<K, R> judge) {
        var places = new HashMap<@Nullable K, List<Integer>>();
        for (var index = 0; index < forms.size(); index++) {
            places.computeIfAbsent(key.apply(forms.get(index)), _ -> new ArrayList<>())
                    .add(index);
        }
        var answers = new ArrayList<@Nullable R>(Collections.nCopies(forms.size(), null));
        for (Map.Entry<@Nullable K, List<Integer>> group : places.entrySet()) {
            var indexes = group.getValue();
            var results =
                    judge.of(group.getKey(), indexes.stream().map(forms::get).toList());
            for (var i = 0; i < indexes.size(); i++) {
                answers.set(indexes.get(i), results.get(i));
            }
        }
        return answers.stream().map(Objects::requireNonNull).toList();
    }

    /** Judges the forms of one group; the answers stand in the order of the forms. */
    private interface JudgeGroup<K, R> {
        List<R> of(@Nullable K key, List<TargetDeclaration> forms);
    }
}
