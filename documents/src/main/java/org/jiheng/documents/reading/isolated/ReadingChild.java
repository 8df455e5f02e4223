package org.jiheng.documents.reading.isolated;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.time.InstantSource;
import org.jiheng.documents.reading.grid.Deadline;
import org.jiheng.documents.reading.grid.DirectReader;
import org.jiheng.documents.reading.grid.GridReader;
import org.jiheng.documents.reading.grid.Limits;
import org.jiheng.documents.reading.grid.PdfPictures;

/**
 * 读取进程 — takes one file after the other from its standard input and answers each on its standard output, until its
 * parent is gone. It does nothing else, and keeps nothing.
 */
public final class ReadingChild {
    /** Said once, when the first file can be taken. */
    static final byte READY = 0x52;

    private ReadingChild() {}

    public static void main(String[] arguments) throws IOException {
        serve(new DirectReader());
    }

    static void serve(GridReader reader) throws IOException {
        var pictures = new PdfPictures();
        var in = new DataInputStream(new BufferedInputStream(System.in));
        var out = new DataOutputStream(new BufferedOutputStream(new FileOutputStream(FileDescriptor.out)));
        // What a library prints must not be taken for an answer.
        System.setOut(System.err);
        out.writeByte(READY);
        out.flush();
        try {
            while (true) {
                var request = Messages.readRequest(in, Limits.STANDARD);
                var deadline = new Deadline(Limits.STANDARD, InstantSource.system());
                if (request.page() == Messages.ALL_FORMS) {
                    Messages.writeReading(
                            out, reader.read(request.fileName(), request.content(), Limits.STANDARD, deadline));
                } else {
                    Messages.writePicture(
                            out,
                            pictures.draw(
                                    request.fileName(), request.content(), request.page(), Limits.STANDARD, deadline));
                }
            }
        } catch (EOFException parentIsGone) {
            // Nothing more to do.
        }
    }
}
