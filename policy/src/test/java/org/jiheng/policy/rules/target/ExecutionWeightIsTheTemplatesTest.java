package org.jiheng.policy.rules.target;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Optional;
import org.jiheng.policy.common.Region;
import org.jiheng.policy.parameters.Parameters;
import org.junit.jupiter.api.Test;

/** LNT-02 */
class ExecutionWeightIsTheTemplatesTest {

    @Test
    void restsOnTheDocumentOfTheFigure() {
        var hubei = new Region("421100000", "黄冈市");
        var figure = Parameters.delivered().executionWeight().at(hubei, LocalDate.of(2024, 1, 1));

        assertThat(new ExecutionWeightIsTheTemplates(Optional.of(figure)).info().basis())
                .hasToString("黄冈市2020年项目绩效自评表");
    }
}
