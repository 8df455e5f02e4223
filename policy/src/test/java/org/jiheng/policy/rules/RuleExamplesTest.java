package org.jiheng.policy.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jiheng.policy.rules.RuleAssert.assertThatJudgement;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jiheng.policy.common.Region;
import org.jiheng.policy.rules.target.WithLastYear;
import org.jiheng.policy.rules.target.WithinProject;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every row of every table under {@code resources/rules}, asked of the rule in force. */
class RuleExamplesTest {
    private static final Region CHANGSHOU = new Region("500115000", "长寿区");
    private static final LocalDate DAY = LocalDate.of(2024, 1, 1);
    private static final RuleBook BOOK = RuleBook.inForce(CHANGSHOU, DAY);
    private static final Path FOLDER = Path.of("src/main/resources/rules");

    @TestFactory
    Stream<DynamicContainer> everyRuleKeepsItsExamples() {
        return BOOK.cards().stream()
                .map(card -> DynamicContainer.dynamicContainer(
                        card.info().id() + " " + card.info().title(),
                        card.examples().rows().stream()
                                .map(row -> DynamicTest.dynamicTest(
                                        row.getFirst(), () -> keeps(card.info(), cells(card.examples(), row))))));
    }

    @TestFactory
    Stream<DynamicTest> everyRuleHasAnExampleOfRightAndOfWrong() {
        return BOOK.cards().stream()
                .map(card -> DynamicTest.dynamicTest(card.info().id(), () -> {
                    var verdict = card.examples().columns().indexOf("结论");
                    assertThat(card.examples().rows())
                            .extracting(row -> row.get(verdict))
                            .contains("符合", "违反")
                            .isSubsetOf("符合", "违反", "不适用", "待补充");
                }));
    }

    @Test
    void hasATableForEachRuleAndNoOther() throws IOException {
        try (var files = Files.list(FOLDER)) {
            assertThat(files.map(each -> each.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(BOOK.rules().stream()
                            .map(rule -> rule.id() + ".csv")
                            .toList());
        }
    }

    @Test
    void refusesACrookedTable() {
        assertThatThrownBy(() -> RuleExamples.parse("LNT-99", "情形 | 结论\n少一格")).hasMessage("规则LNT-99的例子“少一格”有1格，表头有2格");
        assertThatThrownBy(() -> RuleExamples.parse("LNT-99", "情形 | 结论")).hasMessageContaining("至少要有表头和一行");
        assertThatThrownBy(() -> RuleExamples.parse("LNT-99", "情况 | 结论\n甲 | 符合"))
                .hasMessageContaining("应以“情形”开头");
        assertThatThrownBy(() -> RuleExamples.parse("LNT-99", "情形 | 结论 | 结论\n甲 | 符合 | 符合"))
                .hasMessageContaining("有两栏同名");
        assertThatThrownBy(() -> RuleExamples.of("LNT-99")).hasMessageContaining("没有例子");
    }

    private static void keeps(RuleInfo rule, Map<String, String> row) {
        var judgement = judgement(rule, new FormCells(row));
        var answer = assertThatJudgement(judgement).gives(Objects.requireNonNull(row.get("结论")));
        if (row.containsKey("位置")) {
            answer.at(orNull(row.get("位置")));
        }
        if (row.containsKey("程度")) {
            answer.weighing(orNull(row.get("程度")));
        }
        if (row.containsKey("说明")) {
            answer.saying(orNull(row.get("说明")));
        }
    }

    private static Judgement judgement(RuleInfo rule, FormCells cells) {
        var year = cells.year();
        var region = cells.text("区划");
        var book = RuleBook.inForce(
                region == null ? CHANGSHOU : new Region(region, region), year == null ? DAY : LocalDate.of(year, 1, 1));
        return judgements(rule, book, cells).stream()
                .filter(each -> each.rule().id().equals(rule.id()))
                .findFirst()
                .orElseThrow();
    }

    private static List<Judgement> judgements(RuleInfo rule, RuleBook book, FormCells cells) {
        return switch (rule.phase()) {
            case DECLARATION ->
                switch (rule.id()) {
                    case "LNT-24", "LNT-25" -> book.check(new WithinProject(cells.form(), cells.span()));
                    case "LNT-34", "LNT-35" ->
                        book.check(new WithLastYear(cells.form(), cells.lastYearsForm(), cells.numbers("上年完成")));
                    default -> book.check(cells.formAmongOthers()).getFirst().judgements();
                };
            case MONITORING -> book.check(cells.monitoring());
            case EVALUATION -> book.check(new EvaluationCells(cells).report());
            case PUBLICATION -> book.check(cells.disclosure());
            case IMPORT -> book.check(cells.header());
        };
    }

    private static Map<String, String> cells(RuleExamples examples, List<String> row) {
        var cells = new LinkedHashMap<String, String>();
        for (var column = 0; column < row.size(); column++) {
            cells.put(examples.columns().get(column), row.get(column));
        }
        return cells;
    }

    private static @Nullable String orNull(@Nullable String cell) {
        return cell == null || cell.equals(FormCells.BLANK) || cell.isEmpty() ? null : cell;
    }
}
