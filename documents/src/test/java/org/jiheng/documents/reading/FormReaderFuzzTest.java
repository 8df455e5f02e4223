package org.jiheng.documents.reading;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jiheng.documents.reading.ReadFile.Status;
import org.jiheng.documents.reading.grid.Limits;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * 任意字节 — whatever the bytes are, an answer comes back and no exception does.
 *
 * <p>An ordinary run tries the seeds. {@code JAZZER_FUZZ=1 mvn -pl documents -am test -Dtest=FormReaderFuzzTest -Djazzer.hooks=true}
 * searches on from them.
 */
class FormReaderFuzzTest {
    private final FormReader reader = new FormReader(Limits.STANDARD, InstantSource.system());

    /** One of every format, and the hand-made sample in those that office programs did not write. */
    static Stream<Arguments> seeds() throws IOException {
        var layout = OfficialLayout.forms(Samples.string());
        var seeds = new ArrayList<>(List.of(
                Samples.text(),
                OfficialLayout.csv(Samples.string()).getBytes(Charset.forName("GB18030")),
                OfficialLayout.xlsx(layout),
                OfficialLayout.html(layout)));
        for (var file : RealFiles.andOfd()) {
            seeds.add(Files.readAllBytes(file));
        }
        return seeds.stream().map(seed -> Arguments.of((Object) seed));
    }

    @MethodSource("seeds")
    @FuzzTest(maxDuration = "60s")
    void anyBytesGiveAnAnswer(byte[] content) {
        var file = reader.read("表", content);
        assertThat(file.forms().isEmpty())
                .isEqualTo(file.status() == Status.REJECTED || file.status() == Status.NOTHING_FOUND);
    }
}
