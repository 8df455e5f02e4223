package org.jiheng.documents.writing.paged;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.jiheng.documents.Form;
import org.jiheng.documents.GeneratedForms;
import org.jiheng.documents.issuing.DisclosureBook;
import org.jiheng.documents.issuing.Edition;
import org.jiheng.documents.issuing.FileFormat;
import org.jiheng.documents.writing.LayoutBook;
import org.jiheng.policy.common.FiscalYear;
import org.jiheng.policy.indicator.ProjectTier;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.verapdf.core.EncryptedPdfException;
import org.verapdf.core.ModelParsingException;
import org.verapdf.core.ValidationException;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;

/** Every PDF says of itself that it is PDF/A-2b; veraPDF says whether that is true. */
class ArchivalTests {
    private static final FontChain FONTS = FontChain.standard();

    @BeforeAll
    static void validator() {
        VeraGreenfieldFoundryProvider.initialise();
    }

    @Test
    void sheetsOfEveryKindAreWhatTheyClaim() throws Exception {
        for (long seed = 1; seed <= 6; seed++) {
            var generated = new GeneratedForms(seed);
            var sheets = forms(generated)
                    .map(form -> LayoutBook.standard().sheetFor(form).orElseThrow())
                    .toList();
            var out = new ByteArrayOutputStream();
            PdfWriter.write(sheets, FONTS, out);

            assertThat(wrongIn(out.toByteArray())).as("seed %d", seed).isEmpty();
        }
    }

    @Test
    void aBookIsWhatItClaims() throws Exception {
        var forms = Stream.generate(() -> new GeneratedForms(7).declaration(ProjectTier.KEY_SPECIAL))
                .limit(12)
                .toList();
        var book = DisclosureBook.of(
                new DisclosureBook.Subject(
                        "衡溪区",
                        "区水利局",
                        new FiscalYear(2026),
                        Edition.PUBLIC,
                        LocalDate.of(2026, 1, 5),
                        DisclosureBook.Told.NOTHING),
                forms,
                FONTS);
        var out = new ByteArrayOutputStream();
        book.write(FileFormat.PDF, out, each -> {});

        assertThat(wrongIn(out.toByteArray())).isEmpty();
    }

    /** The check itself: a file that nobody made archival is found out. */
    @Test
    void aPlainFileIsFoundOut() throws Exception {
        var out = new ByteArrayOutputStream();
        try (var document = new PDDocument()) {
            document.addPage(new PDPage());
            document.save(out);
        }

        assertThat(wrongIn(out.toByteArray())).isNotEmpty();
    }

    private static Stream<Form> forms(GeneratedForms generated) {
        return Stream.of(
                generated.declaration(ProjectTier.KEY_SPECIAL),
                generated.levelled(),
                generated.selfEvaluation(),
                generated.monitoring(),
                generated.departmentTarget());
    }

    private static List<String> wrongIn(byte[] pdf)
            throws IOException, ModelParsingException, EncryptedPdfException, ValidationException {
        try (var parser =
                        Foundries.defaultInstance().createParser(new ByteArrayInputStream(pdf), PDFAFlavour.PDFA_2_B);
                var validator = Foundries.defaultInstance().createValidator(PDFAFlavour.PDFA_2_B, false)) {
            var result = validator.validate(parser);
            assertThat(result.getTotalAssertions()).as("checks made").isPositive();
            return result.getTestAssertions().stream()
                    .filter(assertion -> assertion.getStatus() != TestAssertion.Status.PASSED)
                    .map(assertion -> assertion.getRuleId().getClause() + " "
                            + assertion.getRuleId().getTestNumber() + ": " + assertion.getMessage())
                    .distinct()
                    .toList();
        }
    }
}
