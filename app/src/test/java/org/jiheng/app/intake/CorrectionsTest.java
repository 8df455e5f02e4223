package org.jiheng.app.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jiheng.app.Answer;
import org.jiheng.app.Forms;
import org.jiheng.app.People;
import org.jiheng.app.Records;
import org.jiheng.app.Visitor;
import org.jiheng.app.Visitor.Upload;
import org.jiheng.app.WithDemo;
import org.jiheng.app.target.FieldWords;
import org.jiheng.documents.Form;
import org.jiheng.policy.common.FieldPath;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** 试读里的更正 — what is set right before it is accepted, by plain forms as a browser without script sends them. */
@WithDemo
class CorrectionsTest {
    private final People people;
    private final Records records;

    CorrectionsTest(People people, Records records) {
        this.people = people;
        this.records = records;
    }

    /** A text typed over a value, and the text that then stands there. */
    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', nullValues = "空", textBlock = """
            栏目                     | 填的                | 结果
            project.name             | 新名称              | 新名称
            fiscalYear               | 2025年度            | 2025
            fiscalYear               | 二〇二五            | 不收：“二〇二五”不是年度，请填四位数字，如 2026
            fiscalYear               | 3026                | 不收：“3026”不是年度，请填四位数字，如 2026
            tier                     | 一般性项目          | 一般性项目
            funds.total              | 1,234.5             | 1234.5
            funds.total              | １２.３４万元       | 12.34
            funds.total              | 123400元            | 12.34
            funds.total              | 十二万              | 不收：“十二万”不是金额，请填数字，单位万元
            funds.total              | 0.0000001           | 不收：“0.0000001”细到分以下了，金额精确到分
            funds.other              | 空                  | 空
            moneyUnit                | 万元                | 万元
            moneyUnit                | 亿元                | 不收：金额单位填“元”或“万元”
            executionWeight          | 20%                 | 20
            texts.basis              | 照旧                | 照旧
            contact.phone            | 5550 0199           | 5550 0199
            indicators[0].name       | 走访人次            | 走访人次
            indicators[0].target     | ≥ 130               | ≥ 130
            indicators[0].target     | 不低于95％          | ≥ 95
            indicators[0].target     | 90-100              | 90～100
            indicators[0].target     | 显著提高            | 显著提高
            indicators[0].target     | 100左右             | 100左右
            indicators[0].target     | ≥ 若干              | ≥ 若干
            indicators[0].target     | 空                  | 空
            indicators[0].points     | 22.5分              | 22.5
            indicators[0].points     | 二十                | 不收：“二十”不是分数，请填数字
            indicators[0].core       | √                   | 是
            indicators[0].core       | 空                  | 空
            indicators[0].core       | 大概                | 不收：“大概”看不出是不是核心，请填“是”或“否”
            indicators[9].name       | 没有这行            | 不收：没有第10行指标
            """)
    void typedTextBecomesTheValueOrIsRefusedWithItsReason(
            String field,
            @org.jspecify.annotations.Nullable String typed,
            @org.jspecify.annotations.Nullable String result) {
        var form = Forms.read(Forms.text("区水利局", "项目"));
        var path = new FieldPath(field);
        var said = switch (FormValues.fill(form, path, typed == null ? "" : typed)) {
            case FormValues.Result.Filled(var filled) -> FormValues.text(filled, path);
            case FormValues.Result.Refused(var reason) -> "不收：" + reason;
        };
        assertThat(said).isEqualTo(result == null ? "" : result);
    }

    /** Whatever the reader doubts, the page has a name for the place, and be it only the nearest. */
    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', nullValues = "空", textBlock = """
            栏目                     | 名称
            funds.total              | 项目总资金额
            indicators[2].earned     | 第 3 行 得分
            indicators[0].oddity     | 第 1 行 整张表
            execution.lines[3].spent | 整张表
            空                       | 整张表
            """)
    void everyFieldHasAName(@org.jspecify.annotations.Nullable String field, String name) {
        assertThat(FieldWords.of(new FieldPath(field == null ? "" : field))).isEqualTo(name);
    }

    @Test
    void aFusedValueIsTakenApartIntoItsColumns() {
        var form = Forms.read(Forms.text("区水利局", "项目"));
        var filled = filled(form, "indicators[1].target", "≥95%");
        assertThat(FormValues.text(filled, FieldPath.indicator(1, "unit"))).isEqualTo("%");
    }

    /** Figures meant in 元: every amount is a ten-thousandth of what was read, and back again. */
    @Test
    void theUnitOfMoneyChangesEveryAmount() {
        var form =
                Forms.read(Forms.text("区水利局", "项目").replace("12.34", "123400").replace("\t2.34", "\t23400"));
        var inYuan = filled(form, "moneyUnit", "元");
        assertThat(FormValues.text(inYuan, FieldPath.FUNDS_TOTAL)).isEqualTo("12.34");
        assertThat(inYuan.fundLines().stream().map(line -> String.valueOf(line.amount())))
                .doesNotContain("123400.00万元");
        assertThat(filled(inYuan, "moneyUnit", "万元")).isEqualTo(form);
    }

    private static Form filled(Form form, String field, String typed) {
        return ((FormValues.Result.Filled) FormValues.fill(form, new FieldPath(field), typed)).form();
    }

    /** Corrected before acceptance: the draft has the new value, the audit both, and the rules have looked again. */
    @Test
    void aCorrectedValueIsWhatIsAccepted() {
        var district = people.newDistrict("区水利局");
        var clerk = people.clerk(district, "区水利局");
        var run = ready(clerk, Upload.text("表.txt", Forms.text("区水利局", "要改的项目").replace("\t30\t是", "\t25\t是")));
        assertThat(clerk.get(run).words()).contains("LNT-01");
        var changed =
                correct(clerk, run, "indicators[0].points", "25", "30", "contact.phone", "5550 0126", "5550 0199");
        assertThat(changed.words()).contains("改了 2 处").contains("分值读作：25").doesNotContain("LNT-01");
        var last = records.lastEvent(district.code());
        clerk.post(run + "/acceptance", "which", "all");
        assertThat(records.in(
                        district.scope(),
                        "select points_total::int || ' ' || left(contact_phone, 12) from target_version"))
                .containsExactly("90 AES-256-GCM:");
        assertThat(records.eventsSince(district.code(), last))
                .containsExactly("保存原件 original_file", "收下草稿 target", "导入更正 original_file");
        assertThat(records.in(
                        district.scope(),
                        "select (before ->> '第 1 行 分值') || ' → ' || (after ->> '第 1 行 分值') from audit_event"
                                + " where action = '导入更正'"))
                .containsExactly("25 → 30");
        assertThat(records.in(district.scope(), "select before::text || after::text from audit_event"))
                .as("no telephone number in the audit")
                .noneMatch(each -> each.contains("5550"));
        var project = records.one(district.scope(), "select id from project");
        assertThat(clerk.get("/projects/%s/2026/form.html".formatted(project)).words())
                .contains("5550 0199");
    }

    @Test
    void aCorrectionCanBeTakenBack() {
        var district = people.newDistrict("区水利局");
        var clerk = people.clerk(district, "区水利局");
        var run = ready(clerk, Upload.text("表.txt", Forms.text("区水利局", "原名")));
        correct(clerk, run, "project.name", "原名", "改名");
        var twice = correct(clerk, run, "project.name", "改名", "再改");
        assertThat(twice.page().select("#l-project\\.name").text())
                .contains("再改")
                .contains("读作：原名");
        var undo = twice.page().select("#l-project\\.name form[action*=/undo]").attr("action");
        clerk.post(undo, "form", "1-1", "at", "project.name");
        var back = clerk.get(run + "?form=1-1").page().select("#l-project\\.name");
        assertThat(back.text()).contains("改名").doesNotContain("再改");
    }

    /** Rows come and go, and every other row keeps its place, its doubt and what was said of it; the draft has what is shown. */
    @Test
    void rowsAreAddedAndTakenOutAndPutBack() {
        var district = people.newDistrict("区水利局");
        var clerk = people.clerk(district, "区水利局");
        var text = Forms.text("区水利局", "行的项目");
        var names = Forms.read(text).declaration().indicators().stream()
                .map(each -> each.name())
                .toList();
        assertThat(names).hasSizeGreaterThan(2);
        var run = ready(clerk, Upload.text("表.txt", text));
        var place = clerk.get(run).page().select("#l-indicators\\[2\\] .nowrap").text();

        var added = rows(clerk, run, "after", "0");
        assertThat(added.page().select("#l-indicators\\[%d\\] details[open]".formatted(names.size())))
                .as("open, to be filled in")
                .hasSize(1);
        var row = "indicators[%d].".formatted(names.size());
        correct(clerk, run, row + "name", "", "新加的指标", row + "target", "", "≥5次", row + "points", "", "10");
        var removed = rows(clerk, run, "remove", "1");
        assertThat(removed.page().select("tr.gone").text())
                .contains(names.get(1))
                .contains("删去的一行");
        var third = removed.page().select("#l-indicators\\[2\\]");
        assertThat(third.select("th").text()).as("counted anew").startsWith("第 3 行");
        assertThat(third.select(".nowrap").text()).as("its place").isEqualTo(place);
        correct(clerk, run, "indicators[2].name", names.get(2), "改了名的第三行");
        var stale = correct(clerk, run, "indicators[1].name", names.get(1), "不在了");
        assertThat(stale.page().select("[role=alert]").text()).contains("刚才删去了");

        clerk.post(run + "/acceptance", "which", "all");
        var kept = new java.util.ArrayList<>(names);
        kept.set(1, "新加的指标");
        kept.set(2, "改了名的第三行");
        assertThat(records.in(district.scope(), "select name from target_indicator order by position"))
                .containsExactlyElementsOf(kept);
        assertThat(records.in(
                        district.scope(),
                        "select (before ->> '删去的一行') || ' ' || (after ->> '第 2 行') from audit_event"
                                + " where action = '导入更正'"))
                .containsExactly(names.get(1) + " 自己加的");
    }

    @Test
    void anAddedRowAndATakenOutRowCanBeUndone() {
        var district = people.newDistrict("区水利局");
        var clerk = people.clerk(district, "区水利局");
        var run = ready(clerk, Upload.text("表.txt", Forms.text("区水利局", "行的项目")));
        var before = clerk.get(run).page().select("table.fx .text").eachText();
        rows(clerk, run, "after", "-1");
        var first = clerk.get(run)
                .page()
                .select("table.fx tr[id~=l-indicators.[0-9]] th")
                .first();
        assertThat(java.util.Objects.requireNonNull(first).text()).startsWith("第 1 行");
        var gone = rows(clerk, run, "remove", "0");
        var undo = gone.page().select("tr.gone form[action$=/undo]").attr("action");
        var back = clerk.post(undo, "form", "1-1", "at", "indicators[0]");
        assertThat(clerk.get(back.location().replaceFirst("#.*", "")).words()).contains("改回去了");
        var added = clerk.get(run).page().select("button[name=remove]").first();
        rows(clerk, run, "remove", java.util.Objects.requireNonNull(added).val());
        assertThat(clerk.get(run).page().select("table.fx .text").eachText()).isEqualTo(before);
        for (var wrong : List.of("after=99", "remove=99")) {
            var parts = wrong.split("=", -1);
            assertThat(rows(clerk, run, parts[0], parts[1]).page().select(".above-imp[role=alert]"))
                    .as(wrong)
                    .hasSize(1);
        }
        clerk.get(run);
        assertThat(clerk.post(run + "/rows", "form", "1-1").status()).isEqualTo(404);
    }

    private static Answer rows(Visitor clerk, String run, String deed, String row) {
        clerk.get(run);
        var answer = clerk.post(run + "/rows", "form", "1-1", deed, row);
        assertThat(answer.status()).as(answer.words()).isEqualTo(302);
        return clerk.get(answer.location().replaceFirst("#.*", ""));
    }

    @Test
    void anImpossibleValueChangesNothingAndSaysWhy() {
        var district = people.newDistrict("区水利局");
        var clerk = people.clerk(district, "区水利局");
        var run = ready(clerk, Upload.text("表.txt", Forms.text("区水利局", "项目")));
        var refused = correct(clerk, run, "project.name", "项目", "新名", "funds.total", "12.34", "许多");
        assertThat(refused.page().select("[role=alert]").text()).contains("“许多”不是金额");
        assertThat(refused.page().select("#l-project\\.name .text").text())
                .as("all or nothing")
                .isEqualTo("项目");
        var stale = correct(clerk, run, "project.name", "别的", "新名");
        assertThat(stale.page().select("[role=alert]").text()).contains("在别的窗口里改过");
        var nonsense = correct(clerk, run, "project.owner", "", "我");
        assertThat(nonsense.page().select("[role=alert]").text()).contains("没有这一栏");
        for (var fields : List.of("form=1-9", "form=x", "form=9-1")) {
            clerk.get(run);
            var answer = clerk.post(
                    run + "/corrections", "form", fields.substring(5), "field", "project.name", "was", "", "now", "x");
            assertThat(answer.status()).as(fields).isEqualTo(404);
        }
        assertThat(clerk.post(run + "/corrections", "form", "1-1", "field", "project.name")
                        .status())
                .isEqualTo(404);
    }

    /** One press sets every blank core flag of the file right; each stands beside what was read. */
    @Test
    void allOffersOfOneRuleAreMadeAtOnceAndOnlyWhenAsked() {
        var district = people.newDistrict("区水利局");
        var clerk = people.clerk(district, "区水利局");
        var one = Forms.text("区水利局", "甲项目").replace("\t20\t否", "\t20\t");
        var two = Forms.text("区水利局", "乙项目").replace("\t20\t否", "\t20\t").replace("\t20\t是", "\t20\t");
        var run = ready(clerk, Upload.text("表.txt", one + "\n" + two));
        var page = clerk.get(run).page();
        var cause = page.select(".causes li:has(small:containsOwn(LNT-27))");
        assertThat(cause.text()).contains("可以照此改");
        assertThat(cause.select("dt").eachText())
                .anyMatch(each -> each.contains("第 1 张表"))
                .anyMatch(each -> each.contains("第 2 张表"));
        assertThat(page.select("#l-indicators\\[1\\]").text()).doesNotContain("核心 否");
        clerk.post(run + "/fixes", "form", "1-1", "rule", "LNT-27");
        for (var form : List.of("1-1", "1-2")) {
            var fixed = clerk.get(run + "?form=" + form);
            assertThat(fixed.page().select("#l-indicators\\[1\\]").text())
                    .contains("核心 否")
                    .contains("是否核心读作：空白");
            assertThat(fixed.page().select(".causes li small").eachText()).doesNotContain("LNT-27");
        }
        var again = clerk.post(run + "/fixes", "form", "1-1", "rule", "LNT-27");
        assertThat(clerk.get(again.location().replaceFirst("#.*", ""))
                        .page()
                        .select("[role=alert]")
                        .text())
                .contains("没有改");
    }

    @Test
    void oneOfferIsMadeByItself() {
        var district = people.newDistrict("区水利局");
        var clerk = people.clerk(district, "区水利局");
        var run = ready(clerk, Upload.text("表.txt", Forms.text("区水利局", "项目").replace("\t20\t否", "\t20\t")));
        var offer = clerk.get(run).page().select(".fx details.offer");
        assertThat(offer).hasSize(1);
        var key = offer.select("input[name=fix]").val();
        clerk.post(run + "/fixes", "form", "1-1", "fix", key);
        assertThat(clerk.get(run).page().select(".fx details.offer")).isEmpty();
        clerk.post(run + "/acceptance", "which", "all");
        assertThat(records.in(district.scope(), "select count(*) from target_indicator where core is null"))
                .containsExactly("0");
    }

    /** A doubt that is answered is none any more, and the account says so. */
    @Test
    void anAnsweredDoubtMakesTheFormGood() {
        var district = people.newDistrict("区水利局");
        var clerk = people.clerk(district, "区水利局");
        var doubtful = Forms.text("区水利局", "没写单位").replace("单位：万元\n", "");
        var run = ready(clerk, Upload.text("表.txt", doubtful));
        var page = clerk.get(run);
        assertThat(page.words()).contains("1 张表 = 存疑 1").contains("先看这");
        var answers = page.page()
                .select(".questions form[action$=/answers] input[name=doubt]")
                .eachAttr("value");
        assertThat(answers).isNotEmpty();
        assertThat(page.page()
                        .select(".questions form[action$=/corrections] button")
                        .eachText())
                .contains("是元");
        for (var answer : answers) {
            clerk.get(run);
            clerk.post(run + "/answers", "form", "1-1", "doubt", answer);
        }
        assertThat(clerk.get(run).words()).contains("1 张表 = 读准 1").doesNotContain("先看这");
    }

    /** Their own workbook: every finding stands at the cell it is about, and nothing else is different. */
    @Test
    void theirOwnWorkbookComesBackWithMarks() throws IOException {
        var district = people.newDistrict("区水利局");
        var clerk = people.clerk(district, "区水利局");
        var workbook = Forms.xlsx(Forms.read(Forms.text("区水利局", "项目").replace("\t20\t否", "\t25\t否")));
        var run = ready(clerk, new Upload("目标 表.xlsx", workbook));
        var href = clerk.get(run).page().select("a[download]").attr("href");
        var answer = clerk.get(href);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Disposition"))
                .startsWith("attachment;")
                .contains(Visitor.encoded("目标").concat("%20") + Visitor.encoded("表-批注.xlsx"));
        try (var marked = new XSSFWorkbook(new ByteArrayInputStream(answer.bytes()));
                var original = new XSSFWorkbook(new ByteArrayInputStream(workbook))) {
            var comments = marked.getSheetAt(0).getCellComments();
            assertThat(comments.values().stream().map(each -> each.getString().getString()))
                    .anyMatch(each -> each.contains("LNT-01"));
            original.getSheetAt(0)
                    .forEach(row -> row.forEach(cell -> assertThat(marked.getSheetAt(0)
                                    .getRow(cell.getRowIndex())
                                    .getCell(cell.getColumnIndex()))
                            .hasToString(cell.toString())));
        }
        var text = ready(clerk, Upload.text("表.txt", Forms.text("区水利局", "文本")));
        assertThat(clerk.get(text).page().select("a[download]")).isEmpty();
        assertThat(clerk.get(text + "/files/1/marked.xlsx").status()).isEqualTo(404);
    }

    /** The page they know stands beside the reading, drawn when it is looked at; nothing of it is left anywhere. */
    @Test
    void thePageOfAPdfStandsBesideItsReading() throws IOException {
        var district = people.newDistrict("区水利局", "区教委");
        var clerk = people.clerk(district, "区水利局");
        var run = ready(clerk, new Upload("目标表.pdf", Forms.pdf(Forms.read(Forms.text("区水利局", "项目")))));
        var leaf = clerk.get(run).page().select(".leaf").first();
        var href = java.util.Objects.requireNonNull(leaf).select("img").attr("src");
        var spot = leaf.select("a[data-at=project.name] rect").first();
        assertThat(spot).as("where the name stood").isNotNull();
        var before = temporary();
        var answer = clerk.get(href);
        assertThat(answer.header("Content-Type")).isEqualTo("image/png");
        var picture = javax.imageio.ImageIO.read(new ByteArrayInputStream(answer.bytes()));
        assertThat(picture.getWidth()).isGreaterThan(500);
        assertThat(dark(picture, java.util.Objects.requireNonNull(spot)))
                .as("something is printed there")
                .isGreaterThan(20);
        assertThat(temporary()).as("no file was left").isEqualTo(before);
        assertThat(clerk.get(href.replace("n=1", "n=99")).status()).isEqualTo(409);
        var stranger = people.clerk(district, "区教委");
        assertThat(stranger.get(href).status()).isEqualTo(404);
        var text = ready(clerk, Upload.text("表.txt", Forms.text("区水利局", "文本")));
        assertThat(clerk.get(text).page().select(".leaf")).isEmpty();
        assertThat(clerk.get(text + "/files/1/page.png?n=1").status()).isEqualTo(404);
    }

    private static List<String> temporary() throws IOException {
        try (var found = java.nio.file.Files.list(java.nio.file.Path.of(System.getProperty("java.io.tmpdir")))) {
            return found.map(String::valueOf)
                    .filter(each -> each.contains("pdfbox") || each.contains("imageio") || each.endsWith(".png"))
                    .sorted()
                    .toList();
        }
    }

    private static long dark(java.awt.image.BufferedImage picture, org.jsoup.nodes.Element spot) {
        int left = Integer.parseInt(spot.attr("x")) * picture.getWidth() / 10_000;
        int top = Integer.parseInt(spot.attr("y")) * picture.getHeight() / 10_000;
        int width = Integer.parseInt(spot.attr("width")) * picture.getWidth() / 10_000;
        int height = Integer.parseInt(spot.attr("height")) * picture.getHeight() / 10_000;
        return java.util.Arrays.stream(picture.getRGB(left + 4, top + 4, width - 8, height - 8, null, 0, width - 8))
                .filter(rgb -> (rgb & 0xff) < 128)
                .count();
    }

    private static Answer correct(Visitor clerk, String run, String... fieldWasNow) {
        clerk.get(run);
        var sent = new java.util.ArrayList<>(List.of("form", "1-1"));
        for (int at = 0; at < fieldWasNow.length; at += 3) {
            sent.addAll(List.of("field", fieldWasNow[at], "was", fieldWasNow[at + 1], "now", fieldWasNow[at + 2]));
        }
        var answer = clerk.post(run + "/corrections", sent.toArray(String[]::new));
        assertThat(answer.status()).as(answer.words()).isEqualTo(302);
        return clerk.get(answer.location().replaceFirst("#.*", ""));
    }

    private static String ready(Visitor visitor, Upload... files) {
        visitor.get("/imports");
        var run = visitor.upload("/imports", List.of(files)).location();
        assertThat(visitor.whenReady(run).status()).isEqualTo(200);
        return run;
    }
}
