package org.jiheng.app.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jiheng.app.Answer;
import org.jiheng.app.Forms;
import org.jiheng.app.People;
import org.jiheng.app.Records;
import org.jiheng.app.Visitor;
import org.jiheng.app.Visitor.Upload;
import org.jiheng.app.WithDemo;
import org.jiheng.app.identity.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** 导入 — a file comes in, is shown, is accepted or not, and leaves exactly the rows it should. */
@WithDemo
class IntakeTest {
    private static final String[] STORED = {
        "organisation",
        "project",
        "target_version",
        "target_indicator",
        "target_finding",
        "empty_table",
        "original_file",
        "audit_event"
    };
    private static final byte[] SAMPLE = Forms.sample("changshou-2024-laoganju.txt");

    private final People people;
    private final Records records;

    IntakeTest(People people, Records records) {
        this.people = people;
        this.records = records;
    }

    @Test
    void thePublishedSampleComesInWholeAndNotBeforeItIsAccepted() {
        var district = people.newDistrict("区委老干局");
        var clerk = people.clerk(district, "区委老干局");
        var before = records.counts(district.scope(), STORED);
        var run = upload(clerk, new Upload("老干局.txt", SAMPLE));
        var page = clerk.whenReady(run).page();
        assertThat(page.select("input[name=choice][checked]")).hasSize(10);
        assertThat(page.select("input[name=replace]")).isEmpty();
        assertThat(page.text()).contains("10 张表 = 读准").contains("空表说明 1").contains("试读不写入任何数据");
        assertThat(IntStream.rangeClosed(1, 10)
                        .mapToObj(form -> clerk.get(run + "?form=1-" + form))
                        .flatMap(form -> form.page().select(".ask .muted").eachText().stream()))
                .contains("LNT-27", "LNT-31", "LNT-33", "LNT-39", "LNT-40", "LNT-44", "LNT-45", "LNT-46", "LNT-47");
        assertThat(records.counts(district.scope(), STORED))
                .as("a dry run stores nothing")
                .isEqualTo(before);

        var last = records.lastEvent(district.code());
        var next = accept(clerk, run, all(10));
        assertThat(next.words()).contains("收下新草稿 9 个，覆盖 0 个，空表说明 1 份。");
        assertThat(records.counts(
                        district.scope(),
                        "project",
                        "target_version",
                        "target_indicator",
                        "empty_table",
                        "original_file"))
                .isEqualTo("project=9 target_version=9 target_indicator=51 empty_table=1 original_file=1");
        assertThat(records.one(district.scope(), "select sum(funds_total) from target_version"))
                .isEqualTo("8684300.00");
        assertThat(records.in(district.scope(), "select distinct points_total::int from target_version"))
                .containsExactly("90");
        assertThat(records.in(district.scope(), "select distinct rule from target_finding order by 1"))
                .contains("LNT-27", "LNT-31", "LNT-33", "LNT-39", "LNT-40", "LNT-44", "LNT-45", "LNT-46", "LNT-47");
        assertThat(records.in(district.scope(), "select tier || ' ' || sentence from empty_table"))
                .containsExactly("GENERAL 本单位无一般项目，故此表无数据。");
        assertThat(records.in(
                        district.scope(),
                        "select size = %d and sha256 = '%s' from original_file"
                                .formatted(SAMPLE.length, sha256(SAMPLE))))
                .as("whole; that it opens again byte for byte, a download shows")
                .containsExactly("t");
        assertThat(records.eventsSince(district.code(), last))
                .isEqualTo(Stream.of(
                                Stream.of("保存原件 original_file"),
                                Collections.nCopies(9, "收下草稿 target").stream(),
                                Stream.of("登记空表说明 empty_table"))
                        .flatMap(each -> each)
                        .toList());
        assertThat(clerk.get(run).status()).as("used up").isEqualTo(404);
        assertThat(accept(clerk, run, all(10)).words()).as("pressed once more").doesNotContain("收下新草稿");
        assertThat(records.counts(district.scope(), "project", "target_version", "original_file"))
                .isEqualTo("project=9 target_version=9 original_file=1");
    }

