package org.jiheng.app.workflow;

import java.util.Comparator;
import java.util.stream.Collectors;
import org.jiheng.app.identity.Role;

/** 流转手册 — prints the tables of transitions as docs/workflow.md: a diagram to look at and a list to check. */
final class WorkflowHandbook {
    private WorkflowHandbook() {}

    static String print() {
        var page = new StringBuilder("""
                # 审核流转

                本页由测试从 `ReviewTable` 打印，请改代码，不要改本页：
                `mvn -pl app -am test -Dtest=WorkflowHandbookTest -Drulebook.update=true -Dsurefire.failIfNoSpecifiedTests=false`

                没有列出的动作一律不能办。每一次办理都记下人、角色、时间和意见。
                """);
        print(page, ReviewTable.TARGETS);
        print(page, ReviewTable.ADJUSTMENTS);
        return page.toString();
    }

    private static void print(StringBuilder page, ReviewTable table) {
        page.append("\n## ").append(table.title()).append("\n\n```mermaid\nstateDiagram-v2\n");
        table.transitions().stream()
                .flatMap(each -> java.util.stream.Stream.of(each.from(), each.to()))
                .distinct()
                .sorted()
                .forEach(stage -> page.append("  ")
                        .append(stage.name())
                        .append(": ")
                        .append(stage.chinese())
                        .append('\n'));
        page.append("  [*] --> DRAFT\n");
        table.transitions()
                .forEach(each -> page.append("  ")
                        .append(each.from().name())
                        .append(" --> ")
                        .append(each.to().name())
                        .append(": ")
                        .append(each.action().chinese())
                        .append('\n'));
        page.append("```\n\n| 环节 | 动作 | 谁可以办 | 到 | 条件 |\n| --- | --- | --- | --- | --- |\n");
        table.transitions()
                .forEach(each -> page.append("| %s | %s | %s | %s | %s |\n"
                        .formatted(
                                each.from().chinese(),
                                each.action().chinese(),
                                each.roles().stream()
                                        .sorted()
                                        .map(Role::chinese)
                                        .collect(Collectors.joining("、")),
                                each.to().chinese(),
                                each.guards().stream()
                                        .sorted(Comparator.naturalOrder())
                                        .map(Guard::chinese)
                                        .collect(Collectors.joining("；")))));
    }
}
