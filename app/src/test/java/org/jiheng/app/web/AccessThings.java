package org.jiheng.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jiheng.app.Forms;
import org.jiheng.app.People;
import org.jiheng.app.Records;
import org.jiheng.app.Visitor;
import org.jiheng.app.cryptography.FileSeal;
import org.jiheng.app.database.Scope;
import org.jiheng.app.identity.Role;
import org.jiheng.app.web.AccessTable.Whose;

/**
 * 准入表里的东西 — what each {@code {…}} of the table stands for; all of it belongs to 区委老干部局 in 衡溪区. A feature whose
 * addresses name a thing of a new kind adds it to the constructor: {@link #found} by a question that gives its number, or
 * {@link #fresh} when answering uses it up.
 */
final class AccessThings {
    private static final Scope REGION = Scope.wholeRegion(People.HENGXI);
    private static final Pattern NAME = Pattern.compile("\\{([^}]+)}");

    private final People people;
    private final AccessCast cast;
    private final Records records;
    private final FileSeal seal;
    private final Map<String, Supplier<String>> things = new LinkedHashMap<>();
    private final AtomicInteger persons = new AtomicInteger();

    AccessThings(People people, AccessCast cast, Records records, FileSeal seal) {
        this.seal = seal;
        this.people = people;
        this.cast = cast;
        this.records = records;

        found("project", """
            select p.id from project p join organisation o on o.id = p.unit_id
            where o.name = '区委老干部局' order by p.id limit 1
            """);
        found("target", """
            select t.id from target_version t join organisation o on o.id = t.unit_id
            where o.name = '区委老干部局' and t.fiscal_year = 2024 order by t.id limit 1
            """);
        once("key", () -> "00000000-0000-4000-8000-000000000000");
        once("version", () -> "s99");
        once("view", () -> "1");
        once("original", this::ownOriginal);
        fresh("dryRun", this::dryRun);
        fresh("person", this::person);
        once("post", () -> "1");
        once("organisation", () -> "1");
        once("division", () -> "110000000");
        once("line", () -> "1"); // of a list that is empty
        once("review", this::underReview);
        once("thread", () -> records.one(REGION, "select max(id) from review_thread where case_id = " + underReview()));
        once("waiver", () -> "1");
        once("book", this::ownBook);
        fresh("oldBook", this::ownBook);
        once("approval", this::approval);
        once("adjustment", this::adjustment);
        once("attachment", this::attachment);
        once("approved", () -> target("准入表已批复", "APPROVED"));
        once("task", this::task);
    }

    /** Its number is the answer to this question, asked in the scope of 衡溪区. */
    private void found(String name, String question) {
        once(name, () -> records.one(REGION, question));
    }

    private void once(String name, Supplier<String> make) {
        var made = new ArrayList<String>();
        things.put(name, () -> {
            if (made.isEmpty()) {
                made.add(make.get());
            }
            return made.getFirst();
        });
    }

    /** A new one for every question. */
    private void fresh(String name, Supplier<String> make) {
        things.put(name, make);
    }

    /** The path with things in it; with any number when the thing will not be reached. */
    synchronized String in(String path, boolean reached) {
        return NAME.matcher(path).replaceAll(found -> {
            var thing = things.get(found.group(1));
            assertThat(thing)
                    .as("AccessThings does not know {%s}", found.group(1))
                    .isNotNull();
            return Matcher.quoteReplacement(!reached || thing == null ? "1" : thing.get());
        });
    }

    /** Somebody nobody will miss. */
    private String person() {
        var login = "thing." + persons.incrementAndGet();
        return Long.toString(
                people.add(login, People.HENGXI, "区委老干部局", Role.UNIT_CLERK).id());
    }

    /** A target of the unit, with its department, and one remark on it. */
    private String underReview() {
        var there = records.in(REGION, "select id from review_case where title = '准入表送审'");
        if (!there.isEmpty()) {
            return there.getFirst();
        }
        var clerk = cast.visitor("经办", Whose.OWN);
        clerk.get("/imports");
        var run = clerk.upload("/imports", List.of(Visitor.Upload.text("送审.txt", Forms.text("区委老干局", "准入表送审"))))
                .location();
        clerk.whenReady(run);
        clerk.post(run + "/acceptance", "choice", "1-1");
        var address =
                "/projects/" + records.one(REGION, "select id from project where name = '准入表送审'") + "/2026/submission";
        var page = clerk.get(address).page();
        var fields = new ArrayList<>(List.of("revision", "0"));
        page.select("input[name=tick]").forEach(each -> fields.addAll(List.of("tick", each.val())));
        page.select("textarea").forEach(each -> fields.addAll(List.of(each.attr("name"), "资料备查")));
        var review = clerk.post(address, fields.toArray(String[]::new)).location();
        var head = cast.visitor("单位长", Whose.OWN);
        head.get(review);
        head.post(review + "/steps", "revision", "1", "action", "CONFIRM");
        var reviewer = cast.visitor("主管", Whose.OWN);
        reviewer.get(review);
        reviewer.post(review + "/threads", "field", "texts.basis", "words", "请写明文号。");
        return review.replace("/reviews/", "");
    }

    /** A document that approves that target, put down directly: how one is issued is another test's matter. */
    private String approval() {
        var review = underReview();
        records.change(REGION, """
            insert into target_approval (region_code, fiscal_year, department_id, document_no, dated, issued_by, issued_at)
            select region_code, fiscal_year, department_id, '衡财预〔2026〕0号', '2026-02-01', drafters[1], now()
            from review_case where id = %s
            """.formatted(review));
        var approval = records.one(REGION, "select max(id) from target_approval");
        records.change(REGION, """
            insert into target_approval_item (region_code, approval_id, target_id, unit_id, money)
            select region_code, %s, subject_id, unit_id, 1 from review_case where id = %s
            """.formatted(approval, review));
        return approval;
    }

