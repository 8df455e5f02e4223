package org.jiheng.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipInputStream;
import org.jiheng.app.Forms;
import org.jiheng.app.People;
import org.jiheng.app.Records;
import org.jiheng.app.Visitor;
import org.jiheng.app.WithDemo;
import org.jiheng.app.identity.Role;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** 注入 — what somebody typed stays what it is: in statements, pages, headers, paths, spreadsheets and the log (GIT-21, GIT-143). */
@WithDemo
class InjectionTest {
    private static final List<String> STATEMENTS = List.of(
            "' or '1'='1",
            "'; drop table project; --",
            "1) union select password_hash from officer --",
            "\\",
            "%",
            "_",
            "${jndi:ldap://x}",
            "#{7*7}",
            "x".repeat(5_000),
            "\u2028𠮷'\"`");

    private final People people;
    private final Records records;

    InjectionTest(People people, Records records) {
        this.people = people;
        this.records = records;
    }

    /** Every parameter of every address that is asked for: odd words are found nowhere or not understood, and never a fault. */
    @TestFactory
    Stream<DynamicTest> wordsInAnAddressNeverBecomeAStatement() {
        var finance = people.finance();
        var auditor = people.of(Role.AUDITOR);
        var system = people.of(Role.SYSTEM_ADMINISTRATOR);
        return Stream.of(
                        "/projects?q=",
                        "/projects?year=",
                        "/projects?department=",
                        "/projects?tier=",
                        "/projects?sort=",
                        "/projects?page=",
                        "/audit?q=",
                        "/audit?kind=",
                        "/audit?outcome=",
                        "/audit?from=",
                        "/audit?before=",
                        "/audit/object?id=1&kind=",
                        "/audit/object?kind=project&id=",
                        "/audit-roots.jsonl?region=",
                        "/officers?q=",
                        "/officers?show=",
                        "/officers?page=")
                .map(address -> DynamicTest.dynamicTest(address, () -> {
                    var visitor =
                            address.startsWith("/audit") ? auditor : address.startsWith("/officers") ? system : finance;
                    for (var statement : STATEMENTS) {
                        var answer = visitor.get(address + Visitor.encoded(statement));
                        assertThat(answer.status()).as(statement).isIn(200, 400, 404);
                        assertThat(answer.text())
                                .as(statement)
                                .doesNotContain("$argon2", "PSQLException", "syntax error");
                    }
                }));
    }

    @Test
    void aPatternCharacterIsALetterLikeOthers() {
        var finance = people.finance();
        for (var pattern : List.of("%", "_", "%%", "\\")) {
            assertThat(finance.get("/projects?q=" + Visitor.encoded(pattern)).each("table.tbl tbody a.t"))
                    .as(pattern)
                    .isEmpty();
        }
        assertThat(finance.get("/projects").each("table.tbl tbody a.t")).isNotEmpty();
    }

