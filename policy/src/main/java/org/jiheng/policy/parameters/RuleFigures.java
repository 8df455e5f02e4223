package org.jiheng.policy.parameters;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jiheng.policy.common.Money;
import org.jiheng.policy.common.Percentage;
import org.jiheng.policy.common.Points;

/**
 * 规则参数 — the table of contents of the figures and words of the rules, in the order of the rules' numbers.
 *
 * @param severities 各地对规则程度的调整, by the rule's number: 必改, 应改, 请确认, 提示 or 不查
 * @param vagueValues 含糊词和分档写法 (LNT-06)
 * @param qualitativeShare 定性指标的分值占比 (LNT-07)
 * @param placeholders 占位写法 (LNT-08)
 * @param fundsTolerance 资金勾稽误差 (LNT-09)
 * @param indicatorKinds 指标类别用语 (LNT-11 … 19)
 * @param servedPeople 服务对象用语 (LNT-14)
 * @param costRequired 应当有成本指标的项目 (LNT-16)
 * @param costSavings 越多越好的成本用语 (LNT-17)
 * @param unitCosts 单位成本用语 (LNT-18, 19)
 * @param rateNames 比率类指标 (LNT-20, 21)
 * @param countNames 计数类指标 (LNT-22)
 * @param emptyTimeliness 没有期限的时效用语 (LNT-23)
 * @param coreShare 核心指标分值占比 (LNT-26)
 * @param indicatorCount 指标行数 (LNT-28)
 * @param heaviestIndicator 单项指标分值提醒线 (LNT-29)
 * @param fundFlow 资金流转类指标 (LNT-31)
 * @param likeness 指标名称相似度 (LNT-32)
 * @param budgetChange 资金变化提醒线 (LNT-34)
 * @param lowTarget 目标偏低提醒线 (LNT-35)
 * @param goalUnits 与指标对照的数量单位 (LNT-36)
 * @param activities 与指标对照的工作 (LNT-37)
 * @param goalLength 当年绩效目标字数 (LNT-38)
 * @param basisEvidence 会议和审批用语 (LNT-40)
 * @param basisAge 立项依据年限 (LNT-41)
 * @param vagueRates 难以取数的比率 (LNT-46)
 * @param inputNames 把投入当产出的名称 (LNT-49)
 * @param actionDays 红灯处理天数 (LNT-54)
 * @param inflatedScore 自评虚高提醒线 (LNT-58)
 * @param fullMarksShare 满分项目占比提醒线 (LNT-59)
 * @param recheckDeviation 自评与复核偏差提醒线 (LNT-64)
 * @param missingConclusions 必须写结论的总分 (LNT-66)
 * @param disclosureDays 公开期限 (LNT-69)
 * @param cumulativeWords 不是当年数的用语 (LNT-70, 71)
 * @param requiredColumns 导入必须认出的列 (LNT-74)
 */
