package org.jiheng.bench;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jiheng.policy.common.FiscalYear;
import org.jiheng.policy.common.Money;
import org.jiheng.policy.common.Points;
import org.jiheng.policy.indicator.CodedName;
import org.jiheng.policy.indicator.Comparator;
import org.jiheng.policy.indicator.DeclarationTexts;
import org.jiheng.policy.indicator.Funding;
import org.jiheng.policy.indicator.Indicator;
import org.jiheng.policy.indicator.ProjectTier;
import org.jiheng.policy.indicator.TargetDeclaration;
import org.jiheng.policy.indicator.TargetValue.Numeric;
import org.jiheng.policy.scoring.ActualValue;
import org.jiheng.policy.scoring.SelfEvaluation;
import org.jiheng.policy.scoring.SelfEvaluation.BudgetExecution;
import org.jiheng.policy.scoring.SelfEvaluation.Result;

/** 样表 — made-up forms with six indicators each, the same ones in every run. */
final class Forms {
    private static final long SEED = 20_241_124L;
    private static final List<String> BASES =
            List.of("《关于增加运行经费的请示》（衡委老〔2021〕8号）及政府批示同意", "区委第61次常委会决定", "根据相关文件要求", "《关于进一步加强基层工作的通知》（衡府发〔2023〕12号）");

    private final Random random = new Random(SEED);

    private Forms() {}

    static List<SelfEvaluation> evaluations(int count) {
        var forms = new Forms();
        var evaluations = new ArrayList<SelfEvaluation>(count);
        for (var index = 0; index < count; index++) {
            evaluations.add(forms.evaluation(index));
        }
        return evaluations;
    }

    static List<TargetDeclaration> declarations(int count) {
        return evaluations(count).stream().map(SelfEvaluation::declaration).toList();
    }

    /** The same forms, shared out among so many units one after the other. */
    static List<TargetDeclaration> declarations(int count, int units) {
        var forms = new Forms();
        var declarations = new ArrayList<TargetDeclaration>(count);
        for (var index = 0; index < count; index++) {
            declarations.add(forms.evaluation(index, index % units).declaration());
        }
        return declarations;
    }

    private SelfEvaluation evaluation(int index) {
        return evaluation(index, index);
    }

    private SelfEvaluation evaluation(int index, int unit) {
        var budget = Money.ofWanYuan(BigDecimal.valueOf(100 + random.nextInt(90_000), 2));
        var spent = Money.ofWanYuan(budget.wanYuan()
                .multiply(BigDecimal.valueOf(40 + random.nextInt(61)))
                .movePointLeft(2));
        var classes = 5 + random.nextInt(60);
        var people = 200 + random.nextInt(3_000);
        var indicators = List.of(
                row("开班学期数", Comparator.EQ, "2", "期", "15", true),
                row("开设班数", Comparator.GE, Integer.toString(classes), "个", "15", true),
                row("培训学员人数", Comparator.GE, Integer.toString(people), "人", "20", true),
                row(
                        "人均培训成本",
                        Comparator.LE,
                        Integer.toString(100 + random.nextInt(400)),
                        "元",
                        "20",
                        random.nextBoolean()),
                row("安全责任事故", Comparator.EQ, "0", "起", "10", false),
                row("学员满意度", Comparator.GE, "90", random.nextInt(20) == 0 ? " " : "%", "10", false));
        var declaration = new TargetDeclaration(
                ProjectTier.KEY_SPECIAL,
                new FiscalYear(2024),
                CodedName.named("区委老干局"),
                CodedName.named("单位" + unit),
                CodedName.named("老年大学运行经费（第%d期".formatted(index) + (random.nextInt(10) == 0 ? "" : "）")),
                Points.of(random.nextInt(20) == 0 ? "20" : "10"),
                new Funding(budget, null, random.nextInt(10) == 0 ? spent : budget, null, null),
                new DeclarationTexts(
                        "开设老年大学兴趣班，组织老年群体开展文体活动。",
                        BASES.get(random.nextInt(BASES.size())),
                        "为老年群体免费开设太极、合唱等兴趣班%d个，招收老年学员%d名。".formatted(classes, people),
                        null),
                indicators,
                null,
                Set.of());
        var results = new ArrayList<Result>(indicators.size());
        for (var indicator : indicators) {
            results.add(Result.of(new ActualValue.Measured(actual(indicator), "")));
        }
        return new SelfEvaluation(declaration, BudgetExecution.of(budget, spent), results, null);
    }

    /** Four out of ten miss the target by up to half, the others meet it or a little more. */
    private BigDecimal actual(Indicator indicator) {
        if (!(indicator.target() instanceof Numeric(var comparator, var target))) {
            throw new IllegalStateException("only numbers are made here");
        }
        if (target.signum() == 0) {
            return BigDecimal.valueOf(random.nextInt(10) == 0 ? 1 : 0);
        }
        var percent = random.nextInt(10) < 4 ? 50 + random.nextInt(50) : 100 + random.nextInt(30);
        return target.multiply(BigDecimal.valueOf(comparator.lowerIsBetter() ? 200 - percent : percent))
                .movePointLeft(2);
    }

    private static Indicator row(
            String name, Comparator comparator, String value, String unit, String points, boolean core) {
        return Indicator.flat(
                name,
                new Numeric(comparator, new BigDecimal(value)),
                unit.isBlank() ? null : unit,
                Points.of(points),
                core);
    }
}
