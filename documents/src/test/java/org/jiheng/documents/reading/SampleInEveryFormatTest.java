package org.jiheng.documents.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jiheng.documents.reading.grid.Place;
import org.jiheng.policy.common.FieldPath;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same forms as text, as workbooks with merged cells, as documents and as a page of tables: the same values. */
class SampleInEveryFormatTest {
    private final FormReader reader = FormReader.standard();
    private final ReadFile asText = reader.read(Samples.NAME, Samples.text());
    private final List<List<OfficialLayout.Cell>> layout = OfficialLayout.forms(Samples.string());
    private final byte[] workbook = OfficialLayout.xlsx(layout);
    private final byte[] page = OfficialLayout.html(layout);

    @Test
    void theLayoutHasTenForms() {
        assertThat(layout).hasSize(10);
    }

    @Test
    void theWorkbookReadsLikeTheText() {
        var file = reader.read("目标表.xlsx", workbook);
        assertThat(file.mediaType()).endsWith("spreadsheetml.sheet");
        assertReadsAlike(file);
        assertThat(file.forms().getFirst().places())
                .containsEntry(FieldPath.PROJECT_NAME, new Place.Cell("绩效目标表", "B4"))
                .containsEntry(new FieldPath("funds.local"), new Place.Cell("绩效目标表", "E7"))
                .containsEntry(FieldPath.indicator(0, "target"), new Place.Cell("绩效目标表", "D13"));
    }

    @Test
    void theOldWorkbookReadsLikeTheText() {
        var file = reader.read("目标表.xls", OfficialLayout.xls(layout));
        assertThat(file.mediaType()).isEqualTo("application/vnd.ms-excel");
        assertReadsAlike(file);
        assertThat(file.forms().getFirst().places())
                .containsEntry(FieldPath.PROJECT_NAME, new Place.Cell("绩效目标表", "B4"))
                .containsEntry(new FieldPath("funds.local"), new Place.Cell("绩效目标表", "E7"))
                .containsEntry(FieldPath.indicator(0, "target"), new Place.Cell("绩效目标表", "D13"));
    }

    @Test
    void theDocumentReadsLikeTheText() {
        var file = reader.read("目标表.docx", OfficialLayout.docx(layout));
        assertThat(file.mediaType()).endsWith("wordprocessingml.document");
        assertReadsAlike(file);
        assertThat(file.forms().get(1).places()).containsEntry(FieldPath.PROJECT_NAME, new Place.PageRow(2, 4));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "GB18030", "UTF-16LE", "UTF-16BE", "UTF-16"})
    void commaSeparatedValuesReadLikeTheTextInEveryEncoding(String charset) {
        var text = OfficialLayout.csv(Samples.string());
        var file = reader.read("目标表.csv", text.getBytes(Charset.forName(charset)));
        assertThat(file.mediaType()).isEqualTo("text/csv");
        assertReadsAlike(file);
    }

    @Test
    void thePageReadsLikeTheText() {
        var file = reader.read("目标表.html", page);
        assertThat(file.mediaType()).isEqualTo("text/html");
        assertReadsAlike(file);
        assertThat(file.forms().get(1).places()).containsEntry(FieldPath.PROJECT_NAME, new Place.PageRow(2, 4));
    }

    @ParameterizedTest
    @ValueSource(strings = {"gb2312", "GBK", "utf-8"})
    void thePageSaysItsOwnCharset(String charset) {
        var text = new String(page, StandardCharsets.UTF_8).replace("utf-8", charset);
        var bytes = text.getBytes(charset.equals("gb2312") ? Charset.forName("GB18030") : Charset.forName(charset));
        assertReadsAlike(reader.read("目标表.xls", bytes));
    }

    private void assertReadsAlike(ReadFile file) {
        assertThat(file.forms()).hasSameSizeAs(asText.forms());
        for (int i = 0; i < file.forms().size(); i++) {
            var actual = file.forms().get(i);
            var expected = asText.forms().get(i);
            assertThat(actual.form()).isEqualTo(expected.form());
            assertThat(actual.indicators().stream().map(IndicatorReading::raw))
                    .containsExactlyElementsOf(expected.indicators().stream()
                            .map(IndicatorReading::raw)
                            .toList());
            assertThat(actual.doubts().stream().map(Doubt::message))
                    .containsExactlyElementsOf(
                            expected.doubts().stream().map(Doubt::message).toList());
            assertThat(actual.places().keySet()).isEqualTo(expected.places().keySet());
        }
    }
}
