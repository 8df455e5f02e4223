package org.jiheng.documents.reading;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** 样表 — the published form that everything starts from, as it is and as a page or a workbook would show it. */
final class Samples {
    static final String NAME = "changshou-2024-laoganju.txt";

    private Samples() {}

    static byte[] text() {
        try (var in = requireNonNull(Samples.class.getResourceAsStream("/samples/" + NAME))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String string() {
        return new String(text(), StandardCharsets.UTF_8);
    }
}
