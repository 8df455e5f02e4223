package org.jiheng.documents.reading.grid;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.poi.poifs.filesystem.DirectoryNode;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;

/**
 * 格式识别 — by what the bytes are, never by what the file is called: half of all .xls files on the net are web
 * pages. A format we know but cannot read is refused by its name, not as garbage.
 */
final class FormatDetector {
    private static final int HEAD = 4096;

    /** Inside, these are hardly told from the formats they imitate; what differs is what cannot be relied on (GIT-79). */
    private static final Pattern WPS_NAME = Pattern.compile("\\.(?:et|ett|wps|wpt)$", Pattern.CASE_INSENSITIVE);

    private final String fileName;
    private final Limits limits;
    private final Deadline deadline;

    FormatDetector(String fileName, Limits limits, Deadline deadline) {
        this.fileName = fileName;
        this.limits = limits;
        this.deadline = deadline;
    }

    /** 识别结果. */
    sealed interface Detected {
        String mediaType();
    }

    /** One of the formats we read. */
    record Recognised(GridSource source) implements Detected {
        @Override
        public String mediaType() {
            return source.mediaType();
        }
    }

    /** Not to be read, and why. */
    record Refused(String mediaType, ProblemCode code, String sentence) implements Detected {}

    Detected detect(byte[] content) throws UnreadableFile {
        if (TextDecoder.isBlank(content)) {
            return refused("application/octet-stream", ProblemCode.EMPTY, "文件是空的，没有任何内容。请确认选对了文件。");
        }
        var head = new String(content, 0, Math.min(content.length, HEAD), StandardCharsets.ISO_8859_1);
        if (head.startsWith("PK\3\4") || head.startsWith("PK\5\6") || head.startsWith("PK\7\b")) {
            return zip(content);
        }
        if (head.startsWith("\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1")) {
            return compoundFile(content);
        }
        if (head.startsWith("%PDF-")
                || head.substring(0, Math.min(head.length(), 1024)).contains("%PDF-")) {
            return new Recognised(new PdfSource(content));
        }
        if (head.startsWith("{\\rtf")) {
            return notYet("application/rtf", "RTF文档(.rtf)");
        }
        var image = imageType(head);
        if (!image.isEmpty()) {
            return refused(image, ProblemCode.PICTURE, "这是一张图片，不是表格文件。请导入原来的表格(xlsx),而不是它的截图或照片。");
        }
        if (head.startsWith("\u001f\u008b") || head.startsWith("7z\u00bc\u00af") || head.startsWith("Rar!")) {
            return wrong("application/octet-stream", "这是压缩包。请解压后把里面的表格逐个导入。");
        }
        return text(TextDecoder.decode(content));
    }

    private static String imageType(String head) {
        if (head.startsWith("\u0089PNG")) {
            return "image/png";
        }
        if (head.startsWith("\u00ff\u00d8\u00ff")) {
            return "image/jpeg";
        }
        if (head.startsWith("GIF8")) {
            return "image/gif";
        }
        if (head.startsWith("RIFF") && head.startsWith("WEBP", 8)) {
            return "image/webp";
        }
        return head.startsWith("II*\0") || head.startsWith("MM\0*") ? "image/tiff" : "";
    }

    private Detected text(String text) {
        var start =
                text.substring(0, Math.min(text.length(), HEAD)).stripLeading().toLowerCase(Locale.ROOT);
        if (start.startsWith("<?xml") && start.contains("urn:schemas-microsoft-com:office:spreadsheet")) {
            return notYet("application/xml", "XML表格(Excel 2003)");
        }
        boolean page = start.startsWith("<")
                && (start.contains("<html")
                        || start.contains("<!doctype html")
                        || start.contains("<table")
                        || start.contains("<body")
                        || start.contains("<meta"));
        if (page) {
            return new Recognised(new HtmlSource(text));
        }
        return start.startsWith("<?xml")
                ? wrong("application/xml", "这是XML数据，不是绩效表。请导入表格文件(xlsx)、网页表格或制表符分隔的文本。")
                : new Recognised(new TextSource(text));
    }

