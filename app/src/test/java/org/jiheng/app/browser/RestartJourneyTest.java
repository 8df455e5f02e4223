package org.jiheng.app.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import org.jiheng.app.Forms;
import org.jiheng.app.OwnProduct;
import org.jiheng.app.Visitor;
import org.jiheng.app.database.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

/** 填到一半服务器重启 — a clerk goes on typing while the server goes down and comes up again, and need not even sign in anew. */
class RestartJourneyTest {
    private static final String CLERK = "zhouminhui";
    private static final String UNIT = "区委老干部局";

    private final TestDatabase database = TestDatabase.fresh();

    private ConfigurableApplicationContext product(Path folder, int port) {
        var properties = new HashMap<String, Object>(database.properties());
        properties.put("jiheng.data", folder.resolve("data").toString());
        properties.put("jiheng.keys", folder.resolve("keys").toString());
        properties.put("jiheng.demo", "true");
        properties.put("jiheng.demo-projects", "0");
        properties.put("server.port", port);
        properties.put("server.shutdown", "immediate");
        return OwnProduct.start(properties);
    }

    private static String password(Path folder) throws IOException {
        return Files.readAllLines(folder.resolve("data/secrets/demo-accounts.txt")).stream()
                .filter(line -> line.startsWith(CLERK + "\t"))
                .map(line -> line.split("\t", -1)[1])
                .findFirst()
                .orElseThrow();
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** A form of the clerk's own; the address of its editor. */
    private static String bring(int port, String password) {
        var clerk = new Visitor(port, "127.0.0.1");
        clerk.signIn(CLERK, password);
        clerk.get("/imports");
        var run = clerk.upload("/imports", List.of(Visitor.Upload.text("重启.txt", Forms.text(UNIT, "重启前后"))))
                .location();
        clerk.whenReady(run);
        assertThat(clerk.post(run + "/acceptance", "choice", "1-1").location()).startsWith("/projects");
        return clerk.get("/projects?year=2026").page().select("td a.t").stream()
                .filter(each -> each.text().equals("重启前后"))
                .map(each -> "http://127.0.0.1:" + port + each.attr("href") + "/edit")
                .findFirst()
                .orElseThrow();
    }

    @Test
    void nothingTypedIsLostAndNobodySignsInAnew(@TempDir Path folder) throws IOException {
        var port = freePort();
        var product = product(folder, port);
        try (var surfer = (PlaywrightSurfer) Browsers.CHROMIUM.start()) {
            var address = bring(port, password(folder));
            var page = surfer.page();
            page.navigate("http://127.0.0.1:" + port + "/sign-in");
            page.fill("[name=login]", CLERK);
            page.fill("[name=password]", password(folder));
            page.keyboard().press("Enter");
            page.waitForURL(url -> !url.contains("/sign-in"));
            page.navigate(address);
            page.waitForSelector("form[data-ready]");
            page.fill("[name='texts.overview']", "重启之前写的。");
            page.keyboard().press("Tab");
            page.waitForSelector("[data-save-state][data-state=saved]");

            product.close();
            page.fill("[name='texts.basis']", "停机时写的（甲〔2026〕2号）");
            page.focus("tr[data-row]:nth-of-type(2) [data-part=points]");
            page.keyboard().type("28");
            page.keyboard().press("Tab");
            page.waitForSelector("[data-save-state][data-state=offline]");
            assertThat(page.textContent("[data-save-state]")).contains("2 处存在本机");

            product = product(folder, port);
            page.waitForSelector("[data-save-state][data-state=saved]");
            assertThat(page.isVisible("[data-relogin]"))
                    .as("the session outlived the server")
                    .isFalse();
            page.navigate(address);
            page.waitForSelector("form[data-ready]");
            assertThat(page.inputValue("[name='texts.overview']")).isEqualTo("重启之前写的。");
            assertThat(page.inputValue("[name='texts.basis']")).isEqualTo("停机时写的（甲〔2026〕2号）");
            assertThat(page.inputValue("tr[data-row]:nth-of-type(2) [data-part=points]"))
                    .isEqualTo("28");
            assertThat(page.evaluate("Object.keys(localStorage).filter(name => name.endsWith('queue')).length"))
                    .as("nothing waits on this computer, so it stands on the server")
                    .isEqualTo(0);
        } finally {
            product.close();
        }
    }
}
