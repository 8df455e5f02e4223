package org.jiheng.app.publication;

import jakarta.annotation.PreDestroy;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jiheng.app.database.Scope;
import org.jiheng.app.database.ScopedTransactions;
import org.jiheng.app.web.Words;
import org.jiheng.documents.issuing.DisclosureBook;
import org.jiheng.documents.issuing.FileFormat;
import org.jiheng.documents.writing.CannotExportException;
import org.jiheng.documents.writing.paged.FontChain;
import org.jiheng.policy.common.FiscalYear;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * 制作公开册 — in the background, one after the other, from the forms that were kept when it was asked for. A row says how far
 * each is; one that a stop of the program interrupted goes on when it starts. The files of a zip are kept as they are
 * made, and made only once; a single file cannot be cut, and is laid out again from the same forms, which its page says.
 */
@Component
class MakeBooks {
    static final Duration KEPT = Duration.ofDays(7);
    static final long LARGEST_BYTES = 200L * 1024 * 1024;

    private static final Logger LOG = LoggerFactory.getLogger(MakeBooks.class);
    /** Fewer updates than forms: nobody sees each of a thousand. */
    private static final int FORMS_BETWEEN_REPORTS = 10;

    private final Books books;
    private final ScopedTransactions transactions;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final Set<String> waiting = ConcurrentHashMap.newKeySet();
    private final ExecutorService maker = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("books-", 1).factory());

    MakeBooks(Books books, ScopedTransactions transactions, JdbcClient jdbc, Clock clock) {
        this.books = books;
        this.transactions = transactions;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Returns at once. What it makes is the department's, and so is all that it may see. */
    void begin(String regionCode, long departmentId, long id) {
        if (waiting.add(regionCode + "/" + id)) {
            maker.execute(() -> {
                try {
                    make(Scope.ofUnits(regionCode, Set.of(departmentId)), id);
                } finally {
                    waiting.remove(regionCode + "/" + id);
                }
            });
        }
    }

    /** What was being made when the program stopped. */
    @EventListener(ApplicationReadyEvent.class)
    void resume() {
        for (var region : regions()) {
            for (var book : transactions.call(Scope.wholeRegion(region), books::unfinished)) {
                transactions.run(Scope.wholeRegion(region), () -> books.restart(book.id()));
                begin(region, book.departmentId(), book.id());
            }
        }
    }

    @Scheduled(fixedDelayString = "PT1H")
    void throwAwayExpired() {
        for (var region : regions()) {
            transactions.call(Scope.wholeRegion(region), () -> books.removeExpired(clock.instant()));
        }
    }

    /** The divisions there are accounts of: that much is known outside of every scope. */
    private List<String> regions() {
        return jdbc.sql("select distinct region_code from account_directory order by region_code")
                .query((row, number) -> row.getString(1))
                .list();
    }

    /** Inside a scoped transaction. */
    private String nameOf(String regionCode) {
        return jdbc.sql("select name from region where region_code = :code")
                .param("code", regionCode)
                .query((row, number) -> row.getString(1))
                .single();
    }

    private void make(Scope scope, long id) {
        var answered = false;
        try {
            var found = transactions.call(scope, () -> books.find(id));
            if (found.isPresent() && found.get().state().isOpen()) { // else taken back while it waited
                make(scope, found.get());
            }
            answered = true;
        } catch (CannotExportException refused) {
            fail(scope, id, Objects.requireNonNull(refused.getMessage()));
            answered = true;
        } catch (IOException fault) {
            LOG.error("the disclosure book {} of {} could not be made", id, scope.regionCode(), fault);
        } finally {
            if (!answered) { // whatever happened, a page that waits for ever helps nobody
                fail(scope, id, Words.say("books.fault"));
            }
        }
    }

    private void make(Scope scope, Book wanted) throws IOException {
        var forms = transactions.call(scope, () -> books.forms(wanted.id()));
        var leftOut = transactions.call(scope, () -> books.leftOut(wanted.id())).stream()
                .map(each ->
                        new DisclosureBook.LeftOut(each.project(), each.tier(), Words.say("state." + each.state())))
                .toList();
        var fonts = FontChain.ofHouse();
        var regionName = transactions.call(scope, () -> nameOf(scope.regionCode()));
        var book = DisclosureBook.of(
                new DisclosureBook.Subject(
                        regionName,
                        wanted.department(),
                        new FiscalYear(wanted.fiscalYear()),
                        wanted.edition(),
                        LocalDate.ofInstant(wanted.requestedAt(), clock.getZone()),
                        wanted.told()),
                forms,
                leftOut,
                fonts);
        var file = Files.createTempFile("jiheng-book-", ".tmp");
        try {
            var sha256 = write(scope, wanted, book, file);
            if (Files.size(file) > LARGEST_BYTES) {
                fail(scope, wanted.id(), Words.say("books.tooLarge", LARGEST_BYTES / 1024 / 1024));
                return;
            }
            var report = new ByteArrayOutputStream();
            FileFormat.XLSX.write(List.of(book.report()), fonts, report);
            var name = book.title() + "-" + wanted.edition().chinese() + "."
                    + (wanted.packed() ? "zip" : wanted.format().extension());
            transactions.run(scope, () -> {
                books.finish(
                        wanted.id(),
                        name,
                        file,
                        sha256,
                        report.toByteArray(),
                        book.remarks().size(),
                        clock.instant());
                books.forgetPieces(wanted.id());
            });
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private String write(Scope scope, Book wanted, DisclosureBook book, Path file) throws IOException {
        var digest = sha256();
        try (var out = new DigestOutputStream(Files.newOutputStream(file), digest)) {
            if (wanted.packed()) {
                makePieces(scope, wanted, book);
                book.writePieces(
                        wanted.format(),
                        out,
                        number -> transactions.call(scope, () -> books.piece(wanted.id(), number)));
            } else {
                book.write(wanted.format(), out, done -> report(scope, wanted.id(), done, book.size()));
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** Those that a stop left are not made again. */
    private void makePieces(Scope scope, Book wanted, DisclosureBook book) throws IOException {
        var made = transactions.call(scope, () -> books.pieces(wanted.id()));
        for (int number = 0; number <= book.size(); number++) {
            if (!made.contains(number)) {
                int fresh = number;
                var content = book.piece(number, wanted.format());
                transactions.run(scope, () -> {
                    books.keepPiece(scope.regionCode(), wanted.id(), fresh, content);
                    books.progress(wanted.id(), fresh, book.size());
                });
            }
        }
    }

    private void report(Scope scope, long id, int done, int total) {
        if (done % FORMS_BETWEEN_REPORTS == 1 || done == total) {
            transactions.run(scope, () -> books.progress(id, done, total));
        }
    }

    private void fail(Scope scope, long id, String sentence) {
        transactions.run(scope, () -> {
            books.fail(id, sentence, clock.instant());
            books.forgetPieces(id);
        });
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @PreDestroy
    void stop() {
        maker.shutdownNow();
    }
}
