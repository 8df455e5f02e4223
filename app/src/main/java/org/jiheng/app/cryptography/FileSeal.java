package org.jiheng.app.cryptography;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.springframework.stereotype.Component;

/**
 * 文件加密 — whole files lie encrypted, in the database and in the staging folder: whatever somebody brought may name people (GIT-25).
 *
 * <p>A file is sealed piece by piece, so a big one is never in memory twice, and no byte leaves {@link #open} that was not
 * authenticated. Each piece says with which algorithm and key (GIT-34); bound into it are the place, its number and whether it is the
 * last: copied elsewhere, cut off or put in another order it cannot be opened.
 */
@Component
public final class FileSeal {
    private static final byte[] MARK = "JIHENG-SEALED/1\n".getBytes(StandardCharsets.US_ASCII);
    private static final int PIECE = 1 << 20;

    /** A piece with its nonce and tag. */
    private static final int LONGEST_PIECE = PIECE + 256;

    private final Cryptography cryptography;

    public FileSeal(Cryptography cryptography) {
        this.cryptography = cryptography;
    }

    public static boolean isSealed(byte[] stored) {
        return Arrays.mismatch(MARK, stored) == MARK.length;
    }

    /** @param place where it lies, such as {@code original_file/500115000/12/…}; the same is needed to open it */
    public void seal(String place, InputStream plain, OutputStream sealed) throws IOException {
        var out = new DataOutputStream(sealed);
        out.write(MARK);
        var piece = plain.readNBytes(PIECE);
        for (int number = 0; ; number++) {
            var next = plain.readNBytes(PIECE);
            var closed = cryptography.encrypt(bound(place, number, next.length == 0), piece);
            out.writeBoolean(next.length == 0);
            out.writeUTF(closed.algorithm());
            out.writeUTF(closed.key());
            var bytes = closed.bytes();
            out.writeInt(bytes.length);
            out.write(bytes);
            if (next.length == 0) {
                out.flush();
                return;
            }
            piece = next;
        }
    }

    /** @throws Unreadable when it was changed, cut off, lay elsewhere, was never sealed, or its key is not here */
    public void open(String place, InputStream sealed, OutputStream plain) throws IOException {
        var in = new DataInputStream(sealed);
        if (!Arrays.equals(in.readNBytes(MARK.length), MARK)) {
            throw new Unreadable("not a sealed file: " + place, null);
        }
        try {
            for (int number = 0; ; number++) {
                var last = in.readBoolean();
                var algorithm = in.readUTF();
                var key = in.readUTF();
                int length = in.readInt();
                if (length < 0 || length > LONGEST_PIECE) {
                    throw new Unreadable("a piece that was never sealed here: " + place, null);
                }
                var closed = new Protected(algorithm, key, in.readNBytes(length));
                plain.write(cryptography.decrypt(bound(place, number, last), closed));
                if (last) {
                    if (in.read() >= 0) {
                        throw new Unreadable("something was added to it: " + place, null);
                    }
                    return;
                }
            }
        } catch (EOFException cutOff) {
            throw new Unreadable("it was cut off: " + place, cutOff);
        }
    }

    public byte[] seal(String place, byte[] plain) {
        var sealed = new ByteArrayOutputStream(plain.length + 512);
        try {
            seal(place, new ByteArrayInputStream(plain), sealed);
        } catch (IOException inMemory) {
            throw new UncheckedIOException(inMemory);
        }
        return sealed.toByteArray();
    }

    public byte[] open(String place, byte[] sealed) {
        var plain = new ByteArrayOutputStream(sealed.length);
        try {
            open(place, new ByteArrayInputStream(sealed), plain);
        } catch (IOException inMemory) {
            throw new UncheckedIOException(inMemory);
        }
        return plain.toByteArray();
    }

    private static String bound(String place, int number, boolean last) {
        return "file/%s#%d%s".formatted(place, number, last ? "." : "");
    }
}
