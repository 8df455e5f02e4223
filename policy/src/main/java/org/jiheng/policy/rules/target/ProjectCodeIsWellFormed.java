package org.jiheng.policy.rules.target;

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
import org.jiheng.policy.rules.Violation;

/**
 * 项目代码格式正确 — a project code has its 21 characters: division, year, class, serial (LNT-50, DAT-01).
 *
 * <p>预算管理一体化规范 gives the length; the rest was seen on published forms. The first six digits are the creator's
 * division and may well be the province's (DAT-03). A form without a code is fine (DAT-04).
 */
public final class ProjectCodeIsWellFormed implements Rule<TargetDeclaration> {
    private static final int LENGTH = 21;
    private static final int CLASS = 8;

    @Override
    public RuleInfo info() {
        return new RuleInfo(
                "LNT-50",
                "项目代码格式正确",
                Phase.DECLARATION,
                Severity.WARN,
                "填了项目代码的，应为 21 位：6 位区划、2 位年份、1 位类别（R、Y、T）、12 位序号。没有代码的不查。",
                "代码错一位，就连不上预算一体化系统里的项目。",
                LegalBasis.republished("", "预算管理一体化规范", "项目代码21位：区划6位、年度2位、类别1位、序号12位"));
    }

    @Override
    public Verdict check(TargetDeclaration declaration) {
        var code = declaration.project().code();
        if (code == null || code.isBlank()) {
            return new NotApplicable("没有填项目代码");
        }
        var written = code.strip();
        if (written.length() != LENGTH) {
            return violated("项目代码是 %d 位，应为 %d 位".formatted(written.length(), LENGTH));
        }
        for (var i = 0; i < LENGTH; i++) {
            var each = written.charAt(i);
            if (i == CLASS ? "RYT".indexOf(each) < 0 : each < '0' || each > '9') {
                return violated("项目代码第 %d 位是“%s”，应为%s".formatted(i + 1, each, i == CLASS ? " R、Y 或 T" : "数字"));
            }
        }
        return new Passed();
    }

    private static Verdict violated(String message) {
        return Verdict.violated(new Violation(new FieldPath("project.code"), message, "请从预算一体化系统复制项目代码"));
    }
}
