package org.jiheng.documents.reading.grid;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

/**
 * 压缩包 — a zip package that was inflated once from end to end and found to be within the limits, free of macros
 * and of document type declarations, before anything in it is understood.
 *
 * <p>What a zip says about its sizes is not believed: the bytes are counted as they come out.
 */
final class ZipPackage implements AutoCloseable {
    private static final int END_OF_DIRECTORY = 0x06054b50;
    private static final int LONGEST_COMMENT = 65_557;
    /** Parts up to this size are kept after the count, larger ones are inflated again when they are read. */
    private static final int KEPT_PART = 1 << 20;

    private static final int KEPT_IN_ALL = 8 << 20;
    private static final int DOCTYPE_WITHIN = 4096;
    private static final String DAMAGED = "压缩包内的部件已损坏，无法解开。请用办公软件打开原文件，重新另存为xlsx后再导入。";

    private final ZipFile zip;
    private final Limits limits;
    private final Deadline deadline;
    private final Map<String, ZipArchiveEntry> entries = new HashMap<>();
    private final Map<String, byte[]> kept = new HashMap<>();

    private ZipPackage(ZipFile zip, Limits limits, Deadline deadline) {
        this.zip = zip;
        this.limits = limits;
        this.deadline = deadline;
    }

    static ZipPackage open(byte[] content, Limits limits, Deadline deadline) throws UnreadableFile {
        if (!hasDirectory(content)) {
            throw new UnreadableFile(ProblemCode.TRUNCATED, "文件不完整，可能没有下载或复制完。请重新获取完整的文件后再导入。");
        }
        try {
            var zip = ZipFile.builder()
                    .setSeekableByteChannel(new SeekableInMemoryByteChannel(content))
                    .setIgnoreLocalFileHeader(false)
                    .get();
            var opened = new ZipPackage(zip, limits, deadline);
            opened.inspect();
            return opened;
        } catch (IOException | RuntimeException broken) {
            throw UnreadableFile.within(broken, ProblemCode.CORRUPT, DAMAGED);
        }
    }

    /** A cut-off zip has lost its directory, which stands at its end. */
    private static boolean hasDirectory(byte[] content) {
        for (int at = content.length - 22; at >= 0 && at >= content.length - LONGEST_COMMENT; at--) {
            int signature = ByteBuffer.wrap(content, at, 4)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .getInt();
            if (signature == END_OF_DIRECTORY) {
                return true;
            }
        }
        return false;
    }

    private void inspect() throws IOException {
        long inflated = 0;
        long keptBytes = 0;
        int count = 0;
        boolean macros = false;
        for (var entry : Collections.list(zip.getEntries())) {
            deadline.check();
            if (++count > limits.zipEntries()) {
                throw new UnreadableFile(
                        ProblemCode.INFLATES_TOO_LARGE, "压缩包内有超过%d个部件，不是正常的表格文件。".formatted(limits.zipEntries()));
            }
            if (entry.getGeneralPurposeBit().usesEncryption()) {
                throw new UnreadableFile(ProblemCode.ENCRYPTED, "文件已加密，请另存为不加密的文件后再导入。");
            }
            var name = key(entry.getName());
            if (entry.isDirectory()) {
                continue;
            }
            entries.put(name, entry);
            macros |= name.endsWith("vbaproject.bin") || name.contains("/macrosheets/");
            boolean xml = name.endsWith(".xml") || name.endsWith(".rels") || name.endsWith(".vml");
            var part = inflate(entry, inflated, xml && keptBytes < KEPT_IN_ALL);
            inflated += part.length();
            if (xml && declaresDoctype(part.start().toByteArray())) {
                throw XmlPart.doctype();
            }
            if (part.isWhole()) {
                kept.put(name, part.start().toByteArray());
                keptBytes += part.length();
            }
            macros |= name.equals("[content_types].xml")
                    && part.start()
                            .toString(StandardCharsets.UTF_8)
                            .toLowerCase(Locale.ROOT)
                            .contains("macroenabled");
        }
        if (macros) {
            throw new UnreadableFile(ProblemCode.MACROS, "文件带有宏，为安全起见不予读取。请另存为不带宏的xlsx后再导入。");
        }
    }

    /**
     * @param length really inflated bytes
     * @param start the first of them
     * @param isWhole whether the start is all there is, small enough to be kept
     */
    private record Inflated(long length, ByteArrayOutputStream start, boolean isWhole) {}

    private Inflated inflate(ZipArchiveEntry entry, long before, boolean keep) throws IOException {
        var head = new ByteArrayOutputStream();
        var buffer = new byte[64 * 1024];
        long length = 0;
        try (var in = zip.getInputStream(entry)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                deadline.check();
                length += read;
                if (before + length > limits.inflatedBytes() || bombed(entry, length)) {
                    throw new UnreadableFile(
                            ProblemCode.INFLATES_TOO_LARGE,
                            "文件解开后过大(超过%dMB或压缩得异常紧),已停止读取。请只保留绩效表，另存后再导入。".formatted(limits.inflatedBytes() >> 20));
                }
                int wanted = keep ? KEPT_PART + 1 : DOCTYPE_WITHIN;
                head.write(buffer, 0, Math.min(read, Math.max(0, wanted - head.size())));
            }
        }
        return new Inflated(length, head, keep && length <= KEPT_PART);
    }

    private boolean bombed(ZipArchiveEntry entry, long length) {
        long packed = Math.max(1, entry.getCompressedSize());
        return length > Limits.INFLATION_GRACE && length / packed > limits.inflation();
    }

    /** A document type declaration, in any encoding; office files have none (XXE, entity bombs). */
    private static boolean declaresDoctype(byte[] start) {
        var text = new StringBuilder(DOCTYPE_WITHIN);
        for (int i = 0; i < start.length && i < DOCTYPE_WITHIN; i++) {
            if (start[i] != 0) {
                text.append((char) (start[i] & 0xff));
            }
        }
        return text.indexOf("<!DOCTYPE") >= 0 || text.indexOf("<!ENTITY") >= 0;
    }

    private static String key(String name) {
        var slashes = name.replace('\\', '/').toLowerCase(Locale.ROOT);
        return slashes.startsWith("/") ? slashes.substring(1) : slashes;
    }

    boolean has(String name) {
        return entries.containsKey(key(name));
    }

    boolean hasFolder(String prefix) {
        return entries.keySet().stream().anyMatch(name -> name.startsWith(prefix));
    }

    /** The start of a small part as text; empty when there is no such part. */
    String startOf(String name) {
        var bytes = kept.get(key(name));
        return bytes == null
                ? ""
                : new String(bytes, 0, Math.min(bytes.length, DOCTYPE_WITHIN), StandardCharsets.UTF_8);
    }

    InputStream part(String name) throws IOException {
        var bytes = kept.get(key(name));
        if (bytes != null) {
            return new ByteArrayInputStream(bytes);
        }
        var entry = entries.get(key(name));
        if (entry == null) {
            throw new UnreadableFile(ProblemCode.CORRUPT, DAMAGED);
        }
        return zip.getInputStream(entry);
    }

    @Override
    public void close() {
        try {
            zip.close();
        } catch (IOException nothingOnDisk) {
            // The package lives in memory: there is nothing that could fail to close.
        }
    }
}
