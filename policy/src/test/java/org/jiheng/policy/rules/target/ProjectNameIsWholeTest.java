package org.jiheng.policy.rules.target;

import static org.jiheng.policy.DeclarationBuilder.emptyTable;
import static org.jiheng.policy.rules.RuleAssert.assertThatRule;

import org.junit.jupiter.api.Test;

/** LNT-45 */
class ProjectNameIsWholeTest {

    @Test
    void doesNotApplyToAnEmptyTable() {
        assertThatRule(new ProjectNameIsWhole()).on(emptyTable()).gives("不适用").saying("空表");
    }
}
