package org.jiheng.app.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** 截图存放处 — where the pictures of the pages go, one folder a browser. */
final class Screenshots {
    private Screenshots() {}

    static Path place(String browser, String page) {
        try {
            return Files.createDirectories(Path.of("target", "screenshots", browser))
                    .resolve(page + ".png");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
