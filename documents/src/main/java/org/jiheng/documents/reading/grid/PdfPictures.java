package org.jiheng.documents.reading.grid;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;

/** PDF页面图像 — draws one page in this very process, for the children of the reading pool; everything stays in memory. */
public final class PdfPictures implements PagePictures {
    private static final float POINTS_PER_INCH = 72;
    private static final float DOTS_PER_INCH = 130;
    /** A page of any size becomes no larger than this, whichever way it lies. */
    private static final float LONGEST_SIDE = 1_800;

    @Override
    public Drawing draw(String fileName, byte[] content, int page, Limits limits, Deadline deadline) {
        try {
            return new Drawn(png(content, page, deadline));
        } catch (UnreadableFile refused) {
            return new NotDrawn(refused.sentence());
        } catch (IOException | RuntimeException | StackOverflowError broken) {
            return new NotDrawn("第%d页画不出来，请打开原来的文件看。读出的内容不受影响。".formatted(page));
        } catch (OutOfMemoryError full) {
            return new NotDrawn("第%d页太大，画不出来，请打开原来的文件看。读出的内容不受影响。".formatted(page));
        }
    }

    private static byte[] png(byte[] content, int page, Deadline deadline) throws IOException {
        PdfFonts.useForPictures();
        try (var document = Loader.loadPDF(content, "", null, null, IOUtils.createMemoryOnlyStreamCache())) {
            if (page > document.getNumberOfPages()) {
                throw new IOException("no such page");
            }
            var box = document.getPage(page - 1).getCropBox();
            float longest = Math.max(1, Math.max(box.getWidth(), box.getHeight()));
            float scale = Math.min(DOTS_PER_INCH / POINTS_PER_INCH, LONGEST_SIDE / longest);
            var renderer = new PDFRenderer(document);
            renderer.setSubsamplingAllowed(true);
            var picture = renderer.renderImage(page - 1, scale, ImageType.RGB);
            deadline.check();
            return png(picture);
        }
    }

    private static byte[] png(BufferedImage picture) throws IOException {
        var bytes = new ByteArrayOutputStream();
        write(picture, bytes);
        if (bytes.size() > MOST_BYTES) {
            throw new IOException("a picture that large helps nobody");
        }
        return bytes.toByteArray();
    }

    /** Without the library's own cache, which is a file. */
    private static void write(BufferedImage picture, OutputStream out) throws IOException {
        try (var memory = new MemoryCacheImageOutputStream(out)) {
            ImageIO.write(picture, "png", memory);
        }
    }
}
