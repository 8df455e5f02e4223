package org.jiheng.policy.rules.target;

import java.util.List;
import org.jiheng.policy.common.FieldPath;
import org.jiheng.policy.common.LegalBasis;
import org.jiheng.policy.indicator.TargetDeclaration;
import org.jiheng.policy.rules.Phase;
import org.jiheng.policy.rules.Rule;
import org.jiheng.policy.rules.RuleInfo;
import org.jiheng.policy.rules.Severity;
import org.jiheng.policy.rules.Verdict;
import org.jiheng.policy.rules.Verdict.NotApplicable;
import org.jiheng.policy.rules.Verdict.Passed;
import org.jiheng.policy.rules.Verdict.Undetermined;
import org.jiheng.policy.rules.Violation;

/**
 * 立项依据不太旧 — the newest document among the basis is not older than its years (LNT-41).
 *
 * <p>Our own cross-check. A basis of 2010 may still hold; somebody should have looked. A title of a law carries no year
 * and is not looked at.
 */
public final class BasisIsStillRecent implements Rule<TargetDeclaration> {
    private static final String OPENING = "〔[(（【﹝〈［";

    private final int mostYears;

    public BasisIsStillRecent(int mostYears) {
        this.mostYears = mostYears;
    }

    @Override
    public RuleInfo info() {
        return new RuleInfo(
                "LNT-41",
                "立项依据不太旧",
                Phase.DECLARATION,
                Severity.INFO,
                "立项依据里文号年份最新的一个文件，距本表年度不超过规定的年数。没有写文号的不查。",
                "十几年前的文件也许还有效，也许早有新规定，值得查一下。",
                LegalBasis.ownCheck("文号年份与本表年度对照"));
    }

    @Override
    public Verdict check(TargetDeclaration declaration) {
        var basis = declaration.texts().basis();
        if (basis == null || basis.isBlank()) {
            return new NotApplicable("没有立项依据一栏，或还没有写");
        }
        var newest = newestYear(basis);
        if (newest == 0) {
            return new NotApplicable("立项依据里没有文号");
        }
        var year = declaration.fiscalYear();
        if (year == null) {
            return new Undetermined(List.of("预算年度"));
        }
        var age = year.year() - newest;
        return age <= mostYears
                ? new Passed()
                : Verdict.violated(new Violation(
                        FieldPath.BASIS,
                        "依据里最新的文件是 %d 年的，到 %s 年已有 %d 年".formatted(newest, year, age),
                        "现在还有效吗？有新的请换上；仍然有效的可以不改"));
    }

    /** Of 〔2008〕29号 and the like; 0 when there is none. */
    private static int newestYear(String basis) {
        var newest = 0;
        for (var at = 0; at + 5 < basis.length(); at++) {
            if (OPENING.indexOf(basis.charAt(at)) >= 0) {
                var year = yearAt(basis, at + 1);
                if (year > newest && isFollowedByNumber(basis, at + 5)) {
                    newest = year;
                }
            }
        }
        return newest;
    }

    private static int yearAt(String text, int at) {
        var year = 0;
        for (var i = at; i < at + 4; i++) {
            var digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return 0;
            }
            year = year * 10 + digit;
        }
        return year >= 1949 && year < 2100 ? year : 0;
    }

    /** A closing bracket, digits and 号, with little between. */
    private static boolean isFollowedByNumber(String text, int at) {
        var end = Math.min(text.length(), at + MOST_BEFORE_HAO);
        for (var i = at; i < end; i++) {
            if (text.charAt(i) == '号') {
                return true;
            }
        }
        return false;
    }

    private static final int MOST_BEFORE_HAO = 10;
}