    @Test
    void theSameFileAgainReplacesInsteadOfDoubling() {
        var district = people.newDistrict("区委老干局");
        var clerk = people.clerk(district, "区委老干局");
        accept(clerk, ready(clerk, new Upload("老干局.txt", SAMPLE)), all(10));
        var counted = records.counts(
                district.scope(),
                "project",
                "target_version",
                "target_indicator",
                "target_finding",
                "empty_table",
                "original_file");
        var last = records.lastEvent(district.code());

        var run = ready(clerk, new Upload("又一次.txt", SAMPLE));
        var page = clerk.get(run).page();
        assertThat(page.text()).contains("收下过").contains("已有同名草稿，勾选就覆盖它");
        assertThat(page.select("input[name=replace]")).hasSize(9);
        assertThat(page.select("input[name=replace][checked]"))
                .as("nothing is replaced by chance")
                .isEmpty();
        var refused = accept(clerk, run, "choice", "1-1");
        assertThat(refused.words()).contains("收下新草稿 0 个，覆盖 0 个").contains("已有同名项目的草稿，没有覆盖");
        assertThat(records.eventsSince(district.code(), last)).isEmpty();

        var changed = new String(SAMPLE, StandardCharsets.UTF_8)
                .replaceFirst("226\\.3", "226.4")
                .replaceFirst("226\\.3", "226.4");
        var second = ready(clerk, Upload.text("改过.txt", changed));
        assertThat(clerk.get(second).text()).doesNotContain("收下过");
        assertThat(accept(clerk, second, "replace", "1-1").words()).contains("收下新草稿 0 个，覆盖 1 个");
        assertThat(records.counts(
                        district.scope(),
                        "project",
                        "target_version",
                        "target_indicator",
                        "target_finding",
                        "empty_table"))
                .isEqualTo(counted.replace(" original_file=1", ""));
        assertThat(records.eventsSince(district.code(), last)).containsExactly("保存原件 original_file", "覆盖草稿 target");
        assertThat(records.in(
                        district.scope(),
                        "select (before ->> '项目总资金额') || ' → ' || (after ->> '项目总资金额') from audit_event"
                                + " where action = '覆盖草稿'"))
                .containsExactly("226.30万元 → 226.40万元");
        assertThat(records.in(district.scope(), "select before::text || after::text from audit_event"))
                .as("no telephone number in the audit")
                .noneMatch(each -> each.contains("5550"));
    }

    @Test
    void badFilesGetASentenceEachAndTheGoodOnesComeIn() throws IOException {
        var district = people.newDistrict("区水利局");
        var clerk = people.clerk(district, "区水利局");
        var uploads = new ArrayList<Upload>();
        uploads.add(Upload.text("好一.txt", Forms.text("区水利局", "好项目一")));
        BadFiles.all().forEach((name, content) -> uploads.add(new Upload(name, content)));
        uploads.add(new Upload("好二.xlsx", Forms.xlsx(Forms.read(Forms.text("区水利局", "好项目二")))));
        uploads.add(Upload.text("没有表.txt", "填报说明\n请于月底前报送。\n"));
        var run = ready(clerk, uploads.toArray(Upload[]::new));
        var page = clerk.get(run).page();
        var sentences = page.select(".problem").eachText();
        assertThat(sentences).hasSize(10).doesNotHaveDuplicates().allMatch(each -> each.endsWith("。"));
        assertThat(String.join("\n", sentences))
                .contains("空的", "图片", "已加密", "解开后过大", "宏", "20MB", "实体", "不完整", "PDF", "没有找到绩效表")
                .doesNotContain("Exception", "null", "/");
        assertThat(page.text()).contains("没读成的文件 10");
        assertThat(page.select("td a.t").eachText()).containsExactly("好一.txt", "好二.xlsx");
        assertThat(clerk.get(run + "?only=problems").page().select("td .t")).hasSize(10);
        var before = records.counts(district.scope(), "original_file", "project");
        assertThat(before).isEqualTo("original_file=0 project=0");
        assertThat(accept(clerk, run, "choice", "1-1", "choice", "11-1", "choice", "2-1", "choice", "99-99")
                        .words())
                .contains("收下新草稿 2 个");
        assertThat(records.in(district.scope(), "select file_name from original_file order by id"))
                .containsExactly("好一.txt", "好二.xlsx");
        assertThat(records.in(district.scope(), "select name from project order by id"))
                .containsExactly("好项目一", "好项目二");
    }

