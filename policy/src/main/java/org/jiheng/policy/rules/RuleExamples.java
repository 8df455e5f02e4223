package org.jiheng.policy.rules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;

/**
 * 例子 — the table of cases of one rule: what a form says, and what the rule says of it. The tables stand beside the
 * rules as {@code resources/rules/LNT-31.csv}; the tests run every row, the printed rule book shows the same rows.
 *
 * <p>Each row changes a sound form in the columns named at the top. Cells are separated by {@code |}; 空 stands for a
 * field left blank. The last columns are the answer: 结论, and where it needs them 位置, 程度 and 说明.
 *
 * @param columns names of the columns, 情形 first
 * @param rows as many cells each as there are columns
 */
public record RuleExamples(List<String> columns, List<List<String>> rows) {
    private static final int MOST_BYTES = 100_000;

    public RuleExamples {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /** @throws IllegalStateException when the rule comes without a table, or with a crooked one */
    static RuleExamples of(String rule) {
        var name = "/rules/" + rule + ".csv";
        try (var file = RuleExamples.class.getResourceAsStream(name)) {
            if (file == null) {
                throw new IllegalStateException("规则%s没有例子：%s".formatted(rule, name));
            }
            return parse(rule, new String(file.readNBytes(MOST_BYTES), StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static RuleExamples parse(String rule, String text) {
        var lines = text.lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(RuleExamples::cells)
                .toList();
        if (lines.size() < 2) {
            throw new IllegalStateException("规则%s的例子至少要有表头和一行".formatted(rule));
        }
        var columns = lines.getFirst();
        if (!columns.getFirst().equals("情形") || !columns.contains("结论")) {
            throw new IllegalStateException("规则%s的例子应以“情形”开头，有“结论”一栏".formatted(rule));
        }
        if (new HashSet<>(columns).size() < columns.size()) {
            throw new IllegalStateException("规则%s的例子有两栏同名".formatted(rule));
        }
        var rows = new ArrayList<List<String>>();
        for (var line : lines.subList(1, lines.size())) {
            if (line.size() != columns.size()) {
                throw new IllegalStateException(
                        "规则%s的例子“%s”有%d格，表头有%d格".formatted(rule, line.getFirst(), line.size(), columns.size()));
            }
            rows.add(line);
        }
        return new RuleExamples(columns, rows);
    }

    private static List<String> cells(String line) {
        return Arrays.stream(line.split("\\|", -1)).map(String::strip).toList();
    }
}
