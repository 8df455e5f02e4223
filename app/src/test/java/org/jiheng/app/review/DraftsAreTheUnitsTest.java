package org.jiheng.app.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jiheng.app.review.ReviewJourney.press;

import java.util.List;
import java.util.Objects;
import org.jiheng.app.Forms;
import org.jiheng.app.People;
import org.jiheng.app.Records;
import org.jiheng.app.Visitor;
import org.jiheng.app.WithDemo;
import org.jiheng.app.database.Scope;
import org.jiheng.app.identity.Role;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** 草稿只归本单位 — what a department and finance see of units before they hand in, through the pages and past them (lifecycle §6). */
@WithDemo
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DraftsAreTheUnitsTest {
    private static final List<String> PARTS = List.of(
            "target_version",
            "target_indicator",
            "target_finding",
            "target_field",
            "target_change",
            "target_fund_line");

    private final People people;
    private final Records records;
    private final ReviewJourney road;
    private String draft = "";
    private String handedIn = "";

    DraftsAreTheUnitsTest(People people, Records records) {
        this.people = people;
        this.records = records;
        this.road = new ReviewJourney(people, records);
    }

    @BeforeAll
    void oneDraftAndOneHandedIn() {
        draft = road.bring("还在写的项目");
        handedIn = road.bring("已经报出的项目");
        press(road.head, road.submit(handedIn), "CONFIRM");
    }

    private Scope scopeOf(Role role, String organisation) {
        people.of(road.district, organisation, role);
        return people.officer(road.district.login("r"
                        + Integer.toHexString(role.name().hashCode()) + Integer.toHexString(organisation.hashCode())))
                .scope();
    }

    /** Everybody who waits for the unit to hand in. */
    private List<Scope> scopes() {
        return List.of(
                scopeOf(Role.DEPARTMENT_REVIEWER, ReviewJourney.DEPARTMENT),
                scopeOf(Role.FINANCE_PERFORMANCE_SECTION, "财政局"),
                scopeOf(Role.FINANCE_BUDGET_SECTION, "财政局"));
    }

    private List<Visitor> waiting() {
        return List.of(
                road.department,
                people.of(road.district, "财政局", Role.FINANCE_PERFORMANCE_SECTION),
                people.of(road.district, "财政局", Role.FINANCE_BUDGET_SECTION));
    }

    private String count(String table) {
        var target = table.equals("target_version") ? "id" : "target_id";
        return "select count(*) from %s where %s in (%s)".formatted(table, target, ids(draft));
    }

    /** The number of the draft, asked by its unit and written into the question of another scope. */
    private String ids(String project) {
        return records.one(
                road.district.scope(), "select id from target_version where project_id = " + project.split("/", -1)[2]);
    }

    @Test
    void whoWaitsIsToldThatThereIsNone() {
        for (var visitor : waiting()) {
            for (var page : List.of("", "/print", "/form.xlsx", "/versions")) {
                assertThat(visitor.get(draft + page).status()).as(page).isEqualTo(404);
            }
            assertThat(visitor.get(handedIn).status()).isEqualTo(200);
            assertThat(visitor.get("/projects?year=2026").words())
                    .contains("已经报出的项目")
                    .doesNotContain("还在写的项目");
        }
        assertThat(road.clerk.get(draft).status()).isEqualTo(200);
        assertThat(people.of(road.district, "财政局", Role.AUDITOR).get(draft).status())
                .as("audit: yes")
                .isEqualTo(200);
    }

    /** Whatever a page asks, the database answers with nothing. */
    @Test
    void theDatabaseShowsNoPartOfIt() {
        for (var scope : scopes()) {
            for (var table : PARTS) {
                assertThat(records.one(scope, count(table))).as(table).isEqualTo("0");
            }
            assertThat(records.change(scope, "delete from target_finding where target_id = " + ids(draft)))
                    .isZero();
        }
        assertThat(records.one(road.district.scope(), count("target_indicator")))
                .isEqualTo("4");
    }

    /** Finance brings in files for units that cannot; what comes of it is the unit's like any other draft. */
    @Test
    void whatFinanceBringsInIsTheUnitsDraft() {
        var finance = people.of(road.district, "财政局", Role.FINANCE_PERFORMANCE_SECTION);
        finance.get("/imports");
        var run = finance.upload(
                        "/imports", List.of(Visitor.Upload.text("代收.txt", Forms.text(ReviewJourney.UNIT, "财政代收的项目"))))
                .location();
        finance.whenReady(run);
        var accepted = finance.post(run + "/acceptance", "choice", "1-1").location();
        assertThat(finance.get(accepted).words()).contains("收下新草稿 1 个");
        assertThat(finance.get(accepted).words()).doesNotContain("财政代收的项目");
        assertThat(road.clerk.get("/projects?year=2026").words()).contains("财政代收的项目");
    }

    @Test
    void theBoardStillTellsWhoIsBehind() {
        var board = road.department.get("/desk").page().select("#board tr").eachText();
        assertThat(board).anySatisfy(row -> assertThat(row).contains(ReviewJourney.UNIT, "2"));
    }

    @Test
    void aPressReachesWhoHasOnlyDrafts() {
        var page = road.department.get("/desk");
        var button = Objects.requireNonNull(page.page().selectFirst("#board button[name=organisation]"), page::words);
        road.department.post("/desk/reminders", "organisation", button.val());
        assertThat(road.clerk.get("/notices").words()).contains("催");
    }

    /** What came back stays in sight, and so does what the unit took back before anybody looked. */
    @Test
    void whatWasHandedInOnceStaysInSight() {
        var project = road.bring("退回过的项目");
        var review = road.submit(project);
        press(road.head, review, "RETURN", "remark", "再看看");
        assertThat(road.state(project)).isEqualTo("DRAFT");
        assertThat(road.department.get(project).status()).isEqualTo(200);
    }

    /** A department drafts for itself too. */
    @Test
    void theDepartmentsOwnDraftsAreItsOwn() {
        var own = people.of(road.district, ReviewJourney.DEPARTMENT, Role.UNIT_CLERK);
        own.get("/projects/new");
        own.post("/projects/new", "name", "水务局自己的项目", "year", "2026");
        var id = records.one(road.district.scope(), "select id from project where name = '水务局自己的项目'");
        assertThat(road.department.get("/projects/" + id + "/2026").status()).isEqualTo(200);
    }
}