    @Test
    void twoHundredFilesAreTakenAndOneMoreIsNot() {
        var clerk = people.clerk();
        var files = IntStream.range(0, 201)
                .mapToObj(each -> Upload.text(each + ".txt", "x"))
                .toList();
        clerk.get("/imports");
        assertThat(clerk.upload("/imports", files.subList(0, 200)).location()).startsWith("/imports/");
        var refused = clerk.upload("/imports", files);
        assertThat(refused.status()).isEqualTo(200);
        assertThat(refused.page().select("main [role=alert]").text()).isEqualTo("一次选了 201 个文件，最多 200 个。请分几次导入，什么都没有丢。");
        var many = IntStream.range(0, 400)
                .mapToObj(each -> Upload.text(each + ".txt", "x"))
                .toList();
        var tooMany = clerk.upload("/imports", many);
        assertThat(tooMany.status()).isEqualTo(413);
        assertThat(tooMany.words()).contains("文件太大，没有收").contains("分几次导入");
    }

    @Test
    void anUploadWithoutAFileSaysSo() {
        var clerk = people.clerk();
        clerk.get("/imports");
        for (var nothing : List.of(List.<Upload>of(), List.of(new Upload("", new byte[0])))) {
            assertThat(clerk.upload("/imports", nothing)
                            .page()
                            .select("main [role=alert]")
                            .text())
                    .isEqualTo("还没有选文件。请先选一个或几个文件，再按“试读”。");
        }
    }

    @Test
    void nobodyElseGetsAtADryRun() {
        var district = people.newDistrict("区水利局");
        var owner = people.clerk(district, "区水利局");
        var run = ready(owner, Upload.text("甲.txt", Forms.text("区水利局", "别人的项目")));
        var colleague = people.made(district.login("tongshi"), district.code(), "区水利局", Role.UNIT_CLERK);
        for (var other : List.of(colleague, people.finance(district), people.financeOfAnotherRegion())) {
            assertThat(other.get(run).status()).isEqualTo(404);
            other.get("/imports");
            assertThat(other.post(run + "/acceptance", "choice", "1-1").status())
                    .isEqualTo(404);
            other.get("/imports");
            other.post(run + "/discard");
            assertThat(other.get("/imports").text()).doesNotContain(run);
        }
        assertThat(owner.get(run).status()).as("still there").isEqualTo(200);
        assertThat(owner.get("/imports").text()).contains(run);
        assertThat(owner.post(run + "/discard").location()).isEqualTo("/imports");
        assertThat(owner.get(run).status()).isEqualTo(404);
        assertThat(records.counts(district.scope(), "project", "original_file")).isEqualTo("project=0 original_file=0");
    }

