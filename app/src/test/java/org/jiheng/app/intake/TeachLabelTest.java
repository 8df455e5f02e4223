package org.jiheng.app.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jiheng.app.Answer;
import org.jiheng.app.Forms;
import org.jiheng.app.People;
import org.jiheng.app.Records;
import org.jiheng.app.Visitor;
import org.jiheng.app.Visitor.Upload;
import org.jiheng.app.WithDemo;
import org.junit.jupiter.api.Test;

/** 教栏目 — a label nobody knew is explained once, and known from then on: to the unit, or to the whole region. */
@WithDemo
class TeachLabelTest {
    private static final String MEANING = "FUNDS_TOTAL";

    private final People people;
    private final Records records;

    TeachLabelTest(People people, Records records) {
        this.people = people;
        this.records = records;
    }

    @Test
    void aClerkTeachesTheOwnUnitAndCanTakeItBack() {
        var district = people.newDistrict("区水利局", "区教委");
        var clerk = people.clerk(district, "区水利局");
        var stranger = people.clerk(district, "区教委");
        var run = ready(clerk, odd("区水利局", "甲项目"));
        var page = clerk.get(run).page();
        assertThat(page.select(".unknown form input[name=printed]").eachAttr("value"))
                .contains("经费总盘子");
        var last = records.lastEvent(district.code());
        var taught = teach(clerk, run);
        assertThat(taught.words()).contains("“经费总盘子”就是").contains("本单位以后都这样读");
        assertThat(clerk.get(run).page().select("[id='l-funds.total'] .text").text())
                .as("read again at once")
                .startsWith("12.34");
        assertThat(records.eventsSince(district.code(), last)).containsExactly("学会栏目 label_mapping");

        var later = ready(clerk, odd("区水利局", "乙项目"));
        assertThat(clerk.get(later).page().select("[id='l-funds.total'] .text").text())
                .startsWith("12.34");
        var elsewhere = ready(stranger, odd("区教委", "丙项目"));
        assertThat(stranger.get(elsewhere).page().select(".unknown"))
                .as("another unit")
                .hasSize(1);
        assertThat(stranger.get("/labels").words()).doesNotContain("经费总盘子");
        var undo = clerk.get("/labels").page().select("form[action$=/undo]").attr("action");
        stranger.get("/labels");
        assertThat(stranger.post(undo).status()).isEqualTo(404);

        clerk.get("/labels");
        assertThat(clerk.post(undo).location()).isEqualTo("/labels");
        assertThat(clerk.get("/labels").words()).contains("还没有教过栏目");
        var after = ready(clerk, odd("区水利局", "丁项目"));
        assertThat(clerk.get(after).page().select(".unknown"))
                .as("forgotten again")
                .hasSize(1);
        assertThat(records.eventsSince(district.code(), last))
                .as("with the stranger's attempt")
                .containsExactly("学会栏目 label_mapping", "拒绝访问 address", "撤销栏目对照 label_mapping");
    }

    @Test
    void financeTakesOverForTheRegionWhatAUnitHasTaught() {
        var district = people.newDistrict("区水利局", "区教委");
        var clerk = people.clerk(district, "区水利局");
        teach(clerk, ready(clerk, odd("区水利局", "甲项目")));
        var finance = people.finance(district);
        var adopt =
                finance.get("/labels").page().select("form[action$=/adoption]").attr("action");
        clerk.get("/labels");
        assertThat(clerk.post(adopt).status()).as("not a clerk's to decide").isEqualTo(403);
        finance.get("/labels");
        finance.post(adopt);
        assertThat(finance.get("/labels").words()).contains("全区");
        var stranger = people.clerk(district, "区教委");
        var run = ready(stranger, odd("区教委", "丙项目"));
        assertThat(stranger.get(run).page().select("[id='l-funds.total'] .text").text())
                .startsWith("12.34");
        assertThat(stranger.get("/labels").page().select("form[action^=/labels]"))
                .as("seen, and not theirs to take back")
                .isEmpty();
    }

    /** Taught otherwise, the last word counts; the label has one meaning at a time. */
    @Test
    void taughtAgainTheLastWordCounts() {
        var district = people.newDistrict("区水利局");
        var clerk = people.clerk(district, "区水利局");
        var first = ready(clerk, odd("区水利局", "甲项目"));
        var second = ready(clerk, odd("区水利局", "乙项目"));
        teach(clerk, first);
        clerk.get(second);
        clerk.post(second + "/labels", "form", "1-1", "printed", "经费总盘子", "area", "HEAD", "meaning", "FUNDS_LOCAL");
        assertThat(records.in(district.scope(), "select meaning from label_mapping where undone_at is null"))
                .containsExactly("FUNDS_LOCAL");
    }

