package org.jiheng.app.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jiheng.app.Forms;
import org.jiheng.app.People;
import org.jiheng.app.Records;
import org.jiheng.app.WithDemo;
import org.jiheng.app.browser.Accessibility;
import org.jiheng.app.browser.Browsers;
import org.jiheng.app.browser.Surfer;
import org.jiheng.app.identity.Role;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.core.env.Environment;

/** 导入全程 — somebody new brings ten unlike files, answers what is asked, sets right what is wrong, and takes what is good. */
@WithDemo
class ImportJourneyTest {
    private final People people;
    private final Records records;
    private final Environment environment;

    ImportJourneyTest(People people, Records records, Environment environment) {
        this.people = people;
        this.records = records;
        this.environment = environment;
    }

    @ParameterizedTest
    @EnumSource(
            value = Browsers.class,
            names = {"CHROMIUM", "CHROMIUM_103"})
    void tenUnlikeFilesAreReadQuestionedCorrectedAndTaken(Browsers browser, @TempDir Path folder) throws IOException {
        var district = people.newDistrict("区水利局");
        people.add(district.login("xinren"), district.code(), "区水利局", Role.UNIT_CLERK);
        try (var surfer = browser.start()) {
            signIn(surfer, district.login("xinren"));
            surfer.open(address("/imports"));
            surfer.upload("input[type=file]", tenFiles(folder).toArray(Path[]::new));
            surfer.follow("form[data-upload] button.btn-primary");
            surfer.waitUntil("document.querySelector('.batch .progress-line') === null"
                    + " && document.querySelectorAll('.batch tbody tr').length === 10");
            surfer.screenshot("import-batch");
            looksGood(surfer, browser);
            assertThat(surfer.text(".statusbar")).contains("张表 =", "读准", "存疑", "空表说明");

            surfer.evaluate("Array.from(document.querySelectorAll('.batch td a.t'))"
                    + ".find(a => a.textContent === '打印件.pdf').id = 'printed'");
            surfer.follow("#printed");
            surfer.waitUntil("document.querySelector('.leaf img').naturalWidth > 500");
            surfer.click("[id='l-project.name'] .text");
            assertThat(surfer.evaluate("document.querySelector('.spot.cur').getAttribute('data-at')"))
                    .as("the place on the page of what was clicked")
                    .isEqualTo("project.name");
            surfer.screenshot("import-page");
            looksGood(surfer, browser);
            surfer.follow("[id='l-indicators[0]'] button[name=after]");
            assertThat(surfer.exists("details.edit[open] [id$='.name']"))
                    .as("a new row, open to be filled in")
                    .isTrue();
            surfer.screenshot("import-row");
            looksGood(surfer, browser);
            surfer.follow("tr[id^='l-indicators[']:not([id='l-indicators[0]']) button[name=remove]");
            surfer.follow("a[href^='/imports/'].lone");

            surfer.follow("a[href$='only=problems']");
            assertThat(surfer.text(".batch tbody")).contains("没有单位行.txt", "图片").doesNotContain("改名.txt");
            surfer.evaluate("Array.from(document.querySelectorAll('.batch td a.t'))"
                    + ".find(a => a.textContent === '没有单位行.txt').id = 'doubtful'");
            surfer.follow("#doubtful");
            surfer.press("F8");
            assertThat(surfer.evaluate("document.activeElement.closest('tbody').className"))
                    .as("questions first")
                    .isEqualTo("questions");
            surfer.screenshot("import-questions");
            looksGood(surfer, browser);

            surfer.click(".questions details.edit > summary");
            surfer.waitUntil("document.activeElement.name === 'now'");
            surfer.screenshot("import-edit");
            looksGood(surfer, browser);
            surfer.press("Escape");
            surfer.follow(".questions form[action$='/answers'] button");
            assertThat(surfer.exists(".questions")).isFalse();

            surfer.click("[id='l-indicators[0]'] details.edit > summary");
            surfer.fill("[id='e-indicators[0].target']", "≥ 130");
            surfer.follow("[id='l-indicators[0]'] details.edit button.btn-primary");
            assertThat(surfer.text("[id='l-indicators[0]']")).contains("≥ 130", "读作");
            surfer.click(".causes > summary");
            surfer.click(".causes details.offer > summary");
            surfer.screenshot("import-causes");
            looksGood(surfer, browser);
            surfer.follow(".causes details.offer button.btn-primary");
            assertThat(surfer.text("[role=status].callout")).contains("照此改了");

            surfer.size(390, 844);
            surfer.open(surfer.address());
            surfer.screenshot("import-390");
            assertThat(surfer.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
                    .as("no sideways scroll")
                    .isEqualTo(true);
            surfer.size(1366, 768);
            surfer.follow("a[href^='/imports/'].lone");
            surfer.follow("button[name=which][value=all]");
            assertThat(surfer.text("main")).contains("收下新草稿");
            assertThat(surfer.complaints()).isEmpty();
        }
        assertThat(records.one(district.scope(), "select count(*) from target_version"))
                .isEqualTo("7");
        assertThat(records.one(district.scope(), "select count(*) from empty_table"))
                .isEqualTo("1");
        assertThat(records.in(
                        district.scope(),
                        "select target_value::int::text from target_indicator i join target_version t on t.id = i.target_id"
                                + " join project p on p.id = t.project_id where p.name = '没写单位的项目' and i.position = 0"))
                .containsExactly("130");
    }

    /** Unlike in format, encoding and condition; seven targets, one empty table, and three of which nothing comes. */
    private static List<Path> tenFiles(Path folder) throws IOException {
        var files = new ArrayList<Path>();
        files.add(Files.writeString(folder.resolve("改名.txt"), Forms.text("区水利局", "文本来的项目")));
        files.add(Files.write(folder.resolve("工作簿.xlsx"), Forms.xlsx(Forms.read(Forms.text("区水利局", "工作簿来的项目")))));
        files.add(Files.writeString(
                folder.resolve("网页.html"),
                Forms.text("区水利局", "网页来的项目")
                        .lines()
                        .map(line -> "<tr><td>" + line.replace("\t", "</td><td>") + "</td></tr>")
                        .reduce("<table>", String::concat)));
        files.add(Files.write(
                folder.resolve("老编码.txt"), Forms.text("区水利局", "老编码的项目").getBytes(Charset.forName("GB18030"))));
        files.add(Files.write(folder.resolve("打印件.pdf"), Forms.pdf(Forms.read(Forms.text("区水利局", "打印来的项目")))));
        files.add(Files.writeString(
                folder.resolve("没有单位行.txt"),
                Forms.text("区水利局", "没写单位的项目").replace("单位：万元\n", "").replace("\t20\t否", "\t20\t")));
        files.add(Files.writeString(
                folder.resolve("两张.txt"), Forms.text("区水利局", "两张之一") + "\n" + Forms.emptyTable("区水利局")));
        files.add(Files.writeString(folder.resolve("说明.txt"), "填报说明\n请于月底前报送。\n"));
        files.add(
                Files.write(folder.resolve("图片.xlsx"), new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0}));
        files.add(Files.writeString(folder.resolve("别的单位.txt"), Forms.text("区教委", "别人的项目")));
        return files;
    }

    private void signIn(Surfer surfer, String login) {
        surfer.open(address("/sign-in"));
        surfer.fill("[name=login]", login);
        surfer.fill("[name=password]", People.PASSWORD);
        surfer.follow("form[action='/sign-in'] button.btn-primary");
    }

    private static void looksGood(Surfer surfer, Browsers browser) {
        if (browser == Browsers.CHROMIUM) {
            assertThat(Accessibility.seriousFindings(surfer)).isEmpty();
        }
    }

    private String address(String path) {
        return "http://127.0.0.1:" + environment.getRequiredProperty("local.server.port") + path;
    }
}
