package org.jiheng.app.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Objects;
import java.util.UUID;
import org.jiheng.app.People;
import org.jiheng.app.Records;
import org.jiheng.app.WithDemo;
import org.jiheng.app.database.ScopedTransactions;
import org.jiheng.app.identity.Officer;
import org.jiheng.app.identity.Role;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.jdbc.BadSqlGrammarException;

/** 历稿 — what was handed in stays word for word, is compared cell by cell, and can be put back. */
@WithDemo
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TargetVersionsTest {
    private final People people;
    private final Records records;
    private final ScopedTransactions transactions;
    private final DraftTarget draftTarget;
    private final SaveFields saveFields;
    private final Drafts drafts;
    private final TargetVersions versions;
    private People.District district = new People.District("", "");

    TargetVersionsTest(
            People people,
            Records records,
            ScopedTransactions transactions,
            DraftTarget draftTarget,
            SaveFields saveFields,
            Drafts drafts,
            TargetVersions versions) {
        this.people = people;
        this.records = records;
        this.transactions = transactions;
        this.draftTarget = draftTarget;
        this.saveFields = saveFields;
        this.drafts = drafts;
        this.versions = versions;
    }

    @BeforeAll
    void aUnit() {
        district = people.newDistrict("老干部局");
        people.add(district.login("zhou"), district.code(), "老干部局", Role.UNIT_CLERK);
    }

    private Officer zhou() {
        return people.officer(district.login("zhou"));
    }

    private Filler filler(long project) {
        var target = Long.parseLong(
                records.one(district.scope(), "select id from target_version where project_id = " + project));
        return new Filler(transactions, saveFields, drafts, zhou(), target);
    }

    private String keep(Filler filler) {
        var zhou = zhou();
        return transactions.call(zhou.scope(), () -> versions.keep(filler.draft(), zhou.actor("")));
    }

    @Test
    void aFrozenVersionIsTheFormWordForWordAndNeverChanges() {
        var filler = filler(Filler.newDraft(people, transactions, draftTarget, zhou(), "留稿"));
        var as = filler.draft().form();
        var key = keep(filler);
        filler.fill(filler.row(1), "points", "5")
                .fill(null, "texts.overview", "后来改的。")
                .send();
        var first = transactions.call(
                zhou().scope(), () -> versions.find(filler.draft().id(), key).orElseThrow());
        assertThat(first.form()).isEqualTo(as);
        assertThat(first.by()).isEqualTo(zhou().name());
        for (var statement : new String[] {"update target_kept set form = ''", "delete from target_kept"}) {
            assertThatThrownBy(() -> records.change(district.scope(), statement))
                    .isInstanceOf(BadSqlGrammarException.class)
                    .hasStackTraceContaining("permission denied");
        }
    }

    @Test
    void twoVersionsAreComparedCellByCell() {
        var project = Filler.newDraft(people, transactions, draftTarget, zhou(), "对照");
        var filler = filler(project);
        var first = keep(filler);
        var added = UUID.randomUUID();
        filler.fill(filler.row(1), "points", "25")
                .fill(null, "texts.annualTarget", "全年走访慰问老同志150人次，活动场所开放240天，服务对象满意度不低于95%。")
                .press(new FieldChange.AddRow(UUID.randomUUID(), added, filler.row(4)))
                .fill(added, "name", "新加的指标")
                .press(new FieldChange.RemoveRow(UUID.randomUUID(), filler.row(2), filler.seen()))
                .send();
        var clerk = people.made(district.login("zhou"), district.code(), "老干部局", Role.UNIT_CLERK);
        var list = clerk.get("/projects/" + project + "/2026/versions");
        assertThat(list.words()).contains("留下的草稿", "现在的草稿");
        var page = clerk.get("/projects/" + project + "/2026/versions?old=" + first + "&now=draft")
                .page();
        assertThat(page.select("table.oform del").eachText())
                .contains("30", "2", "活动场所开放天数") // 120 became 150: only the figure that differs is marked
                .doesNotContain("服务对象满意度");
        assertThat(page.select("table.oform ins").eachText()).contains("25", "5", "新加的指标");
        assertThat(page.select("td.changed del:contains(240)")).hasSize(1);
        assertThat(clerk.get("/projects/" + project + "/2026/versions?old=" + first + "&now=" + first)
                        .page()
                        .select("table.oform del, table.oform ins"))
                .isEmpty();
        assertThat(clerk.get("/projects/" + project + "/2026/versions?old=draft&now=k0")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void anOldVersionIsPutBackAndThatCanBeUndoneToo() {
        var project = Filler.newDraft(people, transactions, draftTarget, zhou(), "恢复");
        var filler = filler(project);
        var rows = filler.draft().rows();
        var first = keep(filler);
        filler.fill(filler.row(1), "points", "5")
                .press(new FieldChange.RemoveRow(UUID.randomUUID(), filler.row(2), filler.seen()))
                .send();
        var clerk = people.made(district.login("zhou"), district.code(), "老干部局", Role.UNIT_CLERK);
        var address = "/projects/" + project + "/2026/versions";
        clerk.get(address);
        assertThat(clerk.post(address + "/" + first + "/restoration").location())
                .endsWith("/edit");
        assertThat(filler.says(rows.getFirst(), "points")).isEqualTo("30");
        assertThat(filler.draft().rows()).as("the same rows, by their numbers").isEqualTo(rows);
        assertThat(filler.lost().wholeFormWritten()).as("open pages are told").isTrue();
        clerk.get(address);
        var second = transactions.call(
                zhou().scope(), () -> versions.of(filler.draft().id()).getLast().key());
        clerk.post(address + "/" + second + "/restoration");
        assertThat(filler.says(rows.getFirst(), "points")).isEqualTo("5");
        assertThat(filler.names()).hasSize(3);
        assertThat(Objects.requireNonNull(clerk.get(address + "/" + first + "/print")
                                .page()
                                .selectFirst("table.oform"))
                        .text())
                .contains("活动场所开放天数");
    }
}
