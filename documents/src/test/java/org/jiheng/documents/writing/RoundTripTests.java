package org.jiheng.documents.writing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jiheng.documents.Form;
import org.jiheng.documents.FundLine;
import org.jiheng.documents.GeneratedForms;
import org.jiheng.documents.reading.FormReader;
import org.jiheng.documents.reading.ReadFile;
import org.jiheng.policy.indicator.ProjectTier;
import org.jiheng.policy.indicator.TargetDeclaration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What was written reads back to the same values, whatever is in the forms and in both formats. */
class RoundTripTests {

    private final FormReader reader = FormReader.standard();

    static Stream<Long> seeds() {
        return Stream.iterate(1L, seed -> seed + 1).limit(100);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void anXlsxReadsBackEqual(long seed) throws IOException {
        var forms = forms(seed);
        var out = new ByteArrayOutputStream();
        XlsxWriter.write(sheets(forms), out);

        assertEqual(reader.read("导出.xlsx", out.toByteArray()), forms);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void aWebPageReadsBackEqual(long seed) throws IOException {
        var forms = forms(seed);
        var html = HtmlWriter.text(sheets(forms)).getBytes(StandardCharsets.UTF_8);

        assertEqual(reader.read("导出.html", html), forms);
    }

    /** The published sample: ten forms, one of them empty, whole into either format and back. */
    @Test
    void theSampleReadsBackEqual() throws IOException {
        var forms = sample();
        var xlsx = new ByteArrayOutputStream();
        XlsxWriter.write(sheets(forms), xlsx);
        var html = HtmlWriter.text(sheets(forms)).getBytes(StandardCharsets.UTF_8);

        assertThat(forms).hasSize(10);
        assertThat(forms(reader.read("导出.xlsx", xlsx.toByteArray()))).isEqualTo(forms);
        assertThat(forms(reader.read("导出.html", html))).isEqualTo(forms);
    }

    private List<Form> sample() throws IOException {
        try (var in = RoundTripTests.class.getResourceAsStream("/samples/changshou-2024-laoganju.txt")) {
            assertThat(in).isNotNull();
            return forms(reader.read("changshou-2024-laoganju.txt", in));
        }
    }

    private static List<Form> forms(ReadFile file) {
        return file.forms().stream()
                .map(read -> withoutMarkupNotes(read.form()))
                .toList();
    }

    /** That a text lost its markup is known of the form it stood in, not of the clean one written from it. */
    private static Form withoutMarkupNotes(Form form) {
        var declaration = form.declaration();
        return new Form(
                form.type(),
                form.title(),
                form.tableNo(),
                form.regionName(),
                form.moneyUnit(),
                new TargetDeclaration(
                        declaration.tier(),
                        declaration.fiscalYear(),
                        declaration.department(),
                        declaration.unit(),
                        declaration.project(),
                        declaration.executionWeight(),
                        declaration.funding(),
                        declaration.texts(),
                        declaration.indicators(),
                        declaration.note(),
                        Set.of()),
                form.fundLines(),
                form.outcome(),
                form.contact());
    }

    private static void assertEqual(ReadFile file, List<Form> forms) {
        assertThat(file.problem()).isNull();
        assertThat(file.forms()).hasSameSizeAs(forms);
        for (int each = 0; each < forms.size(); each++) {
            var expected = comparable(forms.get(each));
            var actual = comparable(file.forms().get(each).form());
            // Field by field first: it names the place that differs.
            assertThat(FilledFields.of(actual)).containsExactlyInAnyOrderEntriesOf(FilledFields.of(expected));
            assertThat(actual).isEqualTo(expected);
        }
    }

    /** The sheet prints the three money lines of the layout, whichever the form came with. */
    private static Form comparable(Form form) {
        return new Form(
                form.type(),
                form.title(),
                form.tableNo(),
                form.regionName(),
                form.moneyUnit(),
                form.declaration(),
                List.<FundLine>of(),
                form.outcome(),
                form.contact());
    }

    private static List<Form> forms(long seed) {
        var generated = new GeneratedForms(seed);
        return IntStream.rangeClosed(0, (int) (seed % 3))
                .mapToObj(each -> switch (each) {
                    case 0 -> generated.declaration(ProjectTier.KEY_SPECIAL);
                    case 1 -> generated.declaration(ProjectTier.GENERAL);
                    default -> generated.levelled();
                })
                .toList();
    }

    private static List<OfficialSheet> sheets(List<Form> forms) {
        return forms.stream()
                .map(form -> LayoutBook.standard().sheetFor(form).orElseThrow())
                .peek(sheet -> assertThat(sheet.notCarried()).isEmpty())
                .toList();
    }
}
