package org.jiheng.documents.json;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** 不关闭的输出流 — lets a writer finish without closing a stream that belongs to its caller. */
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
