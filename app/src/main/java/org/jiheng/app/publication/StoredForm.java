package org.jiheng.app.publication;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.jiheng.documents.Form;
import org.jiheng.documents.json.FormsJson;
import org.jiheng.documents.reading.IndicatorReading;
import org.jiheng.documents.reading.ReadFile;
import org.jiheng.documents.reading.ReadForm;

/** 存下的一张表 — a form as a row keeps it while its book is made: {@code jiheng-forms/1}, gzipped. */
final class StoredForm {
    private StoredForm() {}

    static byte[] bytes(Form form) {
        var out = new ByteArrayOutputStream();
        try (var packed = new GZIPOutputStream(out)) {
            FormsJson.write(
                    List.of(new ReadFile(
                            "",
                            "",
                            "",
                            ReadFile.Status.READ,
                            null,
                            List.of(new ReadForm(form, Map.of(), unread(form), List.of())))),
                    packed);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }

    /** It was not read from a file, so there is nothing to say about how. */
    private static List<IndicatorReading> unread(Form form) {
        return form.declaration().indicators().stream()
                .map(each -> new IndicatorReading("", null, BigDecimal.ONE))
                .toList();
    }

    static Form read(byte[] stored) {
        try (var unpacked = new GZIPInputStream(new ByteArrayInputStream(stored))) {
            return FormsJson.read(unpacked).getFirst().forms().getFirst().form();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
