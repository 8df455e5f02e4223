package org.jiheng.documents.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jiheng.documents.Contact;
import org.jiheng.documents.Detail;
import org.jiheng.documents.FormType;
import org.jiheng.documents.FundLine;
import org.jiheng.documents.MoneyUnit;
import org.jiheng.documents.reading.ReadFile.Status;
import org.jiheng.documents.reading.grid.Place;
import org.jiheng.policy.common.FieldPath;
import org.jiheng.policy.common.Money;
import org.jiheng.policy.common.Points;
import org.jiheng.policy.indicator.CodedName;
import org.jiheng.policy.indicator.Comparator;
import org.jiheng.policy.indicator.TargetValue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** 走样的表 — forms as people really send them; each odd way of filling in keeps its meaning or raises a doubt. */
class OddFormsTest {
    private static final String TITLE = "衡溪区2025年重点专项绩效目标表\n";
    private static final String HEADER = "绩效指标\t指标名称\t指标性质\t指标值\t指标单位\t分值(90分)\t是否核心\n";

    private final FormReader reader = FormReader.standard();

    private ReadForm readOne(String text) {
        return only(reader.read("表.txt", text.getBytes(StandardCharsets.UTF_8)));
    }

    private static ReadForm only(ReadFile file) {
        assertThat(file.forms()).as("%s %s", file.status(), file.problem()).hasSize(1);
        return file.forms().getFirst();
    }

    private static List<DoubtCode> codes(ReadForm form) {
        return form.doubts().stream().map(Doubt::code).toList();
    }

    @Test
    void aBlankProjectNameDoesNotShiftTheColumns() {
        var form = readOne(TITLE + "主管部门\t\t\t实施单位\t衡溪区水务局\t\n项目名称\t\t\t\n项目总资金额\t12.5\t上级补助\t\n单位：万元\n" + HEADER
                + "\t\t≥\t95\t%\t10\t是\n");
        var declaration = form.form().declaration();
        assertThat(declaration.department()).isEqualTo(CodedName.BLANK);
        assertThat(declaration.unit()).isEqualTo(CodedName.named("衡溪区水务局"));
        assertThat(declaration.project()).isEqualTo(CodedName.BLANK);
        assertThat(declaration.indicators()).singleElement().satisfies(indicator -> {
            assertThat(indicator.name()).isEmpty();
            assertThat(indicator.points()).isEqualTo(Points.of("10"));
        });
        assertThat(form.places()).containsEntry(FieldPath.PROJECT_NAME, new Place.LineColumn(3, 2));
    }

