package org.jiheng.app.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.api.migration.JavaMigration;
import org.jiheng.app.Forms;
import org.jiheng.app.People;
import org.jiheng.app.Records;
import org.jiheng.app.Visitor;
import org.jiheng.app.WithDemo;
import org.jiheng.app.cryptography.Cryptography;
import org.jiheng.app.cryptography.Suite;
import org.jiheng.app.database.ScopedTransactions;
import org.jiheng.app.database.Superuser;
import org.jiheng.app.database.TestDatabase;
import org.jiheng.app.identity.Role;
import org.jiheng.app.target.ContactSeal.Place;
import org.jiheng.documents.reading.FormReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.env.Environment;

/** 联系人加密与遮挡 — a copy of the database names nobody, a page shows no number that was not asked for, and nothing is lost by it. */
@WithDemo
class ContactSealTest {
    private static final String PHONE = "13987612345";
    private static final String MASKED = "139****2345";
    private static final String NAME = "欧阳独一";

    private final People people;
    private final Records records;
    private final ScopedTransactions transactions;
    private final DraftTarget draftTarget;
    private final Targets targets;
    private final String url;

    ContactSealTest(
            People people,
            Records records,
            ScopedTransactions transactions,
            DraftTarget draftTarget,
            Targets targets,
            Environment environment) {
        this.people = people;
        this.records = records;
        this.transactions = transactions;
        this.draftTarget = draftTarget;
        this.targets = targets;
        this.url = environment.getRequiredProperty("jiheng.database.url");
    }

    private static String form(String unit, String project) {
        return Forms.text(unit, project).replace("周敏慧", NAME).replace("5550 0126", PHONE);
    }

    /** 一张表 with somebody who fills it in. */
    private record Case(People.District district, Visitor clerk, long project, String address) {}

    private Case newCase() {
        var district = people.newDistrict("老干部局");
        var clerk = people.clerk(district, "老干部局");
        var officer = people.add(district.login("zhou"), district.code(), "老干部局", Role.UNIT_CLERK);
        var project = transactions.call(officer.scope(), () -> {
            var unit = officer.organisation();
            var by = new DraftTarget.By(officer.actor(""), unit, unit, null);
            return switch (draftTarget.store(by, Forms.read(form(unit.name(), "加密的表")), false)) {
                case DraftTarget.Result.Added(var id, var _) -> id;
                case DraftTarget.Result.Replaced _, DraftTarget.Result.AlreadyThere _, DraftTarget.Result.Refused _ ->
                    throw new AssertionError();
            };
        });
        return new Case(district, clerk, project, "/projects/" + project + "/2026");
    }

    private String phone(Case of) {
        return transactions.call(of.district.scope(), () -> {
            var contact = targets.find(of.project, 2026).orElseThrow().form().contact();
            return contact == null ? "" : String.valueOf(contact.phone());
        });
    }

    /** Rows of any table in which this text stands, as somebody with the files of the database reads them. */
    private static List<String> rowsSaying(String url, String text) {
        var found = new ArrayList<String>();
        for (var table : Superuser.ask(
                url, "select relname from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'")) {
            Superuser.ask(
                            url,
                            "select '%1$s: ' || t::text from %1$s t where t::text like '%%%2$s%%'"
                                    .formatted(table, text))
                    .forEach(found::add);
        }
        return found;
    }

    @Test
    void aCopyOfTheDatabaseNamesNobody() {
        var it = newCase();
        var clerk = it.clerk;
        var edit = clerk.get(it.address + "/edit");
        var seen = edit.page().select("input[name=seen]").val();
        clerk.post(
                it.address + "/edit",
                "seen",
                seen,
                "contact.phone",
                "13987612399",
                "contact.name",
                NAME + "二",
                "do",
                "save");
        assertThat(phone(it)).isEqualTo("13987612399");
        clerk.post(it.address + "/submission", "revision", "0");
        assertThat(records.one(it.district.scope(), "select contact_phone from target_version"))
                .startsWith("AES-256-GCM:");
        assertThat(rowsSaying(url, PHONE)).isEmpty();
        assertThat(rowsSaying(url, "13987612399")).isEmpty();
        assertThat(rowsSaying(url, NAME)).isEmpty();
        assertThat(rowsSaying(url, "加密的表")).as("the search itself works").isNotEmpty();
    }

