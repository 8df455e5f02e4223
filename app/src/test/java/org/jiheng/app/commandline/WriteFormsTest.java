package org.jiheng.app.commandline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jiheng.app.commandline.Terminal.SAMPLE;
import static org.jiheng.app.commandline.Terminal.type;
import static org.jiheng.app.commandline.Terminal.typeWith;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jiheng.documents.json.FormsJson;
import org.jiheng.documents.writing.LayoutBook;
import org.jiheng.policy.indicator.TargetDeclaration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WriteFormsTest {
    @TempDir
    private Path folder = Path.of("");

    @ParameterizedTest
    @ValueSource(strings = {"xlsx", "html"})
    void whatIsWrittenReadsBackToTheSameValues(String format) {
        var out = folder.resolve("导出");
        var written = type("write", SAMPLE.toString(), "--to", format, "--out", out.toString());

        assertThat(written.code()).isEqualTo(ExitCode.FINE);
        var file = out.resolve("changshou-2024-laoganju." + format);
        assertThat(written.out()).isEqualTo(file + System.lineSeparator());
        assertThat(declarations(type("read", file.toString()).out()))
                .usingRecursiveComparison()
                .ignoringFields("markupRemovedFrom") // the markup is gone for good
                .isEqualTo(declarations(type("read", SAMPLE.toString()).out()));
    }

    @Test
    void everyLayoutIsListedWithHowWellItIsKnown() {
        var listed = type("layouts");

        assertThat(listed.code()).isEqualTo(ExitCode.FINE);
        assertThat(listed.out().lines())
                .hasSize(1 + LayoutBook.standard().layouts().size())
                .anyMatch(line -> line.startsWith("changshou-2024-general") && line.contains("照公开的表排版"))
                .anyMatch(line -> line.startsWith("chongqing-self-evaluation") && line.contains("凭记忆排版"));
    }

    @Test
    void aLayoutMayBeNamedByItsBeginning() throws IOException {
        var out = folder.resolve("导出");
        var written =
                type("write", SAMPLE.toString(), "--to", "html", "--layout", "changshou-2024", "--out", out.toString());

        assertThat(written.code()).isEqualTo(ExitCode.FINE);
        assertThat(out.resolve("changshou-2024-laoganju.html"))
                .content()
                .contains("sheet changshou-2024-key-special", "sheet changshou-2024-general");
    }

    @Test
    void sheetsOfAnotherKindAreRefusedByName() {
        var other = type(
                "write",
                SAMPLE.toString(),
                "--to",
                "html",
                "--layout",
                "national-monitoring",
                "--out",
                folder.resolve("导出").toString());
        var unknown =
                type("write", SAMPLE.toString(), "--to", "html", "--layout", "nowhere", "--out", folder.toString());

        assertThat(other.code()).isEqualTo(ExitCode.UNREADABLE);
        assertThat(other.err()).contains("没有可用的版式");
        assertThat(unknown.code()).isEqualTo(ExitCode.UNREADABLE);
        assertThat(unknown.err()).contains("没有名为“nowhere”的版式");
    }

    @Test
    void overwritesOnlyWhenAsked() throws IOException {
        var file = Files.writeString(folder.resolve("changshou-2024-laoganju.html"), "mine");
        var refused = type("write", SAMPLE.toString(), "--to", "html", "--out", folder.toString());

        assertThat(refused.code()).isEqualTo(ExitCode.UNREADABLE);
        assertThat(refused.err()).contains(file + " 已经存在", "--force");
        assertThat(file).hasContent("mine");

        var forced = type("write", SAMPLE.toString(), "--to", "html", "--out", folder.toString(), "--force");
        assertThat(forced.code()).isEqualTo(ExitCode.FINE);
        assertThat(file).content().contains("老干部活动费");
        assertThat(folder.toFile().list()).containsExactly("changshou-2024-laoganju.html");
    }

    @Test
    void aNameFromJsonStaysInTheFolder() {
        var json = type("read", SAMPLE.toString()).out().replace("\"" + SAMPLE + "\"", "\"../../某表:1.xlsx\"");
        var written = typeWith(json, "write", "-", "--to", "html", "--out", folder.toString());

        assertThat(written.code()).isEqualTo(ExitCode.FINE);
        assertThat(folder.toFile().list()).containsExactly("某表_1.html");
    }

    @Test
    void twoInputsOfOneNameGetTwoFiles() throws IOException {
        var one = Files.copy(SAMPLE, Files.createDirectory(folder.resolve("甲")).resolve("表.txt"));
        var other =
                Files.copy(SAMPLE, Files.createDirectory(folder.resolve("乙")).resolve("表.txt"));
        var out = folder.resolve("导出");
        type("write", one.toString(), other.toString(), "--to", "html", "--out", out.toString());

        assertThat(out.toFile().list()).containsExactlyInAnyOrder("表.html", "表(2).html");
    }

    @Test
    void saysWhichFormatsThereAre() {
        var ended = type("write", SAMPLE.toString(), "--to", "wps", "--out", folder.toString());

        assertThat(ended.code()).isEqualTo(ExitCode.UNREADABLE);
        assertThat(ended.err()).contains("--to 只能是 xlsx、 docx、 pdf、 ofd、 html", "wps");
    }

    @Test
    void thePublicEditionMasksAndTellsWithoutTheNumber() {
        var json = type("read", SAMPLE.toString())
                .out()
                .replaceFirst("\"phone\": ?\"[^\"]*\"", "\"phone\": \"13800000000\"");
        var written = typeWith(json, "write", "-", "--to", "html", "--edition", "public", "--out", folder.toString());

        assertThat(written.code()).isEqualTo(ExitCode.FINE);
        assertThat(written.err()).contains("手机号码(contact.phone)", "已打码").doesNotContain("13800000000");
        assertThat(folder.resolve("changshou-2024-laoganju.html"))
                .content()
                .contains("138****0000")
                .doesNotContain("13800000000");
        assertThat(type("write", SAMPLE.toString(), "--to", "html", "--edition", "x", "--out", folder.toString())
                        .err())
                .contains("--edition 只能是 public 或 internal");
    }

    @ParameterizedTest
    @ValueSource(strings = {"pdf", "docx", "ofd"})
    void theWholeSampleIsWrittenForPaperToo(String format) {
        var written = type("write", SAMPLE.toString(), "--to", format, "--out", folder.toString());

        assertThat(written.code()).isEqualTo(ExitCode.FINE);
        assertThat(folder.resolve("changshou-2024-laoganju." + format)).isNotEmptyFile();
    }

    @Test
    void bindsAllFormsIntoOneBookWithItsReport() {
        var written = type(
                "write", SAMPLE.toString(), "--to", "pdf", "--book", "--edition", "public", "--out", folder.toString());

        assertThat(written.code()).isEqualTo(ExitCode.FINE);
        assertThat(folder.toFile().list())
                .containsExactlyInAnyOrder("长寿区委老干局2024年项目支出绩效目标公开册-公开版.pdf", "长寿区委老干局2024年项目支出绩效目标公开册-公开版-检查报告.xlsx");
        assertThat(written.err()).contains("共10张表");

        var zipped = type("write", SAMPLE.toString(), "--to", "html", "--book", "--zip", "--out", folder.toString());
        assertThat(zipped.out()).contains("公开册-内部版-html.zip");
    }

    @Test
    void saysSoWhenTheFolderIsAFile() throws IOException {
        var file = Files.createFile(folder.resolve("导出"));
        var ended = type("write", SAMPLE.toString(), "--to", "html", "--out", file.toString());

        assertThat(ended.code()).isEqualTo(ExitCode.UNREADABLE);
        assertThat(ended.err()).contains("是文件");
    }

    private static List<TargetDeclaration> declarations(String json) {
        return FormsJson.read(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8))).stream()
                .flatMap(file -> file.forms().stream())
                .map(form -> form.form().declaration())
                .toList();
    }
}
