package org.jiheng.documents.reading;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.poi.hssf.record.crypto.Biff8EncryptionKey;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.jiheng.documents.reading.ReadFile.Status;
import org.jiheng.documents.reading.grid.Limits;
import org.jiheng.documents.reading.grid.ProblemCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** 坏文件 — each kind made here for real; each gets its own code and its own sentence, and none gets through. */
@Timeout(60)
class BadFilesTest {
    private static final byte[] WORKBOOK = OfficialLayout.xlsx(OfficialLayout.forms(Samples.string()));
    private static final String SHEET = "xl/worksheets/sheet1.xml";

    private final FormReader reader = FormReader.standard();

    private ReadFile.Problem refusal(String name, byte[] content) {
        var file = reader.read(name, content);
        assertThat(file.status()).isEqualTo(Status.REJECTED);
        assertThat(file.forms()).isEmpty();
        var problem = requireNonNull(file.problem());
        assertThat(problem.message()).endsWith("。");
        return problem;
    }

    private void assertRefused(String name, byte[] content, ProblemCode code, String saying) {
        var problem = refusal(name, content);
        assertThat(problem.code()).as(problem.message()).isEqualTo(code);
        assertThat(problem.message()).contains(saying);
    }

    @Test
    void empty() {
        assertRefused("a.xlsx", new byte[0], ProblemCode.EMPTY, "空的");
        assertRefused("a.txt", "\uFEFF \r\n\t".getBytes(StandardCharsets.UTF_8), ProblemCode.EMPTY, "空的");
    }

