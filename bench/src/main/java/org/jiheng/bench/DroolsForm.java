package org.jiheng.bench;

import java.math.BigDecimal;
import java.util.List;
import org.jiheng.policy.common.Money;
import org.jiheng.policy.indicator.TargetDeclaration;
import org.jspecify.annotations.Nullable;

/** 目标表 — a form as the rule engine wants it: getters, and rows that know their form. */
public final class DroolsForm {
    private final TargetDeclaration declaration;
    private final List<DroolsRow> rows;

    DroolsForm(TargetDeclaration declaration) {
        this.declaration = declaration;
        rows = declaration.indicators().stream()
                .map(each -> new DroolsRow(this, each))
                .toList();
    }

    public List<DroolsRow> getRows() {
        return rows;
    }

    public @Nullable BigDecimal getExecutionWeight() {
        var weight = declaration.executionWeight();
        return weight == null ? null : weight.value();
    }

    public @Nullable BigDecimal getTotal() {
        return yuan(declaration.funding().total());
    }

    public BigDecimal getParts() {
        return declaration.funding().partsTotal().yuan();
    }

    public @Nullable String getAnnualTarget() {
        return declaration.texts().annualTarget();
    }

    public @Nullable String getProjectName() {
        return declaration.project().name();
    }

    private static @Nullable BigDecimal yuan(@Nullable Money money) {
        return money == null ? null : money.yuan();
    }
}
