package org.jiheng.policy.rules.target;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jiheng.policy.common.FieldPath;
import org.jiheng.policy.common.LegalBasis;
import org.jiheng.policy.indicator.Fix;
import org.jiheng.policy.indicator.Fix.TextBecomes;
import org.jiheng.policy.indicator.TargetDeclaration;
import org.jiheng.policy.rules.Phase;
import org.jiheng.policy.rules.Quoted;
import org.jiheng.policy.rules.Rule;
import org.jiheng.policy.rules.RuleInfo;
import org.jiheng.policy.rules.Severity;
import org.jiheng.policy.rules.Verdict;
import org.jiheng.policy.rules.Verdict.NotApplicable;
import org.jiheng.policy.rules.Violation;
import org.jspecify.annotations.Nullable;

/**
 * 文字不带网页代码 — the texts carry no web markup (LNT-43).
 *
 * <p>Our own cross-check. Published forms print {@code <ol style="list-style-type: none">} in the middle of 立项依据.
 * What import has removed needs a look, since lists lose their numbering; what still stands would be printed.
 */
public final class TextsCarryNoMarkup implements Rule<TargetDeclaration> {
    /** A Latin tag, an attribute, an entity; 〈办法〉 in pointed brackets is Chinese and no tag. */
    private static final Pattern MARKUP = Pattern.compile(
            "</?[a-zA-Z][a-zA-Z0-9]{0,15}(?:\\s[^<>]{0,500})?/?>|style\\s{0,5}=\\s{0,5}[\"'“”]|&(?:nbsp|lt|gt|amp|quot|#\\d{1,6});");

    @Override
    public RuleInfo info() {
        return new RuleInfo(
                "LNT-43",
                "文字不带网页代码",
                Phase.DECLARATION,
                Severity.ERROR,
                "项目名称、文字栏目、指标名称里不带网页代码；导入时已去掉的，请看一遍。",
                "表要印出来、公开出来，代码会原样印在纸上。",
                LegalBasis.ownCheck("表要印出来、公开出来"));
    }

    @Override
    public Verdict check(TargetDeclaration declaration) {
        if (declaration.isEmptyTable()) {
            return new NotApplicable("空表，没有申报项目");
        }
        var violations = new ArrayList<Violation>();
        look(violations, FieldPath.PROJECT_NAME, declaration.project().name());
        WrittenText.of(declaration.texts()).forEach(text -> look(violations, text.place(), text.content()));
        for (var index = 0; index < declaration.indicators().size(); index++) {
            var name = declaration.indicators().get(index).name();
            if (mayCarryMarkup(name)) {
                look(violations, FieldPath.indicator(index, "name"), name);
            }
        }
        if (declaration.markupRemovedFrom().isEmpty()) {
            return Verdict.of(violations);
        }
        declaration.markupRemovedFrom().stream()
                .sorted()
                .filter(place ->
                        violations.stream().noneMatch(each -> each.field().equals(place)))
                .forEach(place ->
                        violations.add(new Violation(place, "原文带有网页代码，导入时已去掉", "请看一遍分段和编号是否还对", Severity.INFO)));
        return Verdict.of(violations);
    }

    /** Certain as long as nothing that looks like markup is left over; names of indicators are too short to guess at. */
    private static @Nullable Fix stripped(FieldPath place, String text) {
        var plain = PlainText.of(text);
        if (place.path().startsWith("indicators")
                || plain.isBlank()
                || MARKUP.matcher(plain).find()) {
            return null;
        }
        return new Fix("去掉网页代码，只留文字", new TextBecomes(place, text, plain));
    }

    private static boolean mayCarryMarkup(String text) {
        return text.indexOf('<') >= 0 || text.indexOf('&') >= 0 || text.contains("style");
    }

    private static void look(List<Violation> violations, FieldPath place, @Nullable String text) {
        if (text == null || !mayCarryMarkup(text)) {
            return;
        }
        var markup = MARKUP.matcher(text);
        if (markup.find()) {
            violations.add(new Violation(place, "文字里有网页代码%s".formatted(Quoted.of(markup.group())), "请删去代码，只留文字")
                    .fixedBy(stripped(place, text)));
        }
    }
}
