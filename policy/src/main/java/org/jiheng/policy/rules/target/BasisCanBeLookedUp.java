package org.jiheng.policy.rules.target;

import java.util.List;
import java.util.regex.Pattern;
import org.jiheng.policy.common.FieldPath;
import org.jiheng.policy.common.LegalBasis;
import org.jiheng.policy.indicator.ProjectTier;
import org.jiheng.policy.indicator.TargetDeclaration;
import org.jiheng.policy.parameters.BasisEvidence;
import org.jiheng.policy.rules.Phase;
import org.jiheng.policy.rules.Quoted;
import org.jiheng.policy.rules.Rule;
import org.jiheng.policy.rules.RuleInfo;
import org.jiheng.policy.rules.Severity;
import org.jiheng.policy.rules.Verdict;
import org.jiheng.policy.rules.Verdict.NotApplicable;
import org.jiheng.policy.rules.Verdict.Passed;
import org.jiheng.policy.rules.Verdict.Undetermined;
import org.jiheng.policy.rules.Violation;

/**
 * 立项依据查得到 — the basis of the project names a document number, a meeting or an approval (LNT-40).
 *
 * <p>Our own cross-check. 相关文件 cannot be looked up by anyone; nor can a paragraph of history. A law or a regulation
 * is cited by its title and has no number of its own, so a title ending in 法 or 条例 is enough.
 */
public final class BasisCanBeLookedUp implements Rule<TargetDeclaration> {
    /** 〔2008〕29号, （2017）9号 with whatever brackets, 第708号. */
    private static final Pattern DOCUMENT_NUMBER = Pattern.compile(
            "[〔\\[(（【﹝〈]\\s?(?:19|20)\\d{2}年?\\s?[〕\\])）】﹞〉]\\s?第?\\s?\\d{1,5}\\s?号|第\\s?\\d{1,5}\\s?号");

    private static final Pattern LAW = Pattern.compile("《[^》]{2,60}(?:法|条例)》");
    private static final int SHORT = 20;

    private final BasisEvidence evidence;

    public BasisCanBeLookedUp(BasisEvidence evidence) {
        this.evidence = evidence;
    }

    @Override
    public RuleInfo info() {
        return new RuleInfo(
                "LNT-40",
                "立项依据查得到",
                Phase.DECLARATION,
                Severity.WARN,
                "立项依据要有文号、法律法规名称、会议或审批意见。",
                "写“相关文件”的，谁也查不到。",
                LegalBasis.ownCheck("依据应有文号、会议或审批意见"));
    }

    @Override
    public Verdict check(TargetDeclaration declaration) {
        var basis = declaration.texts().basis();
        if (basis == null || basis.isBlank()) {
            return declaration.tier() == ProjectTier.KEY_SPECIAL && !declaration.isEmptyTable()
                    ? new Undetermined(List.of("立项依据"))
                    : new NotApplicable("没有立项依据一栏，或还没有写");
        }
        if (DOCUMENT_NUMBER.matcher(basis).find() || LAW.matcher(basis).find() || evidence.isIn(basis)) {
            return new Passed();
        }
        var message = basis.strip().length() <= SHORT
                ? "立项依据只写了%s，没有文号、会议或审批意见".formatted(Quoted.of(basis))
                : "立项依据里没有文号、会议或审批意见";
        return Verdict.violated(new Violation(FieldPath.BASIS, message, "请写明文件名和文号，或哪次会议、谁批准"));
    }
}
