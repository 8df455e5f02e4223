package org.jiheng.app.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** docs/workflow.md says what the table says: stale is red, and {@code -Drulebook.update=true} writes it anew. */
class WorkflowHandbookTest {
    private static final Path PAGE = Path.of("../docs/workflow.md");

    @Test
    void isUpToDate() throws IOException {
        var page = WorkflowHandbook.print();
        if (Boolean.getBoolean("rulebook.update")) {
            Files.writeString(PAGE, page);
        }
        assertThat(Files.exists(PAGE) ? Files.readString(PAGE) : "")
                .as("docs/workflow.md is stale; run this test with -Drulebook.update=true")
                .isEqualTo(page);
    }
}
