package org.jiheng.documents.reading.grid;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;

/**
 * 格式识别 — by what the bytes are, never by what the file is called: half of all .xls files on the net are web
 * pages. A format we know but cannot read is refused by its name, not as garbage.
 */
public final class FormatDetector {
    private static final int HEAD = 4096;
    private static final String OFFICE = "application/vnd.openxmlformats-officedocument.";

    private final Limits limits;
    private final Deadline deadline;

    public FormatDetector(Limits limits, Deadline deadline) {
        this.limits = limits;
        this.deadline = deadline;
    }

    /** 识别结果. */
    public sealed interface Detected {
        String mediaType();
    }

    /** One of the formats we read. */
    public record Recognised(GridSource source) implements Detected {
        @Override
        public String mediaType() {
            return source.mediaType();
        }
    }

    /** Not to be read, and why. */
    public record Refused(String mediaType, ProblemCode code, String sentence) implements Detected {}

    public Detected detect(byte[] content) throws UnreadableFile {
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
            return notYet("application/pdf", "PDF文件(.pdf)");
        }
        if (head.startsWith("{\\rtf")) {
            return notYet("application/rtf", "RTF文档(.rtf)");
        }
        var image = imageType(head);
        if (!image.isEmpty()) {
            return wrong(image, "这是一张图片，不是表格文件。请导入原来的表格(xlsx),而不是它的截图或照片。");
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
            zip.close();
            return notYet(OFFICE + "wordprocessingml.document", "Word文档(.docx)");
        }
        if (zip.has("xl/workbook.bin")) {
            zip.close();
            return notYet("application/vnd.ms-excel.sheet.binary.macroenabled.12", "二进制工作簿(.xlsb)");
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
    private static Detected compoundFile(byte[] content) {
        try (var container = new POIFSFileSystem(new ByteArrayInputStream(content))) {
            var root = container.getRoot();
            if (root.hasEntryCaseInsensitive("EncryptedPackage")) {
                return refused(XlsxSource.MEDIA_TYPE, ProblemCode.ENCRYPTED, "文件已加密，请另存为不加密的文件后再导入。");
            }
            if (root.hasEntryCaseInsensitive("Workbook") || root.hasEntryCaseInsensitive("Book")) {
                return notYet("application/vnd.ms-excel", "旧版Excel工作簿(.xls)");
            }
            if (root.hasEntryCaseInsensitive("WordDocument")) {
                return notYet("application/msword", "旧版Word文档(.doc)");
            }
            return wrong("application/x-ole-storage", "这不是表格文件。请用办公软件打开确认，另存为xlsx后再导入。");
        } catch (IOException | RuntimeException broken) {
            return refused(
                    "application/x-ole-storage", ProblemCode.TRUNCATED, "文件不完整或已损坏，可能没有下载或复制完。请重新获取完整的文件，另存为xlsx后再导入。");
        }
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
