package org.jiheng.documents.writing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jiheng.documents.Execution;
import org.jiheng.documents.Form;
import org.jiheng.documents.FundLine;
import org.jiheng.documents.GeneratedForms;
import org.jiheng.documents.Outcome;
import org.jiheng.documents.issuing.FileFormat;
import org.jiheng.documents.reading.FormReader;
import org.jiheng.documents.reading.ReadFile;
import org.jiheng.documents.writing.paged.FontChain;
import org.jiheng.policy.common.FieldPath;
import org.jiheng.policy.indicator.ProjectTier;
import org.jiheng.policy.indicator.TargetDeclaration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What was written reads back to the same values, whatever is in the forms: every layout in every format that is read. */
class RoundTripTests {
    private static final int SEEDS = 25;
    /** A page takes ten times as long to write and to read. */
    private static final int SEEDS_ON_PAPER = 6;

    private final FormReader reader = FormReader.standard();

    /** A layout with the forms it can carry in full. */
    enum Sheets {
        KEY_SPECIAL("changshou-2024-key-special"),
        GENERAL("changshou-2024-general"),
        TARGET("national-target"),
        SELF_EVALUATION("national-self-evaluation"),
        MONITORING("national-monitoring"),
        CHONGQING("chongqing-self-evaluation"),
        DEPARTMENT("national-department-target");

        private final String layout;

        Sheets(String layout) {
            this.layout = layout;
        }

        Form form(GeneratedForms generated) {
            return switch (this) {
                case KEY_SPECIAL -> generated.declaration(ProjectTier.KEY_SPECIAL);
                case GENERAL -> generated.declaration(ProjectTier.GENERAL);
                case TARGET -> generated.levelled();
                case SELF_EVALUATION -> generated.selfEvaluation();
                case MONITORING -> generated.monitoring();
                case CHONGQING -> generated.adjustedSelfEvaluation();
                case DEPARTMENT -> generated.departmentTarget();
            };
        }

        /**
         * What a page can carry (docs/formats.md): of a row without points at the top of a page nobody can tell whether it
         * is the rest of the row before, nor of two long texts beside each other which goes on there.
         */
        GeneratedForms onPaper(long seed) {
            var generated = new GeneratedForms(seed).filled();
            return switch (this) {
                case KEY_SPECIAL, GENERAL, TARGET, DEPARTMENT -> generated;
                case SELF_EVALUATION, MONITORING, CHONGQING -> generated.withoutLongTexts();
            };
        }

        OfficialSheet sheet(Form form) {
            return OfficialSheet.of(form, LayoutBook.standard().named(layout).getFirst());
        }
    }

    static Stream<Arguments> everyLayoutInEveryFormat() {
        return Stream.of(Sheets.values()).flatMap(sheets -> read().map(format -> Arguments.of(sheets, format)));
    }

    private static Stream<FileFormat> read() {
        return Stream.of(FileFormat.XLSX, FileFormat.DOCX, FileFormat.HTML, FileFormat.PDF, FileFormat.OFD);
    }

