package org.jiheng.app.commandline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The commands run where there is no Spring at all: nothing of the server is loaded for them. */
class WithoutServerTest {

    @Test
    void readsAndChecksWithoutSpringOnTheClassPath() throws IOException, InterruptedException {
        assertThat(System.getProperty("java.class.path")).contains("spring-boot", "tomcat");
        var builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        // whatever the terminal claims, Chinese comes out whole
                        "-Dstdout.encoding=ISO-8859-1",
                        "-Dstderr.encoding=ISO-8859-1",
                        "-cp",
                        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                                .filter(entry -> !entry.contains("spring") && !entry.contains("tomcat"))
                                .collect(Collectors.joining(File.pathSeparator)),
                        "org.jiheng.app.Main",
                        "check",
                        Terminal.SAMPLE.toString())
                .redirectErrorStream(true);
        var process = builder.start();
        process.getOutputStream().close();
        var printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(printed).contains("LNT-31 请确认", "合计:检查10张表");
        assertThat(process.exitValue()).isEqualTo(ExitCode.FINDINGS);
    }
}
