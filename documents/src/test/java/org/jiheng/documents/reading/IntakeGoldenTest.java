package org.jiheng.documents.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jiheng.documents.json.FormsJson;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each folder of {@code golden/intake} holds a file as somebody sent it and everything read out of it. Run with
 * {@code -Dgolden.update=true} to accept a change; then look at the diff. A bad form met in the field becomes a
 * folder here, with invented names.
 */
class IntakeGoldenTest {
    private static final Path CASES = Path.of("src/test/resources/golden/intake");

    static List<Path> cases() throws IOException {
        try (Stream<Path> folders = Files.list(CASES)) {
            return folders.sorted().toList();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void readsAsBefore(Path folder) throws IOException {
        var expected = folder.resolve("expected.json");
        var actual = FormsJson.text(List.of(read(folder))).stripTrailing() + "\n";
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(expected, actual);
        }
        assertThat(actual).isEqualTo(Files.readString(expected));
    }

    private static ReadFile read(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            var input = files.filter(file -> file.getFileName().toString().startsWith("input."))
                    .findFirst();
            return input.isPresent()
                    ? FormReader.standard().read(input.get())
                    : FormReader.standard().read(Samples.NAME, Samples.text());
        }
    }
}
