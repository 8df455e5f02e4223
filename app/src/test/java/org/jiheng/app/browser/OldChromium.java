package org.jiheng.app.browser;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;

/** 旧版浏览器进程 — a headless build of an old Chromium that listens for the DevTools protocol on a free port. */
final class OldChromium implements AutoCloseable {
    // These builds were made for small machines: one process, no GPU, no sandbox of their own.
    private static final List<String> FLAGS = List.of(
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--single-process",
            "--no-zygote",
            "--disable-dev-shm-usage",
            "--disable-background-networking",
            "--hide-scrollbars",
            "--lang=zh-CN",
            "--remote-debugging-port=0",
            "--window-size=1366,768");
    private static final Pattern LISTENING = Pattern.compile("DevTools listening on ws://(127\\.0\\.0\\.1:\\d+)/");
    private static final int START_SECONDS = 30;

    private final Process process;
    private final Path profile;
    private final String endpoint;

    private OldChromium(Process process, Path profile, String endpoint) {
        this.process = process;
        this.profile = profile;
        this.endpoint = endpoint;
    }

    static OldChromium start(Path folder) {
        try {
            var profile = Files.createTempDirectory("jiheng-browser-");
            var builder = new ProcessBuilder(folder.resolve("chromium").toString());
            builder.command().addAll(FLAGS);
            builder.command().addAll(List.of("--user-data-dir=" + profile, "about:blank"));
            builder.environment().put("LD_LIBRARY_PATH", folder.resolve("lib").toString());
            var process =
                    builder.redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
            return new OldChromium(process, profile, "http://" + listeningAddress(process));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start the browser in " + folder, e);
        }
    }

    /** Its error stream is read to the end, or the browser would stop when the pipe is full. */
    private static String listeningAddress(Process process) {
        var found = new CompletableFuture<String>();
        Thread.ofVirtual().start(() -> {
            try (var lines = new BufferedReader(new InputStreamReader(process.getErrorStream(), UTF_8))) {
                for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                    var match = LISTENING.matcher(line);
                    if (match.find()) {
                        found.complete(match.group(1));
                    }
                }
                found.completeExceptionally(new IOException("the browser ended before it listened"));
            } catch (IOException e) {
                found.completeExceptionally(e);
            }
        });
        try {
            return found.get(START_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException | TimeoutException e) {
            process.destroyForcibly();
            throw new IllegalStateException(
                    "the browser does not listen; run bin/browsers to see whether it is whole", e);
        }
    }

    /** {@code http://127.0.0.1:<port>}. */
    String endpoint() {
        return endpoint;
    }

    @Override
    public void close() {
        process.destroyForcibly();
        try {
            process.waitFor(10, TimeUnit.SECONDS);
            deleteProfile();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void deleteProfile() {
        try (var files = Files.walk(profile)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot remove " + profile, e);
        }
    }
}
