package org.jiheng.documents.issuing;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jiheng.documents.writing.ExportName;

/** 册的压缩包 — one file for each form under its project's name, in the order of the book. */
final class BookZip {
    private BookZip() {}

    static void write(DisclosureBook book, FileFormat format, OutputStream out, DisclosureBook.Pieces pieces)
            throws IOException {
        var zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
        var names = names(book, format);
        for (int number = 0; number < names.size(); number++) {
            var entry = new ZipEntry(names.get(number));
            entry.setTimeLocal(LocalDateTime.of(1980, 1, 1, 0, 0));
            zip.putNextEntry(entry);
            zip.write(pieces.of(number));
            zip.closeEntry();
        }
        zip.finish();
    }

    private static List<String> names(DisclosureBook book, FileFormat format) {
        var taken = new HashSet<String>();
        int digits = Math.max(2, String.valueOf(book.size()).length());
        return IntStream.rangeClosed(0, book.size())
                .mapToObj(number -> number == 0
                        ? "00-" + book.title()
                        : ("%0" + digits + "d-%s").formatted(number, DisclosureBook.name(book.form(number - 1))))
                .map(wish -> name(wish, format, taken))
                .toList();
    }

    private static String name(String wish, FileFormat format, Set<String> taken) {
        var name = ExportName.safe(wish, 80 - format.extension().length() - 1);
        for (int copy = 2; !taken.add(name.toLowerCase(Locale.ROOT)); copy++) {
            name = ExportName.safe(wish, 70) + "(" + copy + ")";
        }
        return name + "." + format.extension();
    }
}
