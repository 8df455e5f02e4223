package org.jiheng.app.commandline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jiheng.app.commandline.Terminal.SAMPLE;
import static org.jiheng.app.commandline.Terminal.type;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShowRulesTest {
    @Test
    void listsEveryRule() {
        var ended = type("rules");

        assertThat(ended.code()).isEqualTo(ExitCode.FINE);
        assertThat(ended.out()).contains("LNT-01", "分值合计为100分", "LNT-74", "合计：74条规则");
    }

    @Test
    void showsOneWithItsSourceItsFiguresAndItsExamples() {
        var ended = type("rules", "lnt-2");

        assertThat(ended.code()).isEqualTo(ExitCode.FINE);
        assertThat(ended.out())
                .contains("LNT-02", "查什么：", "为什么：", "依据：财预〔2020〕10号", "预算执行率权重（分）", "420000000", "例子：", "情形");
    }

    @Test
    void aRegionsOwnFiguresChangeTheBook(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("severities.yaml"), """
                title: 各地对规则程度的调整
                regional:
                  "500115000":
                    - from: 2020-01-01
                      value: {LNT-31: 必改, LNT-27: 不查}
                      source: {note: 本区规定, confidence: design}
                """);
        var ours = type("rules", "--region", "500115000", "--parameters", folder.toString());
        var others = type("rules", "--region", "500112000", "--parameters", folder.toString());

        assertThat(ours.out()).contains("合计：73条规则").doesNotContain("LNT-27");
        assertThat(others.out()).contains("合计：74条规则");
        var checked = type("check", SAMPLE.toString(), "--region", "500115000", "--parameters", folder.toString());
        assertThat(checked.out()).contains("LNT-31 必改").doesNotContain("LNT-27");
    }

    @Test
    void saysWhichFileOfAFolderCannotBeUsed(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("unknown.yaml"), "title: 甲\n");
        var ended = type("check", SAMPLE.toString(), "--parameters", folder.toString());

        assertThat(ended.code()).isEqualTo(ExitCode.UNREADABLE);
        assertThat(ended.err()).contains("unknown.yaml", "不是参数的名字");
    }
}
