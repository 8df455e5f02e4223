package org.jiheng.app.commandline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jiheng.app.commandline.Terminal.SAMPLE;
import static org.jiheng.app.commandline.Terminal.type;
import static org.jiheng.app.commandline.Terminal.typeWith;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.jiheng.documents.json.FormsJson;
import org.jiheng.documents.reading.ReadFile;
import org.jiheng.documents.reading.ReadForm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadFormsTest {
    private static final String TOTALS = "合计：1个文件，10张表，9个项目，51项指标，868.43万元";

    @TempDir
    private Path folder = Path.of("");

    @Test
    void printsJsonForProgramsAndASummaryForPeople() {
        var ended = type("read", SAMPLE.toString());

        assertThat(ended.code()).isEqualTo(ExitCode.FINE);
        assertThat(forms(ended.out())).hasSize(10);
        assertThat(ended.err()).contains(TOTALS);
    }

    @Test
    void theTableShowsEachFormAndTheTotals() {
        var ended = type("read", SAMPLE.toString(), "--format", "table");

        assertThat(ended.code()).isEqualTo(ExitCode.FINE);
        assertThat(ended.err()).isEmpty();
        assertThat(ended.out().lines())
                .filteredOn(line -> line.contains("重点专项  "))
                .hasSize(9)
                .allSatisfy(line -> assertThat(line).containsPattern("2024 +10 +[56] +90 +\\d"));
        assertThat(ended.out()).contains("226.30", "空表：本单位无一般项目", TOTALS);
    }

    @Test
    void columnsStandUnderEachOtherAlthoughChineseIsTwiceAsWide() {
        var table = type("read", SAMPLE.toString(), "--format", "table").out();

        assertThat(table.lines().filter(line -> line.startsWith("[") || line.startsWith("   ")))
                .hasSize(11)
                .extracting(
                        line -> Columns.width(line.substring(0, Math.max(line.indexOf("2024"), line.indexOf("年度")))))
                .containsOnly(Columns.width(table.lines()
                        .filter(line -> line.contains("年度"))
                        .findFirst()
                        .orElseThrow()
                        .split("年度", -1)[0]));
    }

    @Test
    void itsOutputIsAnInputForTheNextCommand() {
        var json = type("read", SAMPLE.toString()).out();

        assertThat(typeWith(json, "read", "-").out()).isEqualTo(json);
    }

    @Test
    void aFileThatCannotBeReadNeverBlocksTheGoodOnes() throws IOException {
        var empty = Files.createFile(folder.resolve("空.xlsx"));
        var ended = type("read", empty.toString(), folder.resolve("没有.txt").toString(), SAMPLE.toString());

        assertThat(ended.code()).isEqualTo(ExitCode.UNREADABLE);
        assertThat(forms(ended.out())).hasSize(10);
        assertThat(ended.err()).contains("没有.txt 读不出来：找不到这个文件", "空.xlsx：");
    }

    @Test
    void readsEveryFileOfAFolderOnceAndPassesOverHiddenOnes() throws IOException {
        var copy =
                Files.copy(SAMPLE, Files.createDirectory(folder.resolve("下级")).resolve("一.txt"));
        Files.writeString(folder.resolve("~$一.xlsx"), "lock");
        Files.writeString(folder.resolve(".DS_Store"), "x");
        var ended = type("read", folder.toString(), copy.toString());

        assertThat(ended.code()).isEqualTo(ExitCode.FINE);
        assertThat(ended.err()).contains(TOTALS);
    }

    @Test
    void saysSoWhenAFolderIsEmpty() {
        var ended = type("read", folder.toString());

        assertThat(ended.code()).isEqualTo(ExitCode.UNREADABLE);
        assertThat(ended.err()).contains("目录 %s 里没有文件。".formatted(folder));
    }

    @Test
    void saysSoWhenAFileHoldsNoForm() throws IOException {
        var letter = Files.writeString(folder.resolve("信.txt"), "各位同事：\n明天开会。\n");
        var ended = type("read", letter.toString());

        assertThat(ended.code()).isEqualTo(ExitCode.UNREADABLE);
        assertThat(ended.err()).contains("信.txt：没有找到绩效表");
    }

    @Test
    void namesThePlaceInJsonThatCannotBeUsed() {
        var ended = typeWith("{\"format\": \"jiheng-forms/1\", \"files\": [{\"file\": 7}]}", "read", "-");

        assertThat(ended.code()).isEqualTo(ExitCode.UNREADABLE);
        assertThat(ended.err()).contains("标准输入：", "files[0].file").doesNotContain("Exception");
    }

    @Test
    void wordsFromAFileDoNotSteerTheTerminal() {
        var json = type("read", SAMPLE.toString()).out().replace("关工委工作经费", "关工委\\u001b[31m工作经费");

        var ended = typeWith(json, "read", "-", "--format", "table");
        assertThat(ended.out()).contains("关工委 [31m工作经费").doesNotContain("\u001b");
    }

    @Test
    void manyFilesComeOutInTheirOrderHoweverTheyAreRead() throws IOException {
        for (int each = 100; each < 160; each++) {
            Files.copy(SAMPLE, folder.resolve(each + ".txt"));
        }
        var ended = type("read", folder.toString());

        assertThat(ended.code()).isEqualTo(ExitCode.FINE);
        assertThat(FormsJson.read(new ByteArrayInputStream(ended.out().getBytes(StandardCharsets.UTF_8))))
                .hasSize(60)
                .extracting(file -> Path.of(file.name()).getFileName().toString())
                .isSorted();
        assertThat(ended.err()).contains("合计：60个文件，600张表，540个项目");
    }

    @Test
    void csvHasALineForEachIndicatorAndOneForAFormWithoutAny() throws IOException {
        var ended = type("read", SAMPLE.toString(), "--format", "csv");

        assertThat(ended.code()).isEqualTo(ExitCode.FINE);
        assertThat(ended.out()).startsWith("\uFEFF文件,表序,");
        try (var csv = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get()
                .parse(new StringReader(ended.out().substring(1)))) {
            var lines = csv.getRecords();
            assertThat(lines).hasSize(51 + 1);
            assertThat(lines)
                    .filteredOn(line -> line.get("指标名称").isEmpty())
                    .singleElement()
                    .satisfies(line -> assertThat(line.get("标题")).contains("一般性项目"));
            assertThat(lines.getFirst().get("年度")).isEqualTo("2024");
            assertThat(lines)
                    .extracting(line -> line.get("指标性质"))
                    .contains("≥", "'=")
                    .doesNotContain("=");
            assertThat(lines).allSatisfy(line -> assertThat(line.size()).isEqualTo(24));
        }
        assertThat(ended.err()).contains(TOTALS);
    }

    @Test
    void explainSaysByWhichWordEachLabelWasUnderstoodAndWhatWasReadFromEachCell() throws IOException {
        var odd = Files.writeString(
                folder.resolve("怪.txt"), Files.readString(SAMPLE).replace("立项依据", "经费总盘子"));
        var ended = type("read", odd.toString(), "--explain");

        assertThat(ended.code()).isEqualTo(ExitCode.FINE);
        assertThat(ended.out())
                .containsPattern("“主管部门” +栏目|栏目 +“主管部门” += 主管部门 +词典“主管部门”\\(各地通用\\)")
                .containsPattern("指标表的列 +“指标名称” += 指标名称 +词典")
                .contains("226.3 → funds.total")
                .containsPattern("“经费总盘子” +？ +词典里没有，没有读入")
                .contains("存疑：");
        assertThat(type("read", odd.toString(), "--explain", "--format", "csv").code())
                .isEqualTo(ExitCode.UNREADABLE);
    }

    private static List<ReadForm> forms(String json) {
        return FormsJson.read(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8))).stream()
                .map(ReadFile::forms)
                .flatMap(List::stream)
                .toList();
    }
}
