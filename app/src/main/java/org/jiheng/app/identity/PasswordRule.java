package org.jiheng.app.identity;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** 密码要求 — at least eight characters, three of four kinds, no piece of the login name, not a well-known one (GIT-02). */
@Component
final class PasswordRule {
    private static final int SHORTEST = 8;
    private static final int LONGEST = 256;
    private static final int PIECE = 3;

    private final WeakPasswords weak;

    PasswordRule(WeakPasswords weak) {
        this.weak = weak;
    }

    /** What is wrong with it in one Chinese sentence; empty when it will do. */
    Optional<String> complaint(String password, String login) {
        if (password.length() < SHORTEST) {
            return Optional.of("密码至少要%d个字符".formatted(SHORTEST));
        }
        if (password.length() > LONGEST) {
            return Optional.of("密码最多%d个字符".formatted(LONGEST));
        }
        var kinds = Stream.of("[a-z]", "[A-Z]", "[0-9]", "[^a-zA-Z0-9]")
                .filter(kind -> password.matches("(?s).*" + kind + ".*"))
                .count();
        if (kinds < 3) {
            return Optional.of("大写、小写、数字、符号四种里至少要有三种");
        }
        var lower = password.toLowerCase(Locale.ROOT);
        if (pieces(login.toLowerCase(Locale.ROOT)).stream().anyMatch(lower::contains)) {
            return Optional.of("密码里不要有账号中连着的%d个字符".formatted(PIECE));
        }
        if (weak.has(password)) {
            return Optional.of("这个密码太常见，换一个");
        }
        return Optional.empty();
    }

    private static List<String> pieces(String login) {
        var pieces = new ArrayList<String>();
        for (int at = 0; at + PIECE <= login.length(); at++) {
            pieces.add(login.substring(at, at + PIECE));
        }
        return pieces;
    }
}
