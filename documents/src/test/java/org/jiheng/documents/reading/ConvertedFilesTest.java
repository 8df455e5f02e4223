package org.jiheng.documents.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jiheng.documents.Form;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * 同一张表的各种格式 — each folder of {@code golden/formats} holds one workbook and what an office program made of it in
 * other formats. All of them say the same, so all of them must read the same.
 */
class ConvertedFilesTest {
    private static final Path CASES = Path.of("src/test/resources/golden/formats");
    private static final String TRUTH = "workbook.xlsx";

    private final FormReader reader = FormReader.standard();

    static List<Path> converted() throws IOException {
        try (Stream<Path> files = Files.walk(CASES)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !file.endsWith(TRUTH) && !file.endsWith("notes.md"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("converted")
    void readsLikeTheWorkbookItWasMadeFrom(Path file) throws IOException {
        var expected = forms(file.resolveSibling(TRUTH));
        assertThat(expected).isNotEmpty();
        assertThat(expected.getFirst().declaration().indicators()).hasSizeGreaterThan(7);
        assertThat(forms(file)).isEqualTo(expected);
    }

    private List<Form> forms(Path file) throws IOException {
        return reader.read(file).forms().stream().map(ReadForm::form).toList();
    }
}
