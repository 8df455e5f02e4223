package org.jiheng.app.publication;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.zip.ZipInputStream;
import org.jiheng.app.Forms;
import org.jiheng.app.People;
import org.jiheng.app.Records;
import org.jiheng.app.Visitor;
import org.jiheng.app.WithDemo;
import org.jiheng.app.database.ScopedTransactions;
import org.jiheng.app.identity.Role;
import org.jiheng.app.target.DepartmentForms;
import org.jiheng.documents.issuing.DisclosureBook;
import org.jiheng.documents.issuing.Edition;
import org.jiheng.documents.issuing.FileFormat;
import org.junit.jupiter.api.Test;

/** 公开册, as a department asks for it, watches it and fetches it. */
@WithDemo
class BooksTest {
    private final People people;
    private final Records records;
    private final Books books;
    private final MakeBooks makeBooks;
    private final DepartmentForms forms;
    private final ScopedTransactions transactions;
    private final Clock clock;

    BooksTest(
            People people,
            Records records,
            Books books,
            MakeBooks makeBooks,
            DepartmentForms forms,
            ScopedTransactions transactions,
            Clock clock) {
        this.people = people;
        this.records = records;
        this.books = books;
        this.makeBooks = makeBooks;
        this.forms = forms;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Test
    void aDepartmentFetchesItsBookAndTheChecksumIsThatOfTheFile() throws Exception {
        var district = people.newDistrict("水利局");
        var reviewer = withOneForm(district, "水利局");

        var address = ask(district, reviewer, "水利局", "pdf", "public");
        var page = reviewer.get(address);
        var file = reviewer.get(address + "/file");

        assertThat(page.words()).contains("下载", "保留到");
        assertThat(file.status()).isEqualTo(200);
        assertThat(file.header("Content-Disposition")).contains("attachment", ".pdf");
        assertThat(page.text())
                .contains(HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(file.bytes())));
        assertThat(new String(file.bytes(), 0, 5, StandardCharsets.US_ASCII)).isEqualTo("%PDF-");
        assertThat(reviewer.get(address + "/report").status()).isEqualTo(200);
    }

    @Test
    void aDepartmentWithoutFormsIsToldSoInASentence() {
        var district = people.newDistrict("气象局");
        var finance = people.finance(district);
        var address = ask(district, finance, "气象局", "html", "public");

        assertThat(finance.get(address).words()).contains("气象局 2026 年没有目标表，编不成册。");
        assertThat(finance.get(address + "/file").status()).isEqualTo(404);
    }

    /** Asked for before the program stopped, made after it starts. */
    @Test
    void whatAStopInterruptedGoesOnWhenTheProgramStarts() throws Exception {
        var district = people.newDistrict("农业局");
        var reviewer = withOneForm(district, "农业局");
        var department = transactions
                .call(district.scope(), () -> people.organisation("农业局"))
                .id();
        var officer = people.officer(district.login(
                "r" + Integer.toHexString(Role.DEPARTMENT_REVIEWER.name().hashCode())
                        + Integer.toHexString("农业局".hashCode())));
        var now = clock.instant();
        var wanted = new Books.Wanted(
                department, 2026, FileFormat.DOCX, Edition.INTERNAL, true, DisclosureBook.Told.NOTHING);
        long id = transactions.call(
                district.scope(),
                () -> books.add(district.code(), wanted, officer.id(), now, now.plus(Duration.ofDays(1)))
                        .orElseThrow());

        // A second one is not let in while the first is open.
        assertThat(transactions.call(
                        district.scope(), () -> books.add(district.code(), wanted, officer.id(), now, now)))
                .isEmpty();
        // The first file was made before the stop, from the forms as they were then.
        var first = "made before the stop".getBytes(StandardCharsets.UTF_8);
        transactions.run(district.scope(), () -> {
            books.keepForms(district.code(), id, forms.of(department, 2026));
            books.keepPiece(district.code(), id, 0, first);
        });
        makeBooks.resume();
        reviewer.whenReady("/books/" + id);

        var file = reviewer.get("/books/" + id + "/file");
        assertThat(file.header("Content-Disposition")).contains(".zip");
        try (var zip = new ZipInputStream(new ByteArrayInputStream(file.bytes()), StandardCharsets.UTF_8)) {
            zip.getNextEntry();
            assertThat(zip.readAllBytes()).isEqualTo(first);
            var second = Objects.requireNonNull(zip.getNextEntry());
            assertThat(second.getName()).contains("灌溉渠维修").endsWith(".docx");
        }
        assertThat(transactions.call(district.scope(), () -> books.pieces(id))).isEmpty();
    }

    @Test
    void expiredBooksAreThrownAway() {
        var district = people.newDistrict("林业局");
        var reviewer = withOneForm(district, "林业局");
        var address = ask(district, reviewer, "林业局", "html", "public");
        long id = Long.parseLong(address.replace("/books/", ""));

        int removed = transactions.call(
                district.scope(),
                () -> books.removeExpired(clock.instant().plus(MakeBooks.KEPT).plusSeconds(60)));

        assertThat(removed).isEqualTo(1);
        assertThat(transactions.call(district.scope(), () -> books.find(id))).isEmpty();
        assertThat(reviewer.get(address).status()).isEqualTo(404);
    }

    @Test
    void askingAndFetchingAreInTheAudit() {
        var district = people.newDistrict("教育局");
        var reviewer = withOneForm(district, "教育局");
        var address = ask(district, reviewer, "教育局", "xlsx", "internal");
        reviewer.get(address + "/file");

        assertThat(records.eventsSince(district.code(), 0).toString()).contains("制作公开册", "下载公开册");
    }

    private Visitor withOneForm(People.District district, String department) {
        var clerk = people.clerk(district, department);
        clerk.get("/imports");
        var run = clerk.upload("/imports", List.of(Visitor.Upload.text("目标表.txt", Forms.text(department, "灌溉渠维修"))))
                .location();
        clerk.whenReady(run);
        clerk.post(run + "/acceptance", "choice", "1-1");
        return people.of(district, department, Role.DEPARTMENT_REVIEWER);
    }

    private String ask(People.District district, Visitor who, String department, String format, String edition) {
        var id = transactions
                .call(district.scope(), () -> people.organisation(department))
                .id();
        who.get("/books?department=" + id);
        var address = who.post(
                        "/books",
                        "department",
                        String.valueOf(id),
                        "year",
                        "2026",
                        "format",
                        format,
                        "edition",
                        edition)
                .location();
        who.whenReady(address);
        return address;
    }
}
