package org.jiheng.app.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The stylesheet, the icons and the scripts do their work in every browser of the field, under the strict policy (GIT-71, GIT-143). */
class BrowsersTest {
    private static StaticSite site;

    @BeforeAll
    static void serve() throws IOException {
        site = new StaticSite();
    }

    @AfterAll
    static void stop() {
        site.close();
    }

    @ParameterizedTest
    @EnumSource
    void theAssetsWork(Browsers browser, @TempDir Path folder) throws IOException {
        try (var surfer = browser.start()) {
            surfer.open(site.address("/sampler.html"));
            surfer.screenshot("sampler");

            assertThat(surfer.text(".form-title")).isEqualTo("衡溪区2024年重点专项绩效目标表");
            showsStylesAndIcons(surfer);
            laysNotesBesideTheirCells(surfer);
            walksTheFindings(surfer);
            walksTheList(surfer);
            showsThePassword(surfer);
            survivesLargeType(surfer);
            uploads(surfer, folder);
            worksOnAPhone(surfer);
            assertThat(surfer.complaints()).isEmpty();
        }
    }

    private static void showsStylesAndIcons(Surfer surfer) {
        assertThat(style(surfer, ".sheet", "backgroundColor")).isEqualTo("rgb(255, 255, 255)");
        assertThat(style(surfer, ".btn-primary", "backgroundColor"))
                .as("our azure, not Bootstrap's blue")
                .isEqualTo("rgb(29, 80, 132)");
        assertThat(style(surfer, ".work", "gridTemplateColumns").split(" "))
                .as("sheet and margin")
                .hasSize(2);
        assertTrue(surfer, "every icon in sight draws: a symbol that is not found has no box", """
                Array.from(document.querySelectorAll('svg.ti'))
                  .filter(icon => icon.getClientRects().length > 0)
                  .every(icon => icon.getBBox().width > 0)""");
        assertTrue(surfer, "40 points are 40 % of the beam", """
                Math.abs(document.querySelector('.ruler rect.core').getBoundingClientRect().width
                  / document.querySelector('.ruler').getBoundingClientRect().width - 0.4) < 0.01""");
        assertNoSidewaysScroll(surfer);
    }

    private static void laysNotesBesideTheirCells(Surfer surfer) {
        assertThat(surfer.exists(".margin.float")).isTrue();
        assertTrue(surfer, "no note lies over another", """
                (function () {
                  const boxes = Array.from(document.querySelectorAll('.margin .note')).map(n => n.getBoundingClientRect());
                  return boxes.slice(1).every((box, i) => box.top >= boxes[i].bottom);
                })()""");
        surfer.click("a[href='#n4']");
        assertThat(surfer.exists("#n4.on")).isTrue();
        assertThat(surfer.exists("td.active[id='f-indicators[1].name']")).isTrue();
        // the note being read slides to its cell for 150 ms
        surfer.waitUntil("""
                Math.abs(document.getElementById('n4').getBoundingClientRect().top
                  - document.getElementById('f-indicators[1].name').getBoundingClientRect().top) < 2""");
    }

    private static void walksTheFindings(Surfer surfer) {
        surfer.evaluate("document.querySelector(\"a[href='#n1']\").focus()");
        surfer.press("F8");
        assertThat(surfer.evaluate("document.activeElement.getAttribute('href')"))
                .isEqualTo("#n2");
        assertThat(surfer.exists("#n2.on")).isTrue();
        surfer.press("F6");
        assertThat(surfer.evaluate("document.activeElement.closest('[data-region]').getAttribute('aria-label')"))
                .isEqualTo("旁注");
    }

    private static void walksTheList(Surfer surfer) {
        surfer.evaluate("document.activeElement.blur()");
        surfer.press("j");
        assertThat(focused(surfer)).isEqualTo("first");
        surfer.press("j");
        assertThat(focused(surfer)).isEqualTo("second");
        surfer.press("k");
        assertThat(focused(surfer)).isEqualTo("first");
        surfer.press("/");
        assertThat(focused(surfer)).isEqualTo("q");
        surfer.fill("#q", "养护");
        surfer.press("j");
        assertThat(surfer.evaluate("document.getElementById('q').value"))
                .as("keys typed in a field stay text")
                .isEqualTo("养护j");
        surfer.choose("#y", "2023");
        assertThat(surfer.evaluate("document.getElementById('y').value")).isEqualTo("2023");
    }

    private static void showsThePassword(Surfer surfer) {
        surfer.click("#eye");
        assertThat(surfer.evaluate("document.getElementById('p').type")).isEqualTo("text");
        surfer.click("#eye");
        assertThat(surfer.evaluate("document.getElementById('p').type")).isEqualTo("password");
    }

    private static void survivesLargeType(Surfer surfer) {
        surfer.click("summary.who");
        surfer.click("[data-size-switch]");
        assertThat(style(surfer, "body", "fontSize")).isEqualTo("16px");
        surfer.screenshot("sampler-large");
        surfer.open(site.address("/sampler.html"));
        assertThat(style(surfer, "body", "fontSize")).as("remembered").isEqualTo("16px");
        assertNoSidewaysScroll(surfer);
        surfer.evaluate("localStorage.clear()");
    }

    private static void uploads(Surfer surfer, Path folder) throws IOException {
        var file = Files.writeString(folder.resolve("targets.txt"), "项目名称\t养护");
        var empty = Files.createFile(folder.resolve("empty.txt"));
        surfer.upload("#upload input[type=file]", file, empty);
        assertThat(surfer.text("#upload [data-upload-status]")).startsWith("要传 1 个文件");
        assertThat(surfer.text("#upload .files .bad")).contains("empty.txt", "空文件");
        surfer.follow("#send");
        assertThat(surfer.text("h1")).isEqualTo("收到了");
        assertThat(site.received().getLast())
                .contains("name=\"_csrf\"", "targets.txt")
                .doesNotContain("empty.txt");
    }

    private static void worksOnAPhone(Surfer surfer) {
        surfer.size(390, 844);
        surfer.open(site.address("/sampler.html"));
        surfer.screenshot("sampler-390");
        assertNoSidewaysScroll(surfer);
        assertThat(surfer.exists("td.nm.folded > #n3"))
                .as("the note folds under its cell")
                .isTrue();
        surfer.click("[data-menu]");
        assertThat(surfer.exists("nav.open")).isTrue();
    }

    private static void assertNoSidewaysScroll(Surfer surfer) {
        assertTrue(surfer, "no sideways scroll", "document.documentElement.scrollWidth <= window.innerWidth");
    }

    private static void assertTrue(Surfer surfer, String claim, String expression) {
        assertThat(surfer.evaluate(expression)).as(claim).isEqualTo(true);
    }

    private static String style(Surfer surfer, String selector, String property) {
        return String.valueOf(surfer.evaluate("getComputedStyle(%s).%s".formatted(Surfer.element(selector), property)));
    }

    private static Object focused(Surfer surfer) {
        return String.valueOf(surfer.evaluate("document.activeElement.id"));
    }
}
