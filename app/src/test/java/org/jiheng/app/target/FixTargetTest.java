package org.jiheng.app.target;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.jiheng.app.Answer;
import org.jiheng.app.Forms;
import org.jiheng.app.People;
import org.jiheng.app.Records;
import org.jiheng.app.Visitor;
import org.jiheng.app.WithDemo;
import org.jiheng.app.database.ScopedTransactions;
import org.jiheng.documents.Form;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

/** 照此改 — on the page of a stored form: shown first, made on request, taken back, and never over somebody's newer words. */
@WithDemo
class FixTargetTest {
    private final People people;
    private final Records records;
    private final ScopedTransactions transactions;
    private final DraftTarget drafts;

    FixTargetTest(People people, Records records, ScopedTransactions transactions, DraftTarget drafts) {
        this.people = people;
        this.records = records;
        this.transactions = transactions;
        this.drafts = drafts;
    }

    @Test
    void aCertainCorrectionIsShownMadeAndTakenBack() {
        var district = people.newDistrict("区水利局");
        var clerk = people.clerk(district, "区水利局");
        var page = stored(district, clerk, Forms.text("区水利局", "项目").replace("\t20\t否", "\t20\t"));
        var note = noteOf(clerk.get(page), "LNT-27");
        assertThat(note.select(".becomes").text())
                .contains("是否核心")
                .contains("空白")
                .contains("否");
        assertThat(records.one(district.scope(), "select count(*) from target_indicator where core is null"))
                .as("nothing happens by itself")
                .isEqualTo("1");
        var last = records.lastEvent(district.code());

        var fixed = fix(clerk, page, keys(note));
        assertThat(fixed.page().select("[role=status]").text()).contains("改了 1 处");
        assertThat(fixed.page().select(".note .rule").eachText()).doesNotContain("LNT-27");
        assertThat(records.one(district.scope(), "select count(*) from target_indicator where core is null"))
                .isEqualTo("0");
        assertThat(records.one(district.scope(), "select count(*) from target_finding where rule = 'LNT-27'"))
                .as("the rules have looked again")
                .isEqualTo("0");
        assertThat(records.eventsSince(district.code(), last)).containsExactly("照检查改 target");
        assertThat(records.one(district.scope(), "select source_file_id is not null from target_version"))
                .as("still the file it came in with")
                .isEqualTo("t");

        var undo = fixed.page().select("[role=status] form").attr("action");
        var undone = follow(clerk, clerk.post(undo));
        assertThat(undone.words()).contains("撤销了");
        assertThat(undone.page().select(".note .rule").eachText()).contains("LNT-27");
        assertThat(records.one(district.scope(), "select count(*) from target_indicator where core is null"))
                .isEqualTo("1");
        assertThat(records.eventsSince(district.code(), last)).containsExactly("照检查改 target", "撤销照检查改 target");
        assertThat(follow(clerk, clerk.post(undo))
                        .page()
                        .select(".callout[role=alert]")
                        .text())
                .as("once is enough")
                .contains("没有改");
    }

    /** Markup in a text, ≥95% in one cell, a slip against the unit's other forms: each comes back exactly as it was. */
    @Test
    void everyKindOfCorrectionComesBackAsItWas() {
        var district = people.newDistrict("区水利局");
        var clerk = people.clerk(district, "区水利局");
        for (var name : List.of("甲项目", "乙项目", "丙项目")) {
            stored(district, clerk, Forms.text("区水利局", name).replace("慰问按时完成率", "6月资金安排到位率"));
        }
        var page = stored(
                district,
                clerk,
                with(Forms.read(Forms.text("区水利局", "丁项目")
                        .replace("慰问按时完成率", "6月资金到安排位率")
                        .replace("\t20\t否", "\t20\t"))));
        var before = form(district, page);
        var seen = clerk.get(page);
        var rules = seen.page().select(".causes li:has(details) small").eachText();
        assertThat(rules).contains("LNT-04", "LNT-27", "LNT-43", "LNT-44");
        for (var rule : List.of("LNT-04", "LNT-27", "LNT-43", "LNT-44")) {
            var note = noteOf(clerk.get(page), rule);
            var fixed = fix(clerk, page, keys(note));
            assertThat(fixed.page().select("[role=status]").text()).as(rule).contains("改了 1 处");
            assertThat(form(district, page)).as(rule).isNotEqualTo(before);
            follow(clerk, clerk.post(fixed.page().select("[role=status] form").attr("action")));
            assertThat(form(district, page)).as(rule).isEqualTo(before);
        }
    }

