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

        assertThat(address).startsWith("/books?");
        assertThat(finance.get(address).words()).contains("气象局 2026 年没有目标表，编不成册。");
    }

    /** What has not been approved is not public (lifecycle §6), and what is left out is named. */
    @Test
    void thePublicEditionHoldsWhatIsApprovedAndNothingElse() {
        var district = people.newDistrict("民政局", "民政局>社工站");
        bring(district, "社工站", form("民政局", "社工站", "已批项目"));
        bring(district, "社工站", form("民政局", "社工站", "在审项目"));
        bring(district, "社工站", form("民政局", "社工站", "退回项目"));
        bring(district, "社工站", form("民政局", "社工站", "草稿项目"));
        var reviewer = people.of(district, "民政局", Role.DEPARTMENT_REVIEWER);
        assertThat(reviewer.get(ask(district, reviewer, "民政局", "html", "internal"))
                        .words())
                .contains("都还是草稿或在退回修改，编不成册");
        become(district, "已批项目", "APPROVED");
        become(district, "在审项目", "FIN_REVIEW");
        become(district, "退回项目", "RETURNED_UNIT");

        assertThat(reviewer.get("/books").words()).contains("2026 年（已批复 1 个，审核中 1 个）");
        var open = ask(district, reviewer, "民政局", "html", "public");
        var house = ask(district, reviewer, "民政局", "html", "internal");

        assertThat(reviewer.get(open).words())
                .contains("3 个项目还没有批复", "在审项目（社工站）：财政审核", "退回项目（社工站）：退回修改", "草稿项目（社工站）：草稿");
        assertThat(text(reviewer, open)).contains("已批项目").doesNotContain("在审项目", "退回项目", "草稿项目");
        assertThat(reviewer.get(house).words()).contains("2 个项目没有编入").doesNotContain("在审项目（社工站）");
        assertThat(text(reviewer, house)).contains("已批项目", "在审项目").doesNotContain("退回项目", "草稿项目");
        assertThat(reviewer.get(open + "/report").bytes()).isNotEmpty();
        reviewer.post(open + "/removal");
        assertThat(reviewer.get(open).status()).isEqualTo(404);
    }

    /** A year in which nothing is approved has no public edition, however much was handed in. */
    @Test
    void nothingApprovedIsNothingPublic() {
        var district = people.newDistrict("商务局");
        bring(district, "商务局", Forms.text("商务局", "市场巡查"));
        become(district, "市场巡查", "DEPT_REVIEW");
        var reviewer = people.of(district, "商务局", Role.DEPARTMENT_REVIEWER);
        var refused = ask(district, reviewer, "商务局", "pdf", "public");

        assertThat(reviewer.get(refused).words()).contains("还没有批复，编不成公开版", "可先编内部版", "还没有编过公开册");
    }

    /** “本单位无一般性项目” is only printed while it is true of the whole department (PUB-04). */
    @Test
    void noEmptyTableIsClaimedWhileAProjectOfTheKindIsOnItsWay() {
        var district = people.newDistrict("文旅局", "文旅局>图书馆");
        bring(district, "文旅局", Forms.text("文旅局", "馆藏更新"));
        bring(district, "文旅局", Forms.emptyTable("文旅局"));
        become(district, "馆藏更新", "APPROVED");
        var reviewer = people.of(district, "文旅局", Role.DEPARTMENT_REVIEWER);
        assertThat(text(reviewer, ask(district, reviewer, "文旅局", "html", "public")))
                .contains("本单位无一般性项目，故此表无数据。");

        bring(district, "图书馆", form("文旅局", "图书馆", "阅览室修缮").replace("重点专项", "一般性项目"));
        var address = ask(district, reviewer, "文旅局", "html", "public");

        assertThat(text(reviewer, address)).contains("馆藏更新", "只汇总编入本册的项目").doesNotContain("故此表无数据");
        assertThat(reviewer.get(address).words()).contains("阅览室修缮（图书馆）：草稿");
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
            books.keepForms(
                    district.code(),
                    id,
                    forms.of(department, 2026, Edition.INTERNAL).forms());
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
        assertThat(transactions.call(
                        district.scope(), () -> books.find(id).orElseThrow().restarts()))
                .isEqualTo(1);
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
        bring(district, department, Forms.text(department, "灌溉渠维修"));
        become(district, "灌溉渠维修", "APPROVED");
        return people.of(district, department, Role.DEPARTMENT_REVIEWER);
    }

    private void bring(People.District district, String unit, String form) {
        var clerk = people.clerk(district, unit);
        clerk.get("/imports");
        var run = clerk.upload("/imports", List.of(Visitor.Upload.text("目标表.txt", form)))
                .location();
        clerk.whenReady(run);
        clerk.post(run + "/acceptance", "choice", "1-1");
    }

    private static String form(String department, String unit, String project) {
        return Forms.text(unit, project).replace("主管部门\t" + unit, "主管部门\t" + department);
    }

    /** Takes the road of the reviews as walked: they are tried elsewhere. */
    private void become(People.District district, String project, String state) {
        var changed = records.change(
                district.scope(),
                "update target_version set state = '%s' where project_id = (select id from project where name = '%s')"
                        .formatted(state, project));
        assertThat(changed).isEqualTo(1);
    }

    private static String text(Visitor who, String book) {
        return new String(who.get(book + "/file").bytes(), StandardCharsets.UTF_8);
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
        if (!address.contains("?")) { // else it was refused, and the page says so once
            who.whenReady(address);
        }
        return address;
    }
}
