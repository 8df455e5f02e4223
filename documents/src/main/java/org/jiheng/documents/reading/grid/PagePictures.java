package org.jiheng.documents.reading.grid;

/** 页面图像 — the pages of a file as its owner sees them, so that a reading can be laid beside them. */
public interface PagePictures {
    int MOST_BYTES = 16 << 20;

    /** 画出的结果. */
    sealed interface Drawing {}

    /** A PNG. */
    @SuppressWarnings("ArrayRecordComponent") // never compared; it goes straight into an answer
    record Drawn(byte[] png) implements Drawing {}

    record NotDrawn(String sentence) implements Drawing {}

    /** Whether files of this kind have pages that can be drawn. */
    static boolean areThereFor(String mediaType) {
        return mediaType.equals(PdfSource.MEDIA_TYPE);
    }

    /** @param page counted from 1 */
    Drawing draw(String fileName, byte[] content, int page, Limits limits, Deadline deadline);
}
