package org.jiheng.app;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.jiheng.app.commandline.JavaVersion;
import org.jiheng.app.commandline.Jiheng;

/** 绩衡的入口 — the one entry of the command line and of the server. */
public final class Main {
    private static final int UNFIT = 2;
    private static final String SERVER = "serve";

    private Main() {}

    static void main(String[] arguments) {
        var refusal = JavaVersion.refusal(Runtime.version());
        if (refusal.isPresent()) {
            new PrintStream(System.err, true, StandardCharsets.UTF_8).println(refusal.get());
            System.exit(UNFIT);
        }
        if (arguments.length == 0 || !arguments[0].equals(SERVER)) {
            // Asked for by the logging library when the first class logs; without it, it would print among the results.
            System.setProperty("logback.configurationFile", "commandline-logback.xml");
        }
        System.exit(Jiheng.run(() -> Application.class, arguments));
    }
}
