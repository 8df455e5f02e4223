package org.jiheng.documents.reading.grid;

import java.io.IOException;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;

/**
 * PDF — a page is characters and lines at places; tables are put together again from both. What was only scanned holds no
 * characters and is said to be so.
 */
final class PdfSource implements GridSource {
    static final String MEDIA_TYPE = "application/pdf";
    private static final int END_WITHIN = 2048;

    private final byte[] content;

    /** The bytes are not copied: nobody else keeps them. */
    PdfSource(byte[] content) {
        this.content = content;
    }

    @Override
    public String mediaType() {
        return MEDIA_TYPE;
    }

    @Override
    public void readInto(GridBuilder grids, Limits limits, Deadline deadline) throws UnreadableFile {
        if (!hasEnd()) {
            throw new UnreadableFile(ProblemCode.TRUNCATED, "PDF文件不完整，可能没有下载或复制完。请重新获取完整的文件后再导入。");
        }
        PdfFonts.useOwnSubstitute();
        var layout = new PdfLayout();
        try (var document = Loader.loadPDF(content)) {
            check(document, limits);
            new PdfPageReader(limits, deadline, layout::add).read(document);
        } catch (InvalidPasswordException encrypted) {
            throw new UnreadableFile(ProblemCode.ENCRYPTED, "PDF文件已加密，请另存为不加密的文件后再导入。", encrypted);
        } catch (IOException | RuntimeException broken) {
            throw UnreadableFile.within(broken, ProblemCode.CORRUPT, "PDF文件已损坏，无法读取。请重新获取文件，或另存为xlsx后再导入。");
        }
        if (layout.isBlank()) {
            throw new UnreadableFile(
                    ProblemCode.SCANNED, "这份PDF是扫描件或图片，里面没有文字，本版本不能识别。请导入原来的表格(xlsx、docx)或由它直接导出的PDF。");
        }
        layout.emit(grids);
    }

    private static void check(PDDocument document, Limits limits) throws UnreadableFile {
        if (document.getNumberOfPages() > limits.pages()) {
            throw new UnreadableFile(ProblemCode.TOO_MANY_PAGES, "PDF超过%d页。请只保留绩效表所在的页后再导入。".formatted(limits.pages()));
        }
        if (!document.getCurrentAccessPermission().canExtractContent()) {
            throw new UnreadableFile(ProblemCode.ENCRYPTED, "这份PDF不允许复制文字，不能读取。请取消限制，或导入原来的表格。");
        }
    }

    /** The library would mend a file that was cut off, and leave out in silence what was lost. */
    private boolean hasEnd() {
        for (int at = content.length - 5; at >= 0 && at >= content.length - END_WITHIN; at--) {
            if (content[at] == '%'
                    && content[at + 1] == '%'
                    && content[at + 2] == 'E'
                    && content[at + 3] == 'O'
                    && content[at + 4] == 'F') {
                return true;
            }
        }
        return false;
    }
}
