package org.jiheng.policy.rules;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jiheng.policy.DeclarationBuilder;
import org.jiheng.policy.common.Points;
import org.jiheng.policy.common.Region;
import org.jiheng.policy.indicator.Indicator;
import org.jiheng.policy.indicator.TargetDeclaration;
import org.jiheng.policy.rules.evaluation.KnownElsewhere;
import org.jiheng.policy.rules.evaluation.RowNote;
import org.jiheng.policy.rules.evaluation.SelfEvaluationReport;
import org.jiheng.policy.rules.evaluation.Survey;
import org.jiheng.policy.rules.evaluation.UnitMarks;
import org.jiheng.policy.rules.monitoring.MonitoringRecord;
import org.jiheng.policy.rules.monitoring.MonitoringRecord.Progress;
import org.jiheng.policy.scoring.ActualValue;
import org.jiheng.policy.scoring.ScoringPolicy;
import org.jiheng.policy.scoring.SelfEvaluation;
import org.jiheng.policy.scoring.SelfEvaluation.BudgetExecution;
import org.jiheng.policy.scoring.SelfEvaluation.Result;
import org.jspecify.annotations.Nullable;

/** Makes self-evaluations out of the rows of the example tables; the score is the one the scoring policy computes. */
final class EvaluationCells {
    private static final String ROWS = "开设班数 ≥ 40 个 50 是; 受益人数 ≥ 1800 人 30 是; 学员满意度 ≥ 90 % 10 否";
    private static final ScoringPolicy POLICY =
            ScoringPolicy.inForce(new Region("500115000", "长寿区"), LocalDate.of(2024, 1, 1));

    private final FormCells cells;

    EvaluationCells(FormCells cells) {
        this.cells = cells;
    }

    SelfEvaluationReport report() {
        var form = form(cells.fills("指标") ? cells.text("指标") : ROWS);
        var printed = cells.parts("填报得分");
        var actuals = cells.fills("完成值") ? cells.parts("完成值") : List.of("40", "1800", "90");
        var results = new ArrayList<Result>();
        var notes = new ArrayList<RowNote>();
        for (var index = 0; index < form.indicators().size(); index++) {
            var written = FormCells.word(actuals.get(index));
            results.add(new Result(ActualValue.parse(written), points(printed, index + 1)));
            notes.add(new RowNote(written, part(cells.parts("原因"), index + 1), survey()));
        }
        var evaluation = new SelfEvaluation(
                form,
                new BudgetExecution(
                        null, cells.money("预算数", "170.37"), cells.money("执行数", "170.37"), points(printed, 0)),
                results,
                points("填报总分"));
        return new SelfEvaluationReport(
                evaluation,
                POLICY.score(evaluation),
                notes,
                part(cells.parts("原因"), 0),
                cells.text("结论一栏"),
                cells.text("问题"),
                cells.text("措施"),
                new KnownElsewhere(
                        cells.fills("批复指标") ? form(cells.text("批复指标")) : null, monitoring(), points("复核得分"), unit()));
    }

    private static TargetDeclaration form(@Nullable String rows) {
        return DeclarationBuilder.declaration().indicators(rows).build();
    }

    private @Nullable Survey survey() {
        if (!cells.fills("样本数") && !cells.fills("调查日期")) {
            return null;
        }
        var sample = cells.text("样本数");
        return new Survey(sample == null ? null : Integer.valueOf(sample), cells.date("调查日期"));
    }

    private @Nullable UnitMarks unit() {
        var projects = cells.text("单位项目数");
        var full = cells.text("单位满分数");
        return projects == null || full == null
                ? null
                : new UnitMarks(Integer.parseInt(projects), Integer.parseInt(full));
    }

    private @Nullable MonitoringRecord monitoring() {
        if (!cells.fills("监控")) {
            return null;
        }
        var rows = new ArrayList<Progress>();
        cells.numbers("监控").forEach((name, soFar) -> rows.add(progress(name, soFar)));
        return new MonitoringRecord(LocalDate.of(2024, 7, 31), null, null, null, null, null, List.of(), rows);
    }

    private static Progress progress(String name, BigDecimal soFar) {
        return new Progress(Indicator.flat(name, null, null, null, null), soFar, null, null, null, null);
    }

    private @Nullable Points points(String column) {
        var text = cells.text(column);
        return text == null ? null : Points.of(text);
    }

    private static @Nullable Points points(List<String> printed, int index) {
        var text = part(printed, index);
        return text == null ? null : Points.of(text);
    }

    private static @Nullable String part(List<String> parts, int index) {
        return index < parts.size() ? FormCells.word(parts.get(index)) : null;
    }
}
