package org.jiheng.policy.rules.target;

import static org.jiheng.policy.DeclarationBuilder.declaration;
import static org.jiheng.policy.rules.RuleAssert.assertThatRule;

import org.junit.jupiter.api.Test;

/** LNT-03 */
class EveryIndicatorHasPointsTest {

    @Test
    void callsARowWithoutNameByItsNumber() {
        assertThatRule(new EveryIndicatorHasPoints())
                .on(declaration().indicators("开设班数 ≥ 40 个 20 是; ? ≥ 40 个 ? 是").build())
                .gives("违反")
                .saying("第 2 行没有分值");
    }
}
