package org.jiheng.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.jiheng.documents.Form;
import org.jiheng.documents.issuing.DisclosureBook;
import org.jiheng.documents.issuing.Edition;
import org.jiheng.documents.issuing.FileFormat;
import org.jiheng.documents.reading.FormReader;
import org.jiheng.documents.reading.ReadForm;
import org.jiheng.documents.writing.paged.FontChain;
import org.jiheng.policy.common.FiscalYear;

/**
 * 成册所用内存 — how much heap is alive while a book of a hundred and of a thousand projects is written, fonts, classes and
 * the values of its forms included, and how long it takes. Formats may be named, as in {@code bench/book pdf xlsx}.
 */
public final class BookMemory {
    private static final int[] SIZES = {100, 1_000};
    private static final int MB = 1 << 20;

    private BookMemory() {}

    public static void main(String[] arguments) throws IOException {
        System.out.printf("heap at most %d MB%n%n", Runtime.getRuntime().maxMemory() / MB);
        System.out.println(
                "| Format | Projects | Bytes | Seconds | Alive before, MB | Alive when all forms are laid out, MB |");
        System.out.println("| --- | ---: | ---: | ---: | ---: | ---: |");
        var sample = sample();
        for (var format : FileFormat.values()) {
            if (arguments.length == 0 || List.of(arguments).contains(format.extension())) {
                for (int size : SIZES) {
                    measure(sample, format, size);
                }
            }
        }
    }

    private static void measure(List<Form> sample, FileFormat format, int size) throws IOException {
        var forms = IntStream.range(0, size)
                .mapToObj(each -> sample.get(each % sample.size()))
                .toList();
        var book = DisclosureBook.of(
                new DisclosureBook.Subject(
                        "衡溪区",
                        "区水利局",
                        new FiscalYear(2024),
                        Edition.PUBLIC,
                        LocalDate.of(2024, 2, 12),
                        DisclosureBook.Told.NOTHING),
                forms,
                FontChain.standard());
        var counted = new Counted();
        long from = System.nanoTime();
        book.write(format, counted, each -> {});
        long took = System.nanoTime() - from;
        // Once more for the memory: collecting takes time of its own.
        long before = alive();
        var most = new AtomicLong();
        book.write(format, new Counted(), each -> {
            if (each == size) {
                most.accumulateAndGet(alive(), Math::max);
            }
        });
        System.out.printf(
                "| %s | %,d | %,d | %.1f | %d | %d |%n",
                format, size, counted.bytes, took / 1e9, before / MB, most.get() / MB);
    }

    /** What is left after a full collection. */
    private static long alive() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    /** The published sample without its empty form. */
    private static List<Form> sample() throws IOException {
        try (var in = Files.newInputStream(Path.of("samples/changshou-2024-laoganju.txt"))) {
            return FormReader.standard().read("sample.txt", in).forms().stream()
                    .map(ReadForm::form)
                    .filter(form -> !form.declaration().isEmptyTable())
                    .toList();
        }
    }

    private static final class Counted extends OutputStream {
        private long bytes;

        @Override
        public void write(int each) {
            bytes++;
        }

        @Override
        public void write(byte[] some, int from, int length) {
            bytes += length;
        }
    }
}
