package org.jiheng.policy.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** docs/rulebook.md says what the code does: stale is red, and {@code -Drulebook.update=true} writes it anew. */
class RuleHandbookTest {
    private static final Path PAGE = Path.of("../docs/rulebook.md");

    @Test
    void isUpToDate() throws IOException {
        var page = RuleHandbook.print();
        if (Boolean.getBoolean("rulebook.update")) {
            Files.writeString(PAGE, page);
        }
        assertThat(Files.exists(PAGE) ? Files.readString(PAGE) : "")
                .as("docs/rulebook.md is stale; run mvn -pl policy test -Dtest=RuleHandbookTest -Drulebook.update=true")
                .isEqualTo(page);
    }
}
