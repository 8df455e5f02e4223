package org.jiheng.documents.issuing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jiheng.documents.Contact;
import org.jiheng.documents.Form;
import org.jiheng.documents.FormType;
import org.jiheng.documents.FundLine;
import org.jiheng.documents.MoneyUnit;
import org.jiheng.documents.writing.LayoutBook;
import org.jiheng.documents.writing.paged.FontChain;
import org.jiheng.policy.common.FieldPath;
import org.jiheng.policy.common.FiscalYear;
import org.jiheng.policy.common.Money;
import org.jiheng.policy.common.Points;
import org.jiheng.policy.indicator.CodedName;
import org.jiheng.policy.indicator.DeclarationTexts;
import org.jiheng.policy.indicator.Funding;
import org.jiheng.policy.indicator.Indicator;
import org.jiheng.policy.indicator.ProjectTier;
import org.jiheng.policy.indicator.TargetDeclaration;
import org.jiheng.policy.indicator.TargetValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A number the public must not see is in no part of any file, whatever field it was written into. */
class RedactionTests {
    private static final String MOBILE = "13800000000";
    private static final String IDENTITY = "11010519491231002X";

    @ParameterizedTest
    @EnumSource(FileFormat.class)
    void noPartOfAPublicFileHoldsTheNumber(FileFormat format) throws IOException {
        var everything = everything(format, Edition.PUBLIC);

        assertThat(everything).contains("138****0000").doesNotContain(MOBILE, IDENTITY);
    }

    @ParameterizedTest
    @EnumSource(FileFormat.class)
    void theInternalEditionPrintsIt(FileFormat format) throws IOException {
        assertThat(everything(format, Edition.INTERNAL)).contains(MOBILE, IDENTITY);
    }

    /** GIT-49: a name, a company or a path of the machine that made the file. */
    @ParameterizedTest
    @EnumSource(FileFormat.class)
    void aFileNamesNobodyWhoMadeIt(FileFormat format) throws IOException {
        assertThat(everything(format, Edition.PUBLIC))
                .doesNotContainIgnoringCase(
                        System.getProperty("user.name") + "<", "Apache POI", "PDFBox", System.getProperty("user.dir"));
    }

    @Test
    void saysWhatWasFoundAndWhereButNotTheNumber() {
        var redaction = Redaction.of(form(), Edition.INTERNAL);

        assertThat(redaction.form()).isEqualTo(form());
        assertThat(redaction.found())
                .extracting(Redaction.Found::field)
                .containsExactlyInAnyOrder(
                        new FieldPath("project.name"),
                        FieldPath.OVERVIEW,
                        FieldPath.indicator(0, "name"),
                        FieldPath.indicator(1, "target"),
                        new FieldPath("contact.phone"),
                        new FieldPath("note"));
        assertThat(redaction.found()).extracting(Redaction.Found::masked).allMatch(text -> text.contains("***"));
    }

    private static String everything(FileFormat format, Edition edition) throws IOException {
        var sheet = LayoutBook.standard()
                .sheetFor(Redaction.of(form(), edition).form())
                .orElseThrow();
        var out = new ByteArrayOutputStream();
        format.write(List.of(sheet), FontChain.standard(), out);
        var bytes = out.toByteArray();
        return switch (format) {
            case XLSX, DOCX, OFD -> unzipped(bytes);
            case HTML -> new String(bytes, StandardCharsets.UTF_8);
            case PDF -> {
                try (var document = Loader.loadPDF(bytes)) {
                    var metadata = document.getDocumentCatalog().getMetadata().toByteArray();
                    yield (new PDFTextStripper().getText(document)
                                    + document.getDocumentInformation().getCOSObject()
                                    + new String(metadata, StandardCharsets.UTF_8))
                            .replaceAll("\\s", "");
                }
            }
        };
    }

    private static String unzipped(byte[] bytes) throws IOException {
        var all = new StringBuilder();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                all.append(entry.getName()).append('\n');
                all.append(new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return all.toString();
    }

    private static Form form() {
        return new Form(
                FormType.TARGET,
                "衡溪区2026年重点专项绩效目标表",
                null,
                "衡溪区",
                MoneyUnit.WAN_YUAN,
                new TargetDeclaration(
                        ProjectTier.KEY_SPECIAL,
                        new FiscalYear(2026),
                        CodedName.named("区水利局"),
                        CodedName.named("区灌溉站"),
                        CodedName.named("渠道维修" + MOBILE),
                        Points.of("10"),
                        new Funding(Money.ofWanYuan("25.5"), null, Money.ofWanYuan("25.5"), null, null),
                        new DeclarationTexts("负责人证号" + IDENTITY, null, null, null),
                        List.of(
                                Indicator.flat("热线" + MOBILE, null, null, Points.of("45"), null),
                                Indicator.flat(
                                        "满意度",
                                        new TargetValue.Qualitative("电询" + MOBILE),
                                        null,
                                        Points.of("45"),
                                        null)),
                        "更正请致电" + MOBILE,
                        Set.of()),
                List.of(new FundLine("区级资金", Money.ofWanYuan("25.5"))),
                null,
                new Contact("周敏慧", MOBILE));
    }
}