    @Test
    void aClerkAcceptsOnlyTheOwnUnitsForms() {
        var district = people.newDistrict("区水利局", "区教委");
        var clerk = people.clerk(district, "区水利局");
        var file = Forms.text("区水利局", "自己的") + "\n" + Forms.text("区教委", "别人的") + "\n" + Forms.text("区某局", "谁也不认识的");
        var run = ready(clerk, Upload.text("混合.txt", file));
        var page = clerk.get(run).page();
        assertThat(page.select("input[type=checkbox]").eachAttr("value")).containsExactly("1-1");
        assertThat(page.text()).contains("这是“区教委”的表，您办的是“区水利局”的。请由该单位导入").contains("实施单位“区某局”不在单位名录里");
        var next = accept(clerk, run, all(3));
        assertThat(next.words())
                .contains("收下新草稿 1 个")
                .contains("混合.txt 第2张表：这是“区教委”的表")
                .contains("混合.txt 第3张表：实施单位“区某局”不在单位名录里");
        assertThat(records.in(district.scope(), "select name from project")).containsExactly("自己的");
        assertThat(records.in(district.scope(), "select name from organisation where name = '区某局'"))
                .isEmpty();
    }

    @Test
    void financeAddsAUnitByAcceptingItsForm() {
        var district = people.newDistrict();
        var finance = people.finance(district);
        var last = records.lastEvent(district.code());
        var form = Forms.text("区某局", "新单位的项目").replace("实施单位\t区某局", "实施单位\t区某中心");
        var run = ready(finance, Upload.text("新单位.txt", form));
        assertThat(finance.get(run).words()).contains("新单位");
        assertThat(records.in(district.scope(), "select name from organisation"))
                .containsExactly("财政局");
        accept(finance, run, "choice", "1-1");
        assertThat(records.in(
                        district.scope(),
                        "select o.kind || ' ' || o.name || ' ' || coalesce(p.name, '') from organisation o"
                                + " left join organisation p on p.id = o.parent_id order by o.id"))
                .containsExactly("FINANCE 财政局 ", "DEPARTMENT 区某局 ", "UNIT 区某中心 区某局");
        assertThat(records.eventsSince(district.code(), last))
                .containsExactly("新增单位 organisation", "新增单位 organisation", "保存原件 original_file", "收下草稿 target");
        assertThat(records.in(district.scope(), "select after ->> '名称' from audit_event where action = '新增单位'"))
                .containsExactly("区某局", "区某中心");
    }

    @Test
    void aFormWithoutAUnitIsTheClerksOwnAndNobodysForFinance() {
        var district = people.newDistrict("区水利局");
        var form = Forms.text("", "没写单位的项目");
        var finance = people.finance(district);
        var run = ready(finance, Upload.text("无单位.txt", form));
        assertThat(finance.get(run).words()).contains("表上没有写实施单位，请在原表补上后再导入");
        assertThat(accept(finance, run, "choice", "1-1").words()).contains("收下新草稿 0 个");
        var clerk = people.clerk(district, "区水利局");
        accept(clerk, ready(clerk, Upload.text("无单位.txt", form)), "choice", "1-1");
        assertThat(records.in(district.scope(), "select o.name from project p join organisation o on o.id = p.unit_id"))
                .containsExactly("区水利局");
    }

    @Test
    void anOriginalIsSavedAndNeverShown() {
        var district = people.newDistrict("区水利局");
        var clerk = people.clerk(district, "区水利局");
        var name = "<img src=x onerror=alert(1)>\"表\" 一.html";
        var content = "<table>%s</table><script>alert(1)</script>"
                .formatted(Forms.text("区水利局", "网页来的")
                        .lines()
                        .map(line -> "<tr><td>" + line.replace("\t", "</td><td>") + "</td></tr>")
                        .reduce("", String::concat));
        var run = ready(clerk, Upload.text(name, content));
        assertThat(clerk.get(run).text()).doesNotContain("<img src=x");
        accept(clerk, run, "choice", "1-1");
        assertThat(clerk.get("/imports").text()).doesNotContain("<img src=x");
        var last = records.lastEvent(district.code());
        var id = records.one(district.scope(), "select id from original_file");
        var answer = clerk.get("/originals/" + id);
        assertThat(answer.text()).isEqualTo(content);
        assertThat(records.one(district.scope(), "select encode(content, 'escape') from original_file"))
                .as("a dump of the database tells nothing of it (GIT-25)")
                .startsWith("JIHENG-SEALED/1")
                .doesNotContain("<table>", "网页来的");
        assertThat(answer.header("Content-Type")).isEqualTo("application/octet-stream");
        assertThat(answer.header("Content-Disposition"))
                .startsWith("attachment;")
                .contains("filename*=UTF-8''%3Cimg");
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(records.eventsSince(district.code(), last)).containsExactly("下载原件 original_file");
        assertThat(clerk.get("/originals/999999999").status()).isEqualTo(404);
        assertThat(clerk.get("/originals/x").status()).isEqualTo(404);
    }

