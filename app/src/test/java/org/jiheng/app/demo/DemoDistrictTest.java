package org.jiheng.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.jiheng.app.People;
import org.jiheng.app.Records;
import org.jiheng.app.WithDemo;
import org.jiheng.app.database.Scope;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Value;

/** 演示 — what a newcomer finds after the first start. */
@WithDemo
class DemoDistrictTest {
    private static final Scope HENGXI = Scope.wholeRegion(People.HENGXI);
    private static final Scope CHANGSHOU = Scope.wholeRegion(People.CHANGSHOU);

    private final People people;
    private final Records records;
    private final Path accounts;

    DemoDistrictTest(People people, Records records, @Value("${jiheng.data}") Path data) {
        this.people = people;
        this.records = records;
        this.accounts = data.resolve("secrets/demo-accounts.txt");
    }

    @Test
    void holdsTheSampleAndTheInventedDistrict() {
        assertThat(records.in(CHANGSHOU, "select sum(funds_total) || ' ' || count(*) from target_version"))
                .containsExactly("8684300.00 9");
        assertThat(
                        records.in(
                                HENGXI,
                                "select fiscal_year || ' ' || sum(funds_total) || ' ' || count(*) from target_version"
                                        + " where source_file_id = (select min(id) from original_file) group by fiscal_year order by 1"))
                .containsExactly("2024 8684300.00 9", "2026 62929175.00 8");
        assertThat(
                        records.in(
                                HENGXI,
                                "select name from organisation where kind <> 'FINANCE' and id in (select unit_id from project)"))
                .as("every unit of the forms was in the directory before")
                .contains("区委老干部局", "区河道管理中心", "区疾病预防控制中心");
        assertThat(records.in(HENGXI, "select action from audit_event where action = '新增单位'"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "zhouminhui", "heshumei", "chengliyan", "songwanping", "fanxiuyun", "miaozhiyuan", "taoranzhi",
                        "geweimin",
                "luoqiwen", "dingchengye", "quyanting", "lingxiangwan", "ouzhengping", "yuanhelai", "hanyueze",
                        "jiangmuqing"
            })
    void itsPeopleSignInWithTheirGeneratedPasswords(String login) {
        var password = people.demoPassword(login);
        assertThat(password).matches("[A-Z][a-z]{3}-[a-z]{4}-[a-z]{4}[2-9]");
        assertThat(people.anybody().signIn(login, password).location()).isEqualTo("/");
    }

    @Test
    void thePasswordsAreNobodyElses() throws IOException {
        assertThat(Files.readAllLines(accounts))
                .hasSize(DemoPeople.ALL.size() + 1)
                .doesNotHaveDuplicates();
        assertThat(Files.readAllLines(accounts).indexOf("# 其余账号"))
                .as("printed at the start")
                .isBetween(3, 8);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(accounts)))
                .isEqualTo("rw-------");
        var folder = accounts.getParent();
        assertThat(folder).isNotNull();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder == null ? accounts : folder)))
                .isEqualTo("rwx------");
        assertThat(List.of("zhouminhui", "chengliyan", "songwanping").stream().map(people::demoPassword))
                .doesNotHaveDuplicates();
    }

    @Test
    void thePageSaysThatItIsADemoAndWhereThePasswordsAre() {
        assertThat(people.anybody().get("/sign-in").words()).contains("这是演示数据。账号和密码印在启动程序的窗口里。");
    }
}
