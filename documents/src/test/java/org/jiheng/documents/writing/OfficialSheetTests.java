package org.jiheng.documents.writing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.jiheng.documents.FormType;
import org.jiheng.documents.FundLine;
import org.jiheng.documents.writing.OfficialSheet.Cell;
import org.jiheng.policy.common.FieldPath;
import org.jiheng.policy.common.Money;
import org.jiheng.policy.indicator.ProjectTier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OfficialSheetTests {

    @Test
    void everyValueCellKnowsItsPlaceInTheForm() {
        var sheet = SheetForms.keySpecial().sheet();

        assertThat(cells(sheet).filter(cell -> cell.role() == Role.VALUE))
                .allMatch(cell -> cell.field() != null)
                .extracting(Cell::field)
                .contains(
                        FieldPath.PROJECT_NAME,
                        FieldPath.FUNDS_TOTAL,
                        FieldPath.indicator(0, "name"),
                        FieldPath.indicator(0, "target"),
                        FieldPath.indicator(0, "core"));
    }

    @Test
    void everyRowFillsTheWholeWidth() {
        var sheet = SheetForms.keySpecial().sheet();
        int covered =
                cells(sheet).mapToInt(cell -> cell.columns() * cell.rows()).sum();

        assertThat(covered).isEqualTo(sheet.rows().size() * sheet.columns());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', nullValues = "空", textBlock = """
            情形           | 类别        | 地区   | 年度 | 标题                 | 印出的标题                     | 未印出
            没有标题       | KEY_SPECIAL | 衡溪区 | 2026 | 空                   | 衡溪区2026年重点专项绩效目标表 | 空
            一般性项目     | GENERAL     | 衡溪区 | 2026 | 空                   | 衡溪区2026年一般性项目绩效目标表 | 空
            什么也不知道   | 空          | 空     | 空   | 空                   | 绩效目标表                     | 空
            照原来的标题   | KEY_SPECIAL | 衡溪区 | 2026 | 衡溪区2026年重点专项绩效目标表(调整) | 衡溪区2026年重点专项绩效目标表(调整) | 空
            标题没有年度   | KEY_SPECIAL | 衡溪区 | 2026 | 衡溪区重点专项目标表 | 衡溪区重点专项目标表           | 空
            """)
    void titleCarriesRegionYearAndTier(
            String situation,
            @Nullable ProjectTier tier,
            @Nullable String region,
            @Nullable Integer year,
            @Nullable String title,
            String printed,
            @Nullable String notCarried) {
        var sheet =
                new SheetForms(FormType.TARGET, tier, region, year).title(title).sheet();

        assertThat(sheet.title()).as(situation).isEqualTo(printed);
        assertThat(sheet.notCarried().stream().map(FieldPath::path).findFirst().orElse(null))
                .as(situation)
                .isEqualTo(notCarried);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', nullValues = "空", textBlock = """
            情形             | 地区   | 表上的资金行 | 金额 | 印出的名称
            区               | 衡溪区 | 空           | 空   | 区级资金
            县               | 青石县 | 空           | 空   | 县级资金
            县级市           | 云浦市 | 空           | 空   | 市级资金
            旗               | 白音旗 | 空           | 空   | 旗级资金
            没有地区         | 空     | 空           | 空   | 区级资金
            照表上的名称     | 衡溪区 | 区级财政资金 | 25.5 | 区级财政资金
            金额不同的不是它 | 衡溪区 | 县级资金     | 1    | 区级资金
            别的来源不是它   | 衡溪区 | 上级补助     | 25.5 | 区级资金
            """)
    void localMoneyIsCalledAsTheDistrictCallsIt(
            String situation,
            @Nullable String region,
            @Nullable String label,
            @Nullable String amount,
            String printed) {
        var form = new SheetForms(FormType.TARGET, ProjectTier.KEY_SPECIAL, region, 2026);
        if (label != null && amount != null) {
            form = form.fundLines(new FundLine(label, Money.ofWanYuan(amount)));
        }

        assertThat(cells(form.sheet()).filter(Cell::isLabel).map(Cell::text))
                .as(situation)
                .contains(printed);
    }

    @Test
    void saysWhichValuesFindNoRoom() {
        var general = new SheetForms(FormType.TARGET, ProjectTier.GENERAL, "衡溪区", 2026)
                .overview("一般性项目的表上没有概况")
                .fundLines(new FundLine("区级资金", Money.ofWanYuan("25.5")), new FundLine("政府性基金", Money.ofWanYuan("3")));

        assertThat(general.sheet().notCarried()).containsExactly(new FieldPath("funds.lines[1]"), FieldPath.OVERVIEW);
    }

    private static Stream<Cell> cells(OfficialSheet sheet) {
        return sheet.rows().stream().flatMap(row -> row.cells().stream());
    }
}
