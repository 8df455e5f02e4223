package org.jiheng.documents.reading;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.stream.Stream;
import org.jiheng.documents.reading.ReadFile.Status;
import org.jiheng.documents.reading.grid.Limits;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * 任意字节 — whatever the bytes are, an answer comes back and no exception does.
 *
 * <p>An ordinary run tries the seeds. {@code JAZZER_FUZZ=1 mvn -pl documents -am test -Dtest=FormReaderFuzzTest -Djazzer.hooks=true}
 * searches on from them; with {@code -Dfuzz.format=ofd} from the files of one format only.
 */
class FormReaderFuzzTest {
    private final FormReader reader = new FormReader(Limits.STANDARD, InstantSource.system());

    /** One of every format, and the hand-made sample in those that office programs did not write. */
    static Stream<Arguments> seeds() throws IOException {
        var layout = OfficialLayout.forms(Samples.string());
        var seeds = new LinkedHashMap<String, byte[]>();
        seeds.put("sample.txt", Samples.text());
        seeds.put("sample.csv", OfficialLayout.csv(Samples.string()).getBytes(Charset.forName("GB18030")));
        seeds.put("sample.xlsx", OfficialLayout.xlsx(layout));
        seeds.put("sample.html", OfficialLayout.html(layout));
        for (var file : RealFiles.andOfd()) {
            seeds.put(file.toString(), Files.readAllBytes(file));
        }
        return seeds.entrySet().stream()
                .filter(seed -> seed.getKey().endsWith(System.getProperty("fuzz.format", "")))
                .map(seed -> Arguments.of((Object) seed.getValue()));
    }

    @MethodSource("seeds")
    @FuzzTest(maxDuration = "60s")
    void anyBytesGiveAnAnswer(byte[] content) {
        var file = reader.read("表", content);
        assertThat(file.forms().isEmpty())
                .isEqualTo(file.status() == Status.REJECTED || file.status() == Status.NOTHING_FOUND);
    }
}
