package org.jiheng.documents.json;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jiheng.documents.reading.ReadFile;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/**
 * 表单JSON — {@code jiheng-forms/1}, the one format for everything that passes a form along: the command
 * line, the import interface, golden files. UTF-8, keys in a fixed order, decimals as strings so that
 * nothing rounds them, absent is {@code null}.
 *
 * <p>Findings and scores are written for people and other programs, and never read back: they are always
 * computed again from the form, not believed from a file.
 */
public final class FormsJson {

    /** The first key of every document in this format. */
    public static final String FORMAT = "jiheng-forms/1";

    static final long MAX_BYTES = 64L << 20;
    static final int MAX_DEPTH = 32;
    static final int MAX_TEXT = 1_000_000;
    private static final int MAX_NAME = 1_000;
    private static final int MAX_NUMBER = 40;
    private static final long MAX_TOKENS = 10_000_000;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxDocumentLength(MAX_BYTES)
                    .maxNestingDepth(MAX_DEPTH)
                    .maxStringLength(MAX_TEXT)
                    .maxNameLength(MAX_NAME)
                    .maxNumberLength(MAX_NUMBER)
                    .maxTokenCount(MAX_TOKENS)
                    .build())
            // A key that stands twice would silently lose one of its values.
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
            .build();
    private static final JsonMapper MAPPER = JsonMapper.builder(FACTORY).build();
    private static final ObjectReader READER = MAPPER.reader();
    private static final ObjectWriter WRITER = MAPPER.writer()
            .with(new DefaultPrettyPrinter()
                    .withObjectIndenter(new DefaultIndenter("  ", "\n"))
                    .withArrayIndenter(new DefaultIndenter("  ", "\n")));

    private FormsJson() {}

    /** Writes what was read, without findings; the stream stays open. */
    public static void write(List<ReadFile> files, OutputStream out) {
        writeChecked(files.stream().map(CheckedFile::unchecked).toList(), out);
    }

    /** Writes what was read with its findings and scores; the stream stays open. */
    public static void writeChecked(List<CheckedFile> files, OutputStream out) {
        try (var json = WRITER.createGenerator(new KeptOpen(out))) {
            new FormsJsonWriter(json).write(files);
            json.writeRaw('\n');
        }
    }

    /** Writes file after file as they come, so that any number fits; the stream stays open. */
    public static Streaming streaming(OutputStream out) {
        return new Streaming(out);
    }

    /** 边读边写 — one document in this format, written one file at a time; whole once it is closed. */
    public static final class Streaming implements AutoCloseable {
        private final JsonGenerator json;
        private final FormsJsonWriter writer;

        private Streaming(OutputStream out) {
            this.json = WRITER.createGenerator(new KeptOpen(out));
            this.writer = new FormsJsonWriter(json);
            writer.begin();
        }

        public void write(ReadFile file) {
            writer.file(CheckedFile.unchecked(file));
        }

        @Override
        public void close() {
            writer.end();
            json.writeRaw('\n');
            json.close();
        }
    }

    /** As {@link #write}, as one text. */
    public static String text(List<ReadFile> files) {
        var out = new ByteArrayOutputStream();
        write(files, out);
        return out.toString(StandardCharsets.UTF_8);
    }

    /** @throws UnusableJsonException with a Chinese sentence when the input is not this format */
    public static List<ReadFile> read(InputStream in) {
        return FormsJsonReader.read(READER, in);
    }
}
