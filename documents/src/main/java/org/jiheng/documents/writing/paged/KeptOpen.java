package org.jiheng.documents.writing.paged;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Libraries close what they write to; the caller's stream is the caller's to close. */
final class KeptOpen extends FilterOutputStream {
    KeptOpen(OutputStream out) {
        super(out);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        out.write(bytes, offset, length);
    }

    @Override
    public void close() throws IOException {
        flush();
    }
}
