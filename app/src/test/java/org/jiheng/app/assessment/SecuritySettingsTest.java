package org.jiheng.app.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.jiheng.app.People;
import org.jiheng.app.Records;
import org.jiheng.app.WithDemo;
import org.jiheng.app.identity.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** 安全设置与自查表 (GIT-17, GIT-37). */
@WithDemo
class SecuritySettingsTest {
    private final People people;
    private final Records records;

    SecuritySettingsTest(People people, Records records) {
        this.people = people;
        this.records = records;
    }

    @Test
    void theProfileIsChosenPrintedAndWrittenDown() {
        var district = people.newDistrict();
        var security = people.of(district, "财政局", Role.SECURITY_ADMINISTRATOR);
        assertThat(security.get("/security").page().select("option[selected]").eachText())
                .containsExactly("二级");
        assertThat(security.post("/security", "profile", "LEVEL_3", "retention", "400")
                        .location())
                .isEqualTo("/security");
        var page = security.get("/security");
        assertThat(page.words()).contains("保存好了", "管理员和审核岗应当", "400 天");
        assertThat(page.page().select("option[selected]").eachText()).containsExactly("三级");
        var sheet = security.get("/security/self-assessment");
        assertThat(sheet.words()).contains("网络安全等级保护自查表", "保护等级 三级", "GIT-16", "GIT-12");
        assertThat(
                        records.in(
                                district.scope(),
                                "select before::text || after::text from audit_event where action = '改安全设置' and origin = 'PROGRAM'"))
                .containsExactly("{\"保护等级\":\"二级\",\"留痕保存天数\":396}{\"保护等级\":\"三级\",\"留痕保存天数\":400}");
        assertThat(people.of(people.newDistrict(), "财政局", Role.SECURITY_ADMINISTRATOR)
                        .get("/security")
                        .page()
                        .select("option[selected]")
                        .eachText())
                .as("another division")
                .containsExactly("二级");
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', nullValues = "空", textBlock = """
            等级    | 天数   | 说
            LEVEL_2 | 30     | 不能少于 184 天
            LEVEL_2 | 183    | 不少于六个月
            LEVEL_2 | -1     | 不能少于 184 天
            LEVEL_2 | 一年   | 要填整数
            LEVEL_2 | 空     | 要填整数
            LEVEL_9 | 396    | 请选择二级或三级
            """)
    void whatTheLawDoesNotAllowIsRefusedWithTheReason(
            String profile, @org.jspecify.annotations.Nullable String days, String said) {
        var district = people.newDistrict();
        var security = people.of(district, "财政局", Role.SECURITY_ADMINISTRATOR);
        security.get("/security");
        security.post("/security", "profile", profile, "retention", days == null ? "" : days);
        assertThat(security.get("/security").each("[role=alert]"))
                .singleElement()
                .asString()
                .contains(said);
        assertThat(records.in(district.scope(), "select value from security_setting"))
                .isEmpty();
    }

    /** What the sheet says is proven exists: an assessor may ask for each. */
    @Test
    void everyTestNamedAsEvidenceExists() throws IOException {
        List<String> there;
        try (var app = Files.walk(Path.of("src/test/java"));
                var policy = Files.walk(Path.of("../policy/src/test/java"))) {
            there = java.util.stream.Stream.concat(app, policy)
                    .map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".java"))
                    .map(name -> name.replace(".java", ""))
                    .toList();
        }
        var controls = Control.all();
        assertThat(controls.stream().map(Control::id)).doesNotHaveDuplicates().hasSizeGreaterThan(30);
        for (var control : controls) {
            var named = Pattern.compile("\\w+Tests?\\b")
                    .matcher(control.evidence())
                    .results()
                    .map(each -> each.group())
                    .toList();
            assertThat(there).as(control.id()).containsAll(named);
            if (control.state() == Control.State.BUILT) {
                assertThat(control.evidence()).as(control.id()).isNotBlank();
            }
        }
    }
}