    /** An adjustment of that target with a file beside it, put down directly. */
    private String adjustment() {
        var review = underReview();
        var target = records.one(REGION, "select subject_id from review_case where id = " + review);
        var attachment = seal.seal(
                "target_adjustment/%s/%s".formatted(People.HENGXI, target), "依据".getBytes(StandardCharsets.UTF_8));
        records.change(REGION, """
                insert into target_adjustment (region_code, target_id, unit_id, reason, words, attachment_name, attachment,
                                               proposal, created_by, created_at)
                select c.region_code, c.subject_id, c.unit_id, 'TASK', '任务增加', '依据.txt', decode('%s', 'hex'), s.form,
                       c.drafters[1], now()
                from review_case c join target_submission s on s.target_id = c.subject_id where c.id = %s
                """.formatted(HexFormat.of().formatHex(attachment), review));
        var adjustment = records.one(REGION, "select max(id) from target_adjustment");
        records.change(REGION, """
                insert into review_case (region_code, subject_kind, subject_id, unit_id, department_id, fiscal_year, title,
                                         stage, arrived_at)
                select region_code, 'adjustment', %s, unit_id, department_id, fiscal_year, title, 'DEPT_REVIEW', now()
                from review_case where id = %s
                """.formatted(adjustment, review));
        return adjustment;
    }

    /** A file beside a remark that everybody concerned may read by now, put down directly. */
    private String attachment() {
        var review = underReview();
        records.change(REGION, """
                insert into review_thread (region_code, case_id, unit_id, round, field, state, level, opened_by, opened_at)
                select region_code, id, unit_id, round, 'project.name', 'ANSWERED', 'UNIT', drafters[1], '2020-01-01'
                from review_case where id = %s
                """.formatted(review));
        var thread = records.one(REGION, "select max(id) from review_thread where case_id = " + review);
        records.change(REGION, """
                insert into review_comment (region_code, thread_id, number, unit_id, officer_id, role, round, words, at)
                select region_code, id, 1, unit_id, opened_by, 'UNIT_HEAD', round, '见附件。', opened_at
                from review_thread where id = %s
                """.formatted(thread));
        var content = seal.seal(
                "review_comment_file/%s/%s/1/1".formatted(People.HENGXI, thread),
                "依据".getBytes(StandardCharsets.UTF_8));
        records.change(REGION, """
                insert into review_comment_file (region_code, thread_id, comment_number, number, unit_id, name, size, content)
                select region_code, id, 1, 1, unit_id, '依据.txt', 6, decode('%s', 'hex') from review_thread where id = %s
                """.formatted(HexFormat.of().formatHex(content), thread));
        return records.one(REGION, "select max(id) from review_comment_file");
    }

    /** A project of the unit whose form of 2024 stands at this stage, put down directly. */
    private String target(String name, String state) {
        var clerk = cast.visitor("经办", Whose.OWN);
        clerk.get("/imports");
        var form = Forms.text("区委老干局", name).replace("2026", "2024");
        var run = clerk.upload("/imports", List.of(Visitor.Upload.text(name + ".txt", form)))
                .location();
        clerk.whenReady(run);
        clerk.post(run + "/acceptance", "choice", "1-1");
        var project = records.one(REGION, "select id from project where name = '%s'".formatted(name));
        records.change(
                REGION, "update target_version set state = '%s' where project_id = %s".formatted(state, project));
        return project;
    }

    /** The expert's, not declared yet. */
    private String task() {
        cast.visitor("专家", Whose.OWN);
        records.change(REGION, """
                insert into review_expert (region_code, case_id, round, unit_id, target_id, officer_id, last_day, asked_by, asked_at)
                select region_code, id, round, unit_id, subject_id, %1$s, current_date + 30, %1$s, now() from review_case where id = %2$s
                on conflict do nothing
                """.formatted(cast.officer("专家", Whose.OWN).id(), underReview()));
        return records.one(REGION, "select max(id) from review_expert");
    }

    private String dryRun() {
        var clerk = cast.visitor("经办", Whose.OWN);
        clerk.get("/imports");
        return clerk.upload("/imports", List.of(Visitor.Upload.text("说明.txt", "填报说明\n")))
                .location()
                .replace("/imports/", "");
    }

    /** A disclosure book that the department's reviewer has had made. */
    private String ownBook() {
        var reviewer = cast.visitor("主管", Whose.OWN);
        reviewer.get("/books");
        var department = records.one(REGION, "select id from organisation where name = '区委老干部局'");
        var address = reviewer.post(
                        "/books", "department", department, "year", "2026", "format", "html", "edition", "internal")
                .location();
        reviewer.whenReady(address);
        return address.replace("/books/", "");
    }

    /** A file that the unit's own clerk has brought in; those of the demo came from finance. */
    private String ownOriginal() {
        var clerk = cast.visitor("经办", Whose.OWN);
        clerk.get("/imports");
        var file = Visitor.Upload.text("准入表.txt", Forms.text("区委老干局", "准入表项目"));
        var run = clerk.upload("/imports", List.of(file)).location();
        clerk.whenReady(run);
        assertThat(clerk.post(run + "/acceptance", "choice", "1-1").location()).startsWith("/projects");
        return records.one(REGION, "select id from original_file where file_name = '准入表.txt'");
    }
}
