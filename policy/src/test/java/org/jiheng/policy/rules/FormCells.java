package org.jiheng.policy.rules;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jiheng.policy.DeclarationBuilder;
import org.jiheng.policy.common.FieldPath;
import org.jiheng.policy.common.Points;
import org.jiheng.policy.indicator.ProjectTier;
import org.jiheng.policy.indicator.TargetDeclaration;
import org.jiheng.policy.rules.target.ProjectSpan;
import org.jspecify.annotations.Nullable;

/** Makes forms out of the rows of the example tables: a sound form, changed in the cells that are filled. */
final class FormCells {
    static final String BLANK = "空";

    private final Map<String, String> cells;

    FormCells(Map<String, String> cells) {
        this.cells = cells;
    }

    /** Whether the row says anything about this column; a cell with nothing in it leaves the form as it is. */
    boolean fills(String column) {
        return !cells.getOrDefault(column, "").isEmpty();
    }

    /** What is to stand there; null for 空. */
    @Nullable
    String text(String column) {
        var cell = cells.getOrDefault(column, "");
        return cell.isEmpty() || cell.equals(BLANK) ? null : cell;
    }

    TargetDeclaration form() {
        var form = DeclarationBuilder.declaration();
        if (fills("各项分值")) {
            form.points(text("各项分值"));
        }
        if (fills("指标")) {
            form.indicators(text("指标"));
        }
        if (fills("指标解释")) {
            form.definition(text("指标解释"));
        }
        if (fills("执行率权重")) {
            var weight = text("执行率权重");
            form.executionWeight(weight == null ? null : Points.of(weight));
        }
        if (cells.containsKey("总资金")) {
            form.funds(text("总资金"), text("上级补助"), text("区级资金"), text("其他资金"));
        }
        if (fills("年度")) {
            form.fiscalYear(year());
        }
        if (fills("项目类别")) {
            form.tier(tier(text("项目类别")));
        }
        if (fills("项目名称")) {
            form.project(text("项目名称"));
        }
        if (fills("项目代码")) {
            form.projectCode(text("项目代码"));
        }
        if (fills("项目概况")) {
            form.overview(text("项目概况"));
        }
        if (fills("立项依据")) {
            form.basis(text("立项依据"));
        }
        if (fills("当年目标")) {
            form.annualTarget(text("当年目标"));
        }
        if (fills("长期目标")) {
            form.longTermTarget(text("长期目标"));
        }
        if (fills("去过代码")) {
            form.markupRemovedFrom(new FieldPath(Objects.requireNonNull(text("去过代码"))));
        }
        return form.build();
    }

    /** The form and, behind it, the other forms of its unit. */
    List<TargetDeclaration> formAmongOthers() {
        var forms = new ArrayList<TargetDeclaration>();
        forms.add(form());
        for (var other : List.of("甲项目", "乙项目")) {
            if (fills(other + "指标")) {
                forms.add(DeclarationBuilder.declaration()
                        .project(other)
                        .indicators(text(other + "指标"))
                        .build());
            }
        }
        return forms;
    }

    ProjectSpan span() {
        return new ProjectSpan(date("开始"), date("结束"));
    }

    @Nullable
    TargetDeclaration lastYearsForm() {
        if (!fills("上年指标")) {
            return null;
        }
        return DeclarationBuilder.declaration()
                .fiscalYear(2023)
                .indicators(text("上年指标"))
                .funds(text("上年总资金"), null, text("上年总资金"), null)
                .build();
    }

    /** {@code 开设班数 50; 培训人数 1200} */
    Map<String, BigDecimal> numbers(String column) {
        var numbers = new HashMap<String, BigDecimal>();
        var text = text(column);
        if (text != null) {
            for (var each : text.split(";", -1)) {
                var words = each.strip().split(" ", -1);
                numbers.put(words[0], new BigDecimal(words[1]));
            }
        }
        return numbers;
    }

    @Nullable
    LocalDate date(String column) {
        var text = text(column);
        return text == null ? null : LocalDate.parse(text);
    }

    @Nullable
    Integer year() {
        var text = text("年度");
        return text == null ? null : Integer.valueOf(text);
    }

    private static @Nullable ProjectTier tier(@Nullable String chinese) {
        for (var tier : ProjectTier.values()) {
            if (tier.chinese().equals(chinese)) {
                return tier;
            }
        }
        return null;
    }
}