    /** Imported, listed, shown, printed and audited: the words are there, and none of them is an element. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>项目",
                "<img src=x onerror=alert(1)>项目",
                "\"><svg onload=alert(1)>项目",
                "'-alert(1)-'项目",
                "&lt;b&gt;项目",
                "{{7*7}}${7*7}项目"
            })
    void wordsOnAPageStayWords(String name) {
        var district = people.newDistrict("区水利局");
        var clerk = people.clerk(district, "区水利局");
        clerk.get("/imports");
        var run = clerk.upload("/imports", List.of(Visitor.Upload.text("一.txt", Forms.text("区水利局", name))))
                .location();
        var dryRun = clerk.whenReady(run);
        clerk.post(run + "/acceptance", "choice", "1-1");
        // Reading takes markup out; what would stand here if it had not:
        records.change(
                district.scope(),
                "update target_version set overview = '%1$s', unit_name = '%1$s'".formatted(name.replace("'", "''")));
        records.change(district.scope(), "update project set name = '%s'".formatted(name.replace("'", "''")));
        var project = records.one(
                district.scope(), "select project_id || '/' || fiscal_year from target_version order by id limit 1");
        var auditor = people.of(district, "财政局", Role.AUDITOR);
        var pages = List.of(
                dryRun,
                clerk.get("/projects"),
                clerk.get("/projects/" + project),
                clerk.get("/projects/" + project + "/print"),
                clerk.get("/projects?q=" + Visitor.encoded(name)),
                auditor.get("/audit"));
        for (var page : pages) {
            assertThat(page.status()).as(page.path()).isEqualTo(200);
            assertThat(page.words()).as(page.path()).contains("项目");
            assertThat(page.page().select("script:not([src]), img[src=x], svg[onload], [onerror], [onload]"))
                    .as(page.path())
                    .isEmpty();
        }
        assertThat(pages.get(2).words()).contains(name.strip());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a.txt\r\nSet-Cookie: x=1",
                "a\"; filename=\"b.txt",
                "../../../etc/passwd.txt",
                "..\\..\\windows\\x.txt",
                "报表.txt\u0000.exe",
                "x.txt;y=z"
            })
    void aFileNameCannotAddAHeaderOrAPath(String fileName) {
        var district = people.newDistrict("区水利局");
        var clerk = people.clerk(district, "区水利局");
        clerk.get("/imports");
        var answer = clerk.upload("/imports", List.of(Visitor.Upload.text(fileName, Forms.text("区水利局", "头项目"))));
        assertThat(answer.status()).isIn(200, 302, 400);
        assertThat(answer.headers().firstValue("Set-Cookie").orElse("")).doesNotContain("x=1");
        if (answer.status() != 302) {
            return;
        }
        clerk.whenReady(answer.location());
        clerk.post(answer.location() + "/acceptance", "choice", "1-1");
        for (var id : records.in(district.scope(), "select id from original_file")) {
            var download = clerk.get("/originals/" + id);
            assertThat(download.header("Content-Disposition"))
                    .startsWith("attachment;")
                    .doesNotContain("/", "..");
            assertThat(download.headers().map().keySet()).doesNotContain("set-cookie");
            assertThat(download.header("Content-Type")).isEqualTo("application/octet-stream");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/css/..%2f..%2fapplication.yaml",
                "/originals/..%2f1",
                "/projects/1%2f2024",
                "/imports/..%5c..%5cx",
                "/audit/%2e%2e/officers",
                "//evil.example/projects",
                "/%2fevil.example",
                "/\\evil.example"
            })
    void aPathLeadsNowhereElse(String path) {
        var answer = people.finance().get(path.replace("\\", "%5c"));
        assertThat(answer.status()).isIn(302, 400, 403, 404);
        assertThat(answer.location()).doesNotContain("evil.example");
    }

    /** A name that looks like a formula is a text in the workbook, as typed. */
    @ParameterizedTest
    @ValueSource(strings = {"=HYPERLINK(1)项目", "+1+1项目", "-2项目", "@SUM(A1)项目", "\t=1+1项目"})
    void noCellBecomesAFormula(String name) throws IOException {
        var district = people.newDistrict("区水利局");
        var clerk = people.clerk(district, "区水利局");
        clerk.get("/imports");
        var run = clerk.upload("/imports", List.of(Visitor.Upload.text("一.txt", Forms.text("区水利局", "占位项目"))))
                .location();
        clerk.whenReady(run);
        clerk.post(run + "/acceptance", "choice", "1-1");
        records.change(
                district.scope(),
                "update project set name = '%s'"
                        .formatted(name.replace("'", "''").replace("\t", "")));
        var project = records.one(
                district.scope(), "select project_id || '/' || fiscal_year from target_version order by id limit 1");
        var workbook = clerk.get("/projects/" + project + "/form.xlsx");
        assertThat(workbook.status()).isEqualTo(200);
        try (var zip = new ZipInputStream(new ByteArrayInputStream(workbook.bytes()))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().startsWith("xl/worksheets/")) {
                    assertThat(new String(zip.readAllBytes(), StandardCharsets.UTF_8))
                            .doesNotContain("<f>", "<f ");
                }
            }
        }
    }

    /** One event is one line, or somebody writes lines of his own into the log. */
    @Test
    @ExtendWith(OutputCaptureExtension.class)
    void wordsInTheLogStayOnTheirLine(CapturedOutput output) {
        var log = LoggerFactory.getLogger("org.jiheng.app.web.InjectionTest");
        log.warn("导入 {} 没有读出来", "x.txt\r\n2026-01-01 00:00:00.000  INFO [] o.j.a.Forged : 审计管理员登录\u001b[2J\u2028");
        log.warn("坏了", new IllegalStateException("第一行\r\n2026-01-01 00:00:00.000  INFO [] o.j.a.Forged : 伪造"));
        var lines = output.getOut().lines().toList();
        assertThat(lines).noneMatch(line -> line.startsWith("2026-01-01"));
        assertThat(lines)
                .filteredOn(line -> line.contains("x.txt"))
                .singleElement()
                .asString()
                .contains("审计管理员登录")
                .doesNotContain("\u001b", "\u2028");
        assertThat(lines)
                .filteredOn(line -> line.contains("第一行"))
                .singleElement()
                .asString()
                .contains("伪造");
        assertThat(lines).anyMatch(line -> line.startsWith("\tat org.jiheng.app.web.InjectionTest"));
    }

    @Test
    void aNumberOfTheRequestComesFromHere() {
        var answer = people.anybody().with("X-Request-Id", "forged\u00e4").get("/sign-in");
        assertThat(answer.header("X-Request-Id")).matches("[0-9a-z]{10}");
    }
}