    private static boolean isPaged(FileFormat format) {
        return format == FileFormat.PDF || format == FileFormat.OFD;
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("everyLayoutInEveryFormat")
    void readsBackEqual(Sheets sheets, FileFormat format) throws IOException {
        for (long seed = 1; seed <= (isPaged(format) ? SEEDS_ON_PAPER : SEEDS); seed++) {
            var generated = isPaged(format) ? sheets.onPaper(seed) : new GeneratedForms(seed);
            var forms = Stream.generate(() -> sheets.form(generated))
                    .limit(1 + seed % 3)
                    .toList();
            var written = forms.stream().map(sheets::sheet).toList();
            assertThat(written.stream().flatMap(sheet -> sheet.notCarried().stream()))
                    .as("not carried, seed %d", seed)
                    .isEmpty();

            assertEqual(read(written, format), forms, format, seed);
        }
    }

    /** Every layout but that of the review, which holds a form's head beside what a reviewer fills in by hand. */
    @Test
    void noLayoutIsLeftOut() {
        assertThat(LayoutBook.standard().layouts())
                .extracting(Layout::name)
                .containsExactlyInAnyOrderElementsOf(Stream.concat(
                                Stream.of("national-review"),
                                Stream.of(Sheets.values()).map(sheets -> sheets.layout))
                        .toList());
    }

    /** The review sheet names the project, whose it is and its money. */
    @ParameterizedTest
    @EnumSource(
            value = FileFormat.class,
            names = {"XLSX", "DOCX", "HTML", "PDF", "OFD"})
    void theReviewSheetReadsBackWhatItShows(FileFormat format) throws IOException {
        var layout = LayoutBook.standard().named("national-review").getFirst();
        for (long seed = 1; seed <= 10; seed++) {
            var form = new GeneratedForms(seed).levelled();
            var file = read(List.of(OfficialSheet.of(form, layout)), format);

            assertThat(file.forms()).as("seed %d", seed).hasSize(1);
            var declaration = file.forms().getFirst().form().declaration();
            assertThat(shown(declaration.project().name(), format))
                    .isEqualTo(shown(form.declaration().project().name(), format));
            assertThat(shown(declaration.department().name(), format))
                    .isEqualTo(shown(form.declaration().department().name(), format));
            assertThat(shown(declaration.unit().name(), format))
                    .isEqualTo(shown(form.declaration().unit().name(), format));
            assertThat(declaration.funding().total())
                    .isEqualTo(form.declaration().funding().total());
        }
    }

    /** The published sample: ten forms, one of them empty, whole into every format and back. */
    @ParameterizedTest
    @EnumSource(
            value = FileFormat.class,
            names = {"XLSX", "DOCX", "HTML", "PDF", "OFD"})
    void theSampleReadsBackEqual(FileFormat format) throws IOException {
        var forms = sample();
        var sheets = forms.stream()
                .map(form -> LayoutBook.standard().sheetFor(form).orElseThrow())
                .toList();

        assertThat(forms).hasSize(10);
        var file = read(sheets, format);
        assertEqual(file, forms, format, 0);
        if (!isPaged(format)) {
            assertThat(forms(file)).isEqualTo(forms);
        }
    }

    private ReadFile read(List<OfficialSheet> sheets, FileFormat format) throws IOException {
        var out = new ByteArrayOutputStream();
        format.write(sheets, FontChain.standard(), out);
        return reader.read("导出." + format.extension(), out.toByteArray());
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

    private static void assertEqual(ReadFile file, List<Form> forms, FileFormat format, long seed) {
        assertThat(file.problem()).as("seed %d", seed).isNull();
        assertThat(file.forms()).as("seed %d", seed).hasSameSizeAs(forms);
        for (int each = 0; each < forms.size(); each++) {
            var expected = comparable(forms.get(each));
            var actual = comparable(file.forms().get(each).form());
            // Field by field first: it names the place that differs.
            assertThat(printed(actual, format))
                    .as("seed %d, form %d", seed, each)
                    .containsExactlyInAnyOrderEntriesOf(printed(expected, format));
            if (!isPaged(format)) {
                assertThat(actual).as("seed %d, form %d", seed, each).isEqualTo(expected);
            }
        }
    }

    private static Map<FieldPath, String> printed(Form form, FileFormat format) {
        var fields = new LinkedHashMap<FieldPath, String>();
        FilledFields.of(form).forEach((field, text) -> fields.put(field, Objects.requireNonNull(shown(text, format))));
        return fields;
    }

    /** On a page every line ends somewhere: whether a text was parted there cannot be seen (docs/formats.md). */
    private static @Nullable String shown(@Nullable String text, FileFormat format) {
        return text == null || !isPaged(format) ? text : text.replaceAll("[\\s\\u3000]", "");
    }

    /** The sheet prints the money lines of its layout, blank or not, whichever the form came with. */
    private static Form comparable(Form form) {
        var outcome = form.outcome();
        return new Form(
                form.type(),
                form.title(),
                form.tableNo(),
                form.regionName(),
                form.moneyUnit(),
                withoutMarkupNotes(form).declaration(),
                List.<FundLine>of(),
                outcome == null ? null : comparable(outcome),
                form.contact(),
                form.details(),
                form.goals());
    }

    private static Outcome comparable(Outcome outcome) {
        var execution = outcome.execution();
        return new Outcome(
                execution == null
                        ? null
                        : new Execution(
                                execution.initial(),
                                execution.adjusted(),
                                execution.spent(),
                                execution.rate(),
                                execution.points(),
                                execution.earned(),
                                execution.period(),
                                execution.forecast(),
                                execution.lines().stream().anyMatch(RoundTripTests::isFilled)
                                        ? execution.lines()
                                        : List.of()),
                outcome.annualResult(),
                outcome.indicators(),
                outcome.totalScore(),
                outcome.conclusion(),
                outcome.problems(),
                outcome.improvement());
    }

    private static boolean isFilled(Execution.Line line) {
        return line.initial() != null || line.adjusted() != null || line.spent() != null || line.rate() != null;
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
                form.contact(),
                form.details(),
                form.goals());
    }
}