    @Test
    void encryptedWorkbook() throws Exception {
        var out = new ByteArrayOutputStream();
        try (var container = new POIFSFileSystem()) {
            var info = new EncryptionInfo(EncryptionMode.agile);
            var encryptor = info.getEncryptor();
            encryptor.confirmPassword("只有本人知道");
            try (var workbook = OPCPackage.open(new ByteArrayInputStream(WORKBOOK));
                    var encrypted = encryptor.getDataStream(container)) {
                workbook.save(encrypted);
            }
            container.writeFilesystem(out);
        }
        assertRefused("目标表.xlsx", out.toByteArray(), ProblemCode.ENCRYPTED, "已加密");
        assertRefused("目标表.xlsx", Arrays.copyOf(out.toByteArray(), 700), ProblemCode.TRUNCATED, "不完整");
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 30, 500, 4000})
    void truncatedWorkbook(int length) {
        assertRefused("目标表.xlsx", Arrays.copyOf(WORKBOOK, length), ProblemCode.TRUNCATED, "不完整");
        assertRefused("目标表.xlsx", Arrays.copyOf(WORKBOOK, WORKBOOK.length - 30), ProblemCode.TRUNCATED, "不完整");
    }

    @Test
    void workbookWithAHoleInItsMiddle() {
        var damaged = WORKBOOK.clone();
        Arrays.fill(damaged, 2000, damaged.length / 2, (byte) 0x55);
        assertRefused("目标表.xlsx", damaged, ProblemCode.CORRUPT, "损坏");
    }

    @ParameterizedTest
    @CsvSource({"1F8B0800000000000000, 压缩包", "526172211A0700, 压缩包"})
    void otherThingsNamedXlsx(String magic, String saying) {
        assertRefused("目标表.xlsx", HexFormat.of().parseHex(magic), ProblemCode.WRONG_TYPE, saying);
    }

    @ParameterizedTest
    @ValueSource(strings = {"89504E470D0A1A0A0000000D", "FFD8FFE000104A464946", "474946383961"})
    void pictures(String magic) {
        assertRefused("目标表.xlsx", HexFormat.of().parseHex(magic), ProblemCode.PICTURE, "图片");
    }

    @Test
    void someZipNamedXlsx() throws IOException {
        assertRefused("目标表.xlsx", zip(Map.of("照片/1.jpg", new byte[100])), ProblemCode.WRONG_TYPE, "压缩包");
    }

    @Test
    void workbookAndDocumentOfTheirOwnKindFromWps() throws IOException {
        for (var name : new String[] {"目标表.et", "目标表.WPS"}) {
            assertRefused(name, xls(workbook -> {}), ProblemCode.UNSUPPORTED_FORMAT, "另存为xlsx或docx");
        }
    }

    @Test
    void encryptedOldWorkbook() throws IOException {
        Biff8EncryptionKey.setCurrentUserPassword("只有本人知道");
        var encrypted = xls(workbook -> workbook.writeProtectWorkbook("只有本人知道", "某人"));
        Biff8EncryptionKey.setCurrentUserPassword(null);
        assertRefused("目标表.xls", encrypted, ProblemCode.ENCRYPTED, "已加密");
    }

    @Test
    void oldWorkbookWithMacros() throws IOException {
        var out = new ByteArrayOutputStream();
        try (var container = new POIFSFileSystem(new ByteArrayInputStream(xls(workbook -> {})))) {
            container.createDirectory("_VBA_PROJECT_CUR");
            container.writeFilesystem(out);
        }
        assertRefused("目标表.xls", out.toByteArray(), ProblemCode.MACROS, "宏");
    }

    @Test
    void oldWorkbookWithAHoleInItsMiddle() throws IOException {
        var damaged = OfficialLayout.xls(OfficialLayout.forms(Samples.string()));
        Arrays.fill(damaged, 3000, 6000, (byte) 0x55);
        assertRefused("目标表.xls", damaged, ProblemCode.CORRUPT, "损坏");
    }

    private static byte[] xls(Consumer<HSSFWorkbook> change) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var workbook = new HSSFWorkbook()) {
            workbook.createSheet("表").createRow(0).createCell(0).setCellValue("绩效目标表");
            change.accept(workbook);
            workbook.write(out);
        }
        return out.toByteArray();
    }

    @Test
    void formatsOfALaterVersionAreNamed() throws IOException {
        assertRefused(
                "a.rtf", "{\\rtf1\\ansi}".getBytes(StandardCharsets.US_ASCII), ProblemCode.UNSUPPORTED_FORMAT, "RTF");
        var xml = "<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\"/>";
        assertRefused("a.xls", xml.getBytes(StandardCharsets.UTF_8), ProblemCode.UNSUPPORTED_FORMAT, "2003");
    }

    /** Each way an OFD can fail has its sentence, and none of them is an exception. */
    @Test
    void brokenAndClosedAndEmptyOfd() throws IOException {
        assertRefused("a.ofd", zip(Map.of("OFD.xml", new byte[10])), ProblemCode.CORRUPT, "损坏");
        var root = "<OFD><DocBody><DocRoot>Doc_0/Document.xml</DocRoot></DocBody></OFD>";
        assertRefused("a.ofd", zip(Map.of("OFD.xml", bytes(root))), ProblemCode.CORRUPT, "损坏");
        var document = "<Document><Pages><Page ID=\"1\" BaseLoc=\"/Doc_0/p.xml\"/></Pages></Document>";
        var page = "<Page><Content><Layer><ImageObject/></Layer></Content></Page>";
        assertRefused(
                "a.ofd",
                zip(Map.of("OFD.xml", bytes(root), "Doc_0/Document.xml", bytes(document))),
                ProblemCode.CORRUPT,
                "损坏");
        var scan = Map.of("OFD.xml", bytes(root), "Doc_0/Document.xml", bytes(document), "Doc_0/p.xml", bytes(page));
        assertRefused("a.ofd", zip(scan), ProblemCode.SCANNED, "扫描件");
        assertRefused(
                "a.ofd",
                zip(Map.of("OFD.xml", bytes(root), "Encryptions.xml", bytes("<x/>"))),
                ProblemCode.ENCRYPTED,
                "加密");
        var many = "<Document><Pages>" + "<Page ID=\"1\" BaseLoc=\"p.xml\"/>".repeat(2_001) + "</Pages></Document>";
        assertRefused(
                "a.ofd",
                zip(Map.of("OFD.xml", bytes(root), "Doc_0/Document.xml", bytes(many), "Doc_0/p.xml", bytes(page))),
                ProblemCode.TOO_MANY_PAGES,
                "2000页");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void macros() throws IOException {
        assertRefused("目标表.xlsm", with("xl/vbaProject.bin", new byte[10]), ProblemCode.MACROS, "宏");
        var types = new String(part("[Content_Types].xml"), StandardCharsets.UTF_8)
                .replace("spreadsheetml.sheet.main+xml", "sheet.macroEnabled.main+xml");
        assertRefused(
                "目标表.xlsx",
                with("[Content_Types].xml", types.getBytes(StandardCharsets.UTF_8)),
                ProblemCode.MACROS,
                "宏");
    }

    @Test
    void zipBombOfOneLargeSheet() throws IOException {
        assertRefused("目标表.xlsx", bomb(1, 600), ProblemCode.INFLATES_TOO_LARGE, "解开后过大");
    }

    @Test
    void zipBombOfManySheetsThatAreEachSmall() throws IOException {
        assertRefused("目标表.xlsx", bomb(20, 30), ProblemCode.INFLATES_TOO_LARGE, "解开后过大");
    }

    @Test
    void externalEntityIsNeverFetched(@TempDir Path folder) throws IOException {
        var secret = Files.writeString(folder.resolve("secret.txt"), "外泄的内容");
        var doctype = "<!DOCTYPE x [<!ENTITY e SYSTEM \"%s\">]>".formatted(secret.toUri());
        for (var charset : new Charset[] {StandardCharsets.UTF_8, StandardCharsets.UTF_16LE}) {
            var sheet =
                    "\uFEFF<?xml version=\"1.0\" encoding=\"%s\"?>%s<worksheet><sheetData><row><c t=\"inlineStr\"><is><t>&e;</t></is></c></row></sheetData></worksheet>"
                            .formatted(charset.equals(StandardCharsets.UTF_8) ? "UTF-8" : "UTF-16", doctype);
            assertRefused("目标表.xlsx", with(SHEET, sheet.getBytes(charset)), ProblemCode.EXTERNAL_ENTITY, "实体");
        }
        var page = doctype + "<html><table><tr><td>&e;</td></tr></table></html>";
        assertThat(reader.read("a.html", page.getBytes(StandardCharsets.UTF_8)).status())
                .isNotEqualTo(Status.READ);
    }

    @Test
    void externalEntityBehindALongComment() throws IOException {
        var sheet = "<?xml version=\"1.0\"?><!--" + "x".repeat(9000)
                + "--><!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/hostname\">]><worksheet>&e;</worksheet>";
        assertRefused(
                "目标表.xlsx", with(SHEET, sheet.getBytes(StandardCharsets.UTF_8)), ProblemCode.EXTERNAL_ENTITY, "实体");
    }

    @Test
    void billionLaughs() throws IOException {
        var entities = new StringBuilder("<!ENTITY a0 \"哈哈哈哈哈哈哈哈哈哈\">");
        for (int i = 1; i < 12; i++) {
            entities.append(
                    "<!ENTITY a%d \"%s\">".formatted(i, "&a%d;".formatted(i - 1).repeat(10)));
        }
        var sheet = "<?xml version=\"1.0\"?><!DOCTYPE x [%s]><worksheet>&a11;</worksheet>".formatted(entities);
        assertRefused(
                "目标表.xlsx",
                with("xl/sharedStrings.xml", sheet.getBytes(StandardCharsets.UTF_8)),
                ProblemCode.EXTERNAL_ENTITY,
                "实体");
    }

    @Test
    void tooLargeAsBytesAndAsAnEndlessStream() throws IOException {
        assertRefused("a.txt", new byte[Limits.STANDARD.fileBytes() + 1], ProblemCode.TOO_LARGE, "20MB");
        var endless = new InputStream() {
            @Override
            public int read() {
                return 'x';
            }

            @Override
            public int read(byte[] into, int offset, int length) {
                Arrays.fill(into, offset, offset + length, (byte) 'x');
                return length;
            }
        };
        assertThat(reader.read("a.txt", endless).status()).isEqualTo(Status.REJECTED);
    }

    @Test
    void tooManyRows() throws IOException {
        var text = "x\n".repeat(100_001).getBytes(StandardCharsets.UTF_8);
        assertRefused("a.txt", text, ProblemCode.TOO_MANY_ROWS, "100000行");
        var rows = "<row><c><v>1</v></c></row>".repeat(100_001);
        assertRefused("a.xlsx", with(SHEET, sheet(rows)), ProblemCode.TOO_MANY_ROWS, "100000行");
        var table = "<table>" + "<tr><td>x".repeat(100_001) + "</table>";
        assertRefused("a.html", table.getBytes(StandardCharsets.UTF_8), ProblemCode.TOO_MANY_ROWS, "100000行");
    }

    @Test
    void aHundredThousandRowsAreReadAndAMillionEmptyOnesDoNoHarm() throws IOException {
        var rows = "<row><c><v>1</v></c><c><v>2</v></c></row>".repeat(99_999);
        assertThat(reader.read("a.xlsx", with(SHEET, sheet(rows))).status()).isEqualTo(Status.NOTHING_FOUND);
        var empty = "<row><c s=\"0\"/></row>".repeat(500_000);
        assertThat(reader.read("a.xlsx", with(SHEET, sheet(empty))).status()).isEqualTo(Status.NOTHING_FOUND);
    }

    @Test
    void tooManyColumns() throws IOException {
        assertRefused(
                "a.txt",
                ("\t".repeat(16_384) + "x").getBytes(StandardCharsets.UTF_8),
                ProblemCode.TOO_MANY_COLUMNS,
                "16384列");
        assertRefused(
                "a.xlsx",
                with(SHEET, sheet("<row><c r=\"XFE1\"><v>1</v></c></row>")),
                ProblemCode.TOO_MANY_COLUMNS,
                "16384列");
        var table = "<table><tr>" + "<td colspan=1000>".repeat(17) + "</table>";
        assertRefused("a.html", table.getBytes(StandardCharsets.UTF_8), ProblemCode.TOO_MANY_COLUMNS, "16384列");
    }

    @Test
    void aCellLongerThanAnyWorksheetAllows() {
        assertRefused("a.txt", "长".repeat(32_768).getBytes(StandardCharsets.UTF_8), ProblemCode.TOO_LARGE, "32767字");
    }

    @Test
    void pageNestedTenThousandDeep() {
        var page = "<html><body>" + "<div>".repeat(10_000) + "x" + "</div>".repeat(10_000);
        assertRefused("a.html", page.getBytes(StandardCharsets.UTF_8), ProblemCode.NESTED_TOO_DEEP, "256层");
        var tables = "<table><tr><td>".repeat(10_000);
        assertRefused("a.html", tables.getBytes(StandardCharsets.UTF_8), ProblemCode.NESTED_TOO_DEEP, "256层");
    }

    @Test
    void workbookNestedTooDeep() throws IOException {
        var sheet = "<worksheet>" + "<a>".repeat(10_000) + "</a>".repeat(10_000) + "</worksheet>";
        assertRefused(
                "a.xlsx", with(SHEET, sheet.getBytes(StandardCharsets.UTF_8)), ProblemCode.NESTED_TOO_DEEP, "256层");
    }

    @Test
    void binaryJunkAsText() {
        var junk = new byte[5000];
        new Random(20240101).nextBytes(junk);
        assertRefused("目标表.txt", junk, ProblemCode.WRONG_TYPE, "不是文本");
    }

    @Test
    void textInAnEncodingNobodyKnows() {
        var text = new byte[400];
        for (int i = 0; i < text.length; i++) {
            text[i] = (byte) (0xa0 + i % 0x5f);
        }
        text[399] = (byte) 0xff;
        assertRefused("目标表.txt", text, ProblemCode.UNKNOWN_ENCODING, "编码");
    }

    @Test
    void tooSlow() {
        var seconds = new int[1];
        InstantSource hurrying = () -> Instant.EPOCH.plusSeconds(seconds[0]++);
        var file = new FormReader(Limits.STANDARD, hurrying).read("目标表.xlsx", WORKBOOK);
        var problem = requireNonNull(file.problem());
        assertThat(problem.code()).isEqualTo(ProblemCode.TOO_SLOW);
        assertThat(problem.message()).contains("60秒");
    }

    @Test
    void eachKindHasItsOwnSentence() throws IOException {
        var sentences = new HashSet<String>();
        for (var content : new byte[][] {
            new byte[0],
            Arrays.copyOf(WORKBOOK, 500),
            zip(Map.of("a", new byte[1])),
            with("xl/vbaProject.bin", new byte[1]),
            "x\n".repeat(100_001).getBytes(StandardCharsets.UTF_8),
            "%PDF-1.7 %%EOF".getBytes(StandardCharsets.US_ASCII),
            "{\\rtf1}".getBytes(StandardCharsets.US_ASCII),
            new byte[Limits.STANDARD.fileBytes() + 1],
            HexFormat.of().parseHex("89504E470D0A1A0A"),
        }) {
            sentences.add(refusal("a", content).message());
        }
        assertThat(sentences).hasSize(9);
    }

    @Test
    void somethingReadableWithoutAnyFormIsNotRejected() {
        var file = reader.read("说明.txt", "填报说明\n绩效目标表请于月底前报送。\n".getBytes(StandardCharsets.UTF_8));
        assertThat(file.status()).isEqualTo(Status.NOTHING_FOUND);
        assertThat(file.problem()).isNull();
    }

    // ---- made here

    private static byte[] sheet(String rows) {
        return "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>%s</sheetData></worksheet>"
                .formatted(rows)
                .getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] zip(Map<String, byte[]> parts) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            for (var part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue());
            }
        }
        return out.toByteArray();
    }

    /** The good workbook with one part replaced or added. */
    private static byte[] with(String name, byte[] content) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var in = new ZipInputStream(new ByteArrayInputStream(WORKBOOK));
                var zip = new ZipOutputStream(out)) {
            for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                if (!entry.getName().equals(name)) {
                    zip.putNextEntry(new ZipEntry(entry.getName()));
                    in.transferTo(zip);
                }
            }
            zip.putNextEntry(new ZipEntry(name));
            zip.write(content);
        }
        return out.toByteArray();
    }

    private static byte[] part(String name) throws IOException {
        try (var in = new ZipInputStream(new ByteArrayInputStream(WORKBOOK))) {
            for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                if (entry.getName().equals(name)) {
                    return in.readAllBytes();
                }
            }
        }
        throw new IOException("no such part: " + name);
    }

    /** Sheets of blanks, which pack a thousand to one. */
    private static byte[] bomb(int sheets, int mebibytes) throws IOException {
        var out = new ByteArrayOutputStream();
        var blanks = new byte[1 << 20];
        Arrays.fill(blanks, (byte) ' ');
        try (var zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("[Content_Types].xml"));
            zip.write(part("[Content_Types].xml"));
            for (int sheet = 1; sheet <= sheets; sheet++) {
                zip.putNextEntry(new ZipEntry("xl/worksheets/sheet%d.xml".formatted(sheet)));
                for (int i = 0; i < mebibytes; i++) {
                    zip.write(blanks);
                }
            }
        }
        assertThat(out.size()).isLessThan(Limits.STANDARD.fileBytes());
        return out.toByteArray();
    }
}
