package org.jiheng.app.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jiheng.app.Forms;
import org.jiheng.app.People;
import org.jiheng.app.WithDemo;
import org.jiheng.app.identity.Role;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.core.env.Environment;

/** 样表全程 — the published sample goes in at one end and comes out as the official form at the other, in every browser of the field. */
@WithDemo
class SampleJourneyTest {
    private final People people;
    private final Environment environment;

    SampleJourneyTest(People people, Environment environment) {
        this.people = people;
        this.environment = environment;
    }

    @ParameterizedTest
    @EnumSource
    void theSampleGoesInAndComesOut(Browsers browser, @TempDir Path folder) throws IOException {
        var sample = Files.write(folder.resolve("样表.txt"), Forms.sample("changshou-2024-laoganju.txt"));
        var district = people.newDistrict("区委老干局");
        var login = district.login("yangbiao");
        people.add(login, district.code(), "区委老干局", Role.UNIT_CLERK);
        try (var surfer = browser.start()) {
            surfer.open(address("/sign-in"));
            surfer.screenshot("sign-in");
            surfer.fill("[name=login]", login);
            surfer.fill("[name=password]", People.PASSWORD);
            surfer.follow("form[action='/sign-in'] button.btn-primary");

            surfer.open(address("/imports"));
            surfer.screenshot("imports-empty");
            surfer.upload("input[type=file]", sample);
            surfer.follow("form[data-upload] button.btn-primary");
            surfer.waitFor("button[name=which][value=all]");
            surfer.screenshot("dry-run");
            assertThat(surfer.text(".statusbar")).contains("10 张表");

            surfer.follow("button[name=which][value=all]");
            assertThat(surfer.text("main")).contains("收下新草稿 9 个", "空表说明 1 份");
            surfer.open(address("/projects?year=2024"));
            assertThat(surfer.text("main")).contains("老干部活动费、健康体检及健康疗养费等", "868.43");
            surfer.screenshot("projects");
            assertNoSidewaysScroll(surfer);

            surfer.follow(".tbl td a.t");
            assertThat(surfer.text(".sheet")).contains("重点专项绩效目标表", "指标名称");
            assertThat(surfer.exists(".margin .note"))
                    .as("the findings stand beside the form")
                    .isTrue();
            surfer.press("F8");
            surfer.screenshot("form");
            assertNoSidewaysScroll(surfer);
            assertThat(surfer.evaluate(download()))
                    .isEqualTo("200 application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

            surfer.size(390, 844);
            surfer.screenshot("form-390");
            assertNoSidewaysScroll(surfer);
            assertThat(surfer.complaints()).isEmpty();
        }
    }

    /** What the browser gets from the link to the workbook. */
    private static String download() {
        return """
                (function () {
                  const asked = new XMLHttpRequest();
                  asked.open('GET', document.querySelector("a[href$='form.xlsx']").href, false);
                  asked.send();
                  return asked.status + ' ' + asked.getResponseHeader('Content-Type');
                })()""";
    }

    private static void assertNoSidewaysScroll(Surfer surfer) {
        assertThat(surfer.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
                .isEqualTo(true);
    }

    private String address(String path) {
        return "http://127.0.0.1:" + environment.getRequiredProperty("local.server.port") + path;
    }
}
