package org.jiheng.app.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.jiheng.app.Forms;
import org.jiheng.app.People;
import org.jiheng.app.Records;
import org.jiheng.app.Visitor;
import org.jiheng.app.WithDemo;
import org.jiheng.app.identity.Role;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.core.env.Environment;

/** 最后一天 — an office on a thin line with small screens: pages are small, come soon, and fit (GIT-140, GIT-141). */
@WithDemo
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LastDayTest {
    private static final String UNIT = "水文站";
    private static final long MOST_BYTES = 300 * 1024;
    private static final int LINE_BYTES_PER_SECOND = 125_000; // 1 Mbit/s
    private static final int LINE_DELAY_MILLIS = 200;

    private final People people;
    private final Records records;
    private final String server;
    private final PlaywrightSurfer surfer = (PlaywrightSurfer) Browsers.CHROMIUM.start();
    private People.District district = new People.District("", "");
    private String editor = "";

    LastDayTest(People people, Records records, Environment environment) {
        this.people = people;
        this.records = records;
        this.server = "http://127.0.0.1:" + environment.getRequiredProperty("local.server.port");
    }

    @BeforeAll
    void aClerkWithAForm() {
        district = people.newDistrict(UNIT);
        var clerk = people.made(district.login("zhou"), district.code(), UNIT, Role.UNIT_CLERK);
        clerk.get("/imports");
        var run = clerk.upload("/imports", List.of(Visitor.Upload.text("最后一天.txt", Forms.text(UNIT, "最后一天"))))
                .location();
        clerk.whenReady(run);
        clerk.post(run + "/acceptance", "choice", "1-1");
        editor = server + "/projects/" + records.one(district.scope(), "select id from project where name = '最后一天'")
                + "/2026/edit";
    }

    @AfterAll
    void close() {
        surfer.close();
    }

    /** A browser that has never been here. */
    private BrowserContext stranger(Browser.NewContextOptions options) {
        var browser = Objects.requireNonNull(surfer.page().context().browser());
        var context = browser.newContext(options.setLocale("zh-CN"));
        context.setDefaultTimeout(30_000);
        return context;
    }

    private void signIn(Page page) {
        page.navigate(server + "/sign-in");
        page.fill("[name=login]", district.login("zhou"));
        page.fill("[name=password]", People.PASSWORD);
        page.keyboard().press("Enter");
        page.waitForURL(url -> !url.contains("/sign-in"));
        page.waitForLoadState();
    }

    @Test
    void aFirstVisitIsSmall() {
        try (var context = stranger(new Browser.NewContextOptions().setViewportSize(1366, 768))) {
            var page = context.newPage();
            var bytes = new AtomicLong();
            page.onRequestFinished(request -> {
                var sizes = request.sizes();
                bytes.addAndGet((long) sizes.responseBodySize + sizes.responseHeadersSize);
            });
            page.navigate(server + "/sign-in");
            page.waitForLoadState();
            assertThat(bytes.get()).as("the sign-in page with all it needs").isBetween(5_000L, MOST_BYTES);
            signIn(page);
            page.navigate(editor);
            page.waitForSelector("form[data-ready]");
            assertThat(bytes.get()).as("sign-in, desk and editor together").isLessThanOrEqualTo(MOST_BYTES);
        }
    }

    @Test
    void aThinLineIsEnough() {
        try (var context = stranger(new Browser.NewContextOptions().setViewportSize(1366, 768))) {
            var page = context.newPage();
            signIn(page);
            var line = context.newCDPSession(page);
            line.send("Network.enable");
            var thin = new JsonObject();
            thin.addProperty("offline", false);
            thin.addProperty("latency", LINE_DELAY_MILLIS);
            thin.addProperty("downloadThroughput", LINE_BYTES_PER_SECOND);
            thin.addProperty("uploadThroughput", LINE_BYTES_PER_SECOND);
            line.send("Network.emulateNetworkConditions", thin);
            line.send("Network.clearBrowserCache");

            var start = Instant.now();
            page.navigate(editor);
            page.waitForSelector("form[data-ready]");
            assertThat(Duration.between(start, Instant.now()))
                    .as("the editor, with nothing in the cache")
                    .isLessThan(Duration.ofSeconds(8));

            start = Instant.now();
            page.fill("[name='texts.overview']", "慢线路上写的。");
            page.keyboard().press("Tab");
            page.waitForSelector("[data-save-state][data-state=saved]");
            assertThat(Duration.between(start, Instant.now())).as("a save").isLessThan(Duration.ofSeconds(3));
        }
    }

    /** 150 % in Windows leaves 911 × 512 of a screen of 1366 × 768. */
    @Test
    void nothingIsBrokenOnASmallScreen() {
        for (var scale : List.of(1.0, 1.5)) {
            try (var context = stranger(new Browser.NewContextOptions()
                    .setViewportSize((int) Math.round(1366 / scale), (int) Math.round(768 / scale))
                    .setDeviceScaleFactor(scale))) {
                var page = context.newPage();
                signIn(page);
                for (var address : List.of(
                        server + "/desk",
                        server + "/projects",
                        editor,
                        editor.replace("/edit", ""),
                        editor.replace("/edit", "/submission"))) {
                    page.navigate(address);
                    assertThat(page.evaluate(
                                    "document.documentElement.scrollWidth - document.documentElement.clientWidth <= 1"))
                            .as("%s at %s", address, scale)
                            .isEqualTo(true);
                }
                page.navigate(editor);
                page.waitForSelector("form[data-ready]");
                assertThat(page.evaluate("""
                        (function () {
                          var button = document.querySelector('[data-submit]').getBoundingClientRect();
                          var sheet = document.querySelector('.sheet').getBoundingClientRect();
                          return button.bottom <= window.innerHeight && button.right <= window.innerWidth && sheet.top < window.innerHeight;
                        })()"""))
                        .as("what is pressed and what is filled in are in sight at %s", scale)
                        .isEqualTo(true);
            }
        }
    }
}
