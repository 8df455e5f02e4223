package org.jiheng.documents.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** 粘贴 — blocks as Excel and WPS put them on the clipboard. */
class PastedBlockTests {
    private static final List<String> ALL = List.of("name", "operator", "value", "unit", "points", "core");

    private static List<Map<String, String>> text(String block) {
        return PastedBlock.read("", block, ALL);
    }

    @Test
    void aPlainBlockGoesColumnByColumn() {
        assertThat(text("慰问人数\t≥\t30\t人\t15\t是\r\n征文次数\t>=\t１\t次\t22.5\t√\r\n"))
                .containsExactly(
                        Map.of(
                                "name",
                                "慰问人数",
                                "operator",
                                "≥",
                                "value",
                                "30",
                                "unit",
                                "人",
                                "points",
                                "15",
                                "core",
                                "是"),
                        Map.of(
                                "name",
                                "征文次数",
                                "operator",
                                ">=",
                                "value",
                                "１",
                                "unit",
                                "次",
                                "points",
                                "22.5",
                                "core",
                                "√"));
    }

    @Test
    void aFusedValueComesApart() {
        assertThat(text("满意度\t≥95%\t10\n及时率\t不低于９８％\t20\n"))
                .containsExactly(
                        Map.of("name", "满意度", "value", "≥95%", "points", "10"),
                        Map.of("name", "及时率", "value", "不低于９８％", "points", "20"));
    }

    @Test
    void aFusedValueWithItsUnitBesideIt() {
        assertThat(text("慰问人数\t≥30\t人\t15\n征文次数\t≥1\t次\t15\n"))
                .containsExactly(
                        Map.of("name", "慰问人数", "value", "≥30", "unit", "人", "points", "15"),
                        Map.of("name", "征文次数", "value", "≥1", "unit", "次", "points", "15"));
    }

    @Test
    void aHeadRowNamesItsColumnsAndIsDropped() {
        assertThat(text("分值\t指标名称\t指标值\n15\t慰问人数\t≥30人\n"))
                .containsExactly(Map.of("name", "慰问人数", "value", "≥30人", "points", "15"));
    }

    @Test
    void mergedCellsOfAWorksheetCountForEachOfTheirRows() {
        var html = """
                <table><tr><td>一级指标</td><td>三级指标</td><td>指标值</td><td>分值</td></tr>
                <tr><td rowspan=2>产出指标</td><td>慰问人数</td><td>≥30人</td><td rowspan="2">15</td></tr>
                <tr><td>征文次数</td><td>≥1次</td></tr></table>
                """;
        assertThat(PastedBlock.read(html, "x", ALL))
                .extracting(row -> row.get("level1") + row.get("name") + row.get("value") + row.get("points"))
                .containsExactly("产出指标慰问人数≥30人15", "产出指标征文次数≥1次15");
    }

    @Test
    void aQuotedCellIsOneCell() {
        assertThat(text("\"慰问\n人数\"\t≥\t30\t人\n").getFirst()).containsEntry("name", "慰问\n人数");
    }

    @Test
    void aBlockPutInTheMiddleGoesOnFromThere() {
        assertThat(PastedBlock.read("", "15\t是\n20\t否\n", List.of("points", "core")))
                .containsExactly(Map.of("points", "15", "core", "是"), Map.of("points", "20", "core", "否"));
    }

    @Test
    void nothingGivesNothing() {
        assertThat(PastedBlock.read("", "\n \t \n", ALL)).isEmpty();
    }
}
