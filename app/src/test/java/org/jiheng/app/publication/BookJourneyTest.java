package org.jiheng.app.publication;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jiheng.app.Forms;
import org.jiheng.app.People;
import org.jiheng.app.Records;
import org.jiheng.app.Visitor;
import org.jiheng.app.WithDemo;
import org.jiheng.app.browser.Browsers;
import org.jiheng.app.browser.Surfer;
import org.jiheng.app.database.ScopedTransactions;
import org.jiheng.app.identity.Role;
import org.jiheng.documents.issuing.DisclosureBook;
import org.jiheng.documents.issuing.Edition;
import org.jiheng.documents.issuing.FileFormat;
import org.junit.jupiter.api.Test;
import org.springframework.core.env.Environment;

/** 公开册全程 — a department asks for its book in a browser, watches it, is told why one failed, and fetches one. */
@WithDemo
class BookJourneyTest {
    private static final String DEPARTMENT = "园林局";

    private final People people;
    private final Records records;
    private final Books books;
    private final ScopedTransactions transactions;
    private final Clock clock;
    private final Environment environment;

    BookJourneyTest(
            People people,
            Records records,
            Books books,
            ScopedTransactions transactions,
            Clock clock,
            Environment environment) {
        this.people = people;
        this.records = records;
        this.books = books;
        this.transactions = transactions;
        this.clock = clock;
        this.environment = environment;
    }

    @Test
    void aDepartmentMakesItsBook() {
        var district = people.newDistrict(DEPARTMENT);
        var login = district.login("books");
        var officer = people.add(login, district.code(), DEPARTMENT, Role.DEPARTMENT_REVIEWER);
        try (var surfer = Browsers.CHROMIUM.start()) {
            surfer.open(address("/sign-in"));
            surfer.fill("[name=login]", login);
            surfer.fill("[name=password]", People.PASSWORD);
            surfer.follow("form[action='/sign-in'] button.btn-primary");
            surfer.open(address("/books"));
            assertThat(surfer.text("main")).contains("这个部门还没有报出的目标表");
            both(surfer, "books-empty");

            bringForms(district);
            surfer.open(address("/books"));
            surfer.click(".book-facts summary");
            both(surfer, "books");

            var now = clock.instant();
            var department = transactions
                    .call(district.scope(), () -> people.organisation(DEPARTMENT))
                    .id();
            long id = transactions.call(district.scope(), () -> {
                var begun = books.add(
                                district.code(),
                                new Books.Wanted(
                                        department,
                                        2026,
                                        FileFormat.PDF,
                                        Edition.PUBLIC,
                                        true,
                                        DisclosureBook.Told.NOTHING),
                                officer.id(),
                                now,
                                now.plus(Duration.ofDays(1)))
                        .orElseThrow();
                books.progress(begun, 12, 40);
                books.restart(begun);
                return begun;
            });
            surfer.open(address("/books/" + id));
            assertThat(surfer.text("main")).contains("已排好 12 张，共 40 张", "服务器中途停过，已接着做");
            both(surfer, "book-running");
            transactions.run(district.scope(), () -> books.fail(id, "“灌溉渠维修”没有可用的版式，不能编入公开册。", clock.instant()));
            surfer.open(address("/books/" + id));
            assertThat(surfer.text("main")).contains("没有可用的版式");
            both(surfer, "book-failed");

            surfer.open(address("/books"));
            surfer.evaluate("document.querySelector('.book-facts').open = true");
            surfer.fill("[name=narrative]", "灌溉渠维修2026年安排1.25万元。");
            surfer.follow("form.book-form[method=post] button.btn-primary");
            surfer.waitFor(".book-ready");
            assertThat(surfer.text("main")).contains("检查报告里有", "2 个项目还没有批复", "行道树补植（园林局）：财政审核", "公园健身步道维护（园林局）：草稿");
            both(surfer, "book-ready");
            surfer.open(address("/books"));
            both(surfer, "books-made");
            assertThat(surfer.complaints()).isEmpty();
        }
    }

    /** One that is approved, and two that are not. */
    private void bringForms(People.District district) {
        var clerk = people.clerk(district, DEPARTMENT);
        for (var project : List.of("灌溉渠维修", "行道树补植", "公园健身步道维护")) {
            clerk.get("/imports");
            var run = clerk.upload("/imports", List.of(Visitor.Upload.text("目标表.txt", Forms.text(DEPARTMENT, project))))
                    .location();
            clerk.whenReady(run);
            clerk.post(run + "/acceptance", "choice", "1-1");
        }
        records.change(
                district.scope(),
                "update target_version set state = case project_id when (select id from project where name = '灌溉渠维修')"
                        + " then 'APPROVED' when (select id from project where name = '行道树补植') then 'FIN_REVIEW'"
                        + " else state end");
    }

    /** On a desk and on a telephone, neither of which scrolls sideways. */
    private static void both(Surfer surfer, String page) {
        surfer.screenshot(page);
        assertNoSidewaysScroll(surfer);
        surfer.size(390, 844);
        surfer.screenshot(page + "-390");
        assertNoSidewaysScroll(surfer);
        surfer.size(1366, 768);
    }

    private static void assertNoSidewaysScroll(Surfer surfer) {
        assertThat(surfer.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
                .isEqualTo(true);
    }

    private String address(String path) {
        return "http://127.0.0.1:" + environment.getRequiredProperty("local.server.port") + path;
    }
}
