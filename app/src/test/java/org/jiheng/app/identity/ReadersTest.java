package org.jiheng.app.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.TreeSet;
import org.jiheng.app.Forms;
import org.jiheng.app.People;
import org.jiheng.app.Records;
import org.jiheng.app.Visitor;
import org.jiheng.app.WithDemo;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.dao.DataAccessException;

/** 只看的人 — delegates see what was approved, experts what was assigned to them; both in the program and in the database (lifecycle §6). */
@WithDemo
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReadersTest {
    /** What a reader's scope may show a row of; every other table with unit data is closed to it. */
    private static final List<String> OPEN = List.of(
            "project",
            "target_version",
            "target_indicator",
            "target_fund_line",
            "region",
            "organisation",
            "organisation_name",
            "officer",
            "appointment",
            "appointment_department",
            "password_history",
            "recovery_code",
            "passkey",
            "audit_event",
            "audit_chain",
            "audit_root",
            "security_setting",
            "saved_view",
            "draft_key",
            "calendar_window",
            "label_mapping",
            "notice",
            "notice_address",
            "external_waiting");

    private final People people;
    private final Records records;
    private People.District district;
    private Visitor finance;

    ReadersTest(People people, Records records) {
        this.people = people;
        this.records = records;
        this.district = new People.District("000000000", "");
        this.finance = people.anybody();
    }

    @BeforeAll
    void threeForms() {
        district = people.newDistrict("区水利局", "区林业局");
        finance = people.of(district, "财政局", Role.FINANCE_PERFORMANCE_SECTION);
        for (var name : List.of("草稿项目", "在审项目", "批复项目")) {
            var clerk = people.clerk(district, "区水利局");
            clerk.get("/imports");
            var run = clerk.upload("/imports", List.of(Visitor.Upload.text(name + ".txt", Forms.text("区水利局", name))))
                    .location();
            clerk.whenReady(run);
            clerk.post(run + "/acceptance", "choice", "1-1");
        }
        state("在审项目", "FIN_REVIEW");
        state("批复项目", "APPROVED");
    }

    private void state(String name, String state) {
        records.change(
                district.scope(),
                "update target_version set state = '%s' where project_id = (select id from project where name = '%s')"
                        .formatted(state, name));
    }

    private String project(String name) {
        return "/projects/" + records.one(district.scope(), "select id from project where name = '%s'".formatted(name))
                + "/2026";
    }

    @Test
    void aDelegateSeesWhatWasApprovedWithoutContactOrRemarks() {
        var delegate = people.of(district, "财政局", Role.DELEGATE);
        var list = delegate.get("/projects");
        assertThat(list.words()).contains("批复项目").doesNotContain("草稿项目", "在审项目");
        assertThat(list.page().select("button[formaction=/projects/check]")).isEmpty();
        var page = delegate.get(project("批复项目"));
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.words()).contains("批复项目").doesNotContain("历稿", "事前评估", "显示号码", "送审");
        assertThat(page.text()).doesNotContain("5550", "0126");
        assertThat(delegate.get(project("批复项目") + "/form.html?edition=internal").text())
                .contains("批复项目")
                .doesNotContain("5550");
        assertThat(delegate.get(project("批复项目") + "/print").text()).doesNotContain("5550");
        assertThat(delegate.get(project("在审项目")).status()).isEqualTo(404);
        assertThat(delegate.get(project("草稿项目")).status()).isEqualTo(404);
    }

    /** Twice means that either alone holds: with row-level security switched off the program still finds nothing that is not theirs. */
    @Test
    void theProgramAloneHoldsToo() {
        var stranger = people.clerk(district, "区林业局");
        var reviewer = people.of(district, "区林业局", Role.DEPARTMENT_REVIEWER);
        var tables = List.of("project", "target_version", "target_indicator", "target_fund_line", "target_finding");
        try {
            tables.forEach(each -> records.asOwner("alter table " + each + " disable row level security"));
            for (var visitor : List.of(stranger, reviewer)) {
                for (var path : List.of("", "/print", "/form.xlsx", "/versions", "/ex-ante")) {
                    assertThat(visitor.get(project("批复项目") + path).status())
                            .as(path)
                            .isEqualTo(404);
                }
                assertThat(visitor.get(project("批复项目").replace("/2026", "/history"))
                                .status())
                        .isEqualTo(404);
            }
            assertThat(finance.get(project("批复项目")).status()).isEqualTo(200);
        } finally {
            tables.forEach(each -> records.asOwner("alter table " + each + " enable row level security"));
        }
        assertThat(stranger.get(project("批复项目")).status()).isEqualTo(404);
    }

    /** The same asked of the database: also a table that is made tomorrow has to be closed to readers, or named here. */
    @Test
    void theDatabaseShowsAReaderNothingElse() {
        people.of(district, "财政局", Role.DELEGATE);
        var delegate = people.officer(district.login("r"
                        + Integer.toHexString(Role.DELEGATE.name().hashCode()) + Integer.toHexString("财政局".hashCode())))
                .scope();
        assertThat(records.in(delegate, "select p.name from target_version t join project p on p.id = t.project_id"))
                .containsExactly("批复项目");
        var tables = records.without("""
                select c.relname from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
                  and c.relrowsecurity order by 1
                """);
        var seen = new TreeSet<String>();
        for (var table : tables) {
            if (!OPEN.contains(table)
                    && !records.one(delegate, "select count(*) from " + table).equals("0")) {
                seen.add(table);
            }
        }
        assertThat(seen).isEmpty();
        assertThat(records.without("""
                select c.relname from pg_class c where c.relname ~ '^(target_(finding|fix|doubt|field|change|check|alternative|kept)|ex_ante_assessment)$'
                  and not exists (select from pg_policy p where p.polrelid = c.oid and p.polname = 'not_for_readers')
                """)).isEmpty();
        assertThat(records.change(delegate, "update target_version set note = '改'"))
                .isZero();
        assertThatExceptionOfType(DataAccessException.class)
                .isThrownBy(() -> records.change(
                        delegate,
                        "insert into project (region_code, unit_id, department_id, name) select region_code, id, id, '塞'"
                                + " from organisation where name = '区水利局'"));
    }
}
