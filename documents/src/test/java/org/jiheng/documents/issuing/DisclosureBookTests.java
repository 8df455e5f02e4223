package org.jiheng.documents.issuing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.ZipInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.jiheng.documents.Contact;
import org.jiheng.documents.Form;
import org.jiheng.documents.GeneratedForms;
import org.jiheng.documents.reading.FormReader;
import org.jiheng.documents.reading.ReadForm;
import org.jiheng.documents.writing.CannotExportException;
import org.jiheng.documents.writing.paged.FontChain;
import org.jiheng.policy.common.FiscalYear;
import org.jiheng.policy.indicator.ProjectTier;
import org.junit.jupiter.api.Test;

class DisclosureBookTests {
    private static final FontChain FONTS = FontChain.standard();

    @Test
    void holdsCoverContentsFormsAndTotalsInOrder() throws IOException {
        var book = book(Edition.PUBLIC, sample());
        var pages = pages(write(book, FileFormat.PDF));

        assertThat(pages.getFirst()).contains("长寿区委老干局2024年项目支出绩效目标公开册", "公开版", "9个", "无");
        assertThat(pages.get(1)).contains("目录", "页码", "老干部活动费");
        assertThat(pages.getLast()).contains("项目支出汇总表", "合计", "第 %d 页 共 %d 页".formatted(pages.size(), pages.size()));
        assertThat(book.size()).isEqualTo(10);
    }

    /** PUB-04: a tier without projects is published as an empty table with its sentence. */
    @Test
    void aTierWithoutProjectsIsSaidToBeEmpty() throws IOException {
        var onlyKey = sample().stream()
                .filter(form -> form.declaration().tier() == ProjectTier.KEY_SPECIAL)
                .toList();

        assertThat(String.join("", pages(write(book(Edition.PUBLIC, onlyKey), FileFormat.PDF))))
                .contains("本单位无一般项目，故此表无数据。");
    }

    /** A kind of project of which some are left out is not said to be empty: that would be untrue. */
    @Test
    void whatIsLeftOutIsNamedAndNotDenied() throws IOException {
        var key = sample().stream()
                .filter(form -> form.declaration().tier() == ProjectTier.KEY_SPECIAL)
                .toList();
        var leftOut = new DisclosureBook.LeftOut("街道绿化养护", ProjectTier.GENERAL, "还在财政审核");
        var book = DisclosureBook.of(subject(Edition.PUBLIC), key, List.of(leftOut), FONTS);
        var pages = pages(write(book, FileFormat.PDF));

        assertThat(book.size()).isEqualTo(key.size());
        assertThat(String.join("", pages)).doesNotContain("故此表无数据", "街道绿化养护").contains("只汇总编入本册的项目");
        assertThat(pages.getFirst()).contains("未编入");
        assertThat(pages.getLast()).doesNotContain("一般性项目");
        assertThat(book.remarks())
                .anySatisfy(remark -> {
                    assertThat(remark.about()).isEqualTo("街道绿化养护");
                    assertThat(remark.message()).isEqualTo("没有编入：还在财政审核");
                })
                .anySatisfy(remark -> {
                    assertThat(remark.rule()).isEqualTo("LNT-68");
                    assertThat(remark.message()).contains("缺少", "一般性项目");
                });
    }

    /** A kind that nobody knows of might be either: neither table is said to be empty, and nothing is left to print. */
    @Test
    void aBookOfNothingIsRefused() {
        var unknown = List.of(new DisclosureBook.LeftOut("街道绿化养护", null, "还没有报出"));

        assertThatThrownBy(() -> DisclosureBook.of(subject(Edition.PUBLIC), List.of(), unknown, FONTS))
                .isInstanceOf(CannotExportException.class)
                .hasMessageContaining("没有可以编入的");
    }

    /** However often a format goes through the book, its progress only grows. */
    @Test
    void progressGrows() throws IOException {
        for (var format : FileFormat.values()) {
            var told = new ArrayList<Integer>();
            book(Edition.PUBLIC, sample()).write(format, OutputStream.nullOutputStream(), told::add);

            assertThat(told).as(format.name()).isSorted().last().isEqualTo(10);
            assertThat(told.getFirst()).isLessThanOrEqualTo(1);
        }
    }

