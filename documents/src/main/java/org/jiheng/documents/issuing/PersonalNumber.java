package org.jiheng.documents.issuing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * 个人号码 — a mobile number, identity number, bank card or mail address in a text, and how it is shown to the public
 * (GIT-46, GIT-48). A run of digits must have just the length and pass its own check: a project code of 21 digits and
 * a long amount are no such numbers. Land lines of an office may stay.
 *
 * @param from where it begins, in UTF-16 units
 * @param to behind its last one
 * @param masked what is printed instead
 */
public record PersonalNumber(Kind kind, int from, int to, String masked) {

    /** 种类. */
    public enum Kind {
        MOBILE("手机号码"),
        IDENTITY("身份证号码"),
        BANK_CARD("银行卡号"),
        MAIL("电子邮箱");

        private final String chinese;

        Kind(String chinese) {
            this.chinese = chinese;
        }

        public String chinese() {
            return chinese;
        }
    }

    /** Digits of any script with single blanks or strokes between them; the last place may be an X. */
    private static final Pattern RUN = Pattern.compile("\\p{Nd}(?:[ \u00A0\u3000-]?\\p{Nd})*[XxＸｘ]?");

    private static final Pattern GROUP = Pattern.compile("[\\p{Nd}XxＸｘ]+");
    private static final Pattern MAIL =
            Pattern.compile("[A-Za-z0-9][A-Za-z0-9._%+-]{0,63}@[A-Za-z0-9.-]{1,250}\\.[A-Za-z]{2,24}");
    private static final Pattern ISSUED = Pattern.compile("62|[45]");
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CHECK = "10X98765432";
    private static final int MOBILE_DIGITS = 11;
    private static final int IDENTITY_DIGITS = 18;

    /** All of them, in the order of the text; none overlaps another. */
    public static List<PersonalNumber> in(String text) {
        var mails = MAIL.matcher(text)
                .results()
                .map(mail -> new PersonalNumber(
                        Kind.MAIL,
                        mail.start(),
                        mail.end(),
                        mail.group().charAt(0)
                                + "***"
                                + mail.group().substring(mail.group().indexOf('@'))))
                .toList();
        var found = new ArrayList<>(mails);
        RUN.matcher(text)
                .results()
                .filter(run -> mails.stream().noneMatch(mail -> mail.from < run.end() && run.start() < mail.to))
                .forEach(run -> inRun(text, run.start(), run.end(), found));
        found.sort(Comparator.comparingInt(PersonalNumber::from));
        return List.copyOf(found);
    }

    public static String masked(String text) {
        var masked = new StringBuilder();
        int at = 0;
        for (var number : in(text)) {
            masked.append(text, at, number.from).append(number.masked);
            at = number.to;
        }
        return masked.append(text, at, text.length()).toString();
    }

    /** 2024 13800000000 is a year and a number, 138 0000 0000 is one number: the longest that passes is taken. */
    private static void inRun(String text, int from, int to, List<PersonalNumber> found) {
        var groups = GROUP.matcher(text)
                .region(from, to)
                .results()
                .map(group -> new int[] {group.start(), group.end()})
                .toList();
        int first = 0;
        while (first < groups.size()) {
            int next = first + 1;
            for (int last = groups.size() - 1; last >= first; last--) {
                int begins = groups.get(first)[0];
                int ends = groups.get(last)[1];
                var number = number(text, begins, ends);
                if (number.isPresent()) {
                    found.add(number.get());
                    next = last + 1;
                    break;
                }
            }
            first = next;
        }
    }

    private static Optional<PersonalNumber> number(String text, int from, int to) {
        var digits = new StringBuilder();
        text.substring(from, to).codePoints().forEach(each -> {
            if (Character.isDigit(each)) {
                digits.append(Character.digit(each, 10));
            } else if ("XxＸｘ".indexOf(each) >= 0) {
                digits.append('X');
            }
        });
        var plain = digits.toString();
        if (isIdentity(plain)) {
            return Optional.of(new PersonalNumber(
                    Kind.IDENTITY, from, to, plain.substring(0, 2) + "*".repeat(13) + plain.substring(15)));
        }
        if (plain.endsWith("X")) {
            return Optional.empty();
        }
        var mobile =
                plain.startsWith("0086") ? plain.substring(4) : plain.startsWith("86") ? plain.substring(2) : plain;
        for (var each : List.of(plain, mobile)) {
            if (each.length() == MOBILE_DIGITS && each.charAt(0) == '1' && each.charAt(1) >= '3') {
                return Optional.of(
                        new PersonalNumber(Kind.MOBILE, from, to, each.substring(0, 3) + "****" + each.substring(7)));
            }
        }
        return isBankCard(plain)
                ? Optional.of(new PersonalNumber(
                        Kind.BANK_CARD, from, to, "*".repeat(plain.length() - 4) + plain.substring(plain.length() - 4)))
                : Optional.empty();
    }

    private static boolean isIdentity(String digits) {
        if (digits.length() != IDENTITY_DIGITS
                || digits.chars().limit(IDENTITY_DIGITS - 1L).anyMatch(each -> each == 'X')) {
            return false;
        }
        int sum = 0;
        for (int place = 0; place < WEIGHTS.length; place++) {
            sum += WEIGHTS[place] * (digits.charAt(place) - '0');
        }
        return CHECK.charAt(sum % CHECK.length()) == digits.charAt(IDENTITY_DIGITS - 1);
    }

    /** Cards issued here begin with 62, others with 4 or 5; the last digit is Luhn's. */
    private static boolean isBankCard(String digits) {
        if (digits.length() < 16
                || digits.length() > 19
                || !ISSUED.matcher(digits).lookingAt()) {
            return false;
        }
        int sum = 0;
        for (int place = 0; place < digits.length(); place++) {
            int digit = digits.charAt(digits.length() - 1 - place) - '0';
            int weighed = place % 2 == 0 ? digit : 2 * digit;
            sum += weighed > 9 ? weighed - 9 : weighed;
        }
        return sum % 10 == 0;
    }
}
