package org.jiheng.app.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.jiheng.app.People;
import org.jiheng.app.Records;
import org.jiheng.app.WithDemo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** 行政区划 — a tree with history; everybody changes their own branch only (GIT-99). */
@WithDemo
class DivisionsTest {
    private final People people;
    private final Records records;

    DivisionsTest(People people, Records records) {
        this.people = people;
        this.records = records;
    }

    @Test
    void aCountyNamesItsCityAndItselfAndKeepsItsFormerName() {
        var district = people.district("528701000", "测试区");
        var system = people.of(district, "财政局", Role.SYSTEM_ADMINISTRATOR);
        var page = system.get("/divisions");
        assertThat(page.words()).contains("贵州省", "测试区", district.code(), "本系统");
        var city = district.code().substring(0, 4) + "00000";
        system.post("/divisions", "code", city, "name", "测试市");
        assertThat(system.get("/divisions").words()).contains("已经新增").containsSubsequence("测试市", "市级", "测试区");
        assertThat(records.without("select parent_code from division where code = '%s'".formatted(district.code())))
                .containsExactly(city);
        system.get("/divisions");
        system.post("/divisions/" + district.code() + "/name", "name", "测试新区");
        assertThat(system.get("/divisions").words()).contains("测试新区", "测试区", "改好了");
        assertThat(records.one(district.scope(), "select name from region")).isEqualTo("测试新区");
        assertThat(records.in(
                        district.scope(),
                        "select action from audit_event where subject_kind = 'division' order by number"))
                .containsExactly("新增区划", "区划更名");
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', textBlock = """
            代码      | 名称   | 说
            500116000 | 江津区 | 只能改自己的区划
            999912000 | 别的区 | 只能改自己的区划
            110000000 | 北京   | 代码要九位数字
            99        | 短     | 代码要九位数字
            99ab12000 | 字母   | 代码要九位数字
            """)
    void nobodyAddsToAnotherBranch(String code, String name, String says) {
        var district = people.newDistrict();
        var system = people.of(district, "财政局", Role.SYSTEM_ADMINISTRATOR);
        system.get("/divisions");
        system.post("/divisions", "code", code, "name", name);
        assertThat(system.get("/divisions").words()).contains(says);
    }

    @Test
    void anotherBranchIsNeitherRenamedNorEnded() {
        var district = people.newDistrict();
        var system = people.of(district, "财政局", Role.SYSTEM_ADMINISTRATOR);
        system.get("/divisions");
        system.post("/divisions/" + People.HENGXI + "/name", "name", "改别人的");
        assertThat(system.get("/divisions").words()).contains("只能改自己的区划").doesNotContain("改别人的");
        system.post("/divisions/110000000/end", "until", "2026-01-31");
        assertThat(records.without("select valid_until from division where code = '110000000'"))
                .containsExactly("null");
    }

    /** A city's administrator, with two counties below. */
    @Test
    void countiesOfACityAreAddedMergedAndStayInTheTree() {
        var city = people.district("528800000", "测试二市");
        var system = people.of(city, "财政局", Role.SYSTEM_ADMINISTRATOR);
        system.get("/divisions");
        system.post("/divisions", "code", "528801000", "name", "东区");
        assertThat(system.get("/divisions").words()).contains("已经新增");
        system.post("/divisions", "code", "528802000", "name", "西区");
        assertThat(system.get("/divisions").words()).contains("已经新增");
        system.post("/divisions/528801000/end", "until", "2030-01-31", "heir", "528801000");
        assertThat(system.get("/divisions").words()).contains("不能是它自己");
        system.post("/divisions/528801000/end", "until", "2030-01-31", "heir", "528802000");
        var words = system.get("/divisions").words();
        assertThat(words).contains("到 2030-01-31 为止，并入西区", "东区");
        system.post("/divisions/528800000/end", "until", "2026-01-31");
        assertThat(system.get("/divisions").words()).contains("自己的区划不能在这里撤销");
    }
}
