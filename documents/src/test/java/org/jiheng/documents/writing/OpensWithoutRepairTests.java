package org.jiheng.documents.writing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipInputStream;
import org.apache.poi.schemas.ooxml.system.ooxml.TypeSystemHolder;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.xmlbeans.XmlException;
import org.apache.xmlbeans.XmlOptions;
import org.jiheng.documents.Form;
import org.jiheng.documents.GeneratedForms;
import org.jiheng.policy.indicator.ProjectTier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What Excel and Word ask to repair is a part that is not as the schema of Office Open XML says: every part is held against it. */
class OpensWithoutRepairTests {

    static Stream<Long> seeds() {
        return Stream.iterate(1L, seed -> seed + 1).limit(20);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void aWorkbookIsAsTheSchemaSays(long seed) throws IOException {
        var out = new ByteArrayOutputStream();
        XlsxWriter.write(sheets(seed), out);

        assertThat(wrongIn(out.toByteArray())).isEmpty();
        try (var workbook = new XSSFWorkbook(new ByteArrayInputStream(out.toByteArray()))) {
            assertThat(workbook.getNumberOfSheets()).isEqualTo(sheets(seed).size());
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void aDocumentIsAsTheSchemaSays(long seed) throws IOException {
        var out = new ByteArrayOutputStream();
        DocxWriter.write(sheets(seed), out);

        assertThat(wrongIn(out.toByteArray())).isEmpty();
        try (var document = new XWPFDocument(new ByteArrayInputStream(out.toByteArray()))) {
            assertThat(document.getTables()).isNotEmpty();
        }
    }

    /** The check itself: a part with an element too many is told. */
    @Test
    void anElementThatTheSchemaDoesNotKnowIsFound() throws XmlException {
        assertThat(wrong("word/styles.xml", """
                <w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:unheardOf/></w:styles>\
                """.getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                .isNotEmpty();
    }

    private static List<String> wrongIn(byte[] file) throws IOException {
        var wrong = new ArrayList<String>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(file))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                var bytes = zip.readAllBytes();
                // The list of parts and the properties are of the package itself, and read by POI.
                if (entry.getName().matches("(xl|word)/.*\\.xml")) {
                    wrong.addAll(wrong(entry.getName(), bytes));
                }
            }
        } catch (XmlException broken) {
            wrong.add(String.valueOf(broken.getMessage()));
        }
        return wrong;
    }

    private static List<String> wrong(String part, byte[] bytes) throws XmlException {
        try {
            var errors = new ArrayList<org.apache.xmlbeans.XmlError>();
            var read = TypeSystemHolder.typeSystem.parse(new ByteArrayInputStream(bytes), null, new XmlOptions());
            assertThat(read.schemaType().isNoType())
                    .as("%s has no schema", part)
                    .isFalse();
            read.validate(new XmlOptions().setErrorListener(errors));
            return errors.stream().map(error -> part + ": " + error).toList();
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static List<OfficialSheet> sheets(long seed) {
        var generated = new GeneratedForms(seed);
        return Stream.<Form>of(
                        generated.declaration(ProjectTier.KEY_SPECIAL),
                        generated.levelled(),
                        generated.selfEvaluation(),
                        generated.monitoring(),
                        generated.departmentTarget())
                .map(form -> LayoutBook.standard().sheetFor(form).orElseThrow())
                .toList();
    }
}