    /** The dictionary took a label for the wrong thing: it is put right in place, and what waits is read again both ways. */
    @Test
    void aLabelThatWasReadWronglyIsPutRightAndBack() {
        var district = people.newDistrict("区水利局");
        var clerk = people.clerk(district, "区水利局");
        var text = "[id='l-texts.annualTarget'] .text";
        var run = ready(clerk, Upload.text("表.txt", Forms.text("区水利局", "甲项目")));
        var waiting = ready(clerk, Upload.text("表.txt", Forms.text("区水利局", "乙项目")));
        var before = clerk.get(waiting).page().select(text).text();
        assertThat(before).isNotEmpty();
        assertThat(clerk.get(run)
                        .page()
                        .select(".understood option[value=当年绩效目标]")
                        .text())
                .contains("现在读作年度绩效目标");

        assertThat(correct(clerk, run, "ANNUAL_TARGET").words()).contains("没有改");
        assertThat(records.one(district.scope(), "select count(*) from label_mapping"))
                .isEqualTo("0");

        assertThat(correct(clerk, run, "IGNORED").words()).contains("“当年绩效目标”就是“不读这一栏”");
        assertThat(clerk.get(run).page().select(text).text()).isEmpty();
        assertThat(clerk.whenReady(waiting).page().select(text).text())
                .as("the other one that waits")
                .isEmpty();
        assertThat(correct(clerk, run, "OVERVIEW").words()).as("and otherwise").contains("“项目概况”");
        assertThat(clerk.get(run).page().select(".ask").text()).contains("出现了两次");

        var learned = clerk.get("/labels");
        assertThat(learned.words()).contains("不教的话读作“年度绩效目标”");
        clerk.post(learned.page().select("form[action$=/undo]").attr("action"));
        assertThat(clerk.whenReady(waiting).page().select(text).text()).isEqualTo(before);
    }

    private static Answer correct(Visitor visitor, String run, String meaning) {
        visitor.get(run);
        var answer =
                visitor.post(run + "/labels", "form", "1-1", "printed", "当年绩效目标", "area", "HEAD", "meaning", meaning);
        return visitor.whenReady(answer.location().replaceFirst("#.*", ""));
    }

    @Test
    void onlyALabelOfTheFormCanBeTaughtAndOnlyWhatItsPlaceMayMean() {
        var district = people.newDistrict("区水利局");
        var clerk = people.clerk(district, "区水利局");
        var run = ready(clerk, odd("区水利局", "甲项目"));
        for (var wrong : List.of(
                List.of("没有的栏目", "HEAD", MEANING),
                List.of("经费总盘子", "INDICATORS", MEANING),
                List.of("经费总盘子", "HEAD", "POINTS"),
                List.of("经费总盘子", "HEAD", "NONSENSE"))) {
            clerk.get(run);
            var answer = clerk.post(
                    run + "/labels",
                    "form",
                    "1-1",
                    "printed",
                    wrong.get(0),
                    "area",
                    wrong.get(1),
                    "meaning",
                    wrong.get(2));
            assertThat(answer.status()).as(wrong.toString()).isEqualTo(404);
        }
        assertThat(records.one(district.scope(), "select count(*) from label_mapping"))
                .isEqualTo("0");
    }

    private static Answer teach(Visitor visitor, String run) {
        visitor.get(run);
        var answer =
                visitor.post(run + "/labels", "form", "1-1", "printed", "经费总盘子", "area", "HEAD", "meaning", MEANING);
        assertThat(answer.status()).as(answer.words()).isEqualTo(302);
        return visitor.whenReady(answer.location().replaceFirst("#.*", ""));
    }

    private static Upload odd(String unit, String project) {
        return Upload.text(
                "表.txt", Forms.text(unit, project).replace("项目总资金额\t12.34\t上级补助\t2.34", "经费总盘子\t12.34\t上级补助\t2.34"));
    }

    private static String ready(Visitor visitor, Upload... files) {
        visitor.get("/imports");
        var run = visitor.upload("/imports", List.of(files)).location();
        assertThat(visitor.whenReady(run).status()).isEqualTo(200);
        return run;
    }
}
