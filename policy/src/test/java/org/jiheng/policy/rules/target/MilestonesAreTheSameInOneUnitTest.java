package org.jiheng.policy.rules.target;

import static org.jiheng.policy.DeclarationBuilder.declaration;
import static org.jiheng.policy.rules.RuleAssert.assertThatRuleAmong;

import java.util.List;
import org.junit.jupiter.api.Test;

/** LNT-47 */
class MilestonesAreTheSameInOneUnitTest {

    @Test
    void needsAnotherProject() {
        assertThatRuleAmong(new MilestonesAreTheSameInOneUnit())
                .on(declaration().indicators("6月资金安排到位率 ≥ 50 % 20 ?"), List.of())
                .gives("不适用")
                .saying("没有其他项目");
    }
}
