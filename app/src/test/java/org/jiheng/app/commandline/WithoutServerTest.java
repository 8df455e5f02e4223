package org.jiheng.app.commandline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The commands run where there is no Spring at all: nothing of the server is loaded for them. */
class WithoutServerTest {

    @Test
    void readsAndChecksWithoutSpringOnTheClassPath() throws IOException, InterruptedException {
        assertThat(System.getProperty("java.class.path")).contains("spring-boot", "tomcat");
        var process = start(
                entry -> !entry.contains("spring") && !entry.contains("tomcat"),
                true,
                "check",
                Terminal.SAMPLE.toString());
        var printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(printed).contains("LNT-31 请确认", "合计：检查10张表");
        assertThat(process.exitValue()).isEqualTo(ExitCode.FINDINGS);
    }

    /** A library that complains about an old document would spoil the JSON. */
    @Test
    void nothingButTheResultStandsOnStandardOutput() throws IOException, InterruptedException {
        var process = start(_ -> true, false, "read", "../documents/src/test/resources/accuracy/V-CQ/culture.doc");
        var printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        var said = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(printed).startsWith("{").endsWith("}\n");
        assertThat(said).contains("合计：1个文件").doesNotContain("WARN");
        assertThat(process.exitValue()).isEqualTo(ExitCode.FINE);
    }

    private static Process start(Predicate<String> onTheClassPath, boolean merged, String... call) throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                // whatever the terminal claims, Chinese comes out whole
                "-Dstdout.encoding=ISO-8859-1",
                "-Dstderr.encoding=ISO-8859-1",
                "-cp",
                Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                        .filter(onTheClassPath)
                        .collect(Collectors.joining(File.pathSeparator)),
                "org.jiheng.app.Main"));
        command.addAll(List.of(call));
        var process = new ProcessBuilder(command).redirectErrorStream(merged).start();
        process.getOutputStream().close();
        return process;
    }
}