    @Test
    void labelsMayBeWrappedSpacedNumberedAndCarryColons() {
        var form = readOne(
                TITLE + "单位：万元\n\"主管\n部门\"：\t衡溪区水务局\n".replace("\"：", "：\"")
                        + "一、项 目 名 称：\t灌溉渠维修\n\n\n2.项目总资金额（万元）\t8\n"
                        + "绩效指标\t\"指标\n名称\"\t指标性质\t指 标 值\t指标单位\t分值（90分）\t是否核心\n\n\t维修长度\t≥\t12\t公里\t90\t√\n\n联系人：李四\t联系电话：13900000000\n");
        var declaration = form.form().declaration();
        assertThat(declaration.department()).isEqualTo(CodedName.named("衡溪区水务局"));
        assertThat(declaration.project()).isEqualTo(CodedName.named("灌溉渠维修"));
        assertThat(declaration.funding().total()).isEqualTo(Money.ofWanYuan("8"));
        assertThat(declaration.indicators()).singleElement().satisfies(indicator -> {
            assertThat(indicator.name()).isEqualTo("维修长度");
            assertThat(indicator.isCore()).isTrue();
        });
        assertThat(form.form().contact()).isEqualTo(new Contact("李四", "13900000000"));
        assertThat(form.doubts()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', nullValues = "空", textBlock = """
            单位行             | 金额        | 读作(元)    | 存疑
            单位：万元         | 226.3       | 2263000.00  | 空
            单位：元           | 226.3       | 226.30      | 空
            （金额单位：万元） | 1,226.3     | 12263000.00 | 空
            空                 | 226.3       | 2263000.00  | MONEY_UNIT_INFERRED
            空                 | 2263000     | 空          | MONEY_UNIT_INFERRED
            单位：千元         | 226.3       | 空          | NOT_UNDERSTOOD
            单位：万元         | 226.3万元   | 2263000.00  | 空
            单位：万元         | 2263000元   | 2263000.00  | VALUE_CONTRADICTS
            单位：万元         | 约200       | 空          | NOT_A_NUMBER
            单位：万元         | /           | 空          | NOT_A_NUMBER
            单位：万元         | 0.1234567   | 1234.57     | MONEY_ROUNDED
            单位：万元         | 0           | 0.00        | 空
            单位：万元         | 空          | 空          | 空
            """)
    void moneyIsReadInItsUnitOrNotAtAll(
            @Nullable String unitLine, @Nullable String printed, @Nullable String yuan, @Nullable String doubt) {
        var form = readOne(TITLE + (unitLine == null ? "" : unitLine) + "\n项目名称\t某项目\n项目总资金额\t"
                + (printed == null ? "" : printed) + "\n" + HEADER);
        assertThat(form.form().declaration().funding().total()).isEqualTo(yuan == null ? null : Money.ofYuan(yuan));
        assertThat(codes(form)).isEqualTo(doubt == null ? List.of() : List.of(DoubtCode.valueOf(doubt)));
    }

    @Test
    void theUnitMayStandInTheLabelOnly() {
        var form = readOne(TITLE + "项目名称\t某项目\n项目总资金额（元）\t5000000\n" + HEADER);
        assertThat(form.form().moneyUnit()).isEqualTo(MoneyUnit.YUAN);
        assertThat(form.form().declaration().funding().total()).isEqualTo(Money.ofYuan("5000000"));
        assertThat(form.doubts()).isEmpty();
    }

    @Test
    void twoLinesOfOneSourceAreAddedAndNamed() {
        var form = readOne(TITLE + "单位：万元\n项目名称\t某项目\n项目总资金额\t10\n市级资金\t4\n区级资金\t6\n" + HEADER);
        assertThat(form.form().declaration().funding().local()).isEqualTo(Money.ofWanYuan("10"));
        assertThat(form.form().fundLines())
                .containsExactly(
                        new FundLine("市级资金", Money.ofWanYuan("4")), new FundLine("区级资金", Money.ofWanYuan("6")));
        assertThat(codes(form)).containsExactly(DoubtCode.REPEATED);
    }

    @Test
    void whatNoLabelExplainsIsNamedNotLost() {
        var form = readOne(TITLE + "单位：万元\n项目名称\t某项目\t多出来的字\n项目负责人\t王五\n项目名称\t另一个名称\n" + HEADER.stripTrailing()
                + "\t核定档次\n" + "\t参训人数\t≥\t30\t人\t90\t大概\n");
        assertThat(form.form().declaration().project()).isEqualTo(CodedName.named("某项目"));
        assertThat(codes(form))
                .containsExactlyInAnyOrder(
                        DoubtCode.NOT_UNDERSTOOD,
                        DoubtCode.REPEATED,
                        DoubtCode.LABEL_UNKNOWN,
                        DoubtCode.CORE_FLAG_UNCLEAR);
        assertThat(form.doubts().stream().map(Doubt::message))
                .anyMatch(message -> message.contains("多出来的字"))
                .anyMatch(message -> message.contains("核定档次"))
                .anyMatch(message -> message.contains("另一个名称"));
        assertThat(form.form().details()).containsExactly(new Detail(Detail.Kind.LEADER, "项目负责人", "王五"));
    }

    @Test
    void aRegionTeachesTheLabelsThatTheDictionaryLacks() {
        var text = TITLE + "单位：万元\n项目名称\t某项目\n经费总盘子\t12.5\n" + HEADER.stripTrailing() + "\t核定档次\n"
                + "\t参训人数\t≥\t30\t人\t90\t是\t31人\n";
        var before = readOne(text);
        assertThat(before.unknownLabels())
                .containsExactly(
                        new UnknownLabel("经费总盘子", LabelMeaning.Area.HEAD, "12.5", new Place.LineColumn(4, 1)),
                        new UnknownLabel("核定档次", LabelMeaning.Area.INDICATORS, "31人", new Place.LineColumn(5, 8)));
        assertThat(codes(before)).containsOnly(DoubtCode.LABEL_UNKNOWN);

        var taught = Labels.STANDARD.with(List.of(
                new Labels.Learned("经费 总盘子：", LabelMeaning.FUNDS_TOTAL),
                new Labels.Learned("核定档次", LabelMeaning.ACTUAL)));
        var after = only(FormReader.standard(taught).read("表.txt", text.getBytes(StandardCharsets.UTF_8)));
        assertThat(after.form().declaration().funding().total()).isEqualTo(Money.ofWanYuan("12.5"));
        assertThat(after.form().outcome())
                .isNotNull()
                .satisfies(outcome ->
                        assertThat(outcome.indicators().getFirst().actual()).isEqualTo("31人"));
        assertThat(after.unknownLabels()).isEmpty();
        assertThat(only(reader.read("表.txt", text.getBytes(StandardCharsets.UTF_8)))
                        .unknownLabels())
                .hasSize(2);
    }

    @Test
    void aTextThatGoesOnInTheNextLineIsJoined() {
        var form = readOne(TITLE + "项目名称\t某项目\n立项依据\t1.《甲通知》\n2.《乙通知》\n当年绩效目标\t项目名称：某项目，本年完成一期。\n" + HEADER);
        assertThat(form.form().declaration().texts().basis()).isEqualTo("1.《甲通知》\n2.《乙通知》");
        assertThat(form.form().declaration().texts().annualTarget()).isEqualTo("项目名称：某项目，本年完成一期。");
        assertThat(codes(form)).containsExactly(DoubtCode.TEXT_CONTINUED);
    }

    @Test
    void codesBeforeNamesAreTakenOffAndYearsAreNot() {
        var form = readOne(TITLE + "主管部门\t[173]衡溪区水务局\n实施单位\t219001-衡溪区灌溉站\n项目名称\t2024-2025年灌溉渠维修\n" + HEADER);
        var declaration = form.form().declaration();
        assertThat(declaration.department()).isEqualTo(new CodedName("173", "衡溪区水务局"));
        assertThat(declaration.unit()).isEqualTo(new CodedName("219001", "衡溪区灌溉站"));
        assertThat(declaration.project()).isEqualTo(CodedName.named("2024-2025年灌溉渠维修"));
    }

    @Test
    void aFormWithoutATitleIsStillAForm() {
        var file = reader.read(
                "表.txt",
                ("主管部门\t甲局\n项目名称\t甲项目\n" + HEADER + "\t人数\t≥\t1\t人\t90\t是\n主管部门\t乙局\n项目名称\t乙项目\n" + HEADER
                                + "\t人数\t≥\t2\t人\t90\t是\n")
                        .getBytes(StandardCharsets.UTF_8));
        assertThat(file.forms().stream()
                        .map(form -> form.form().declaration().project().name()))
                .containsExactly("甲项目", "乙项目");
        assertThat(file.forms()).allSatisfy(form -> assertThat(codes(form)).contains(DoubtCode.TITLE_UNCLEAR));
    }

    @Test
    void aTitleThatNamesNeitherYearNorTierRaisesADoubt() {
        var form = readOne("项目支出绩效自评表\n项目名称\t某项目\n" + HEADER);
        assertThat(form.form().type()).isEqualTo(FormType.SELF_EVALUATION);
        assertThat(form.form().declaration().fiscalYear()).isNull();
        assertThat(form.doubts())
                .singleElement()
                .satisfies(doubt -> assertThat(doubt.message()).contains("预算年度", "项目类别", "地区"));
    }

    @Test
    void aMentionInProseIsNotAForm() {
        var file =
                reader.read("目录.txt", "目录\n长寿区2024年重点专项绩效目标表\n长寿区2024年一般性项目绩效目标表\n".getBytes(StandardCharsets.UTF_8));
        assertThat(file.status()).isEqualTo(Status.NOTHING_FOUND);
    }

    @Test
    void aPercentageOfOneOrLessAsksAndAPrintedSumIsNoIndicator() {
        var form = readOne(TITLE + "项目名称\t某项目\n" + HEADER + "\t覆盖率\t≥\t0.95\t%\t90\t是\n\t合计\t\t\t\t90\t\n");
        assertThat(form.form().declaration().indicators()).hasSize(1);
        assertThat(codes(form)).containsExactly(DoubtCode.PERCENT_UNCERTAIN);
        assertThat(form.indicators().getFirst().confidence()).isEqualByComparingTo("0.5");
    }

    @Test
    void markupInANameAndDoubleEscapedMarkupGoToo() {
        var form = readOne(TITLE
                + "项目名称\t<p>某项目</p>\n项目概况\t&lt;p&gt;甲&lt;/p&gt;&lt;p&gt;乙&nbsp;&lt;/p&gt;\n立项依据\t<ul><li>甲</li><li>乙<br>丙</li></ul>\n"
                + HEADER);
        var declaration = form.form().declaration();
        assertThat(declaration.project()).isEqualTo(CodedName.named("某项目"));
        assertThat(declaration.texts().overview()).isEqualTo("甲\n乙");
        assertThat(declaration.texts().basis()).isEqualTo("甲\n乙\n丙");
        assertThat(declaration.markupRemovedFrom())
                .containsExactlyInAnyOrder(FieldPath.PROJECT_NAME, FieldPath.OVERVIEW, FieldPath.BASIS);
    }

    // ---- workbooks

    private static byte[] workbook(Consumer<XSSFWorkbook> content) {
        try (var workbook = new XSSFWorkbook();
                var out = new ByteArrayOutputStream()) {
            content.accept(workbook);
            workbook.write(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void row(XSSFSheet sheet, int number, Object... values) {
        var row = sheet.createRow(number);
        for (int i = 0; i < values.length; i++) {
            switch (values[i]) {
                case Double figure -> row.createCell(i).setCellValue(figure);
                case Integer figure -> row.createCell(i).setCellValue(figure);
                case Boolean flag -> row.createCell(i).setCellValue(flag);
                case String text when text.isEmpty() -> {}
                default -> row.createCell(i).setCellValue(values[i].toString());
            }
        }
    }

    @Test
    void numbersAreReadAsTheyAreShown() {
        var file = reader.read("表.xlsx", workbook(workbook -> {
            var sheet = workbook.createSheet("Sheet1");
            row(sheet, 0, "衡溪区2025年重点专项绩效目标表");
            sheet.addMergedRegion(new CellRangeAddress(0, 0, 0, 9));
            row(sheet, 1, "", "", "", "", "", "单位：万元");
            row(sheet, 3, "项目名称", "某项目");
            row(sheet, 4, "项目总资金额", 0.1 + 0.2, "区级资金", 226.3 + 1e-14);
            row(sheet, 5, "预算执行率权重(%)", 0.1);
            row(sheet, 6, "项目概况", 45_658.0);
            row(sheet, 8, "绩效指标", "指标名称", "指标性质", "指标值", "指标单位", "分值", "是否核心");
            row(sheet, 9, "", "覆盖率", "≥", 0.95, "%", 22.5, "是");
            row(sheet, 10, "", "参训人数", "≥", 1_234_567.0, "人", 22.5, true);
            row(sheet, 11, "", "完成日期", "≤", 45_658.0, "", 22.5, "否");
            row(sheet, 12, "", "次数", "=", "", "次", 22.5, "");
            var percent = workbook.createCellStyle();
            percent.setDataFormat(workbook.createDataFormat().getFormat("0.00%"));
            sheet.getRow(9).getCell(3).setCellStyle(percent);
            sheet.getRow(5).getCell(1).setCellStyle(percent);
            var date = workbook.createCellStyle();
            date.setDataFormat(workbook.createDataFormat().getFormat("yyyy\"年\"m\"月\"d\"日\""));
            sheet.getRow(11).getCell(3).setCellStyle(date);
            var cached = sheet.getRow(12).createCell(3);
            cached.setCellFormula("1+2");
            workbook.getCreationHelper().createFormulaEvaluator().evaluateFormulaCell(cached);
        }));
        var form = only(file);
        var declaration = form.form().declaration();
        assertThat(declaration.funding().total()).isEqualTo(Money.ofWanYuan("0.3"));
        assertThat(declaration.funding().local()).isEqualTo(Money.ofWanYuan("226.3"));
        assertThat(declaration.executionWeight()).isEqualTo(Points.of("10"));
        var rows = declaration.indicators();
        assertThat(rows.get(0).target()).isEqualTo(new TargetValue.Numeric(Comparator.GE, new BigDecimal("95")));
        assertThat(rows.get(0).points()).isEqualTo(Points.of("22.5"));
        assertThat(rows.get(1).target()).isEqualTo(new TargetValue.Numeric(Comparator.GE, new BigDecimal("1234567")));
        assertThat(rows.get(1).core()).isTrue();
        assertThat(rows.get(2).target())
                .isEqualTo(new TargetValue.Unclear(
                        Comparator.LE, LocalDate.of(2025, 1, 1).toString()));
        assertThat(rows.get(3).target()).isEqualTo(new TargetValue.Numeric(Comparator.EQ, new BigDecimal("3")));
        assertThat(form.doubts()).isEmpty();
    }

    @Test
    void aFormulaThatWasNeverComputedIsShownNotGuessed() {
        var form = only(reader.read("表.xlsx", workbook(workbook -> {
            var sheet = workbook.createSheet("Sheet1");
            row(sheet, 0, "衡溪区2025年重点专项绩效目标表", "", "单位：万元");
            row(sheet, 1, "项目名称", "某项目");
            row(sheet, 2, "项目总资金额");
            sheet.getRow(2).createCell(1).setCellFormula("SUM(D3:D9)");
            row(sheet, 3, "绩效指标", "指标名称", "指标性质", "指标值");
        })));
        assertThat(form.form().declaration().funding().total()).isNull();
        assertThat(form.doubts()).singleElement().satisfies(doubt -> {
            assertThat(doubt.code()).isEqualTo(DoubtCode.NOT_A_NUMBER);
            assertThat(doubt.message()).contains("=SUM(D3:D9)");
            assertThat(doubt.source()).isEqualTo(new Place.Cell("Sheet1", "B3"));
        });
    }

    @Test
    void eachSheetIsReadAndAHiddenOneIsPointedOut() {
        var file = reader.read("表.xlsx", workbook(workbook -> {
            for (var name : List.of("甲", "乙")) {
                var sheet = workbook.createSheet(name);
                row(sheet, 2, "", "", "衡溪区2025年一般性项目绩效目标表");
                row(sheet, 3, "", "", "项目名称", "", name + "项目");
                row(sheet, 4, "", "", "绩效指标", "指标名称", "指标性质", "指标值");
                row(sheet, 5, "", "", "", "人数", "≥", 3);
            }
            workbook.setSheetHidden(1, true);
        }));
        assertThat(file.forms().stream()
                        .map(form -> form.form().declaration().project().name()))
                .containsExactly("甲项目", "乙项目");
        assertThat(file.forms().get(0).doubts()).isEmpty();
        assertThat(codes(file.forms().get(1))).containsExactly(DoubtCode.HIDDEN_SHEET);
    }

    @Test
    void whatHidesUnderAMergedCellIsNotRead() {
        var form = only(reader.read("表.xlsx", workbook(workbook -> {
            var sheet = workbook.createSheet("Sheet1");
            row(sheet, 0, "衡溪区2025年重点专项绩效目标表");
            row(sheet, 1, "项目名称", "某项目", "从前的名称");
            sheet.addMergedRegion(new CellRangeAddress(1, 1, 1, 4));
            row(sheet, 2, "绩效指标", "指标名称", "", "指标性质", "指标值");
            sheet.addMergedRegion(new CellRangeAddress(2, 2, 1, 2));
            row(sheet, 3, "", "人数", "", "≥", 3);
            sheet.addMergedRegion(new CellRangeAddress(3, 3, 1, 2));
        })));
        assertThat(form.form().declaration().project()).isEqualTo(CodedName.named("某项目"));
        assertThat(form.form().declaration().indicators()).hasSize(1);
        assertThat(form.doubts()).isEmpty();
    }

    // ---- pages

    @Test
    void theSentenceOfAnEmptyTableIsNobodysName() {
        var form = readOne("衡溪区2026年一般性项目绩效目标表\n单位：万元\n主管部门\t区水利局\t实施单位\t区水利局\n" + HEADER
                + "联系人：\t\t\t联系电话：\n本单位无一般性项目，故此表无数据。\n");

        assertThat(form.form().declaration().note()).isEqualTo("本单位无一般性项目，故此表无数据。");
        assertThat(form.form().contact()).isEqualTo(new Contact(null, null));
    }

    @Test
    void aTitleAboveItsTableAndATableInsideALayoutTable() {
        var page = """
                <html><body><table><tr><td><ul><li>首页</li></ul></td><td>
                <h2>衡溪区2025年<br>重点专项绩效目标表</h2><p>单位：万元</p>
                <table><tbody>
                <tr><th>主管部门</th><td>水务局</td></tr><tr><th>项目名称</th><td>灌溉渠<br>维修</td></tr>
                <tr><th>项目概况</th><td><p>一段</p><p>二段 <b>加粗</b></p></td></tr>
                <tr><th rowspan=2>绩效指标<th>指标名称<th>指标性质<th>指标值<th>指标单位<th>分值<th>是否核心
                <tr><td>长度<td>≥<td>12<td>公里<td>90<td>是
                </table></td></tr></table>
                <img src="http://192.0.2.1/x.png"><script src="http://192.0.2.1/x.js"></script></body></html>
                """;
        var form = only(reader.read("表.html", page.getBytes(StandardCharsets.UTF_8)));
        var declaration = form.form().declaration();
        assertThat(form.form().title()).isEqualTo("衡溪区2025年重点专项绩效目标表");
        assertThat(declaration.project()).isEqualTo(CodedName.named("灌溉渠维修"));
        assertThat(declaration.texts().overview()).isEqualTo("一段\n二段 加粗");
        assertThat(declaration.indicators())
                .singleElement()
                .satisfies(indicator -> assertThat(indicator.name()).isEqualTo("长度"));
        assertThat(form.places()).containsEntry(FieldPath.PROJECT_NAME, new Place.PageRow(1, 2));
    }
}
