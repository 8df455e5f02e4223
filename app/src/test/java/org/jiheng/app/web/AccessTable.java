package org.jiheng.app.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jiheng.app.identity.Role;

/** 准入表 — {@code access/matrix.txt} read: which role gets what answer at which address, for whose things (GIT-10, GIT-12). */
record AccessTable(Map<String, Role> legend, List<Row> rows) {
    static final String NOBODY = "无人";
    private static final String FILE = "/access/matrix.txt";
    private static final String ANSWERS = "开转无拒登误冲";

    /** 谁的数据 — whose the things asked for are, seen from the one who asks. */
    enum Whose {
        OWN(0),
        ANOTHER_UNITS(1),
        ANOTHER_REGIONS(2);

        private final int place;

        Whose(int place) {
            this.place = place;
        }
    }

    /**
     * 一行 — one address.
     *
     * @param cells column → one letter for each of {@link Whose}, in that order
     * @param fields what the form sends, encoded as in an address
     */
    record Row(String section, String method, String path, Map<String, String> cells, String fields) {
        String address() {
            return method + " " + path;
        }

        /** {@code GET /projects/{id}/{year}} and {@code GET /projects/{project}/2024} are one address. */
        String shape() {
            return AccessTable.shape(address());
        }

        boolean namesAThing() {
            return path.contains("{");
        }

        boolean changesSomething() {
            return method.equals("POST");
        }

        String answerFor(String column, Whose whose) {
            return Objects.requireNonNull(cells.get(column), column).substring(whose.place, whose.place + 1);
        }

        /** Columns of those who get another answer than a refusal for something. */
        Set<String> admitted() {
            return cells.entrySet().stream()
                    .filter(cell -> !cell.getKey().equals(NOBODY))
                    .filter(cell -> !cell.getValue().matches("拒+"))
                    .map(Map.Entry::getKey)
                    .collect(Collectors.toSet());
        }
    }

    static AccessTable read() {
        try (var file = AccessTable.class.getResourceAsStream(FILE)) {
            return parse(new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static AccessTable parse(String text) {
        var legend = new LinkedHashMap<String, Role>();
        var rows = new ArrayList<Row>();
        var section = "";
        List<String> header = List.of();
        for (var line : text.lines().map(String::strip).toList()) {
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            if (line.startsWith("== ")) {
                section = line.substring(3);
            } else if (line.startsWith("地址")) {
                header = cut(line);
            } else if (line.contains("|")) {
                rows.add(row(section, header, cut(line), legend));
            } else {
                var pair = line.split("=", 2);
                legend.put(pair[0].strip(), Role.valueOf(pair[1].strip()));
            }
        }
        return new AccessTable(legend, List.copyOf(rows));
    }

    private static Row row(String section, List<String> header, List<String> parts, Map<String, Role> legend) {
        if (parts.size() != header.size()) {
            throw new IllegalStateException("%s：有%d格，表头有%d格".formatted(parts.getFirst(), parts.size(), header.size()));
        }
        var address = parts.getFirst().split(" +", 2);
        var cells = new LinkedHashMap<String, String>();
        for (int at = 1; at < parts.size() - 1; at++) {
            var column = header.get(at);
            cells.put(column, spread(parts.getFirst(), parts.get(at), legend.get(column)));
        }
        return new Row(section, address[0], address[1], cells, parts.getLast());
    }

    /** One letter stands for all; two are "within" and "outside", and where outside begins depends on the role. */
    private static String spread(String address, String cell, @org.jspecify.annotations.Nullable Role role) {
        var letters = cell.replace('·', '拒');
        if (!letters.matches("[" + ANSWERS + "]{1,3}")) {
            throw new IllegalStateException("%s：“%s”不是准入表的一格".formatted(address, cell));
        }
        return switch (letters.length()) {
            case 1 -> letters.repeat(3);
            case 2 ->
                role != null && seesWholeRegion(role)
                        ? letters.charAt(0) + letters // nothing in the division is another unit's
                        : letters + letters.charAt(1);
            default -> letters;
        };
    }

    /** Their own scope is the division, so nothing in it is another unit's. */
    static boolean seesWholeRegion(Role role) {
        return !Role.UNIT.contains(role) && !Role.DEPARTMENT.contains(role) && role != Role.FINANCE_LINE_SECTION;
    }

    private static List<String> cut(String line) {
        return List.of(line.split("\\|", -1)).stream().map(String::strip).toList();
    }

    static String shape(String address) {
        return address.replaceAll("\\?.*", "")
                .replaceAll("\\{[^}]+}|(?<=/)2024(?=/|$)", "*")
                .replaceAll(" +", " ");
    }
}
