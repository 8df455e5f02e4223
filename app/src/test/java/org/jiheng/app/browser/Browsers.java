package org.jiheng.app.browser;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * 各地在用的浏览器 — Debian's Chromium of today, and the real old ones of the field (GIT-71).
 *
 * <p>{@code bin/browsers} fetches them. A journey takes this enum as its parameter:
 * <pre>{@code
 * @ParameterizedTest
 * @EnumSource
 * void signsIn(Browsers browser) {
 *     try (Surfer surfer = browser.start()) { … }
 * }
 * }</pre>
 */
public enum Browsers {
    CHROMIUM,
    /** The last for Windows 7, 8.1 and Server 2012. */
    CHROMIUM_109,
    /** Next to Kylin's 102, the floor of full quality. */
    CHROMIUM_103,
    /** The working floor: every task can be done, looks may differ. */
    CHROMIUM_79;

    /** Starts the browser with an empty profile; closing the surfer ends it. */
    public Surfer start() {
        return switch (this) {
            case CHROMIUM -> PlaywrightSurfer.launch(folderName(), chromiumOfToday());
            case CHROMIUM_109, CHROMIUM_103 -> PlaywrightSurfer.connect(folderName(), OldChromium.start(unpacked()));
            // Playwright asks for Browser.setDownloadBehavior at once, which 79 does not have.
            case CHROMIUM_79 -> DevToolsSurfer.connect(folderName(), OldChromium.start(unpacked()));
        };
    }

    /** {@code chromium-109}: the folder of its screenshots. */
    public String folderName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private Path unpacked() {
        var cache = System.getenv("JIHENG_CACHE");
        var home = cache == null ? Path.of(System.getProperty("user.home"), ".cache", "jiheng") : Path.of(cache);
        var folder = home.resolve("browsers").resolve(folderName().substring("chromium-".length()));
        if (!Files.isExecutable(folder.resolve("chromium"))) {
            throw missing();
        }
        return folder;
    }

    private static Path chromiumOfToday() {
        return Stream.of(
                        System.getenv("CHROMIUM"),
                        "/usr/bin/chromium",
                        "/usr/bin/chromium-browser",
                        "/usr/bin/google-chrome")
                .filter(Objects::nonNull)
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(Browsers::missing);
    }

    private static IllegalStateException missing() {
        return new IllegalStateException("A browser of these tests is not on this machine; run bin/browsers once.");
    }
}