    /** If the audit cannot be written, the change does not happen (GIT-18); the other files of the batch are not its business. */
    @Test
    void aFailingAuditUndoesTheWholeFileAndSaysSo() {
        var district = people.newDistrict("区水利局");
        var clerk = people.clerk(district, "区水利局");
        var unlucky = Forms.text("区水利局", "前一张") + "\n" + Forms.text("区水利局", "记不下的");
        var run = ready(
                clerk,
                Upload.text("一.txt", Forms.text("区水利局", "先来的")),
                Upload.text("二.txt", unlucky),
                Upload.text("三.txt", Forms.text("区水利局", "后来的")));
        records.asOwner("""
                create or replace function disk_full() returns trigger language plpgsql as
                $$ begin if new.after ->> '项目名称' = '记不下的' then raise exception 'no space left on device'; end if; return new; end $$
                """);
        records.asOwner(
                "create or replace trigger disk_full before insert on audit_event for each row execute function disk_full()");
        Answer next;
        try {
            next = accept(clerk, run, "choice", "1-1", "choice", "2-1", "choice", "2-2", "choice", "3-1");
        } finally {
            records.asOwner("drop trigger disk_full on audit_event");
        }
        assertThat(next.words())
                .contains("收下新草稿 2 个")
                .containsPattern("“二\\.txt”没有收下.*错误号 JH-\\d{4}-[A-Z]\\d")
                .doesNotContain("no space left");
        assertThat(records.in(district.scope(), "select name from project order by id"))
                .containsExactly("先来的", "后来的");
        assertThat(records.in(district.scope(), "select file_name from original_file order by id"))
                .containsExactly("一.txt", "三.txt");
        assertThat(records.in(district.scope(), "select after::text from audit_event"))
                .noneMatch(each -> each.contains("前一张"));
        assertThat(clerk.get(run).status()).as("can be tried again").isEqualTo(200);
        assertThat(accept(clerk, run, "choice", "2-1", "choice", "2-2").words()).contains("收下新草稿 2 个");
        assertThat(clerk.get(run).status()).isEqualTo(404);
    }

