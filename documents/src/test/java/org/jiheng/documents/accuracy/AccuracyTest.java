package org.jiheng.documents.accuracy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jiheng.documents.reading.FormReader;
import org.jiheng.documents.reading.ReadFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** 识别准确率 — on the fixtures of every known variant, in every format an office sends them. */
class AccuracyTest {
    private static final Path FIXTURES = Path.of("src/test/resources/accuracy");
    private static final BigDecimal FIELDS_THAT_COUNT = new BigDecimal("0.99");
    private static final BigDecimal OVERALL = new BigDecimal("0.98");

    private static final Accuracy ACCURACY = new Accuracy();

    @BeforeAll
    static void readsAll() throws IOException {
        var reader = FormReader.standard();
        for (var sample : TruthFiles.below(FIXTURES)) {
            var read = reader.read(sample.file());
            assertThat(read.status()).as(sample.name()).isNotEqualTo(ReadFile.Status.REJECTED);
            ACCURACY.add(sample.name(), sample.format(), sample.variant(), read, sample.truthRead());
        }
    }

    @Test
    void coversTheFormatsAndVariants() {
        assertThat(ACCURACY.files()).isGreaterThan(200);
        assertThat(ACCURACY.formats())
                .containsOnlyKeys("csv", "doc", "docx", "html", "ofd", "pdf", "txt", "xls", "xlsx");
        assertThat(ACCURACY.variants()).hasSizeGreaterThan(25);
    }

    @Test
    void findsWhatCounts() {
        for (var field : List.of(
                "indicators[].name",
                "indicators[].operator",
                "indicators[].value",
                "indicators[].unit",
                "indicators[].points",
                "funds.total",
                "funds.superior",
                "funds.local",
                "funds.other",
                "execution.initial",
                "execution.adjusted",
                "execution.spent")) {
            var tally = ACCURACY.fields().get(field);
            assertThat(tally).as(field).isNotNull();
            Objects.requireNonNull(tally);
            assertThat(tally.precision())
                    .as("precision of %s: %s", field, misses(field))
                    .isGreaterThanOrEqualTo(FIELDS_THAT_COUNT);
            assertThat(tally.recall())
                    .as("recall of %s: %s", field, misses(field))
                    .isGreaterThanOrEqualTo(FIELDS_THAT_COUNT);
        }
    }

    @Test
    void findsNearlyAllOverall() {
        assertThat(ACCURACY.all().precision()).isGreaterThanOrEqualTo(OVERALL);
        assertThat(ACCURACY.all().recall()).isGreaterThanOrEqualTo(OVERALL);
    }

    @Test
    void seesNoFormWhereThereIsNone() {
        assertThat(ACCURACY.misses()).noneMatch(miss -> miss.file().startsWith("NOT-A-FORM"));
    }

    /** What is read wrongly is at least said to be doubtful. */
    @Test
    void everyMissCarriesADoubt() {
        assertThat(ACCURACY.misses()).allMatch(Accuracy.Miss::doubted);
    }

    private static List<Accuracy.Miss> misses(String field) {
        return ACCURACY.misses().stream()
                .filter(miss -> miss.field().replaceAll("\\[\\d+]", "[]").equals(field))
                .limit(10)
                .toList();
    }
}
