package org.jiheng.app.commandline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jiheng.app.commandline.Terminal.type;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How a call can be wrong, and what the person is told. */
class CallsTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void helpListsTheCommands() {
        var ended = type("--help");

        assertThat(ended.code()).isEqualTo(ExitCode.FINE);
        assertThat(ended.out()).contains("用法：jiheng", "命令：", "read", "check", "score", "rules", "write", "serve");
    }

    @ParameterizedTest
    @ValueSource(strings = {"read", "check", "score", "rules", "write", "serve"})
    void everyCommandHasHelpInChinese(String command) {
        var ended = type(command, "--help");

        assertThat(ended.code()).isEqualTo(ExitCode.FINE);
        assertThat(ended.out()).contains("用法：jiheng " + command, "选项：", "显示本说明");
        // every option is explained, and no English of the library shows through
        assertThat(ended.out()).doesNotContain("Usage", "Show", "rehearse");
    }

    @Test
    void withoutACommandItShowsTheHelpAndFails() {
        var ended = type();

        assertThat(ended.code()).isEqualTo(ExitCode.UNREADABLE);
        assertThat(ended.err()).contains("用法：");
        assertThat(ended.out()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', textBlock = """
            输入                                  | 说明
            chek                                  | 没有“chek”这个命令。
            chek                                  | 是不是要用：check
            read --colour a                       | 没有“--colour”这个选项。
            read --colour a                       | 用法见 jiheng read --help
            read                                  | 缺少参数：文件。
            read a --format                       | 缺少参数：--format <格式>。
            write a --out b                       | 缺少参数：--to <格式>。
            check a --format json --format table  | --format <格式> 只能写一次。
            check a --year 24x                    | --year 要写成 2024 这样的年度，不能是“24x”。
            check a --year 2024 --date 2024-01-01 | --date 和 --year 只写一个。
            check a --parameters none             | --parameters 的 none 不是目录。
            score a --policy nobody.yaml          | 评分办法文件 nobody.yaml 读不出来。
            rules LNT-99                          | 没有规则“LNT-99”。
            serve now                             | 多了“now”
            serve --port http                     | --port 要0到65535之间的整数，不能是“http”。
            serve --port 70000                    | --port 要0到65535之间的整数
            serve --listen 0.0.0.0                | 请同时加 --no-demo
            serve --database-url mysql://h/d      | --database-url 要写成 jdbc:postgresql://
            serve --database-user me              | 没有数据库地址
            serve --no-demo --listen 203.0.113.9 | --listen 的 203.0.113.9 不是本机的地址。
            """)
    void saysInOneSentenceWhatIsWrong(String typed, String sentence) {
        var ended = type(typed.split(" ", -1));

        assertThat(ended.code()).isEqualTo(ExitCode.UNREADABLE);
        assertThat(ended.err()).contains(sentence).doesNotContain("Exception", "Unknown", "Missing");
        assertThat(ended.out()).isEmpty();
    }

    @Test
    void aTakenPortIsNamedBeforeAnythingStarts() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var data = folder.resolve("data");
            var ended = type("serve", "--port", Integer.toString(taken.getLocalPort()), "--data", data.toString());

            assertThat(ended.code()).isEqualTo(ExitCode.UNREADABLE);
            assertThat(ended.err()).contains("端口 %d 已被别的程序占用".formatted(taken.getLocalPort()), "--port");
            assertThat(data).doesNotExist();
        }
    }

    @Test
    void aFileInPlaceOfTheDataFolderIsNamed() throws IOException {
        var file = Files.createFile(folder.resolve("data"));
        var ended = type("serve", "--port", "0", "--data", file.toString());

        assertThat(ended.code()).isEqualTo(ExitCode.UNREADABLE);
        assertThat(ended.err()).contains("%s 是一个文件，不是目录".formatted(file));
    }
}
