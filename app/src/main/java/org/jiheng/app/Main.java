package org.jiheng.app;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.jiheng.app.commandline.JavaVersion;
import org.jiheng.app.commandline.Jiheng;

/** 绩衡的入口 — the one entry of the command line and of the server. */
public final class Main {
    private static final int UNFIT = 2;

    private Main() {}

    static void main(String[] arguments) {
        var refusal = JavaVersion.refusal(Runtime.version());
        if (refusal.isPresent()) {
            new PrintStream(System.err, true, StandardCharsets.UTF_8).println(refusal.get());
            System.exit(UNFIT);
        }
        System.exit(Jiheng.run(() -> Application.class, arguments));
    }
}
