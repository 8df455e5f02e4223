package org.jiheng.policy.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jiheng.policy.DeclarationBuilder.declaration;
import static org.jiheng.policy.DeclarationBuilder.emptyTable;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jiheng.policy.common.LegalBasis.Confidence;
import org.jiheng.policy.common.Points;
import org.jiheng.policy.common.Region;
import org.jiheng.policy.indicator.TargetDeclaration;
import org.jiheng.policy.parameters.NotInForceException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RuleBookTest {
    private static final Region CHANGSHOU = new Region("500115000", "长寿区");
    private static final LocalDate DAY = LocalDate.of(2024, 1, 1);
    private static final RuleBook BOOK = RuleBook.inForce(CHANGSHOU, DAY);

    @Test
    void listsTheRulesInTheOrderOfTheirNumbers() {
        var numbers = BOOK.rules().stream().map(RuleInfo::id).toList();

        assertThat(numbers).isSorted().startsWith("LNT-01").endsWith("LNT-74").hasSize(74);
    }

    @Test
    void neverDressesAnOwnCheckUpAsLaw() {
        assertThat(BOOK.rules()).allSatisfy(rule -> {
            var basis = rule.basis();
            assertThat(basis.confidence() == Confidence.DESIGN)
                    .isEqualTo(basis.toString().equals("填报核对"));
            assertThat(basis.clause()).isNotBlank().doesNotContainPattern("第[一二三四五六七八九十0-9]+条");
        });
    }

    @Test
    void findsNothingOnASoundForm() {
        assertThat(BOOK.check(List.of(declaration().build())).getFirst().findings())
                .isEmpty();
    }

    @Test
    void saysOfAnEmptyTableThatNoRuleApplies() {
        var judged = BOOK.check(List.of(emptyTable())).getFirst();

        assertThat(judged.findings()).isEmpty();
        assertThat(judged.judgements())
                .hasSize(46)
                .allSatisfy(each -> assertThat(each.verdict()).isInstanceOf(Verdict.NotApplicable.class));
    }

    @Test
    void looksAtADraftThatWasBegunWithTheMoney() {
        var draft = declaration()
                .project(null)
                .points(null)
                .noTexts()
                .funds("120", null, "118", null)
                .build();

        assertThat(rulesFound(draft)).containsExactly("LNT-09", "LNT-38");
    }

    @Test
    void gathersAllThatIsWrongWithAForm() {
        var form = declaration()
                .executionWeight(Points.of("20"))
                .funds("0", null, null, null)
                .indicators("开设班数 ≥ 四十 个 20 ?; 开班期数 = 2 ? 20 ?; 满意度 ≥ 90 % ? ?")
                .build();

        assertThat(rulesFound(form))
                .containsExactly(
                        "LNT-02", "LNT-03", "LNT-04", "LNT-05", "LNT-10", "LNT-12", "LNT-13", "LNT-26", "LNT-36");
    }

    @Test
    void holdsFormsOnlyAgainstOthersOfTheirUnitAndYear() {
        assertThat(copied("甲单位", 2024, "甲单位", 2024)).isTrue();
        assertThat(copied("甲单位", 2024, "乙单位", 2024)).isFalse();
        assertThat(copied("甲单位", 2024, "甲单位", 2023)).isFalse();
        assertThat(copied("甲单位", null, "甲单位", null)).isTrue();
    }

    @Test
    void knowsNoSiblingsOfAFormThatDoesNotSayWhoseItIs() {
        assertThat(copied(null, 2024, null, 2024)).isFalse();
    }

    @Test
    void answersInTheOrderOfTheForms() {
        var forms = List.of(
                named("甲", "一", 2024),
                named("乙", "二", 2023),
                emptyTable(),
                named("甲", "三、", 2024),
                named("乙", "四", 2024));

        assertThat(BOOK.check(forms)).extracting(JudgedDeclaration::declaration).containsExactlyElementsOf(forms);
        var findings = RuleBook.findings(CHANGSHOU, DAY, forms);
        assertThat(findings).hasSize(5);
        assertThat(findings.get(3)).extracting(Finding::rule).contains("LNT-45");
        assertThat(findings.get(2)).isEmpty();
    }

    @Test
    void doesNotDependOnTheOrderOfTheForms() {
        var forms = List.of(named("甲", "一", 2024), named("甲", "二", 2024), named("甲", "三、", 2024));
        var findings = RuleBook.findings(CHANGSHOU, DAY, forms);

        assertThat(RuleBook.findings(CHANGSHOU, DAY, forms.reversed())).isEqualTo(findings.reversed());
    }

    @Test
    void checksEachFormByTheBookOfItsOwnYear() {
        var form2019 =
                declaration().fiscalYear(2019).executionWeight(Points.of("20")).build();
        var form2024 =
                declaration().fiscalYear(2024).executionWeight(Points.of("20")).build();
        var findings = RuleBook.findings(CHANGSHOU, DAY, List.of(form2019, form2024));

        assertThat(findings.getFirst()).extracting(Finding::rule).doesNotContain("LNT-02");
        assertThat(findings.getLast()).extracting(Finding::rule).contains("LNT-02");
    }

    @Test
    void takesTheFiguresOfTheRegion() {
        var form = declaration().executionWeight(Points.of("20")).build();
        var hubei = RuleBook.inForce(new Region("421100000", "黄冈市"), DAY);

        assertThat(hubei.check(List.of(form)).getFirst().findings())
                .extracting(Finding::rule)
                .doesNotContain("LNT-02");
    }

    @Test
    void isRefusedForADayBeforeTheFirstFigure() {
        assertThatThrownBy(() -> RuleBook.inForce(CHANGSHOU, LocalDate.of(1993, 12, 31)))
                .isInstanceOf(NotInForceException.class)
                .hasMessageContaining("从1994-01-01起才有规定");
    }

    @Test
    void hasNothingToSayAboutNoForms() {
        assertThat(BOOK.check(Collections.emptyList())).isEmpty();
        assertThat(RuleBook.findings(CHANGSHOU, DAY, List.of())).isEmpty();
    }

    private static List<String> rulesFound(TargetDeclaration form) {
        return BOOK.check(List.of(form)).getFirst().findings().stream()
                .map(Finding::rule)
                .distinct()
                .toList();
    }

    private static boolean copied(
            @Nullable String unit, @Nullable Integer year, @Nullable String otherUnit, @Nullable Integer otherYear) {
        var forms = List.of(named(unit, "一", year), named(otherUnit, "二", otherYear));
        return Objects.requireNonNull(RuleBook.findings(CHANGSHOU, DAY, forms).getFirst()).stream()
                .anyMatch(each -> each.rule().equals("LNT-33"));
    }

    private static TargetDeclaration named(@Nullable String unit, String project, @Nullable Integer year) {
        return declaration().unit(unit).project(project).fiscalYear(year).build();
    }
}
