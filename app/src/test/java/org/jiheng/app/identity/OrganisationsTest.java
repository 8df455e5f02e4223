package org.jiheng.app.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.jiheng.app.People;
import org.jiheng.app.People.District;
import org.jiheng.app.Records;
import org.jiheng.app.WithDemo;
import org.junit.jupiter.api.Test;

/** 单位 — what was is never forgotten, and a list changes nothing before it was looked at (GIT-99). */
@WithDemo
class OrganisationsTest {
    private static final String LIST = "单位名称,简称,主管部门\n区水利局,,\n区河道处,河道处,区水利局\n区林业局,区林局,\n\"区林场,总场\",,区林业局\n";

    private final People people;
    private final Records records;

    OrganisationsTest(People people, Records records) {
        this.people = people;
        this.records = records;
    }

    private String id(District district, String name) {
        return records.one(district.scope(), "select id from organisation where name = '%s'".formatted(name));
    }

    @Test
    void aRenamedUnitKeepsItsFormerNameAndItsNumber() {
        var district = people.newDistrict("区水利局");
        var system = people.of(district, "财政局", Role.SYSTEM_ADMINISTRATOR);
        var id = id(district, "区水利局");
        system.get("/organisations");
        system.post("/organisations/" + id + "/name", "name", "区水务局", "short", "");
        assertThat(system.get("/organisations").words()).contains("区水务局").contains("区水利局（至 ");
        assertThat(id(district, "区水务局")).isEqualTo(id);
        system.post("/organisations/" + id + "/name", "name", "财政局", "short", "");
        assertThat(system.get("/organisations").words()).contains("已经有叫“财政局”的单位");
    }

    @Test
    void aUnitEndsOrIsMergedAndIsOfferedNoMore() {
        var district = people.newDistrict("区水利局", "区水利局>区河道处", "区水利局>区供水处");
        var last = records.lastEvent(district.code());
        var system = people.of(district, "财政局", Role.SYSTEM_ADMINISTRATOR);
        system.get("/organisations");
        system.post("/organisations/" + id(district, "区水利局") + "/end", "until", "2026-01-31");
        assertThat(system.get("/organisations").words()).contains("它下面还有单位");
        system.post(
                "/organisations/" + id(district, "区河道处") + "/end", "until", "2026-01-31", "heir", id(district, "区供水处"));
        assertThat(system.get("/organisations").words()).contains("到 2026-01-31 为止，并入 区供水处");
        assertThat(system.get("/officers/new").page().select("#home option").eachText())
                .contains("区供水处")
                .doesNotContain("区河道处");
        assertThat(records.eventsSince(district.code(), last)).containsOnlyOnce("并入单位 organisation");
        assertThat(records.in(district.scope(), "select count(*) from organisation"))
                .containsExactly("4");
    }

    @Test
    void aListIsTriedFirstAndReadTwiceChangesNothing() {
        var district = people.newDistrict("区水利局", "区水利局>区河道处", "区农业局");
        var system = people.of(district, "财政局", Role.SYSTEM_ADMINISTRATOR);
        system.get("/organisations");
        var dry = system.post("/organisations/comparison", "list", LIST);
        assertThat(dry.words()).contains("要加 2 个 区林业局、区林业局 › 区林场,总场");
        assertThat(dry.words()).contains("名单里没有 1 个 区农业局").contains("要改 1 个 区河道处");
        assertThat(records.in(district.scope(), "select count(*) from organisation"))
                .containsExactly("4");
        system.post("/organisations/import", "list", LIST);
        assertThat(system.get("/organisations").words()).contains("加了 2 个单位，改了 1 个简称");
        system.post("/organisations/import", "list", LIST);
        assertThat(system.get("/organisations").words()).contains("加了 0 个单位，改了 0 个简称");
        assertThat(
                        records.in(
                                district.scope(),
                                "select o.name || '<' || p.name from organisation o join organisation p on p.id = o.parent_id order by o.id"))
                .containsExactly("区河道处<区水利局", "区林场,总场<区林业局");
    }

    @Test
    void aListWithAMistakeBringsNothing() {
        var district = people.newDistrict("区水利局");
        var system = people.of(district, "财政局", Role.SYSTEM_ADMINISTRATOR);
        system.get("/organisations");
        for (var list : new String[] {"", "单位名称", "甲,乙\n丙,丁", "x".repeat(600_000)}) {
            system.get("/organisations");
            assertThat(system.post("/organisations/comparison", "list", list).words())
                    .contains("没有读到单位");
        }
        var wrong = "单位名称\t主管部门\n区某站\t区没有的局\n区好站\t区水利局\n";
        assertThat(system.post("/organisations/comparison", "list", wrong).words())
                .contains("不是名录里的主管部门");
        system.post("/organisations/import", "list", wrong);
        assertThat(records.in(district.scope(), "select count(*) from organisation"))
                .containsExactly("2");
    }

    @Test
    void aUnitOfAnotherDivisionIsNotThere() {
        var district = people.newDistrict("区水利局");
        var other = people.newDistrict("区水利局");
        var system = people.of(district, "财政局", Role.SYSTEM_ADMINISTRATOR);
        system.get("/organisations");
        system.post("/organisations/" + id(other, "区水利局") + "/name", "name", "抢来的", "short", "");
        assertThat(system.get("/organisations").words()).contains("没有这个单位");
        assertThat(id(other, "区水利局")).isNotEmpty();
    }
}
