package org.jiheng.policy.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jiheng.policy.DeclarationBuilder.declaration;
import static org.jiheng.policy.DeclarationBuilder.rows;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jiheng.policy.common.Region;
import org.jiheng.policy.indicator.Fix;
import org.jiheng.policy.indicator.Fix.Change;
import org.jiheng.policy.indicator.TargetDeclaration;
import org.junit.jupiter.api.Test;

/** One-click fixes: offered only where certain, made only when asked, and never on a form that has changed since. */
class FixTest {
    private static final RuleBook BOOK = RuleBook.inForce(new Region("500115000", "长寿区"), LocalDate.of(2024, 1, 1));

    @Test
    void fillsBlankCoreFlagsWithNo() {
        var form = declaration()
                .indicators("开设班数 ≥ 40 个 50 是; 受益人数 ≥ 1800 人 30 ?; 学员满意度 ≥ 90 % 10 ?")
                .build();
        var fix = fix("LNT-27", form).orElseThrow();

        assertThat(fix.inWords()).isEqualTo("第 2、3 行的是否核心填“否”");
        assertThat(fix.changes()).extracting(Change::before).containsExactly("", "");
        assertThat(fix.changes()).extracting(Change::after).containsExactly("否", "否");
        var fixed = fix.applyTo(form);
        assertThat(fixed.indicators()).isEqualTo(rows("开设班数 ≥ 40 个 50 是; 受益人数 ≥ 1800 人 30 否; 学员满意度 ≥ 90 % 10 否"));
        assertThat(fixed.withIndicators(form.indicators())).isEqualTo(form);
        assertThat(verdict("LNT-27", fixed)).isInstanceOf(Verdict.Passed.class);
    }

    @Test
    void takesATargetInOneCellApart() {
        var form = declaration()
                .indicators("合格率 ? ≥95% ? 50 是; 出勤率 ≥ 98％以上 % 40 否")
                .build();
        var fix = fix("LNT-04", form).orElseThrow();

        assertThat(fix.inWords()).isEqualTo("拆成指标性质、指标值和单位：≥ 95 %");
        assertThat(fix.applyTo(form).indicators().getFirst())
                .isEqualTo(rows("合格率 ≥ 95 % 50 是").getFirst());
        assertThat(fixes("LNT-04", form)).hasSize(2);
    }

    @Test
    void leavesATargetAloneThatCanBeReadInTwoWays() {
        assertThat(fixes("LNT-04", declaration().indicators("合格率 ? 95% ? 90 是").build()))
                .isEmpty();
        assertThat(fixes("LNT-04", declaration().indicators("合格率 ≥ 九十五 % 90 是").build()))
                .isEmpty();
        assertThat(fixes("LNT-04", declaration().indicators("班数 ? ≥40个 班 90 是").build()))
                .isEmpty();
    }

    @Test
    void stripsMarkup() {
        var form = declaration()
                .basis("<ol style=\"list-style-type: none\"><li>第88次常委会决定</li><li>衡委〔2022〕13号&nbsp;文</li></ol>")
                .build();
        var fix = fix("LNT-43", form).orElseThrow();

        assertThat(fix.applyTo(form).texts().basis()).isEqualTo("第88次常委会决定\n衡委〔2022〕13号 文");
        assertThat(verdict("LNT-43", fix.applyTo(form))).isInstanceOf(Verdict.Passed.class);
    }

    @Test
    void leavesBrokenMarkupToSomebodyWhoLooks() {
        assertThat(fixes("LNT-43", declaration().basis("第88次 style=\"x\" 常委会决定").build()))
                .isEmpty();
        assertThat(fixes("LNT-43", declaration().basis("<p></p>").build())).isEmpty();
    }

    @Test
    void correctsATypoAgainstTheUnitsOtherForms() {
        var form = named("甲", "6月资金到安排位率 ≥ 50 % 90 是");
        var others = List.of(named("乙", "6月资金安排到位率 ≥ 50 % 90 是"), named("丙", "6月资金安排到位率 ≥ 50 % 90 是"));
        var fix = fix("LNT-44", form, others).orElseThrow();

        assertThat(fix.inWords()).isEqualTo("改为“6月资金安排到位率”");
        assertThat(fix.applyTo(form).indicators().getFirst().name()).isEqualTo("6月资金安排到位率");
    }

    @Test
    void doesNotChooseBetweenTwoSpellingsOfEqualUse() {
        var form = named("甲", "6月资金到安排位率 ≥ 50 % 90 是");

        assertThat(fix("LNT-44", form, List.of(named("乙", "6月资金安排到位率 ≥ 50 % 90 是"))))
                .isEmpty();
    }

    @Test
    void isRefusedOnceTheFormHasChanged() {
        var form = named("甲", "开设班数 ≥ 40 个 50 是; 受益人数 ≥ 1800 人 40 ?");
        var fix = fix("LNT-27", form).orElseThrow();
        var since = named("甲", "开设班数 ≥ 40 个 90 是");

        assertThat(fix.fits(form)).isTrue();
        assertThat(fix.fits(since)).isFalse();
        assertThat(fix.fits(fix.applyTo(form))).isFalse();
        assertThatThrownBy(() -> fix.applyTo(since)).isInstanceOf(IllegalArgumentException.class);
    }

    private static TargetDeclaration named(String project, String rows) {
        return declaration().project(project).indicators(rows).build();
    }

    private static Optional<Fix> fix(String rule, TargetDeclaration form) {
        return fix(rule, form, List.of());
    }

    private static Optional<Fix> fix(String rule, TargetDeclaration form, List<TargetDeclaration> others) {
        return fixes(rule, form, others).stream().findFirst();
    }

    private static List<Fix> fixes(String rule, TargetDeclaration form) {
        return fixes(rule, form, List.of());
    }

    private static List<Fix> fixes(String rule, TargetDeclaration form, List<TargetDeclaration> others) {
        var forms = new ArrayList<>(List.of(form));
        forms.addAll(others);
        return BOOK.check(forms).getFirst().findings().stream()
                .filter(each -> each.rule().equals(rule))
                .map(Finding::fix)
                .filter(Objects::nonNull)
                .toList();
    }

    private static Verdict verdict(String rule, TargetDeclaration form) {
        return BOOK.check(List.of(form)).getFirst().judgements().stream()
                .filter(each -> each.rule().id().equals(rule))
                .findFirst()
                .orElseThrow()
                .verdict();
    }
}