    @Test
    void allOffersOfOneRuleAreMadeTogetherOrNotAtAll() {
        var district = people.newDistrict("区水利局");
        var clerk = people.clerk(district, "区水利局");
        var page =
                stored(district, clerk, with(Forms.read(Forms.text("区水利局", "项目").replace("\t20\t否", "\t20\t"))));
        var seen = clerk.get(page);
        var core = keys(noteOf(seen, "LNT-27"));
        var split = keys(noteOf(seen, "LNT-04"));
        var both = new ArrayList<>(core);
        both.addAll(split);
        fix(clerk, page, split);
        assertThat(fix(clerk, page, both).page().select(".callout[role=alert]").text())
                .as("one of the two is not offered any more")
                .contains("没有改");
        assertThat(records.one(district.scope(), "select count(*) from target_indicator where core is null"))
                .isEqualTo("1");
        assertThat(fix(clerk, page, List.of())
                        .page()
                        .select(".callout[role=alert]")
                        .text())
                .contains("没有选");
        assertThat(fix(clerk, page, List.of("0123456789abcdef0123"))
                        .page()
                        .select(".callout[role=alert]")
                        .text())
                .contains("没有改");
    }

    @Test
    void aFormChangedMeanwhileIsNotOverwritten() {
        var district = people.newDistrict("区水利局");
        var clerk = people.clerk(district, "区水利局");
        var page = stored(district, clerk, with(Forms.read(Forms.text("区水利局", "项目"))));
        var keys = keys(noteOf(clerk.get(page), "LNT-43"));
        var fixed = fix(clerk, page, keys);
        records.change(district.scope(), "update target_version set overview = '同事刚写的' where state = 'DRAFT'");
        var undo = fixed.page().select("[role=status] form").attr("action");
        assertThat(follow(clerk, clerk.post(undo))
                        .page()
                        .select(".callout[role=alert]")
                        .text())
                .contains("刚才有人改过");
        assertThat(fix(clerk, page, keys).page().select(".callout[role=alert]").text())
                .contains("刚才有人改过");
        assertThat(records.one(district.scope(), "select overview from target_version"))
                .isEqualTo("同事刚写的");
    }

    @Test
    void onlyTheUnitsOwnClerkIsOfferedAnything() {
        var district = people.newDistrict("区水利局", "区教委");
        var clerk = people.clerk(district, "区水利局");
        var page = stored(district, clerk, Forms.text("区水利局", "项目").replace("\t20\t否", "\t20\t"));
        var keys = keys(noteOf(clerk.get(page), "LNT-27"));
        var finance = people.finance(district);
        assertThat(finance.get(page).page().select("details.offer, .causes form"))
                .isEmpty();
        assertThat(finance.post(page + "/fixes", "fix", keys.getFirst()).status())
                .isEqualTo(403);
        var stranger = people.clerk(district, "区教委");
        stranger.get("/projects");
        assertThat(stranger.post(page + "/fixes", "fix", keys.getFirst()).status())
                .isEqualTo(404);
        assertThat(records.one(district.scope(), "select count(*) from target_fix"))
                .isEqualTo("0");
    }

    /** What the reader was not sure of comes along with the draft, and goes when somebody has looked. */
    @Test
    void anOpenDoubtStandsBesideItsFieldUntilSomebodyHasLooked() {
        var district = people.newDistrict("区水利局");
        var clerk = people.clerk(district, "区水利局");
        var page = stored(district, clerk, Forms.text("区水利局", "项目").replace("单位：万元\n", ""));
        var note = clerk.get(page).page().select(".note:has(.sev:containsOwn(导入存疑))");
        assertThat(note).hasSize(1);
        assertThat(people.finance(district).get(page).page().select(".note form"))
                .isEmpty();
        var last = records.lastEvent(district.code());
        clerk.get(page);
        var settle = note.select("form").attr("action");
        var settled = follow(clerk, clerk.post(settle));
        assertThat(settled.page().select(".note .sev").eachText()).doesNotContain("导入存疑");
        assertThat(records.eventsSince(district.code(), last)).containsExactly("看过存疑 target");
        assertThat(follow(clerk, clerk.post(settle)).page().select(".callout[role=alert]"))
                .hasSize(1);
    }

