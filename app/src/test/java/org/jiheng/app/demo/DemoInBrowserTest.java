package org.jiheng.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.jiheng.app.OwnFolder;
import org.jiheng.app.People;
import org.jiheng.app.Records;
import org.jiheng.app.browser.Accessibility;
import org.jiheng.app.browser.Browsers;
import org.jiheng.app.browser.Surfer;
import org.jiheng.app.database.WithTestDatabase;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.test.context.TestConstructor;

/** 新来的人看到的演示区 — the first things a newcomer looks at, in the district that DemoProjectsTest loads and nobody else touches. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "jiheng.demo=true")
@WithTestDatabase
@Import({OwnFolder.class, People.class, Records.class})
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
class DemoInBrowserTest {
    private final People people;
    private final String site;

    DemoInBrowserTest(People people, Environment environment) {
        this.people = people;
        this.site = "http://127.0.0.1:" + environment.getRequiredProperty("local.server.port");
    }

    private void enter(Surfer surfer, String login) {
        surfer.open(site + "/sign-in");
        surfer.fill("input[name=login]", login);
        surfer.fill("input[name=password]", people.demoPassword(login));
        surfer.follow("form[action='/sign-in'] button.btn-primary");
        assertThat(surfer.address()).endsWith("/desk");
    }

    private static void look(Surfer surfer, String address, String page) {
        surfer.size(1366, 768);
        surfer.open(address);
        surfer.screenshot("demo-" + page);
        assertThat(Accessibility.seriousFindings(surfer)).as(page).isEmpty();
        surfer.size(390, 844);
        surfer.open(address);
        surfer.screenshot("demo-" + page + "-390");
        assertThat(surfer.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth <= 1"))
                .as(page + " at 390")
                .isEqualTo(true);
        surfer.size(1366, 768);
    }

    @Test
    void aClerkSeesWhatCameBackAndWhatIsOnItsWay() {
        try (var surfer = Browsers.CHROMIUM.start()) {
            enter(surfer, "zhouminhui");
            assertThat(surfer.text("h1")).contains("件要办");
            assertThat(surfer.text("main")).contains("退回修改", "我报出去的");
            look(surfer, site + "/desk", "desk-clerk");
            look(surfer, site + "/projects", "projects");
            surfer.open(site + "/projects");
            surfer.follow(".tbl td a.t");
            var project = surfer.address();
            look(surfer, project, "form");
            look(surfer, project + "/versions", "versions");
            look(surfer, project.replaceAll("/\\d{4}$", "/history"), "history");
            assertThat(surfer.complaints()).isEmpty();
        }
    }

    @Test
    void financeSeesWhoIsBehind() {
        try (var surfer = Browsers.CHROMIUM.start()) {
            enter(surfer, "songwanping");
            assertThat(surfer.exists("#board")).isTrue();
            for (var page : new String[] {"desk", "projects", "reviews", "approvals", "calendar", "notices"}) {
                look(surfer, site + "/" + page, "finance-" + page);
            }
            surfer.open(site + "/reviews");
            surfer.follow("main .tbl a.t");
            look(surfer, surfer.address(), "review");
            assertThat(surfer.complaints()).isEmpty();
        }
    }
}