    private Detected zip(byte[] content) throws UnreadableFile {
        var zip = ZipPackage.open(content, limits, deadline);
        if (zip.hasFolder("word/")) {
            return new Recognised(new DocxSource(zip));
        }
        if (zip.has("xl/workbook.bin")) {
            zip.close();
            return notYet("application/vnd.ms-excel.sheet.binary.macroenabled.12", "二进制工作簿(.xlsb)");
        }
        if (zip.has(OfdSource.ROOT)) {
            return new Recognised(new OfdSource(zip));
        }
        var openDocument = zip.startOf("META-INF/manifest.xml");
        if (openDocument.contains("opendocument")) {
            zip.close();
            return notYet("application/vnd.oasis.opendocument", "开放文档(.ods、.odt)");
        }
        if (zip.has("[Content_Types].xml") && zip.hasFolder("xl/")) {
            return new Recognised(new XlsxSource(zip));
        }
        zip.close();
        return wrong("application/zip", "这是压缩包，里面不是工作簿。请解压后把里面的表格逐个导入。");
    }

    /** The container of the old office formats, and of every encrypted new one. */
    private Detected compoundFile(byte[] content) {
        try {
            var container = new POIFSFileSystem(new ByteArrayInputStream(content));
            var detected = inContainer(container.getRoot());
            if (detected instanceof Refused) {
                container.close();
            }
            return detected;
        } catch (IOException | RuntimeException broken) {
            return refused(
                    "application/x-ole-storage", ProblemCode.TRUNCATED, "文件不完整或已损坏，可能没有下载或复制完。请重新获取完整的文件，另存为xlsx后再导入。");
        }
    }

    private Detected inContainer(DirectoryNode root) {
        if (root.hasEntryCaseInsensitive("EncryptedPackage")) {
            return refused(XlsxSource.MEDIA_TYPE, ProblemCode.ENCRYPTED, "文件已加密，请另存为不加密的文件后再导入。");
        }
        if (WPS_NAME.matcher(fileName).find()) {
            return refused(
                    "application/kswps",
                    ProblemCode.UNSUPPORTED_FORMAT,
                    "这是WPS自己的格式(.et、.wps),本版本不能读取。请在WPS中另存为xlsx或docx后再导入。");
        }
        if (root.hasEntryCaseInsensitive("_VBA_PROJECT_CUR") || root.hasEntryCaseInsensitive("Macros")) {
            return refused("application/x-ole-storage", ProblemCode.MACROS, "文件带有宏，为安全起见不予读取。请另存为不带宏的xlsx后再导入。");
        }
        if (root.hasEntryCaseInsensitive("Workbook")) {
            return new Recognised(new XlsSource(root.getFileSystem()));
        }
        if (root.hasEntryCaseInsensitive("Book")) {
            return refused(
                    XlsSource.MEDIA_TYPE,
                    ProblemCode.UNSUPPORTED_FORMAT,
                    "这是Excel 95或更早的工作簿，本版本不能读取。请用办公软件打开，另存为xlsx后再导入。");
        }
        if (root.hasEntryCaseInsensitive("WordDocument")) {
            return new Recognised(new DocSource(root.getFileSystem()));
        }
        return wrong("application/x-ole-storage", "这不是表格文件。请用办公软件打开确认，另存为xlsx后再导入。");
    }

    private static Detected notYet(String mediaType, String name) {
        return refused(mediaType, ProblemCode.UNSUPPORTED_FORMAT, "本版本还不能读取%s。请用办公软件打开，另存为xlsx后再导入。".formatted(name));
    }

    private static Detected wrong(String mediaType, String sentence) {
        return refused(mediaType, ProblemCode.WRONG_TYPE, sentence);
    }

    private static Detected refused(String mediaType, ProblemCode code, String sentence) {
        return new Refused(mediaType, code, sentence);
    }
}
