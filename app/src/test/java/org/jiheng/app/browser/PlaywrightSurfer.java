package org.jiheng.app.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.WaitUntilState;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** 用 Playwright 操作 — Debian's Chromium, and every old one that Playwright still understands (109, 103). */
final class PlaywrightSurfer implements Surfer {
    private final String name;
    private final Playwright playwright;
    private final Page page;
    private final AutoCloseable browser;
    private final List<String> complaints = new ArrayList<>();

    private PlaywrightSurfer(String name, Playwright playwright, Page page, AutoCloseable browser) {
        this.name = name;
        this.playwright = playwright;
        this.page = page;
        this.browser = browser;
        page.setDefaultTimeout((double) PATIENCE.toMillis());
        page.onPageError(complaints::add);
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(message.text());
            }
        });
    }

    static PlaywrightSurfer launch(String name, Path executable) {
        var playwright = driver();
        var browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(executable)
                        .setArgs(List.of("--no-sandbox", "--disable-dev-shm-usage")));
        var page = browser.newContext(new Browser.NewContextOptions()
                        .setViewportSize(1366, 768)
                        .setLocale("zh-CN"))
                .newPage();
        return new PlaywrightSurfer(name, playwright, page, browser);
    }

    static PlaywrightSurfer connect(String name, OldChromium process) {
        var playwright = driver();
        var context = playwright
                .chromium()
                .connectOverCDP(process.endpoint())
                .contexts()
                .getFirst();
        var page =
                context.pages().isEmpty() ? context.newPage() : context.pages().getFirst();
        page.setViewportSize(1366, 768);
        return new PlaywrightSurfer(name, playwright, page, process);
    }

    private static Playwright driver() {
        return Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    }

    /** For what only Playwright can do, such as an axe run. */
    Page page() {
        return page;
    }

    @Override
    public void open(String url) {
        page.navigate(url, new Page.NavigateOptions().setWaitUntil(WaitUntilState.LOAD));
    }

    @Override
    public void click(String selector) {
        page.click(selector);
    }

    @Override
    public void fill(String selector, String text) {
        page.fill(selector, text);
    }

    @Override
    public void type(String text) {
        page.keyboard().type(text);
    }

    @Override
    public void press(String key) {
        page.keyboard().press(key);
    }

    @Override
    public void upload(String selector, Path... files) {
        page.setInputFiles(selector, files);
    }

    @Override
    public void size(int width, int height) {
        page.setViewportSize(width, height);
    }

    @Override
    public @Nullable Object evaluate(String expression) {
        return page.evaluate(expression);
    }

    @Override
    public List<String> complaints() {
        return List.copyOf(complaints);
    }

    @Override
    public Path screenshot(String pageName) {
        var file = Screenshots.place(name, pageName);
        page.screenshot(new Page.ScreenshotOptions().setPath(file).setFullPage(true));
        return file;
    }

    @Override
    public void close() {
        try {
            browser.close();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("the browser did not end", e);
        } finally {
            playwright.close();
        }
    }
}
