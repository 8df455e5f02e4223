package org.jiheng.app.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jiheng.app.People;
import org.jiheng.app.People.District;
import org.jiheng.app.Records;
import org.jiheng.app.Visitor;
import org.jiheng.app.WithDemo;
import org.junit.jupiter.api.Test;

/** 批量建账号和单位名单 — tried first, pasted or as a workbook; nobody gets a right by a list, and the same list twice changes nothing. */
@WithDemo
class BringOfficersTest {
    private static final String HEAD = "姓名\t账号\t单位\t角色\t开始日期\t截止日期\t归口部门\n";

    private final People people;
    private final Records records;

    BringOfficersTest(People people, Records records) {
        this.people = people;
        this.records = records;
    }

    private Visitor system(District district) {
        var system = people.of(district, "财政局", Role.SYSTEM_ADMINISTRATOR);
        system.get("/officers/import");
        return system;
    }

    private static String line(District district, String login, String rest) {
        return "沈知秋\t" + district.login(login) + "\t" + rest + "\n";
    }

    @Test
    void aListIsTriedAndThenMade() {
        var district = people.newDistrict("区水利局", "区水利局>河道所", "区教委");
        var system = system(district);
        var list = HEAD
                + line(district, "a", "河道所\t单位经办\t2026-01-01\t")
                + line(district, "b", "区水利局\t主管部门审核\t\t")
                + line(district, "c", "财政局\t财政业务科室\t2026/1/1\t\t区水利局、区教委").replace("2026/1/1", "2026/01/01")
                + line(district, "d", "区教委\t\t");
        var tried = system.post("/officers/comparison", "list", list);
        assertThat(tried.words()).contains("新建 4 个，已有 0 个，0 行有问题", "建账号，申请授权", "建账号，不授权");
        assertThat(records.in(district.scope(), "select id from officer where display_name = '沈知秋'"))
                .as("a dry run")
                .isEmpty();
        var last = records.lastEvent(district.code());
        var made = system.post("/officers/import", "list", list);
        var passwords = made.each("code");
        assertThat(passwords).hasSize(4).doesNotHaveDuplicates();
        assertThat(made.words()).contains("建好了 4 个账号");
        assertThat(records.eventsSince(district.code(), last).stream()
                        .filter(each -> each.equals("新建账号 officer"))
                        .count())
                .isEqualTo(4);
        assertThat(people.anybody()
                        .signIn(district.login("a"), passwords.getFirst())
                        .location())
                .as("not confirmed yet")
                .isEqualTo("/sign-in");
        assertThat(records.in(
                        district.scope(),
                        "select count(*) from appointment_department d join appointment a on a.id = d.appointment_id"
                                + " where a.role = 'FINANCE_LINE_SECTION'"))
                .containsExactly("2");

        var again = system.post("/officers/comparison", "list", list);
        assertThat(again.words()).contains("新建 0 个，已有 4 个");
        assertThat(again.page().select("form[action=/officers/import]")).isEmpty();
        system.post("/officers/import", "list", list);
        assertThat(records.in(district.scope(), "select id from officer where display_name = '沈知秋'"))
                .hasSize(4);
    }

    @Test
    void oneWrongLineStopsTheWholeList() {
        var district = people.newDistrict("区水利局");
        people.add(district.login("taken"), district.code(), "区水利局", Role.UNIT_CLERK);
        var system = system(district);
        var list = HEAD
                + line(district, "good", "区水利局\t单位经办\t\t")
                + line(district, "good", "区水利局\t单位经办\t\t")
                + line(district, "taken", "区水利局\t单位经办\t\t")
                + line(district, "place", "没有的局\t单位经办\t\t")
                + line(district, "role", "区水利局\t局长\t\t")
                + line(district, "date", "区水利局\t单位经办\t明天\t")
                + line(district, "apart", "区水利局\t财政绩效科\t\t")
                + "沈知秋\tX\t区水利局\t单位经办\n";
        var tried = system.post("/officers/comparison", "list", list);
        assertThat(tried.words())
                .contains(
                        "新建 1 个，已有 0 个，7 行有问题", "出现了两次", "这个账号是“测试员", "没有叫“没有的局”的单位", "角色、日期或归口部门看不懂", "账号用3到32个小写字母");
        assertThat(tried.page().select("form[action=/officers/import]")).isEmpty();
        assertThat(system.post("/officers/import", "list", list).words()).contains("什么都没有建");
        assertThat(records.in(district.scope(), "select id from officer where display_name = '沈知秋'"))
                .isEmpty();
        assertThat(system.post("/officers/comparison", "list", "没有表头").words()).contains("名单是空的");
    }

    private static byte[] workbook(List<List<String>> rows) throws IOException {
        try (var book = new XSSFWorkbook();
                var out = new ByteArrayOutputStream()) {
            var sheet = book.createSheet("名单");
            for (int row = 0; row < rows.size(); row++) {
                var made = sheet.createRow(row);
                for (int cell = 0; cell < rows.get(row).size(); cell++) {
                    made.createCell(cell).setCellValue(rows.get(row).get(cell));
                }
            }
            book.write(out);
            return out.toByteArray();
        }
    }

    @Test
    void aWorkbookIsReadLikeWhatWasPasted() throws IOException {
        var district = people.newDistrict("区水利局");
        var system = system(district);
        var file = workbook(List.of(
                List.of("序号", "姓名", "账号", "单位", "角色"),
                List.of("1", "沈知秋", district.login("xlsx"), "区水利局", "单位经办"),
                List.of("2", "陆见", district.login("xls2"), "区水利局", "")));
        var tried = system.uploadForm(
                "/officers/comparison", List.of("list", ""), "file", new Visitor.Upload("人员.xlsx", file));
        assertThat(tried.words()).contains("新建 2 个，已有 0 个，0 行有问题", "陆见");
        var list = tried.page()
                .select("form[action=/officers/import] input[name=list]")
                .val();
        assertThat(system.post("/officers/import", "list", list).each("code")).hasSize(2);

        var broken = system.uploadForm(
                "/officers/comparison", List.of("list", ""), "file", new Visitor.Upload("人员.xlsx", new byte[] {
                    'P', 'K', 3, 4, 0
                }));
        assertThat(broken.status()).isEqualTo(200);
        assertThat(broken.page().select("[role=alert]").text()).isNotEmpty();
    }

    @Test
    void organisationsComeFromAWorkbookToo() throws IOException {
        var district = people.newDistrict("区水利局");
        var system = system(district);
        system.get("/organisations");
        var file = workbook(List.of(List.of("单位名称", "主管部门"), List.of("区水利局", ""), List.of("区水利局河道所", "区水利局")));
        var tried = system.uploadForm(
                "/organisations/comparison", List.of("list", ""), "file", new Visitor.Upload("单位.xlsx", file));
        assertThat(tried.words()).contains("区水利局 › 区水利局河道所");
        var list = tried.page()
                .select("form[action=/organisations/import] input[name=list]")
                .val();
        system.post("/organisations/import", "list", list);
        assertThat(records.in(district.scope(), "select name from organisation where name ~ '河道所'"))
                .containsExactly("区水利局河道所");
    }
}
