package org.jiheng.app.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** 演示单位 — the departments and units of 衡溪区, from a table that stands beside the templates of their projects. */
final class DemoTree {

    /** @param theme which templates the projects of this department follow */
    record Department(String name, String shortName, String theme, List<String> units) {
        Department {
            units = List.copyOf(units);
        }
    }

    private DemoTree() {}

    static List<Department> departments() {
        return lines("hengxi-tree.txt").stream()
                .map(line -> line.split("\\|", -1))
                .map(cells -> new Department(
                        cells[0],
                        cells[1],
                        cells[2],
                        Arrays.stream(cells[3].split("、", -1))
                                .filter(name -> !name.isEmpty())
                                .toList()))
                .toList();
    }

    /** Lines of one of the demo's tables, without its remarks. */
    static List<String> lines(String table) {
        try (var file = DemoTree.class.getResourceAsStream("/demo/" + table)) {
            if (file == null) {
                throw new IllegalStateException("the table is missing from this build: " + table);
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
