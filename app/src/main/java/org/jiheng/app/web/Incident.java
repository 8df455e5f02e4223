package org.jiheng.app.web;

import java.security.SecureRandom;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/** 错误号 — short enough to be read out over the telephone, and found again in the log (GIT-133). */
public final class Incident {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String LETTERS =
            "ABCDEFGHJKLMNPQRSTUVWXYZ"; // without I and O, which sound and look like digits

    private Incident() {}

    /** Logs what went wrong under a new number, and gives the number to be shown. */
    public static String log(Logger log, String what, @Nullable Exception fault) {
        var incident = next();
        log.error("错误号 {}:{} 没有办成", incident, what, fault);
        return incident;
    }

    static String next() {
        return "JH-%04d-%c%d"
                .formatted(
                        RANDOM.nextInt(10_000), LETTERS.charAt(RANDOM.nextInt(LETTERS.length())), RANDOM.nextInt(10));
    }
}
