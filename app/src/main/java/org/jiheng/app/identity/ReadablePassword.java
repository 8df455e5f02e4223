package org.jiheng.app.identity;

import java.security.SecureRandom;

/** 一次性密码 — made by the machine, easy to type and to read out: three groups of letters, a capital and a digit. */
public final class ReadablePassword {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz";
    private static final String DIGITS = "23456789";
    private static final int GROUPS = 3;
    private static final int GROUP = 4;

    private ReadablePassword() {}

    public static String make() {
        var made = new StringBuilder();
        for (int group = 0; group < GROUPS; group++) {
            for (int at = 0; at < GROUP; at++) {
                var letter = LETTERS.charAt(RANDOM.nextInt(LETTERS.length()));
                made.append(group == 0 && at == 0 ? Character.toUpperCase(letter) : letter);
            }
            made.append(group + 1 < GROUPS ? "-" : DIGITS.charAt(RANDOM.nextInt(DIGITS.length())));
        }
        return made.toString();
    }
}
