package org.jiheng.app.web;

import java.security.SecureRandom;

/** 错误号 — short enough to be read out over the telephone, and found again in the log (GIT-133). */
final class Incident {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String LETTERS =
            "ABCDEFGHJKLMNPQRSTUVWXYZ"; // without I and O, which sound and look like digits

    private Incident() {}

    static String next() {
        return "JH-%04d-%c%d"
                .formatted(
                        RANDOM.nextInt(10_000), LETTERS.charAt(RANDOM.nextInt(LETTERS.length())), RANDOM.nextInt(10));
    }
}
