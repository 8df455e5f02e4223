package org.jiheng.app.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jiheng.app.People;
import org.jiheng.app.WithDemo;
import org.jiheng.app.database.Superuser;
import org.jiheng.app.identity.Role;
import org.junit.jupiter.api.Test;
import org.springframework.core.env.Environment;

/** {@code jiheng audit verify} against a database, as a command of its own: what it prints and how it ends. */
@WithDemo
class AuditCommandTest {
    private final People people;
    private final Environment environment;

    AuditCommandTest(People people, Environment environment) {
        this.people = people;
        this.environment = environment;
    }

    private record Ended(int code, String said) {}

    private Ended verify(String... more) throws IOException, InterruptedException {
        var command = new java.util.ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                "org.jiheng.app.Main",
                "audit",
                "verify"));
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
    void aDatabaseThatIsNotThereIsSaidSo() throws IOException, InterruptedException {
        var away = verify("--data", "target/no-such-folder");
        assertThat(away.code).isEqualTo(2);
        assertThat(away.said).contains("里没有绩衡的数据库");
    }
}
