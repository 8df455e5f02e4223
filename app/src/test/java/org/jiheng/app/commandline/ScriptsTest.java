package org.jiheng.app.commandline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What bin/jdk, which every script asks, takes for a JDK that will do. */
class ScriptsTest {
    private static final Path JDK_SCRIPT =
            Path.of("../bin/jdk").toAbsolutePath().normalize();

    @TempDir
    private Path folder = Path.of("");

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', textBlock = """
            版本      | 可用
            17.0.16   | 否
            24.0.2    | 否
            25        | 否
            25.0.1    | 否
            25.0.2    | 否
            25.0.3    | 是
            25.0.3-ea | 是
            25.0.3.1  | 是
            25.0.10   | 是
            25.1      | 是
            26        | 是
            26-ea     | 是
            unknown   | 否
            """)
    void agreesWithTheProgramAboutVersions(String version, String fits) throws IOException, InterruptedException {
        assertThat(bash("jdk_fits " + version + " && echo 是 || echo 否", Map.of()))
                .isEqualTo(fits);
    }

    @Test
    void anUnfitJavaHomeIsPassedOverForTheOneOnThePath() throws IOException, InterruptedException {
        var old = jdk("旧 版", "25.0.2");
        var fit = jdk("新 版", "25.0.3");

        assertThat(bash(
                        "find_jdk && echo \"$JAVA_HOME\"",
                        Map.of("JAVA_HOME", old.toString(), "PATH", fit.resolve("bin") + ":/usr/bin:/bin")))
                .isEqualTo(fit.toString());
    }

    @Test
    void aFitJavaHomeComesFirst() throws IOException, InterruptedException {
        var chosen = jdk("chosen", "25.0.4");
        var other = jdk("other", "26.0.1");

        assertThat(bash(
                        "find_jdk && echo \"$JAVA_HOME\"",
                        Map.of("JAVA_HOME", chosen.toString(), "PATH", other.resolve("bin") + ":/usr/bin:/bin")))
                .isEqualTo(chosen.toString());
    }

    @Test
    void aRuntimeWithoutCompilerIsNoJdk() throws IOException, InterruptedException {
        var runtime = jdk("runtime", "25.0.3");
        Files.delete(runtime.resolve("bin/javac"));
        var fit = jdk("fit", "25.0.3");

        assertThat(bash(
                        "find_jdk && echo \"$JAVA_HOME\"",
                        Map.of("JAVA_HOME", runtime.toString(), "PATH", fit.resolve("bin") + ":/usr/bin:/bin")))
                .isEqualTo(fit.toString());
    }

    private Path jdk(String name, String version) throws IOException {
        var home = Files.createDirectories(folder.resolve(name)).toRealPath();
        Files.createDirectories(home.resolve("bin"));
        for (var program : new String[] {"java", "javac"}) {
            assertThat(Files.createFile(home.resolve("bin").resolve(program))
                            .toFile()
                            .setExecutable(true))
                    .isTrue();
        }
        Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"X\"\nJAVA_VERSION=\"%s\"\n".formatted(version));
        return home;
    }

    private static String bash(String script, Map<String, String> environment)
            throws IOException, InterruptedException {
        var builder = new ProcessBuilder("/bin/bash", "-c", ". '%s'; %s".formatted(JDK_SCRIPT, script));
        builder.environment().putAll(environment);
        builder.redirectErrorStream(true);
        var process = builder.start();
        process.getOutputStream().close();
        var printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return printed.strip();
    }
}
