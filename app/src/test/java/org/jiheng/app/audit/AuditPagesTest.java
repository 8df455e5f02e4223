package org.jiheng.app.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.jiheng.app.Forms;
import org.jiheng.app.People;
import org.jiheng.app.Records;
import org.jiheng.app.Visitor;
import org.jiheng.app.WithDemo;
import org.jiheng.app.commandline.CommandLines;
import org.jiheng.app.database.Superuser;
import org.jiheng.app.identity.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.env.Environment;

/** 留痕页 — finding who changed a value, one's own deeds, verifying, and the bundle that is checked elsewhere. */
@WithDemo
class AuditPagesTest {
    private final People people;
    private final Records records;
    private final Environment environment;

    AuditPagesTest(People people, Records records, Environment environment) {
        this.people = people;
        this.records = records;
        this.environment = environment;
    }

    private People.District districtWithDeeds() {
        var district = people.newDistrict("区水利局");
        var clerk = people.clerk(district, "区水利局");
        clerk.get("/imports");
        var run = clerk.upload("/imports", java.util.List.of(Visitor.Upload.text("查证.txt", Forms.text("区水利局", "查证项目"))))
                .location();
        clerk.whenReady(run);
        clerk.post(run + "/acceptance", "choice", "1-1");
        return district;
    }

    private Visitor auditor(People.District district) {
        return people.of(district, "财政局", Role.AUDITOR);
    }

