package org.jiheng.app.commandline;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;

/** A person at a terminal: types a command, sees what it prints and how it ends. */
final class Terminal {
    static final Path SAMPLE = Path.of("../samples/changshou-2024-laoganju.txt");
    private static final InstantSource NOON = InstantSource.fixed(Instant.parse("2026-03-01T04:00:00Z"));

    private Terminal() {}

    /** What a command left behind. */
    record Ended(int code, String out, String err) {}

    static Ended type(String... arguments) {
        return typeWith("", arguments);
    }

    static Ended typeWith(String input, String... arguments) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        int code;
        try (var toOut = new PrintStream(out, true, StandardCharsets.UTF_8);
                var toErr = new PrintStream(err, true, StandardCharsets.UTF_8)) {
            var console = new Console(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)), toOut, toErr);
            code = Jiheng.run(
                    console,
                    NOON,
                    () -> {
                        throw new AssertionError("only a started server asks for the application");
                    },
                    arguments);
        }
        return new Ended(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
