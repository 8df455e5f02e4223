package org.jiheng.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** 威胁模型 — every control in docs/threat-model.md is proven by a test that exists. */
class ThreatModelTest {
    private static final Path PAGE = Path.of("../docs/threat-model.md");
    private static final List<Path> TESTS = List.of(
            Path.of("src/test/java"), Path.of("../documents/src/test/java"), Path.of("../policy/src/test/java"));

    @Test
    void everyControlNamesTestsThatExist() throws IOException {
        var there = TESTS.stream().flatMap(ThreatModelTest::classes).collect(Collectors.toSet());
        var rows = Files.readAllLines(PAGE).stream()
                .filter(line -> line.startsWith("|") && !line.startsWith("| Asset") && !line.startsWith("| ---"))
                .toList();
        assertThat(rows).hasSizeGreaterThan(20);
        for (var row : rows) {
            var cells = row.split("\\|", -1);
            assertThat(cells).as(row).hasSize(6);
            var named = Pattern.compile("`(\\w+)`")
                    .matcher(cells[4])
                    .results()
                    .map((MatchResult each) -> each.group(1))
                    .toList();
            assertThat(named).as(row).isNotEmpty();
            assertThat(there).as(row).containsAll(named);
        }
    }

    private static Stream<String> classes(Path folder) {
        try (var files = Files.walk(folder)) {
            return files
                    .filter(file -> file.toString().endsWith(".java"))
                    .map(file -> file.getFileName().toString().replace(".java", ""))
                    .toList()
                    .stream();
        } catch (IOException missing) {
            throw new java.io.UncheckedIOException(missing);
        }
    }
}
