package org.jiheng.policy.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** docs/scoring.md says what the code does: stale is red, and {@code -Drulebook.update=true} writes it anew. */
class ScoringHandbookTest {
    private static final Path PAGE = Path.of("../docs/scoring.md");

    @Test
    void isUpToDate() throws IOException {
        var page = ScoringHandbook.print();
        if (Boolean.getBoolean("rulebook.update")) {
            Files.writeString(PAGE, page);
        }
        assertThat(Files.exists(PAGE) ? Files.readString(PAGE) : "")
                .as(
                        "docs/scoring.md is stale; run mvn -pl policy test -Dtest=ScoringHandbookTest -Drulebook.update=true")
                .isEqualTo(page);
    }
}
