package org.jiheng.app.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jiheng.app.People;
import org.jiheng.app.Records;
import org.jiheng.app.WithDemo;
import org.jiheng.app.cryptography.Cryptography;
import org.jiheng.app.database.DirectDatabase;
import org.jiheng.app.database.Superuser;
import org.jiheng.app.identity.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.env.Environment;

/** {@code jiheng audit verify} against a database, as a command of its own: what it prints and how it ends. */
@WithDemo
class AuditCommandTest {
    private final People people;
    private final Records records;
    private final Cryptography cryptography;
    private final Environment environment;

    AuditCommandTest(People people, Records records, Cryptography cryptography, Environment environment) {
        this.people = people;
        this.records = records;
        this.cryptography = cryptography;
        this.environment = environment;
    }

    private record Ended(int code, String said) {}

    private Ended verify(String... more) throws IOException, InterruptedException {
        return run("verify", more);
    }

    private Ended run(String what, String... more) throws IOException, InterruptedException {
        var command = new java.util.ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                "org.jiheng.app.Main",
                "audit",
                what));
        command.addAll(List.of(more));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("JIHENG_DATABASE_USER", environment.getRequiredProperty("jiheng.database.user"));
        builder.environment()
                .put("JIHENG_DATABASE_PASSWORD", environment.getRequiredProperty("jiheng.database.password"));
        var process = builder.start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Ended(process.exitValue(), said);
    }

    @Test
    void everyChainIsNamedAndTheFirstBrokenRowToo() throws IOException, InterruptedException {
        var url = environment.getRequiredProperty("jiheng.database.url");
        var district = people.newDistrict("区水利局");
        people.of(district, "财政局", Role.AUDITOR).get("/audit");
        people.clerk(district, "区水利局").get("/audit");
        var fine = verify("--database-url", url);
        assertThat(fine.said).contains("区划 %s：核验通过".formatted(district.code()), "用时");
        Superuser.run(
                url,
                "update audit_event set actor_name = '别人' where region_code = '%s' and number = 2"
                        .formatted(district.code()));
        var broken = verify("--database-url", url);
        assertThat(broken.code).isEqualTo(1);
        assertThat(broken.said)
                .containsPattern("区划 %s：.*第 2 条对不上".formatted(district.code()))
                .contains("区划 %s：核验通过".formatted(People.CHANGSHOU));
    }

    @Test
    void evidenceIsExportedCheckedAndWrittenDown(@TempDir Path folder) throws IOException, InterruptedException {
        var district = people.newDistrict("区水利局");
        people.clerk(district, "区水利局").get("/audit/mine");
        var file = folder.resolve("证据包.zip");
        var exported = run(
                "export",
                "--database-url",
                environment.getRequiredProperty("jiheng.database.url"),
                "--keys",
                environment.getRequiredProperty("jiheng.keys"),
                "--region",
                district.code(),
                "--out",
                file.toString());
        assertThat(exported.said).contains("写好了", "第 1 条到", "已经核验");
        assertThat(exported.code).isZero();
        assertThat(verify(file.toString()).said).contains("区划 " + district.code(), "核验通过");
        assertThat(records.one(
                        district.scope(), "select action || outcome from audit_event order by number desc limit 1"))
                .isEqualTo("导出证据包DONE");
        assertThat(run(
                                "export",
                                "--database-url",
                                environment.getRequiredProperty("jiheng.database.url"),
                                "--keys",
                                environment.getRequiredProperty("jiheng.keys"),
                                "--region",
                                "000000000",
                                "--out",
                                file.toString())
                        .code)
                .isEqualTo(2);
    }

    /** As if it were much later: the month that is over goes into one file, once, and a broken chain into none (GIT-17). */
    @Test
    void oldMonthsAreArchivedOnceAndVerified(@TempDir Path folder) throws IOException {
        var district = people.newDistrict("区水利局");
        people.clerk(district, "区水利局").get("/audit/mine");
        var url = environment.getRequiredProperty("jiheng.database.url");
        var later = LocalDate.now(ZoneId.of("Asia/Shanghai")).plusDays(500);
        try (var database = DirectDatabase.at(
                url,
                environment.getRequiredProperty("jiheng.database.user"),
                environment.getRequiredProperty("jiheng.database.password"))) {
            var files = new EvidenceFiles(database, cryptography, "yunwei");
            assertThat(files.archive(district.code(), 396, folder, later.minusDays(200)))
                    .as("still kept on line")
                    .isEmpty();
            var first = files.archive(district.code(), 396, folder, later);
            assertThat(first).hasSize(1);
            assertThat(first.getFirst().fresh()).isTrue();
            var file = first.getFirst().file();
            assertThat(EvidenceBundle.verify(file).verdict()).isInstanceOf(Verdict.Intact.class);
            assertThat(files.archive(district.code(), 396, folder, later)
                            .getFirst()
                            .fresh())
                    .isFalse();
            assertThat(records.in(district.scope(), "select actor_login from audit_event where action = '归档留痕'"))
                    .as("once, by whoever ran it")
                    .containsExactly("yunwei");
            var bytes = Files.readAllBytes(file);
            bytes[bytes.length / 2] ^= 1;
            Files.write(file, bytes);
            assertThatExceptionOfType(EvidenceBundle.NotOne.class)
                    .isThrownBy(() -> files.archive(district.code(), 396, folder, later));
            Files.delete(file);
            Superuser.run(
                    url,
                    "update audit_event set reason = 'x' where region_code = '%s' and number = 1"
                            .formatted(district.code()));
            assertThatExceptionOfType(EvidenceBundle.NotOne.class)
                    .isThrownBy(() -> files.archive(district.code(), 396, folder, later));
            assertThat(file).doesNotExist();
        }
    }

    @Test
    void aDatabaseThatIsNotThereIsSaidSo() throws IOException, InterruptedException {
        var away = verify("--data", "target/no-such-folder");
        assertThat(away.code).isEqualTo(2);
        assertThat(away.said).contains("里没有绩衡的数据库");
    }
}
