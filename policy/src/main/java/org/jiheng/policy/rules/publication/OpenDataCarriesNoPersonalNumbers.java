package org.jiheng.policy.rules.publication;

import java.util.ArrayList;
import org.jiheng.policy.common.FieldPath;
import org.jiheng.policy.common.LegalBasis;
import org.jiheng.policy.rules.Phase;
import org.jiheng.policy.rules.Rule;
import org.jiheng.policy.rules.RuleInfo;
import org.jiheng.policy.rules.Severity;
import org.jiheng.policy.rules.Verdict;
import org.jiheng.policy.rules.Verdict.NotApplicable;
import org.jiheng.policy.rules.Violation;
import org.jspecify.annotations.Nullable;

/**
 * 开放数据不带个人号码 — no mobile number and no identity number goes into open data (LNT-73, PUB-11).
 *
 * <p>Our own rule for what we publish as data; the official sheet is printed as approved. A project code of 21 digits
 * and a long amount are no such numbers: the run of digits must have just the length.
 */
public final class OpenDataCarriesNoPersonalNumbers implements Rule<Disclosure> {
    private static final int MOBILE = 11;
    private static final int IDENTITY = 18;
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CHECK = "10X98765432";

    @Override
    public RuleInfo info() {
        return new RuleInfo(
                "LNT-73",
                "开放数据不带个人号码",
                Phase.PUBLICATION,
                Severity.BLOCK,
                "开放数据的各格里没有手机号码，没有身份证号码。",
                "表上印的联系电话是给办事人看的，放进开放数据会被成批抓走。",
                LegalBasis.ownCheck("开放数据中的个人信息"));
    }

    @Override
    public Verdict check(Disclosure disclosure) {
        if (disclosure.openData().isEmpty()) {
            return new NotApplicable("没有开放数据");
        }
        var violations = new ArrayList<Violation>();
        for (var cell : disclosure.openData()) {
            var found = personalNumber(cell.text());
            if (found != null) {
                violations.add(new Violation(
                        new FieldPath(cell.place()), "开放数据里有%s".formatted(found), "请去掉或打码，如 138****0000"));
            }
        }
        return Verdict.of(violations);
    }

    /** What kind of number it is, with only its ends shown; null when there is none. */
    private static @Nullable String personalNumber(String text) {
        var digits = new StringBuilder();
        for (var at = 0; at <= text.length(); at++) {
            var each = at < text.length() ? text.charAt(at) : '\n';
            if (Character.isDigit(each)) {
                digits.append(Character.digit(each, 10));
            } else if ((each == 'X' || each == 'x') && digits.length() == IDENTITY - 1) {
                digits.append('X');
            } else if (!isGrouping(each, text, at)) {
                var kind = kind(digits);
                if (kind != null) {
                    return kind;
                }
                digits.setLength(0);
            }
        }
        return null;
    }

    /** A space or hyphen between digits: 138 0000 0000. */
    private static boolean isGrouping(char each, String text, int at) {
        return (each == ' ' || each == '-')
                && at > 0
                && at + 1 < text.length()
                && Character.isDigit(text.charAt(at - 1))
                && Character.isDigit(text.charAt(at + 1));
    }

    private static @Nullable String kind(CharSequence digits) {
        if (digits.length() == MOBILE && digits.charAt(0) == '1' && digits.charAt(1) >= '3') {
            return "手机号码 %s****%s".formatted(digits.subSequence(0, 3), digits.subSequence(7, MOBILE));
        }
        return digits.length() == IDENTITY && isIdentity(digits)
                ? "身份证号码 %s…%s".formatted(digits.subSequence(0, 4), digits.subSequence(16, IDENTITY))
                : null;
    }

    private static boolean isIdentity(CharSequence digits) {
        var sum = 0;
        for (var i = 0; i < WEIGHTS.length; i++) {
            sum += WEIGHTS[i] * (digits.charAt(i) - '0');
        }
        return CHECK.charAt(sum % CHECK.length()) == digits.charAt(IDENTITY - 1);
    }
}