    @Test
    void theAuditorFindsWhoDidWhat() {
        var district = districtWithDeeds();
        var auditor = auditor(district);
        var page = auditor.get("/audit?q=" + Visitor.encoded("查证"));
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.each("table.audit tbody tr")).isNotEmpty().allMatch(row -> row.contains("查证"));
        assertThat(page.words()).contains("保存原件", "区水利局", "单位经办");
        assertThat(auditor.get("/audit?q=" + Visitor.encoded("没有这样的事")).words()).contains("没有符合条件的记录");
        assertThat(auditor.get("/audit?kind=officer").each("table.audit tbody tr"))
                .isNotEmpty()
                .allMatch(row -> row.contains("人员"));
        assertThat(auditor.get("/audit?from=2099-01-01").words()).contains("没有符合条件的记录");
        assertThat(auditor.get("/audit?from=" + Visitor.encoded("昨天")).status()).isEqualTo(200);
    }

    @Test
    void everybodySeesTheirOwnDeedsAndNobodyElses() {
        var district = districtWithDeeds();
        var clerk = people.clerk(district, "区水利局");
        var mine = clerk.get("/audit/mine");
        assertThat(mine.words()).contains("我的操作", "保存原件", "登录");
        assertThat(mine.page().select("table.audit tbody a")).isEmpty();
        var other = people.finance(district).get("/audit/mine");
        assertThat(other.words()).doesNotContain("保存原件");
    }

    @Test
    void anObjectsHistoryShowsBeforeAndAfter() {
        var district = districtWithDeeds();
        records.change(district.scope(), "update project set name = '查证项目改' where name = '查证项目'");
        var id = records.one(district.scope(), "select id from project");
        var page = auditor(district).get("/audit/object?kind=project&id=" + id);
        assertThat(page.each("table.audit del")).contains("查证项目");
        assertThat(page.each("table.audit ins")).contains("查证项目改");
        assertThat(page.words()).contains("库内直接改动", "数据库用户");
    }

    @Test
    void aRefusalIsWrittenDown() {
        var district = people.newDistrict("区水利局");
        var clerk = people.clerk(district, "区水利局");
        var last = records.lastEvent(district.code());
        assertThat(clerk.get("/audit").status()).isEqualTo(403);
        assertThat(records.in(
                        district.scope(),
                        "select action || ' ' || subject_id || ' ' || outcome || ' ' || (request_id <> '') from audit_event where id > "
                                + last))
                .containsExactly("拒绝访问 /audit REFUSED true");
    }

    @Test
    void verifyingSaysSoInOneSentenceAndIsWrittenDown() {
        var district = districtWithDeeds();
        var auditor = auditor(district);
        assertThat(auditor.get("/audit").words()).contains("还没有核验");
        assertThat(auditor.post("/audit/verification").location()).isEqualTo("/audit");
        assertThat(auditor.get("/audit").words()).contains("核验通过：记录没有被改过、删过");
        Superuser.run(
                environment.getRequiredProperty("jiheng.database.url"),
                "update audit_event set actor_name = '别人' where region_code = '%s' and number = 2"
                        .formatted(district.code()));
        auditor.post("/audit/verification");
        assertThat(auditor.get("/audit").words()).contains("核验没有通过", "第 2 条对不上", "请勿改动");
        assertThat(records.in(
                        district.scope(), "select outcome from audit_event where action = '核验日志' order by number"))
                .containsExactly("DONE", "FAILED");
    }

    @Test
    void theBundleIsVerifiedWithoutTheDatabase(@TempDir Path temp) throws IOException {
        var district = districtWithDeeds();
        var answer = auditor(district).get("/audit/evidence.zip");
        assertThat(answer.header("Content-Type")).isEqualTo("application/zip");
        var file = Files.write(temp.resolve("证据包.zip"), answer.bytes());
        var fine = CommandLines.type("audit", "verify", file.toString());
        assertThat(fine).contains("核验通过", district.code()).startsWith("0 ");

        var parts = unzip(answer.bytes());
        var events = text(parts, "events.jsonl");
        var altered = new LinkedHashMap<>(parts);
        altered.put("events.jsonl", events.replace("查证项目", "别的项目").getBytes(StandardCharsets.UTF_8));
        assertThat(verify(temp, altered)).startsWith("1 ").contains("对不上");

        var cut = new LinkedHashMap<>(parts);
        var lines = events.lines().toList();
        cut.put(
                "events.jsonl",
                String.join("\n", lines.subList(0, lines.size() - 1)).getBytes(StandardCharsets.UTF_8));
        assertThat(verify(temp, cut)).startsWith("1 ").contains("末尾的被删掉了");

        var forged = new LinkedHashMap<>(parts);
        forged.put(
                "manifest.txt",
                text(parts, "manifest.txt")
                        .replace(district.code(), "500115000")
                        .getBytes(StandardCharsets.UTF_8));
        assertThat(verify(temp, forged)).startsWith("1 ").contains("校验签名不对");

        assertThat(CommandLines.type(
                        "audit",
                        "verify",
                        Files.writeString(temp.resolve("x.zip"), "不是").toString()))
                .startsWith("1 ")
                .contains("不是绩衡的证据包");
        assertThat(CommandLines.type("audit", "verify", temp.resolve("没有.zip").toString()))
                .startsWith("2 ")
                .contains("没有这个文件");
        assertThat(records.in(district.scope(), "select after::text from audit_event where action = '导出证据包'"))
                .hasSize(1);
    }

    @Test
    void strangersSeeTheRootsAndNothingElse() {
        var stranger = people.anybody();
        var page = stranger.get("/audit-roots");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.words()).contains("操作留痕日根公示", "衡溪区").doesNotContain("宋宛平");
        assertThat(stranger.get("/audit-roots.jsonl?region=999912000").status()).isEqualTo(200);
        assertThat(stranger.get("/audit-roots.jsonl?region=000000000").status()).isEqualTo(404);
        assertThat(stranger.get("/audit-roots.jsonl?region=x").status()).isEqualTo(404);
        assertThat(stranger.get("/audit-roots.jsonl").status()).isEqualTo(400);
    }

    private static String verify(Path temp, Map<String, byte[]> parts) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            for (var part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue());
                zip.closeEntry();
            }
        }
        return CommandLines.type(
                "audit",
                "verify",
                Files.write(Files.createTempFile(temp, "bundle", ".zip"), out.toByteArray())
                        .toString());
    }

    private static Map<String, byte[]> unzip(byte[] bytes) throws IOException {
        var parts = new LinkedHashMap<String, byte[]>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                parts.put(entry.getName(), zip.readAllBytes());
            }
        }
        return parts;
    }

    private static String text(Map<String, byte[]> parts, String name) {
        return new String(parts.getOrDefault(name, new byte[0]), StandardCharsets.UTF_8);
    }
}
