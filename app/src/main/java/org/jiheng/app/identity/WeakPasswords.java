package org.jiheng.app.identity;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * 弱密码 — what anybody would try first (GIT-02): whole passwords, and words that are still the same word with a year behind them or an @
 * for an a; besides them one key again and again, and keys in a row.
 */
@Component
final class WeakPasswords {
    private static final long LARGEST_FILE = 16 << 20;
    private static final int RUN = 6;
    private static final String KEYS =
            "abcdefghijklmnopqrstuvwxyz qwertyuiop asdfghjkl zxcvbnm 01234567890 qazwsxedcrfvtgbyhnujm"
                    + " 1qaz2wsx3edc4rfv5tgb6yhn7ujm 1q2w3e4r5t6y7u8i9o0p !@#$%^&*()";
    private static final Map<Character, Character> STAND_INS =
            Map.of('@', 'a', '4', 'a', '0', 'o', '1', 'i', '!', 'i', '3', 'e', '$', 's', '5', 's', '7', 't');

    private final Set<String> words = new HashSet<>();
    private final Set<String> whole = new HashSet<>();

    /** @param more a file of the house, in the same form; empty for none */
    WeakPasswords(@Value("${jiheng.weak-passwords:}") String more) {
        try (var own =
                Objects.requireNonNull(WeakPasswords.class.getResourceAsStream("/identity/weak-passwords.txt"))) {
            read(own);
            if (!more.isBlank()) {
                readFile(Path.of(more));
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException("弱密码表读不出，请检查 jiheng.weak-passwords 指的文件", unreadable);
        }
    }

    private void readFile(Path file) throws IOException {
        if (Files.size(file) > LARGEST_FILE) {
            throw new IOException(file + " 超过 16 MB");
        }
        try (var in = Files.newInputStream(file)) {
            read(in);
        }
    }

    private void read(InputStream list) throws IOException {
        var reader = new BufferedReader(new InputStreamReader(list, StandardCharsets.UTF_8));
        var into = whole;
        for (var line = reader.readLine(); line != null; line = reader.readLine()) {
            var entry = line.strip().toLowerCase(Locale.ROOT);
            if (entry.equals("[词]")) {
                into = words;
            } else if (entry.equals("[整个]")) {
                into = whole;
            } else if (!entry.isEmpty() && entry.charAt(0) != '#') {
                into.add(entry);
            }
        }
    }

    int size() {
        return words.size() + whole.size();
    }

    boolean has(String password) {
        var lower = password.toLowerCase(Locale.ROOT);
        return whole.contains(lower)
                || isAWord(lower)
                || isAWord(plain(lower, 0))
                || isAWord(plain(
                        lower,
                        lower.length() - lower.replaceAll("^[!-`{-~]+", "").length()))
                || lower.codePoints().distinct().count() < 4
                || isMostlyARow(lower);
    }

    /** 2026Caizheng! is the word caizheng. */
    private boolean isAWord(String lower) {
        return words.contains(lower.replaceAll("^[!-`{-~]+|[!-`{-~]+$", ""));
    }

    /** From the first letter on, or from the very first sign: @dmin is a word too, and 2026 in front of one is no piece of it. */
    private static String plain(String lower, int from) {
        var end = lower.replaceAll("[!-`{-~]+$", "").length();
        var plain = new StringBuilder();
        for (int at = 0; at < lower.length(); at++) {
            var letter = lower.charAt(at);
            plain.append(at >= from && at < end ? STAND_INS.getOrDefault(letter, letter) : letter);
        }
        return plain.toString();
    }

    /** Neighbours on the keyboard or in the alphabet, forwards or backwards, but for a letter or two. */
    private static boolean isMostlyARow(String lower) {
        var backwards = new StringBuilder(KEYS).reverse().toString();
        for (int from = 0; from + RUN <= lower.length(); from++) {
            for (int to = lower.length(); to >= from + RUN; to--) {
                var piece = lower.substring(from, to);
                if (KEYS.contains(piece) || backwards.contains(piece)) {
                    return lower.length() - piece.length() <= 4;
                }
            }
        }
        return false;
    }
}