    @Test
    void theContentsNameThePageEachFormBeginsOn() throws IOException {
        var pages = pages(write(book(Edition.PUBLIC, generated(12)), FileFormat.PDF));
        var contents = pages.get(1)
                .lines()
                .filter(line -> line.matches("^\\d+ .* \\d+$"))
                .toList();

        assertThat(contents).isNotEmpty();
        for (var line : contents) {
            int page = Integer.parseInt(line.substring(line.lastIndexOf(' ') + 1));
            assertThat(pages.get(page - 1)).contains("绩效目标");
        }
    }

    @Test
    void whatIsReadFromABookIsWhatWasPutIn() throws IOException {
        var forms = sample();
        for (var format : List.of(FileFormat.XLSX, FileFormat.HTML)) {
            var bytes = write(book(Edition.INTERNAL, forms), format);
            var read = FormReader.standard().read("公开册." + format.extension(), bytes).forms().stream()
                    .map(ReadForm::form)
                    .toList();

            assertThat(read).as(format.name()).hasSameSizeAs(forms);
            assertThat(read.stream().map(form -> form.declaration().project()))
                    .containsExactlyElementsOf(forms.stream()
                            .map(form -> form.declaration().project())
                            .toList());
        }
    }

    @Test
    void aWordBookOpens() throws IOException {
        try (var document =
                new XWPFDocument(new ByteArrayInputStream(write(book(Edition.PUBLIC, sample()), FileFormat.DOCX)))) {
            assertThat(document.getTables().size()).isGreaterThanOrEqualTo(13);
        }
    }