    /** Two presses are one correction (GIT-140). */
    @Test
    void pressedTwiceItIsMadeOnce() {
        var district = people.newDistrict("区水利局");
        var clerk = people.clerk(district, "区水利局");
        var page = stored(district, clerk, Forms.text("区水利局", "项目").replace("\t20\t否", "\t20\t"));
        var keys = keys(noteOf(clerk.get(page), "LNT-27"));
        fix(clerk, page, keys);
        fix(clerk, page, keys);
        assertThat(records.one(district.scope(), "select count(*) from target_fix"))
                .isEqualTo("1");
    }

    /** 概况 with markup and ≥95% in the cell of a value: what an editor may hold, though no file brings it. */
    private static Form with(Form form) {
        var declaration = form.declaration();
        var rows = new ArrayList<>(declaration.indicators());
        rows.set(3, rows.get(3).aimingAt(new org.jiheng.policy.indicator.TargetValue.Unclear(null, "≥95%"), null));
        var texts = declaration.texts();
        var changed = declaration
                .withIndicators(rows)
                .withTexts(new org.jiheng.policy.indicator.DeclarationTexts(
                        "<p>" + texts.overview() + "</p>",
                        texts.basis(),
                        texts.annualTarget(),
                        texts.longTermTarget()));
        return new Form(
                form.type(),
                form.title(),
                form.tableNo(),
                form.regionName(),
                form.moneyUnit(),
                changed,
                form.fundLines(),
                form.outcome(),
                form.contact());
    }

    private String stored(People.District district, Visitor clerk, String text) {
        clerk.get("/imports");
        var run = clerk.upload("/imports", List.of(Visitor.Upload.text("表.txt", text)))
                .location();
        clerk.whenReady(run);
        clerk.post(run + "/acceptance", "which", "all");
        return newest(district);
    }

    private String stored(People.District district, Visitor clerk, Form form) {
        var officer = people.officer(district.login("jb" + Integer.toHexString("区水利局".hashCode())));
        transactions.run(officer.scope(), () -> {
            var unit = people.organisation("区水利局");
            drafts.store(new DraftTarget.By(officer.actor(""), unit, unit, null), form, false);
        });
        clerk.get("/projects");
        return newest(district);
    }

    private String newest(People.District district) {
        return records.one(
                district.scope(),
                "select '/projects/' || project_id || '/' || fiscal_year from target_version order by id desc limit 1");
    }

    /** As it is stored, in one text. */
    private List<String> form(People.District district, String page) {
        var project = page.split("/", -1)[2];
        return records.in(
                district.scope(),
                ("select concat_ws('|', t.overview, t.basis, t.annual_target, i.position, i.name, i.target_kind, i.comparator,"
                                + " i.target_value, i.target_text, i.unit, i.core::text) from target_version t"
                                + " join target_indicator i on i.target_id = t.id where t.project_id = %s order by i.position")
                        .formatted(project));
    }

    private static Element noteOf(Answer page, String rule) {
        var notes = page.page().select(".note:has(.rule:containsOwn(" + rule + ")):has(details.offer)");
        assertThat(notes).as(rule + " in " + page.each(".note .rule")).isNotEmpty();
        return java.util.Objects.requireNonNull(notes.first());
    }

    private static List<String> keys(Element note) {
        return note.select("input[name=fix]").eachAttr("value");
    }

    private static Answer fix(Visitor clerk, String page, List<String> keys) {
        clerk.get(page);
        return follow(
                clerk,
                clerk.post(
                        page + "/fixes",
                        keys.stream()
                                .flatMap(key -> List.of("fix", key).stream())
                                .toArray(String[]::new)));
    }

    private static Answer follow(Visitor clerk, Answer answer) {
        assertThat(answer.status()).as(answer.words()).isEqualTo(302);
        return clerk.get(answer.location());
    }
}
