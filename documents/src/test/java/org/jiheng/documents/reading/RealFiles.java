package org.jiheng.documents.reading;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** 真实的文件 — what office programs wrote, in every format we read. */
final class RealFiles {
    static final Path FOLDER = Path.of("src/test/resources/golden/formats");

    private RealFiles() {}

    /** Those, and the pages of an OFD as two kinds of programs write them. */
    static List<Path> andOfd() throws IOException {
        var accuracy = Path.of("src/test/resources/accuracy");
        return Stream.concat(
                        all().stream(),
                        Stream.of(accuracy.resolve("V-SC/water-self.ofd"), accuracy.resolve("V-CQ/culture.ofd")))
                .toList();
    }

    static List<Path> all() throws IOException {
        try (Stream<Path> files = Files.walk(FOLDER)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !file.endsWith("notes.md"))
                    .sorted()
                    .toList();
        }
    }
}
