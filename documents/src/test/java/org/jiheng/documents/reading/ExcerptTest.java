package org.jiheng.documents.reading;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import java.util.stream.Collectors;
import org.jiheng.documents.reading.Excerpt.Cell;
import org.jiheng.documents.reading.Excerpt.Row;
import org.jiheng.documents.reading.Excerpt.Run;
import org.junit.jupiter.api.Test;

/** The page a form stood on comes along as it was written, and each cell knows which value was read from it. */
class ExcerptTest {
    private static final String TEXT = """
            表十六
            衡溪区2024年重点专项绩效目标表
            单位：万元
            主管部门\t区水利局\t实施单位\t区河道管理中心
            项目名称\t养护
            项目总资金额\t4\t上级补助
            \t\t区级资金\t4
            当年绩效目标\t<p>组织培训&nbsp;两次</p>
            绩效指标\t指标名称\t指标性质\t指标值\t指标单位\t分值(90分)\t是否核心
            \t开展活动\t≥\t1\t次\t90
            联系人：\t丁若谷\t联系电话：\t5550 0231
            """;

    private static final String HTML = """
            <p>表十六</p><h2>衡溪区2024年重点专项绩效目标表</h2>
            <table>
            <tr><td>项目名称</td><td colspan="6">养护</td></tr>
            <tr><td rowspan="3">绩效指标</td><td>指标名称</td><td>指标性质</td><td>指标值</td><td>指标单位</td><td>分值</td><td>是否核心</td></tr>
            <tr><td>开展活动</td><td>≥</td><td>1</td><td>次</td><td>90</td><td></td></tr>
            <tr></tr>
            </table>""";

    @Test
    void copiesATextWithItsBlanksAndItsMarkup() {
        var excerpt = read("旧表.txt", TEXT);

        assertThat(excerpt.columns()).isEqualTo(7);
        assertThat(excerpt.rows().stream().map(ExcerptTest::printed))
                .containsExactly(
                        "—表十六[tableNo]",
                        "—衡溪区2024年重点专项绩效目标表[title]",
                        "—单位：万元[moneyUnit]",
                        "主管部门|区水利局[department]|实施单位|区河道管理中心[unit]×4",
                        "项目名称|养护[project.name]×6",
                        "项目总资金额|4[funds.total]|上级补助|[funds.superior]×4",
                        "||区级资金|4[funds.local]×4",
                        "当年绩效目标|<p>组织培训&nbsp;两次</p>[texts.annualTarget]×6",
                        "绩效指标[indicators]|指标名称|指标性质|指标值|指标单位|分值(90分)|是否核心",
                        "|开展活动[indicators[0].name]|≥[indicators[0].target]|1[indicators[0].target]|次[indicators[0].unit]"
                                + "|90[indicators[0].points]|[indicators[0].core]",
                        "联系人：|丁若谷[contact.name]|联系电话：|5550 0231[contact.phone]×4");
        assertThat(excerpt.rows().get(7).cells().get(1).runs())
                .containsExactly(
                        new Run("<p>", true),
                        new Run("组织培训", false),
                        new Run("&nbsp;", true),
                        new Run("两次", false),
                        new Run("</p>", true));
    }

    @Test
    void copiesMergedCells() {
        assertThat(read("旧表.html", HTML).rows().stream().map(ExcerptTest::printed))
                .containsExactly(
                        "—表十六[tableNo]",
                        "—衡溪区2024年重点专项绩效目标表[title]",
                        "项目名称|养护[project.name]×6",
                        "绩效指标[indicators]↓2|指标名称|指标性质|指标值|指标单位|分值|是否核心",
                        "开展活动[indicators[0].name]|≥[indicators[0].target]|1[indicators[0].target]|次[indicators[0].unit]"
                                + "|90[indicators[0].points]|[indicators[0].core]");
    }

    @Test
    void keepsNoMoreThanAPageOrTwo() {
        var rows = "\t开展活动\t≥\t1\t次\t1\n".repeat(500);

        var excerpt = read("长表.txt", TEXT + rows);

        assertThat(excerpt.rows()).hasSize(150);
        assertThat(excerpt.rowsLeftOut()).isEqualTo(361);
    }

    private static Excerpt read(String name, String content) {
        return FormReader.standard()
                .read(name, content.getBytes(UTF_8))
                .forms()
                .getFirst()
                .excerpt();
    }

    private static String printed(Row row) {
        return (row.line() ? "—" : "")
                + row.cells().stream().map(ExcerptTest::printed).collect(Collectors.joining("|"));
    }

    private static String printed(Cell cell) {
        var text = cell.runs().stream().map(Run::text).collect(Collectors.joining());
        var field = cell.field() == null ? "" : "[" + Objects.requireNonNull(cell.field()) + "]";
        return text
                + field
                + (cell.columnSpan() > 1 ? "×" + cell.columnSpan() : "")
                + (cell.rowSpan() > 1 ? "↓" + cell.rowSpan() : "");
    }
}
