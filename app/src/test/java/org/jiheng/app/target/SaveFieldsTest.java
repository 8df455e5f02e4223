package org.jiheng.app.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.jiheng.app.People;
import org.jiheng.app.People.District;
import org.jiheng.app.Records;
import org.jiheng.app.WithDemo;
import org.jiheng.app.database.ScopedTransactions;
import org.jiheng.app.identity.Officer;
import org.jiheng.app.identity.Role;
import org.jiheng.app.web.NotFound;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** 逐格保存 — two people in different fields both win, in the same field neither is overwritten, and nothing is done twice. */
@WithDemo
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SaveFieldsTest {
    private final People people;
    private final Records records;
    private final ScopedTransactions transactions;
    private final DraftTarget draftTarget;
    private final SaveFields saveFields;
    private final Drafts drafts;
    private final CheckUnit checkUnit;
    private District district = new District("", "");

    SaveFieldsTest(
            People people,
            Records records,
            ScopedTransactions transactions,
            DraftTarget draftTarget,
            SaveFields saveFields,
            Drafts drafts,
            CheckUnit checkUnit) {
        this.people = people;
        this.records = records;
        this.transactions = transactions;
        this.draftTarget = draftTarget;
        this.saveFields = saveFields;
        this.drafts = drafts;
        this.checkUnit = checkUnit;
    }

    private Officer zhou() {
        return people.officer(district.login("zhou"));
    }

    private Officer luo() {
        return people.officer(district.login("luo"));
    }

    @BeforeAll
    void twoClerksOfOneUnit() {
        district = people.newDistrict("老干部局", "水利局");
        people.add(district.login("zhou"), district.code(), "老干部局", Role.UNIT_CLERK);
        people.add(district.login("luo"), district.code(), "老干部局", Role.UNIT_CLERK);
    }

    private Filler filler(Officer officer, long project) {
        var target = Long.parseLong(
                records.one(district.scope(), "select id from target_version where project_id = " + project));
        return new Filler(transactions, saveFields, drafts, officer, target);
    }

    private long draft(String name) {
        return Filler.newDraft(people, transactions, draftTarget, zhou(), name);
    }

    @Test
    void differentFieldsBothWin() {
        var project = draft("两人各改一格");
        var one = filler(zhou(), project);
        var two = filler(luo(), project);
        one.fill(null, "funds.total", "20.5").send();
        var answer = two.fill(null, "texts.overview", "改过的概况。").send();
        assertThat(answer.outcomes()).allMatch(SaveFields.Outcome.Saved.class::isInstance);
        assertThat(answer.news())
                .as("and the second hears of the first")
                .anyMatch(news -> news.key().part().equals("funds.total")
                        && news.shown().equals("20.5")
                        && news.by().equals(zhou().name()));
        assertThat(one.says(null, "funds.total")).isEqualTo("20.5");
        assertThat(one.says(null, "texts.overview")).isEqualTo("改过的概况。");
    }

    @Test
    void theSameFieldIsNeverOverwritten() {
        var project = draft("两人改同一格");
        var one = filler(zhou(), project);
        var two = filler(luo(), project);
        var row = one.row(1);
        one.fill(row, "value", "130").send();
        var answer = two.fill(row, "value", "140").send();
        assertThat(answer.outcomes())
                .singleElement()
                .isInstanceOfSatisfying(SaveFields.Outcome.Conflict.class, conflict -> {
                    assertThat(conflict.theirs()).isEqualTo("130");
                    assertThat(conflict.by()).isEqualTo(zhou().name());
                });
        assertThat(one.says(row, "value")).isEqualTo("130");
        assertThat(two.fill(row, "value", "140").send().outcomes())
                .as("用我的, said after seeing theirs")
                .singleElement()
                .isInstanceOf(SaveFields.Outcome.Saved.class);
        assertThat(one.says(row, "value")).isEqualTo("140");
    }

    @Test
    void theSameTextTypedByBothIsNoConflict() {
        var project = draft("两人填得一样");
        var one = filler(zhou(), project);
        var two = filler(luo(), project);
        one.fill(null, "contact.name", "罗启文").send();
        assertThat(two.fill(null, "contact.name", "罗启文").send().outcomes())
                .singleElement()
                .isInstanceOf(SaveFields.Outcome.Saved.class);
    }

    @Test
    void bothTextsAreKeptUntilSomebodyDecides() {
        var project = draft("都留着");
        var one = filler(zhou(), project);
        var two = filler(luo(), project);
        one.fill(null, "texts.basis", "《甲文》（甲〔2025〕1号）").send();
        two.press(new FieldChange.KeepBoth(UUID.randomUUID(), new FieldKey(null, "texts.basis"), "《乙文》（乙〔2025〕2号）"))
                .send();
        var open = transactions.call(zhou().scope(), () -> drafts.alternatives(one.draft()));
        assertThat(open).singleElement().satisfies(each -> {
            assertThat(each.value()).isEqualTo("《乙文》（乙〔2025〕2号）");
            assertThat(each.writtenBy()).isEqualTo(luo().name());
        });
        one.look()
                .press(new FieldChange.Settle(UUID.randomUUID(), open.getFirst().id()))
                .send();
        assertThat(transactions.call(zhou().scope(), () -> drafts.alternatives(one.draft())))
                .isEmpty();
    }

    @Test
    void whatIsSentTwiceIsDoneOnce() {
        var project = draft("回执丢了");
        var one = filler(zhou(), project);
        var last = records.lastEvent(district.code());
        one.fill(one.row(1), "points", "25").fill(one.row(2), "points", "25");
        one.press(new FieldChange.AddRow(UUID.randomUUID(), UUID.randomUUID(), one.row(4)));
        one.lost();
        var again = one.send();
        assertThat(again.outcomes()).hasSize(3).allMatch(SaveFields.Outcome.Already.class::isInstance);
        assertThat(one.names()).hasSize(5);
        assertThat(records.eventsSince(district.code(), last)).containsExactly("修改目标 target");
        assertThat(one.draft().revision()).isEqualTo(1);
    }

    /** The answer was lost, and somebody else wrote the field before the page could go on: the page must not win by having been first. */
    @Test
    void aRetryDoesNotOverwriteWhatCameBetween() {
        var project = draft("回执丢了又有人改");
        var one = filler(zhou(), project);
        one.fill(null, "contact.phone", "5550 0001");
        one.lost();
        filler(luo(), project).fill(null, "contact.phone", "5550 0002").send();
        one.fill(null, "contact.phone", "5550 0003");
        assertThat(one.send().outcomes())
                .satisfiesExactly(
                        first -> assertThat(first).isInstanceOf(SaveFields.Outcome.Already.class),
                        second -> assertThat(second).isInstanceOf(SaveFields.Outcome.Conflict.class));
        assertThat(one.says(null, "contact.phone")).isEqualTo("5550 0002");
    }

    @Test
    void severalChangesOfOneFieldInOneQueueAreOnePersonsOwn() {
        var project = draft("同一格改三次");
        var one = filler(zhou(), project);
        one.fill(null, "contact.name", "甲").fill(null, "contact.name", "乙").fill(null, "contact.name", "丙");
        assertThat(one.send().outcomes()).allMatch(SaveFields.Outcome.Saved.class::isInstance);
        assertThat(one.says(null, "contact.name")).isEqualTo("丙");
    }

    @Test
    void rowsAreInsertedMovedAndRemovedByTwoPeople() {
        var project = draft("两人排行");
        var one = filler(zhou(), project);
        var two = filler(luo(), project);
        var third = one.row(3);
        var mine = UUID.randomUUID();
        one.press(new FieldChange.AddRow(UUID.randomUUID(), mine, one.row(1)))
                .fill(mine, "name", "新增的指标")
                .press(new FieldChange.RemoveRow(UUID.randomUUID(), one.row(2), one.seen()))
                .send();
        // the second page still counts four rows, but means them by their own numbers
        two.fill(third, "points", "21")
                .press(new FieldChange.MoveRow(UUID.randomUUID(), third, null))
                .send();
        assertThat(one.names()).containsExactly("慰问按时完成率", "走访慰问人次", "新增的指标", "服务对象满意度");
        assertThat(one.says(third, "points")).isEqualTo("21");
        assertThat(records.in(
                        district.scope(),
                        "select position from target_indicator i join target_version t"
                                + " on t.id = i.target_id where project_id = " + project + " order by position"))
                .containsExactly("0", "1", "2", "3");
    }

    @Test
    void whoFillsARowThatIsGoneIsToldAndMayPutItBack() {
        var project = draft("那一行没了");
        var one = filler(zhou(), project);
        var two = filler(luo(), project);
        var row = one.row(2);
        one.press(new FieldChange.RemoveRow(UUID.randomUUID(), row, one.seen())).send();
        assertThat(two.fill(row, "points", "33").send().outcomes())
                .singleElement()
                .isInstanceOfSatisfying(
                        SaveFields.Outcome.RowGone.class,
                        gone -> assertThat(gone.by()).isEqualTo(zhou().name()));
        two.press(new FieldChange.AddRow(UUID.randomUUID(), row, one.row(1)))
                .fill(row, "name", "活动场所开放天数")
                .fill(row, "points", "33")
                .send();
        assertThat(one.names()).containsExactly("走访慰问人次", "活动场所开放天数", "慰问按时完成率", "服务对象满意度");
        assertThat(one.says(row, "points")).isEqualTo("33");
        assertThat(one.says(row, "value"))
                .as("nothing of the row that was removed")
                .isEmpty();
    }

    @Test
    void aRowInWhichSomebodyHasJustTypedIsNotRemovedUnseen() {
        var project = draft("正填着的行");
        var one = filler(zhou(), project);
        var two = filler(luo(), project);
        var row = one.row(2);
        one.fill(row, "value", "250").send();
        assertThat(two.press(new FieldChange.RemoveRow(UUID.randomUUID(), row, two.seen()))
                        .send()
                        .outcomes())
                .singleElement()
                .isInstanceOf(SaveFields.Outcome.Conflict.class);
        assertThat(one.names()).hasSize(4);
    }

    /** What is typed wrong is kept as typed, and corrected later. */
    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', nullValues = "空", textBlock = """
            栏目         | 填的         | 显示         | 读懂
            funds.total  | １，２３４．５ | 1234.5       | 是
            funds.total  | 12万元       | 12           | 是
            funds.total  | 十二万       | 十二万       | 否
            funds.total  | 1.1234567    | 1.1234567    | 否
            1.value      | ≥96%         | 96           | 是
            1.value      | 四十八       | 四十八       | 是
            1.operator   | >=           | ≥            | 是
            1.operator   | 大概         | 大概         | 否
            1.points     | 22.5分       | 22.5         | 是
            1.points     | 二十         | 二十         | 否
            1.core       | √            | 是           | 是
            1.core       | 不好说       | 不好说       | 否
            project.name | 空           | 空           | 否
            """)
    void readsWhatIsTypedAsAnImportWould(
            String field, @Nullable String typed, @Nullable String shown, String understood) {
        var text = typed == null ? "" : typed;
        var project = draft("读格 %s %s".formatted(field, text));
        var one = filler(zhou(), project);
        var row = field.startsWith("1.") ? one.row(1) : null;
        var part = field.replace("1.", "");
        one.fill(row, part, text).send();
        assertThat(one.says(row, part)).isEqualTo(shown == null ? "" : shown);
        var kept = one.fields().get(new FieldKey(row, part).toString());
        assertThat(kept == null || kept.typed() == null ? "是" : "否").isEqualTo(understood);
        if (understood.equals("否")) {
            var right = Map.of("project.name", "改对的名称" + project, "core", "否", "operator", "≤");
            one.fill(row, part, right.getOrDefault(part, "5")).send();
            var now = one.fields().get(new FieldKey(row, part).toString());
            assertThat(now)
                    .isNotNull()
                    .satisfies(each -> assertThat(each.typed()).isNull());
        }
    }

    @Test
    void aFusedValueFillsItsNeighbours() {
        var project = draft("合写的指标值");
        var one = filler(zhou(), project);
        var row = UUID.randomUUID();
        one.press(new FieldChange.AddRow(UUID.randomUUID(), row, one.row(4)))
                .fill(row, "name", "群众满意度")
                .fill(row, "value", "≥95%");
        var answer = one.send();
        assertThat(List.of(one.says(row, "operator"), one.says(row, "value"), one.says(row, "unit")))
                .containsExactly("≥", "95", "%");
        assertThat(answer.news()).anyMatch(news -> news.key().equals(new FieldKey(row, "unit")));
    }

    @Test
    void anImportOverAnOpenPageIsSeen() {
        var project = draft("重新导入");
        var one = filler(zhou(), project);
        var by = luo();
        transactions.run(by.scope(), () -> {
            var unit = by.organisation();
            draftTarget.store(
                    new DraftTarget.By(by.actor(""), unit, unit, null),
                    org.jiheng.app.Forms.read(
                            org.jiheng.app.Forms.text(unit.name(), "重新导入").replace("5550 0126", "5550 0199")),
                    true);
        });
        var answer = one.fill(null, "contact.phone", "5550 0111").send();
        assertThat(answer.wholeFormWritten()).isTrue();
        assertThat(answer.outcomes()).singleElement().isInstanceOf(SaveFields.Outcome.Conflict.class);
        assertThat(one.says(null, "contact.phone")).isEqualTo("5550 0199");
    }

    @Test
    void findingsAreMadeAnewWhenTheyAreNextShown() {
        var project = draft("检查跟着走");
        var one = filler(zhou(), project);
        var rules = "select string_agg(distinct rule, ' ' order by rule) from target_finding f join target_version t"
                + " on t.id = f.target_id where project_id = " + project;
        var before = records.one(district.scope(), rules);
        one.fill(one.row(1), "points", "1").send();
        assertThat(records.one(district.scope(), rules))
                .as("a save does not wait for the rules")
                .isEqualTo(before);
        transactions.run(
                zhou().scope(),
                () -> checkUnit.ifChanged(district.code(), one.draft().unitId(), 2026));
        assertThat(records.one(district.scope(), rules)).contains("LNT-01");
        one.fill(one.row(1), "points", "30").send();
        transactions.run(
                zhou().scope(),
                () -> checkUnit.ifChanged(district.code(), one.draft().unitId(), 2026));
        assertThat(records.one(district.scope(), rules)).isEqualTo(before);
    }

    @Test
    void theLogSaysWhoChangedWhatFromWhatToWhat() {
        var project = draft("谁改的");
        filler(zhou(), project).fill(null, "contact.phone", "5550 0007").send();
        filler(luo(), project).fill(null, "funds.total", "13").send();
        assertThat(records.in(
                        district.scope(),
                        "select field || ' ' || before || '→' || after || ' ' || o.login_name from target_change c"
                                + " join officer o on o.id = c.changed_by join target_version t on t.id = c.target_id"
                                + " where project_id = " + project + " order by c.id"))
                .satisfiesExactly(
                        phone -> assertThat(phone) // encrypted, and each time otherwise
                                .matches("contact.phone AES-256-GCM:\\S+→AES-256-GCM:\\S+ " + zhou().login()),
                        funds -> assertThat(funds).isEqualTo("funds.total 12.34→13 " + luo().login()));
        assertThat(records.in(
                        district.scope(),
                        "select before::text || ' ' || after::text from audit_event where action = '修改目标' and actor_login = '"
                                + zhou().login() + "' order by id desc limit 1"))
                .singleElement()
                .satisfies(told -> assertThat(told).contains("联系电话").doesNotContain("5550"));
    }

    @Test
    void anotherUnitsTargetIsNotThere() {
        var project = draft("别单位的表");
        var stranger = people.add(district.login("shui"), district.code(), "水利局", Role.UNIT_CLERK);
        var target = filler(zhou(), project).draft().id();
        assertThatThrownBy(() -> saveFields.by(stranger, stranger.actor(""), target, 0, List.of()))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void whoIsNotOfTheUnitMayLookAndNotWrite() {
        var project = draft("审计只看");
        var auditor = people.add(district.login("sjj"), district.code(), "财政局", Role.AUDITOR);
        assertThat(filler(auditor, project).fill(null, "funds.total", "1").closed())
                .isPresent();
        assertThat(filler(zhou(), project).says(null, "funds.total")).isEqualTo("12.34");
    }

    /** Twelve at once, each in a row of its own: all are found again, and the draft counts twelve saves. */
    @Test
    void manyAtOnceLoseNothing() throws Exception {
        var project = draft("十二人同时");
        var head = filler(zhou(), project);
        var rows = new ArrayList<UUID>();
        for (int at = 0; at < 12; at++) {
            rows.add(UUID.randomUUID());
            head.press(new FieldChange.AddRow(UUID.randomUUID(), rows.getLast(), null));
        }
        head.send();
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            var work = new ArrayList<Callable<SaveFields.Result.Done>>();
            for (var row : rows) {
                var filler = filler(rows.indexOf(row) % 2 == 0 ? zhou() : luo(), project);
                work.add(
                        () -> filler.fill(row, "name", "指标" + rows.indexOf(row)).send());
            }
            for (var done : pool.invokeAll(work)) {
                assertThat(done.get().outcomes()).allMatch(SaveFields.Outcome.Saved.class::isInstance);
            }
        }
        assertThat(head.draft().revision()).isEqualTo(13);
        for (var row : rows) {
            assertThat(head.says(row, "name")).isEqualTo("指标" + rows.indexOf(row));
        }
    }

    /** Two at the very same field at the same time: one is saved, the other is told. */
    @Test
    void ofTwoAtOnceInOneFieldExactlyOneWins() throws Exception {
        for (int round = 0; round < 8; round++) {
            var project = draft("抢一格" + round);
            var one = filler(zhou(), project).fill(null, "texts.overview", "甲写的");
            var two = filler(luo(), project).fill(null, "texts.overview", "乙写的");
            try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
                var kinds = new ArrayList<String>();
                for (var done : pool.invokeAll(List.<Callable<SaveFields.Result.Done>>of(one::send, two::send))) {
                    kinds.add(done.get().outcomes().getFirst().getClass().getSimpleName());
                }
                assertThat(kinds).containsExactlyInAnyOrder("Saved", "Conflict");
            }
        }
    }
}
