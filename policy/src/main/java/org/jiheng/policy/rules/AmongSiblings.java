package org.jiheng.policy.rules;

import java.util.List;
import org.jiheng.policy.indicator.TargetDeclaration;

/**
 * 同单位对照 — one declaration seen beside the other declarations of its unit for the year.
 *
 * @param siblings the others, without the declaration itself
 */
public record AmongSiblings(TargetDeclaration declaration, List<TargetDeclaration> siblings) {
    public AmongSiblings {
        siblings = List.copyOf(siblings);
    }

    /**
     * The siblings that declare another project. The same project twice, as in two copies of one file, is not
     * a second opinion.
     */
    public List<TargetDeclaration> otherProjects() {
        return siblings.stream()
                .filter(each -> !each.isEmptyTable())
                .filter(each -> each.project().name() == null
                        || !each.project().name().equals(declaration.project().name()))
                .toList();
    }
}
