package org.jiheng.policy.common;

import java.math.BigInteger;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * 脱敏 — how personal numbers are shown to whoever need not know them: {@code 138****1234}, an identity number by its first two and
 * last three characters, a bank account by its last four (GIT-46).
 */
public final class Masking {
    private static final Pattern MOBILE = Pattern.compile("(?<!\\d)1[3-9]\\d([ -]?)\\d{4}\\1\\d{4}(?!\\d)");
    private static final Pattern IDENTITY = Pattern.compile("(?<![0-9A-Za-z])[1-9]\\d{16}[0-9Xx](?![0-9A-Za-z])");
    private static final Pattern ACCOUNT = Pattern.compile("(?<!\\d)\\d{16,19}(?!\\d)");
    private static final Pattern DIGIT = Pattern.compile("\\d");
    private static final int[] IDENTITY_WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String IDENTITY_CHECKS = "10X98765432";

    private Masking() {}

    /** Free text with every mobile, identity and bank account number in it masked, and everything else as it was. */
    public static String text(String text) {
        var masked = replace(MOBILE, text, Masking::phone);
        masked = replace(IDENTITY, masked, number -> isIdentity(number) ? identity(number) : number);
        return replace(ACCOUNT, masked, number -> isAccount(number) ? account(number) : number);
    }

    /** A telephone number that stands in its own field: a mobile keeps three and four digits, any other its last two. */
    public static String phone(String number) {
        var digits = number.chars().filter(Character::isDigit).count();
        if (digits == 0) {
            return number;
        }
        var mobile = MOBILE.matcher(number.strip()).matches();
        var keptBefore = mobile ? 3 : 0;
        var keptAfter = mobile ? 4 : 2;
        var seen = new int[1];
        return replace(DIGIT, number, digit -> {
            int at = seen[0]++;
            return at < keptBefore || at >= digits - keptAfter ? digit : "*";
        });
    }

    /** A person's name that stands in its own field: the family name stays. */
    public static String name(String name) {
        var points = name.codePoints().toArray();
        return points.length < 2 ? name : Character.toString(points[0]) + "*".repeat(points.length - 1);
    }

    public static String identity(String number) {
        return number.length() < 6
                ? "*".repeat(number.length())
                : number.substring(0, 2) + "*".repeat(number.length() - 5) + number.substring(number.length() - 3);
    }

    private static String account(String number) {
        return "*".repeat(number.length() - 4) + number.substring(number.length() - 4);
    }

    /** GB 11643: the last character checks the others. */
    private static boolean isIdentity(String number) {
        int sum = 0;
        for (int at = 0; at < IDENTITY_WEIGHTS.length; at++) {
            sum += IDENTITY_WEIGHTS[at] * (number.charAt(at) - '0');
        }
        return IDENTITY_CHECKS.charAt(sum % 11) == Character.toUpperCase(number.charAt(17));
    }

    /** Luhn; sums of money and project codes of this length hardly ever pass. */
    private static boolean isAccount(String number) {
        int sum = 0;
        for (int at = 0; at < number.length(); at++) {
            int digit = number.charAt(number.length() - 1 - at) - '0';
            sum += at % 2 == 0 ? digit : digit * 2 / 10 + digit * 2 % 10;
        }
        return sum % 10 == 0 && new BigInteger(number).signum() > 0;
    }

    private static String replace(Pattern pattern, String text, UnaryOperator<String> by) {
        return pattern.matcher(text)
                .replaceAll(found -> java.util.regex.Matcher.quoteReplacement(by.apply(found.group())));
    }
}
