package org.jiheng.documents.reading.grid;

/** 格式 — one small reader for each format; all that they share is that they end as grids. */
sealed interface GridSource
        permits TextSource, HtmlSource, XlsxSource, XlsSource, DocxSource, DocSource, PdfSource, OfdSource {
    String mediaType();

    void readInto(GridBuilder grids, Limits limits, Deadline deadline) throws UnreadableFile;
}