    @Test
    void aZipHoldsOneFileForEachFormUnderItsOwnName() throws IOException {
        var forms = new ArrayList<>(sample());
        forms.add(forms.getFirst());
        var out = new ByteArrayOutputStream();
        book(Edition.PUBLIC, forms).writeZip(FileFormat.PDF, out, each -> {});
        var names = new ArrayList<String>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(out.toByteArray()), StandardCharsets.UTF_8)) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                names.add(entry.getName());
            }
        }

        assertThat(names).hasSize(12).doesNotHaveDuplicates().allMatch(name -> name.endsWith(".pdf"));
        assertThat(names.getFirst()).startsWith("00-长寿区委老干局2024年");
    }

    @Test
    void theReportTellsOfNumbersGlyphsAndOpenData() {
        var form = sample().getFirst();
        var withMobile = new Form(
                form.type(),
                form.title(),
                "表\uE81E",
                form.regionName(),
                form.moneyUnit(),
                form.declaration(),
                form.fundLines(),
                form.outcome(),
                new Contact("周敏慧", "13800000000"));
        var masked = book(Edition.PUBLIC, List.of(withMobile));
        var internal = book(Edition.INTERNAL, List.of(withMobile));

        assertThat(masked.remarks()).extracting(DisclosureBook.Remark::rule).contains("LNT-73", "GIT-87");
        assertThat(masked.remarks())
                .extracting(DisclosureBook.Remark::message)
                .noneMatch(text -> text.contains("13800000000"));
        assertThat(internal.remarks()).anyMatch(remark -> remark.advice().contains("不得公开"));
        assertThat(internal.report().texts()).anyMatch(text -> text.contains("U+E81E"));
    }

    /** LNT-69 … 71: what does not stand in the forms has to be told, and is then held against them. */
    @Test
    void theReportHoldsTheBookAgainstWhatItWasTold() {
        var form = sample().getFirst();
        var project = form.declaration().project().name();
        var told = new DisclosureBook.Told(
                LocalDate.of(2024, 1, 10),
                LocalDate.of(2024, 2, 12),
                "%s2024年安排1.25万元。%s三年累计安排600万元。"
                        .formatted(
                                project, sample().get(1).declaration().project().name()));
        var subject = new DisclosureBook.Subject(
                "长寿区", "区委老干局", new FiscalYear(2024), Edition.PUBLIC, LocalDate.of(2024, 2, 12), told);
        var remarks = DisclosureBook.of(subject, List.of(form, sample().get(1)), FONTS)
                .remarks();

        assertThat(remarks)
                .anySatisfy(remark -> {
                    assertThat(remark.rule()).isEqualTo("LNT-69");
                    assertThat(remark.message()).contains("晚了 13 天");
                })
                .anySatisfy(remark -> {
                    assertThat(remark.rule()).isEqualTo("LNT-70");
                    assertThat(remark.message()).contains("1.25万元");
                })
                .anySatisfy(remark -> assertThat(remark.rule()).isEqualTo("LNT-71"));
        assertThat(book(Edition.PUBLIC, List.of(form)).remarks())
                .extracting(DisclosureBook.Remark::rule)
                .doesNotContain("LNT-69");
    }

    /** A zip put together from pieces made before is the one made at once. */
    @Test
    void aZipFromPiecesIsTheSame() throws IOException {
        var book = book(Edition.PUBLIC, sample());
        var pieces = new ArrayList<byte[]>();
        for (int number = 0; number <= book.size(); number++) {
            pieces.add(book.piece(number, FileFormat.DOCX));
        }
        var atOnce = new ByteArrayOutputStream();
        book.writeZip(FileFormat.DOCX, atOnce, each -> {});
        var fromPieces = new ByteArrayOutputStream();
        book.writePieces(FileFormat.DOCX, fromPieces, pieces::get);

        assertThat(fromPieces.toByteArray()).isEqualTo(atOnce.toByteArray());
    }

    @Test
    void theSameBookHasTheSameBytes() throws IOException {
        for (var format : FileFormat.values()) {
            assertThat(write(book(Edition.PUBLIC, sample()), format))
                    .as(format.name())
                    .isEqualTo(write(book(Edition.PUBLIC, sample()), format));
        }
    }

    @Test
    void tooManyFormsAreRefusedWithASentence() {
        var many = Collections.nCopies(DisclosureBook.MAX_FORMS + 1, sample().getFirst());

        assertThatThrownBy(() -> book(Edition.PUBLIC, many))
                .isInstanceOf(CannotExportException.class)
                .hasMessageContaining("请按实施单位分册");
    }

    private static DisclosureBook book(Edition edition, List<Form> forms) {
        return DisclosureBook.of(subject(edition), forms, FONTS);
    }

    private static DisclosureBook.Subject subject(Edition edition) {
        return new DisclosureBook.Subject(
                "长寿区", "区委老干局", new FiscalYear(2024), edition, LocalDate.of(2024, 2, 12), DisclosureBook.Told.NOTHING);
    }

    private static byte[] write(DisclosureBook book, FileFormat format) throws IOException {
        var out = new ByteArrayOutputStream();
        var last = new int[1];
        book.write(format, out, each -> last[0] = each);
        assertThat(last[0]).as("progress").isEqualTo(book.size());
        return out.toByteArray();
    }

    private static List<String> pages(byte[] pdf) throws IOException {
        try (var document = Loader.loadPDF(pdf)) {
            var pages = new ArrayList<String>();
            for (int page = 1; page <= document.getNumberOfPages(); page++) {
                var stripper = new PDFTextStripper();
                stripper.setStartPage(page);
                stripper.setEndPage(page);
                pages.add(stripper.getText(document));
            }
            return pages;
        }
    }

    private static List<Form> generated(int count) {
        var generated = new GeneratedForms(5);
        return IntStream.range(0, count)
                .mapToObj(each -> generated.declaration(ProjectTier.KEY_SPECIAL))
                .toList();
    }

    private static List<Form> sample() {
        try (var in = DisclosureBookTests.class.getResourceAsStream("/samples/changshou-2024-laoganju.txt")) {
            return FormReader.standard().read("changshou-2024-laoganju.txt", in).forms().stream()
                    .map(ReadForm::form)
                    .toList();
        } catch (IOException failure) {
            throw new java.io.UncheckedIOException(failure);
        }
    }
}
