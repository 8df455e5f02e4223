package org.jiheng.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jiheng.app.identity.Deed;
import org.jiheng.app.identity.Role;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** docs/access.md says what the table says: stale is red, and {@code -Daccess.update=true} writes it anew. */
class AccessPageTest {
    private static final Path PAGE = Path.of("../docs/access.md");

    @Test
    void isUpToDate() throws IOException {
        var page = print(AccessTable.read());
        if (Boolean.getBoolean("access.update")) {
            Files.writeString(PAGE, page);
        }
        assertThat(Files.exists(PAGE) ? Files.readString(PAGE) : "")
                .as("docs/access.md is stale; run mvn -pl app -am test -Dtest=AccessPageTest -Daccess.update=true"
                        + " -Dsurefire.failIfNoSpecifiedTests=false")
                .isEqualTo(page);
    }

    private static String print(AccessTable table) {
        var page = new StringBuilder("""
                # Who may do what 准入表

                Printed from `app/src/main/resources/access/matrix.txt` by `AccessPageTest`; change the table, not this page. `AccessMatrixTest` asks the running product cell by cell.
                One letter holds for everybody's things; two are *within one's own scope / outside it*; three are *own / another unit's of the division / another division's*.
                开 a page or file · 转 done, then another page · 无 nothing found · 拒 refused, shown as `·` · 登 the sign-in page · 误 not understood · 冲 somebody else was first

                """);
        page.append("| | ").append(String.join(" | ", table.legend().keySet())).append(" |\n");
        page.append("|---|").append("---|".repeat(table.legend().size())).append('\n');
        page.append("| 角色 | ")
                .append(table.legend().values().stream().map(Role::chinese).collect(Collectors.joining(" | ")))
                .append(" |\n");
        var sections = new LinkedHashMap<String, List<AccessTable.Row>>(table.rows().stream()
                .collect(Collectors.groupingBy(AccessTable.Row::section, LinkedHashMap::new, Collectors.toList())));
        page.append("""

                ## 准许表
                What may be done at all, printed from `Deed`; `AccessPolicy` answers from it, and row-level security asks once more whose a row is.

                | 事项 | 及于 | 谁 |
                |---|---|---|
                """);
        for (var deed : Deed.values()) {
            page.append("| ")
                    .append(deed.chinese())
                    .append(" | ")
                    .append(deed.reach().chinese())
                    .append(" | ")
                    .append(
                            deed.roles().size() == Role.values().length
                                    ? "每个人"
                                    : deed.roles().stream()
                                            .sorted()
                                            .map(Role::chinese)
                                            .collect(Collectors.joining("、")))
                    .append(" |\n");
        }
        sections.forEach((section, rows) -> {
            page.append("\n## ")
                    .append(section)
                    .append("\n| | ")
                    .append(AccessTable.NOBODY)
                    .append(" | ");
            page.append(String.join(" | ", table.legend().keySet())).append(" |\n|---|");
            page.append("---|".repeat(table.legend().size() + 1)).append('\n');
            for (var row : rows) {
                page.append("| `").append(row.address()).append("` |");
                row.cells()
                        .keySet()
                        .forEach(column -> page.append(' ')
                                .append(shortly(
                                        Objects.requireNonNull(row.cells().get(column)),
                                        table.legend().get(column)))
                                .append(" |"));
                page.append('\n');
            }
        });
        return page.toString();
    }

    /** As few letters as say the same. */
    private static String shortly(String letters, @Nullable Role role) {
        if (letters.equals("拒拒拒")) {
            return "·";
        }
        if (letters.chars().distinct().count() == 1) {
            return letters.substring(0, 1);
        }
        var wide = role != null && AccessTable.seesWholeRegion(role);
        return letters.charAt(1) == letters.charAt(wide ? 0 : 2) ? "" + letters.charAt(0) + letters.charAt(2) : letters;
    }
}
