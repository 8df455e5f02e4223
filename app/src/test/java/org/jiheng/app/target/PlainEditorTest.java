package org.jiheng.app.target;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jiheng.app.Answer;
import org.jiheng.app.People;
import org.jiheng.app.Records;
import org.jiheng.app.Visitor;
import org.jiheng.app.WithDemo;
import org.jiheng.app.database.ScopedTransactions;
import org.jiheng.app.identity.Role;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** 没有脚本的编辑页 — a plain form with a save button and row buttons does the whole job (GIT-75). */
@WithDemo
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PlainEditorTest {
    private final People people;
    private final Records records;
    private final ScopedTransactions transactions;
    private final DraftTarget draftTarget;
    private People.District district = new People.District("", "");

    PlainEditorTest(People people, Records records, ScopedTransactions transactions, DraftTarget draftTarget) {
        this.people = people;
        this.records = records;
        this.transactions = transactions;
        this.draftTarget = draftTarget;
    }

    @BeforeAll
    void aUnit() {
        district = people.newDistrict("老干部局");
    }

    private String address(String name) {
        var officer = people.add(district.login("zhou"), district.code(), "老干部局", Role.UNIT_CLERK);
        return "/projects/" + Filler.newDraft(people, transactions, draftTarget, officer, name) + "/2026/edit";
    }

    private Visitor clerk(String who) {
        return people.made(district.login(who), district.code(), "老干部局", Role.UNIT_CLERK);
    }

    /** Fills fields in the page and presses a button, as a browser without script does. */
    private static Answer press(Visitor visitor, Answer page, String address, String button, String... changes) {
        var fields = new ArrayList<String>();
        for (var field : page.page().select("form[data-editor] [name]:not(button):not([name=_csrf])")) {
            var name = field.attr("name");
            var at = List.of(changes).indexOf(name);
            fields.add(name);
            fields.add(at >= 0 && at % 2 == 0 ? changes[at + 1] : value(field));
        }
        fields.add("do");
        fields.add(button);
        var answer = visitor.post(address, fields.toArray(String[]::new));
        assertThat(answer.location()).isEqualTo(address);
        return visitor.get(address);
    }

    private static String value(Element field) {
        return field.normalName().equals("textarea")
                ? field.wholeText().replaceFirst("^\n", "") // as browsers read it
                : field.val();
    }

    private static String valueOf(Answer page, String name) {
        return value(Objects.requireNonNull(page.page().selectFirst("[name=\"" + name + "\"]"), name));
    }

    private static String nameOf(Answer page, int row, String part) {
        return page.page()
                .select("tr[data-row] [data-part=" + part + "]")
                .get(row - 1)
                .attr("name");
    }

    @Test
    void savesWhatWasChangedAndNothingElse() {
        var address = address("普通表单");
        var zhou = clerk("zhou");
        var page = zhou.get(address);
        var last = records.lastEvent(district.code());
        page = press(zhou, page, address, "save");
        assertThat(records.eventsSince(district.code(), last))
                .as("nothing was typed")
                .isEmpty();
        page = press(zhou, page, address, "save", "funds.total", "13.5", "texts.overview", "第一段\r\n第二段");
        assertThat(page.words()).contains("已保存");
        assertThat(valueOf(page, "funds.total")).isEqualTo("13.5");
        assertThat(valueOf(page, "texts.overview")).isEqualTo("第一段\n第二段");
        assertThat(page.page().select("article.note .rule").eachText())
                .as("the parts no longer add up (LNT-09)")
                .contains("LNT-09");
        assertThat(records.in(
                        district.scope(),
                        "select field from target_change c join target_version t on t.id = c.target_id"
                                + " where project_id = " + address.split("/", -1)[2] + " order by c.id"))
                .containsExactlyInAnyOrder("funds.total", "texts.overview");
    }

    @Test
    void addsMovesAndRemovesRows() {
        var address = address("普通表单加行");
        var zhou = clerk("zhou");
        var page = press(zhou, zhou.get(address), address, "add");
        assertThat(page.page().select("tr[data-row]")).hasSize(5);
        page = press(zhou, page, address, "save", nameOf(page, 5, "name"), "新加的指标", nameOf(page, 5, "value"), "≥3次");
        assertThat(valueOf(page, nameOf(page, 5, "unit"))).isEqualTo("次");
        var fifth = page.page().select("tr[data-row]").get(4).attr("data-row");
        page = press(zhou, page, address, "up:" + fifth);
        assertThat(valueOf(page, nameOf(page, 4, "name"))).isEqualTo("新加的指标");
        page = press(zhou, page, address, "down:" + fifth);
        assertThat(valueOf(page, nameOf(page, 5, "name"))).isEqualTo("新加的指标");
        page = press(zhou, page, address, "remove:" + fifth);
        assertThat(page.page().select("tr[data-row]")).hasSize(4);
    }

    /** Two people with the page open: what the second did not touch stays the first's, what both wrote stands side by side. */
    @Test
    void twoPeopleWithTheSamePageOpen() {
        var address = address("普通表单两人");
        var zhou = clerk("zhou");
        var luo = clerk("luo");
        var hers = zhou.get(address);
        var his = luo.get(address);
        press(zhou, hers, address, "save", "contact.name", "甲", "funds.total", "14");
        var page = press(luo, his, address, "save", "contact.name", "乙", "contact.phone", "5550 0002");
        assertThat(valueOf(page, "funds.total")).isEqualTo("14");
        assertThat(valueOf(page, "contact.phone")).isEqualTo("**** **02");
        assertThat(valueOf(page, "contact.name")).isEqualTo("甲");
        assertThat(page.words()).contains("两种写法");
        var take = Objects.requireNonNull(page.page().selectFirst("button[value^=take]"))
                .val();
        page = press(luo, page, address, take);
        assertThat(valueOf(page, "contact.name")).isEqualTo("乙");
        assertThat(page.page().select("button[value^=take]")).isEmpty();
    }

    @Test
    void whatCannotBeReadStaysAsTyped() {
        var address = address("普通表单读不懂");
        var zhou = clerk("zhou");
        var page = press(zhou, zhou.get(address), address, "save", "funds.local", "一百多");
        assertThat(valueOf(page, "funds.local")).isEqualTo("一百多");
        assertThat(page.words()).contains("“一百多”不是数");
        page = press(zhou, page, address, "save", "funds.local", "10");
        assertThat(page.words()).doesNotContain("不是数");
    }

    @Test
    void theFormPageLeadsHereForThoseWhoMayEdit() {
        var address = address("谁能进来");
        var form = address.replace("/edit", "");
        assertThat(clerk("zhou").get(form).page().select("a[href$=/edit]")).hasSize(1);
        assertThat(people.finance(district).get(form).page().select("a[href$=/edit]"))
                .isEmpty();
    }
}