    @Test
    void everyPageMasksTheNumberUntilItIsAskedFor() {
        var it = newCase();
        var auditor = people.auditor(it.district);
        for (var page : List.of("", "/print", "/edit")) {
            var shown = it.clerk.get(it.address + page);
            assertThat(shown.text()).as(page).contains(MASKED).doesNotContain(PHONE);
        }
        assertThat(auditor.get(it.address).text()).contains(MASKED).doesNotContain(PHONE);
        for (var back : List.of("form", "print", "edit")) {
            var last = records.lastEvent(it.district.code());
            var answer = it.clerk.post(it.address + "/contact", "reason", "CALL", "back", back);
            assertThat(it.clerk.get(answer.location()).text()).contains(PHONE);
            assertThat(records.eventsSince(it.district.code(), last)).contains("查看个人信息 target");
            assertThat(it.clerk.get(answer.location()).text())
                    .as("the next time")
                    .doesNotContain(PHONE);
        }
        var last = records.lastEvent(it.district.code());
        var unreasoned = it.clerk.post(it.address + "/contact", "reason", "");
        assertThat(it.clerk.get(unreasoned.location()).text()).doesNotContain(PHONE);
        assertThat(records.eventsSince(it.district.code(), last)).doesNotContain("查看个人信息 target");
    }

    @Test
    void aMaskedNumberSentBackChangesNothing() {
        var it = newCase();
        var seen = it.clerk
                .get(it.address + "/edit")
                .page()
                .select("input[name=seen]")
                .val();
        it.clerk.post(it.address + "/edit", "seen", seen, "contact.phone", MASKED, "note", "改了备注", "do", "save");
        assertThat(phone(it)).isEqualTo(PHONE);
        it.clerk.post(it.address + "/edit", "seen", seen, "contact.phone", "138****0000", "do", "save");
        assertThat(it.clerk.get(it.address + "/edit").text()).contains("改了备注");
        assertThat(phone(it)).isEqualTo(PHONE);
    }

    @Test
    void theFileIsMaskedAsItsEditionSays() {
        var it = newCase();
        var internal = FormReader.standard()
                .read("x.xlsx", it.clerk.get(it.address + "/form.xlsx").bytes())
                .forms()
                .getFirst()
                .form();
        var masked = FormReader.standard()
                .read(
                        "x.xlsx",
                        it.clerk.get(it.address + "/form.xlsx?edition=public").bytes())
                .forms()
                .getFirst()
                .form();
        assertThat(String.valueOf(internal.contact())).contains(PHONE);
        assertThat(String.valueOf(masked.contact())).contains(MASKED).doesNotContain(PHONE);
    }

    @Test
    void theTextOfAFormComesBackLetterByLetter(@TempDir Path keys) {
        var seal = new ContactSeal(Cryptography.open(keys, Suite.GUOMI, new char[0], Clock.systemUTC()));
        var place = Place.ofTarget("999912000", 7);
        for (var unit : List.of("老干部局", "\"contact\": {\"phone\": \"1\"} \\", "}{")) {
            var json = Submissions.json(Forms.read(form("老干部局", "项目")))
                    .replace("老干部局", unit.replace("\\", "\\\\").replace("\"", "\\\""));
            var sealed = seal.sealForm(place, json);
            assertThat(sealed).doesNotContain(PHONE).doesNotContain(NAME).contains("SM4-GCM:");
            assertThat(seal.openForm(place, sealed)).isEqualTo(json);
        }
        var empty = Submissions.json(Forms.read(Forms.emptyTable("老干部局")));
        assertThat(seal.openForm(place, seal.sealForm(place, empty))).isEqualTo(empty);
    }

