package org.jiheng.policy.rules.target;

import static org.jiheng.policy.DeclarationBuilder.emptyTable;
import static org.jiheng.policy.rules.RuleAssert.assertThatRule;

import org.junit.jupiter.api.Test;

/** LNT-10, AWK-18; amounts in 万元 */
class ProjectHasFundsTest {

    @Test
    void doesNotApplyToAnEmptyTable() {
        assertThatRule(new ProjectHasFunds()).on(emptyTable()).gives("不适用").saying("空表");
    }
}