public record RuleFigures(
        Parameter<Map<String, String>> severities,
        Parameter<VagueValues> vagueValues,
        Parameter<Percentage> qualitativeShare,
        Parameter<Words> placeholders,
        Parameter<Money> fundsTolerance,
        Parameter<IndicatorKinds> indicatorKinds,
        Parameter<Words> servedPeople,
        Parameter<Words> costRequired,
        Parameter<Words> costSavings,
        Parameter<Words> unitCosts,
        Parameter<RateNames> rateNames,
        Parameter<CountNames> countNames,
        Parameter<Words> emptyTimeliness,
        Parameter<Percentage> coreShare,
        Parameter<CountRange> indicatorCount,
        Parameter<Points> heaviestIndicator,
        Parameter<FundFlow> fundFlow,
        Parameter<Likeness> likeness,
        Parameter<Percentage> budgetChange,
        Parameter<Percentage> lowTarget,
        Parameter<GoalUnits> goalUnits,
        Parameter<Words> activities,
        Parameter<Integer> goalLength,
        Parameter<BasisEvidence> basisEvidence,
        Parameter<Integer> basisAge,
        Parameter<Words> vagueRates,
        Parameter<Words> inputNames,
        Parameter<Integer> actionDays,
        Parameter<InflatedScore> inflatedScore,
        Parameter<Percentage> fullMarksShare,
        Parameter<Points> recheckDeviation,
        Parameter<MissingConclusions> missingConclusions,
        Parameter<DisclosureDays> disclosureDays,
        Parameter<Words> cumulativeWords,
        Parameter<Words> requiredColumns) {

    static RuleFigures read(ParameterTexts texts) {
        return new RuleFigures(
                texts.file("severities.yaml", RuleFigures::severitiesByRule),
                texts.file("vague-values.yaml", VagueValues::read),
                texts.file("qualitative-share.yaml", Setting::percent),
                texts.file("placeholders.yaml", Setting::wordList),
                texts.file("funds-tolerance.yaml", value -> Money.ofWanYuan(value.decimal())),
                texts.file("indicator-kinds.yaml", IndicatorKinds::read),
                texts.file("served-people.yaml", Setting::wordList),
                texts.file("cost-required.yaml", Setting::wordList),
                texts.file("cost-savings.yaml", Setting::wordList),
                texts.file("unit-costs.yaml", Setting::wordList),
                texts.file("rate-names.yaml", RateNames::read),
                texts.file("count-names.yaml", CountNames::read),
                texts.file("empty-timeliness.yaml", Setting::wordList),
                texts.file("core-share.yaml", Setting::percent),
                texts.file("indicator-count.yaml", CountRange::read),
                texts.file("heaviest-indicator.yaml", value -> Points.of(value.positive())),
                texts.file("fund-flow.yaml", FundFlow::read),
                texts.file("likeness.yaml", Likeness::read),
                texts.file("budget-change.yaml", Setting::percent),
                texts.file("low-target.yaml", Setting::percent),
                texts.file("goal-units.yaml", GoalUnits::read),
                texts.file("activities.yaml", Setting::wordList),
                texts.file("goal-length.yaml", Setting::wholeNumber),
                texts.file("basis-evidence.yaml", BasisEvidence::read),
                texts.file("basis-age.yaml", Setting::wholeNumber),
                texts.file("vague-rates.yaml", Setting::wordList),
                texts.file("input-names.yaml", Setting::wordList),
                texts.file("action-days.yaml", Setting::wholeNumber),
                texts.file("inflated-score.yaml", InflatedScore::read),
                texts.file("full-marks-share.yaml", Setting::percent),
                texts.file("recheck-deviation.yaml", value -> Points.of(value.positive())),
                texts.file("missing-conclusions.yaml", MissingConclusions::read),
                texts.file("disclosure-days.yaml", DisclosureDays::read),
                texts.file("cumulative-words.yaml", Setting::wordList),
                texts.file("required-columns.yaml", Setting::wordList));
    }

    Stream<Parameter<?>> all() {
        return Stream.of(
                vagueValues,
                qualitativeShare,
                placeholders,
                fundsTolerance,
                indicatorKinds,
                servedPeople,
                costRequired,
                costSavings,
                unitCosts,
                rateNames,
                countNames,
                emptyTimeliness,
                coreShare,
                indicatorCount,
                heaviestIndicator,
                fundFlow,
                likeness,
                budgetChange,
                lowTarget,
                goalUnits,
                activities,
                goalLength,
                basisEvidence,
                basisAge,
                vagueRates,
                inputNames,
                actionDays,
                inflatedScore,
                fullMarksShare,
                recheckDeviation,
                missingConclusions,
                disclosureDays,
                cumulativeWords,
                requiredColumns);
    }

    private static Map<String, String> severitiesByRule(Setting value) {
        var severities = new LinkedHashMap<String, String>();
        value.entries().forEach((rule, word) -> severities.put(rule, word.oneOf("必改", "应改", "请确认", "提示", "不查")));
        return Map.copyOf(severities);
    }
}