    /** What cannot be opened can be read around, and is not written over. */
    @Test
    void withoutItsKeyAContactIsNotLost(@TempDir Path keys, @TempDir Path others) {
        var place = Place.ofProject("999912000", 1);
        var sealed = seal(keys).seal(place, PHONE);
        assertThat(seal(keys).open(place, sealed)).isEqualTo(PHONE);
        assertThat(seal(keys).open(Place.ofProject("999912000", 2), sealed)).isEqualTo(ContactSeal.LOST);
        assertThat(seal(others).open(place, sealed)).isEqualTo(ContactSeal.LOST);
        assertThatThrownBy(() -> seal(others).seal(place, ContactSeal.LOST)).isInstanceOf(IllegalStateException.class);
    }

    private static ContactSeal seal(Path keys) {
        return new ContactSeal(Cryptography.open(keys, Suite.INTERNATIONAL, new char[0], Clock.systemUTC()));
    }

    @Test
    void whatWasStoredBeforeIsEncryptedAtTheNextStart(@TempDir Path keys) {
        var old = TestDatabase.fresh();
        old.migrations().target("089?").load().migrate();
        var json = Submissions.json(Forms.read(form("老干部局", "旧项目")));
        var text = "$json$" + json + "$json$";
        Superuser.run(
                old.url(),
                "insert into region (region_code, name) values ('999912000', '衡溪区')",
                "insert into target_version (region_code, id, project_id, unit_id, fiscal_year, state, indicator_count,"
                        + " points_total, core_points, changed_by, contact_name, contact_phone)"
                        + " values ('999912000', 1, 5, 1, 2026, 'APPROVED', 0, 0, 0, 1, '%s', '%s')"
                                .formatted(NAME, PHONE),
                "insert into target_change (region_code, target_id, revision, change_id, field, before, after, changed_by)"
                        + " values ('999912000', 1, 1, gen_random_uuid(), 'contact.phone', '', '%s', 1)"
                                .formatted(PHONE),
                "insert into target_alternative (region_code, target_id, change_id, field, value, written_by)"
                        + " values ('999912000', 1, gen_random_uuid(), 'contact.name', '%s', 1)".formatted(NAME),
                "insert into target_fix (region_code, target_id, rule, words, fields, form_before, form_after, made_by)"
                        + " values ('999912000', 1, 'X', 'x', '{note}', %1$s, %1$s, 1)".formatted(text),
                "insert into target_kept (region_code, target_id, form, row_ids, made_by)"
                        + " values ('999912000', 1, %s, '{}', 1)".formatted(text),
                "insert into target_submission values ('999912000', 1, 1, 1, %s, '%s', 1, now())"
                        .formatted(text, Submissions.sha256(json)),
                "insert into target_adjustment (region_code, target_id, unit_id, reason, words, proposal, created_by, created_at)"
                        + " values ('999912000', 1, 1, 'OTHER', 'x', %s, 1, now())".formatted(text));
        assertThat(rowsSaying(old.url(), PHONE)).hasSize(6);

        JavaMigration sealing = new SealStoredContacts(seal(keys));
        old.migrations().javaMigrations(sealing).load().migrate();

        assertThat(rowsSaying(old.url(), PHONE)).isEmpty();
        assertThat(rowsSaying(old.url(), NAME)).isEmpty();
        var opened = seal(keys);
        var phone = Superuser.ask(old.url(), "select contact_phone from target_version")
                .getFirst();
        assertThat(opened.open(Place.ofProject("999912000", 5), phone)).isEqualTo(PHONE);
        var handedIn = opened.openForm(
                Place.ofTarget("999912000", 1),
                Superuser.ask(old.url(), "select form from target_submission").getFirst());
        assertThat(Submissions.sha256(handedIn))
                .isEqualTo(Superuser.ask(old.url(), "select sha256 from target_submission")
                        .getFirst());
        assertThat(Superuser.ask(old.url(), "select count(*) from audit_event")).containsExactly("0");
        // The freeze is in force again, and so is row-level security over the owner.
        assertThatThrownBy(() -> Superuser.runByHand(old.url(), "update target_version set note = 'x'"))
                .hasMessageContaining("does not change");
        assertThat(Superuser.ask(
                        old.url(),
                        "select count(*) from pg_class where relname ~ '^target_' and relkind = 'r' and relrowsecurity"
                                + " and not relforcerowsecurity"))
                .containsExactly("0");
    }
}