    /** Values a form can print and a column cannot hold are said to the person, and are no fault of the system. */
    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', textBlock = """
            原来的                  | 改成                                                        | 说
            项目总资金额\t12.34     | 项目总资金额\t99999999999999999                             | 金额
            预算执行率权重(%)：\t\t10 | 预算执行率权重(%)：\t\t1234567                            | 权重
            次\t30\t是              | 次\t99999999\t是                                            | 分值
            """)
    void whatNoColumnCanHoldIsSaid(String printed, String instead, String says) {
        var district = people.newDistrict("区水利局");
        var clerk = people.clerk(district, "区水利局");
        var text = Forms.text("区水利局", "过大的项目").replace(printed.replace("\\t", "\t"), instead.replace("\\t", "\t"));
        var run = ready(clerk, Upload.text("过大.txt", text));
        assertThat(clerk.get(run).words()).contains(says);
        var next = accept(clerk, run, "choice", "1-1");
        assertThat(next.status()).isEqualTo(200);
        assertThat(next.words()).contains("收下新草稿 0 个").contains(says).doesNotContain("错误号");
    }

    @Test
    void anOddChoiceChoosesNothing() {
        var district = people.newDistrict("区水利局");
        var clerk = people.clerk(district, "区水利局");
        for (var choice : List.of("", "0-0", "1", "1-1-1", "-1", "a-b", "9-1", "1-9999", "1-2147483648", "１-１")) {
            var run = ready(clerk, Upload.text("甲.txt", Forms.text("区水利局", "一个项目")));
            assertThat(clerk.get(run + "?form=" + Visitor.encoded(choice)).status())
                    .as(choice)
                    .isEqualTo(200);
            assertThat(clerk.post(run + "/acceptance", "choice", choice).status())
                    .as(choice)
                    .isEqualTo(302);
            clerk.post(run + "/discard");
            assertThat(records.counts(district.scope(), "project", "original_file"))
                    .as(choice)
                    .isEqualTo("project=0 original_file=0");
        }
    }

    /** What is left out leaves nothing behind: no file, and no unit either. */
    @Test
    void aFileOfWhichNothingIsTakenIsNotKept() {
        var district = people.newDistrict();
        var finance = people.finance(district);
        var last = records.lastEvent(district.code());
        var nameless = Forms.text("区某局", "");
        var silent = Forms.emptyTable("区某局").replace("本单位无一般性项目，故此表无数据。", "");
        var run = ready(finance, Upload.text("都不行.txt", nameless + "\n" + silent));
        var next = accept(finance, run, all(2));
        assertThat(next.words()).contains("收下新草稿 0 个").contains("没有项目名称").contains("空表，也没有写说明");
        assertThat(records.counts(district.scope(), "original_file", "organisation"))
                .isEqualTo("original_file=0 organisation=1");
        assertThat(records.eventsSince(district.code(), last)).isEmpty();
    }

    @Test
    void whatAFormSaysIsShownAsTextAndNothingElse() {
        var district = people.newDistrict("区水利局");
        var clerk = people.clerk(district, "区水利局");
        var evil = "\"><img src=x onerror=alert(1)>&lt;script&gt;alert(2)&lt;/script&gt;${7*7}{{7*7}}";
        var form = Forms.text("区水利局", "甲" + evil)
                .replace("衡溪委办", evil)
                .replace("走访慰问人次", "人次" + evil)
                .replace("人次\t30", evil + "\t30");
        var run = ready(clerk, Upload.text("恶.txt", form));
        var shown = new ArrayList<Answer>();
        shown.add(clerk.get(run));
        shown.add(accept(clerk, run, "choice", "1-1"));
        var href = shown.getLast().page().select("a.t").attr("href");
        shown.add(clerk.get(href));
        shown.add(clerk.get(href + "/print"));
        shown.add(clerk.get("/projects?q=" + Visitor.encoded(evil)));
        assertThat(shown).allSatisfy(answer -> {
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.page().select("img, script:not([src]), [onerror]"))
                    .isEmpty();
        });
    }

    private static String upload(Visitor visitor, Upload... files) {
        visitor.get("/imports");
        var answer = visitor.upload("/imports", List.of(files));
        assertThat(answer.location()).as(answer.status() + " " + answer.words()).startsWith("/imports/");
        return answer.location();
    }

    /** Uploaded and read. */
    private static String ready(Visitor visitor, Upload... files) {
        var run = upload(visitor, files);
        assertThat(visitor.whenReady(run).status()).isEqualTo(200);
        return run;
    }

    /** The page that tells what was accepted. */
    private static Answer accept(Visitor visitor, String run, String... choices) {
        visitor.get("/imports");
        var answer = visitor.post(run + "/acceptance", choices);
        assertThat(answer.location()).as(answer.status() + " " + answer.words()).isEqualTo("/projects?sort=-changed");
        return visitor.get(answer.location());
    }

    private static String[] all(int forms) {
        return IntStream.rangeClosed(1, forms)
                .boxed()
                .flatMap(form -> Stream.of("choice", "1-" + form))
                .toArray(String[]::new);
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
