package org.jiheng.documents.reading.grid;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import org.jiheng.documents.reading.grid.PdfPage.Glyph;
import org.jiheng.documents.reading.grid.PdfPage.Rule;
import org.jspecify.annotations.Nullable;

/**
 * 有线表格 — the tables that are drawn on a page with lines. Where a line between two places of the grid is missing,
 * the cell goes on: that is how merged cells look in print.
 */
final class RuledTables {
    /** Lines this close are one: int borders, and the same border drawn by two cells. */
    private static final int SAME = 250;
    /** Gaps in a line, as between dashes or where two cells each drew their part. */
    private static final int GAP = 300;
    /** Lines that end this far from each other still meet. */
    private static final int REACH = 400;
    /** So many hundredths of the side of a cell must be drawn for the side to be closed. */
    private static final int DRAWN = 60;

    private static final int SHORTEST_SIDE = 600;
    private static final long MOST_CROSSINGS = 4_000_000;
    private static final int MOST_PLACES = 200_000;

    private RuledTables() {}

    /** A cell, with the glyphs that were printed in it. */
    static final class RuledCell {
        final int row;
        final int rowSpan;
        final int left;
        final int right;
        final List<Glyph> glyphs = new ArrayList<>();

        RuledCell(int row, int rowSpan, int left, int right) {
            this.row = row;
            this.rowSpan = rowSpan;
            this.left = left;
            this.right = right;
        }
    }

    /** A table on its page; rows and columns lie between the lines. */
    static final class Table {
        private final int[] xs;
        private final int[] ys;
        private final RuledCell[][] owner;
        private final List<RuledCell> cells;

        Table(int[] xs, int[] ys, RuledCell[][] owner, List<RuledCell> cells) {
            this.xs = xs;
            this.ys = ys;
            this.owner = owner;
            this.cells = cells;
        }

        int top(RuledCell cell) {
            return ys[cell.row];
        }

        int bottom(RuledCell cell) {
            return ys[cell.row + cell.rowSpan];
        }

        int top() {
            return ys[0];
        }

        int bottom() {
            return ys[ys.length - 1];
        }

        List<Integer> columnLines() {
            return Arrays.stream(xs).boxed().toList();
        }

        int rows() {
            return ys.length - 1;
        }

        List<RuledCell> cells() {
            return cells;
        }

        /** Puts the glyph into its cell, if it stands in this table. */
        boolean take(Glyph glyph) {
            int column = between(xs, glyph.middle());
            int row = between(ys, glyph.height());
            if (column < 0 || row < 0) {
                return false;
            }
            owner[row][column].glyphs.add(glyph);
            return true;
        }

        private static int between(int[] lines, int at) {
            if (at < lines[0] || at > lines[lines.length - 1]) {
                return -1;
            }
            int found = Arrays.binarySearch(lines, at);
            int index = found >= 0 ? found : -found - 2;
            return Math.min(index, lines.length - 2);
        }
    }

    /** From top to bottom. */
    static List<Table> on(PdfPage page) {
        var across = joined(page.rules(), false);
        var upright = joined(page.rules(), true);
        if (across.size() < 2 || upright.isEmpty() || (long) across.size() * upright.size() > MOST_CROSSINGS) {
            return List.of();
        }
        var tables = new ArrayList<Table>();
        for (var group : groups(across, upright)) {
            var table = table(group);
            if (table != null) {
                tables.add(table);
            }
        }
        tables.sort(Comparator.comparingInt(Table::top));
        return tables;
    }

    /** Pieces that lie in one line become one. */
    private static List<Rule> joined(List<Rule> rules, boolean upright) {
        var sorted = rules.stream()
                .filter(rule -> rule.upright() == upright)
                .sorted(Comparator.comparingInt(Rule::at))
                .toList();
        var joined = new ArrayList<Rule>();
        int from = 0;
        while (from < sorted.size()) {
            int to = from + 1;
            while (to < sorted.size() && sorted.get(to).at() - sorted.get(from).at() <= SAME) {
                to++;
            }
            joinPieces(new ArrayList<>(sorted.subList(from, to)), joined);
            from = to;
        }
        return joined.stream()
                .filter(rule -> rule.to() - rule.from() >= SHORTEST_SIDE)
                .toList();
    }

    private static void joinPieces(List<Rule> pieces, List<Rule> into) {
        pieces.sort(Comparator.comparingInt(Rule::from));
        int at = pieces.getFirst().at();
        int from = pieces.getFirst().from();
        int to = pieces.getFirst().to();
        for (var piece : pieces) {
            if (piece.from() > to + GAP) {
                into.add(new Rule(piece.upright(), at, from, to));
                from = piece.from();
                at = piece.at();
            }
            to = Math.max(piece.from() == from ? piece.to() : to, piece.to());
        }
        into.add(new Rule(pieces.getFirst().upright(), at, from, to));
    }

    private record Group(List<Rule> across, List<Rule> upright) {}

    /** Lines that meet, directly or through others, belong to one table. */
    private static List<Group> groups(List<Rule> across, List<Rule> upright) {
        var leader = new int[across.size() + upright.size()];
        Arrays.setAll(leader, each -> each);
        for (int i = 0; i < across.size(); i++) {
            for (int j = 0; j < upright.size(); j++) {
                if (meet(across.get(i), upright.get(j))) {
                    leader[root(leader, i)] = root(leader, across.size() + j);
                }
            }
        }
        var groups = new TreeMap<Integer, Group>();
        for (int each = 0; each < leader.length; each++) {
            var group =
                    groups.computeIfAbsent(root(leader, each), none -> new Group(new ArrayList<>(), new ArrayList<>()));
            if (each < across.size()) {
                group.across().add(across.get(each));
            } else {
                group.upright().add(upright.get(each - across.size()));
            }
        }
        return List.copyOf(groups.values());
    }

    private static boolean meet(Rule across, Rule upright) {
        return upright.at() >= across.from() - REACH
                && upright.at() <= across.to() + REACH
                && across.at() >= upright.from() - REACH
                && across.at() <= upright.to() + REACH;
    }

    private static int root(int[] leader, int of) {
        int at = of;
        while (leader[at] != at) {
            leader[at] = leader[leader[at]];
            at = leader[at];
        }
        return at;
    }

    private static @Nullable Table table(Group group) {
        if (group.across().size() < 2 || group.upright().isEmpty()) {
            return null;
        }
        int[] xs = lines(group.upright(), group.across());
        int[] ys = lines(group.across(), group.upright());
        if (xs.length < 2 || ys.length < 2 || (long) xs.length * ys.length > MOST_PLACES) {
            return null;
        }
        var below = new boolean[ys.length][xs.length];
        var right = new boolean[ys.length][xs.length];
        mark(below, group.across(), ys, xs);
        markUpright(right, group.upright(), xs, ys);
        return cells(xs, ys, below, right);
    }

    /** Where the lines of one direction stand. A table that is open at a side is closed where the others end. */
    private static int[] lines(List<Rule> own, List<Rule> others) {
        var at = new ArrayList<Integer>();
        own.forEach(rule -> at.add(rule.at()));
        int from = others.stream().mapToInt(Rule::from).min().orElse(0);
        int to = others.stream().mapToInt(Rule::to).max().orElse(0);
        at.sort(Integer::compare);
        if (at.getFirst() - from > SHORTEST_SIDE) {
            at.addFirst(from);
        }
        if (to - at.getLast() > SHORTEST_SIDE) {
            at.addLast(to);
        }
        var distinct = new ArrayList<Integer>();
        for (int each : at) {
            if (distinct.isEmpty() || each - distinct.getLast() > SAME) {
                distinct.add(each);
            }
        }
        return distinct.stream().mapToInt(Integer::intValue).toArray();
    }

    /** Which sides along the lines across are drawn: at the ith height, between the jth and the next distance. */
    private static void mark(boolean[][] drawn, List<Rule> rules, int[] ys, int[] xs) {
        for (var rule : rules) {
            int line = nearest(ys, rule.at());
            for (int j = 0; j + 1 < xs.length; j++) {
                drawn[line][j] |= covers(rule, xs[j], xs[j + 1]);
            }
        }
    }

    private static void markUpright(boolean[][] drawn, List<Rule> rules, int[] xs, int[] ys) {
        for (var rule : rules) {
            int line = nearest(xs, rule.at());
            for (int i = 0; i + 1 < ys.length; i++) {
                drawn[i][line] |= covers(rule, ys[i], ys[i + 1]);
            }
        }
    }

    private static boolean covers(Rule rule, int from, int to) {
        return (Math.min(rule.to(), to) - Math.max(rule.from(), from)) * 100L >= (long) DRAWN * (to - from);
    }

    private static int nearest(int[] lines, int at) {
        int found = Arrays.binarySearch(lines, at);
        if (found >= 0) {
            return found;
        }
        int after = Math.min(-found - 1, lines.length - 1);
        int before = Math.max(after - 1, 0);
        return at - lines[before] <= lines[after] - at ? before : after;
    }

    /** Each place goes as far right, and then as far down, as no line stops it. */
    private static @Nullable Table cells(int[] xs, int[] ys, boolean[][] across, boolean[][] upright) {
        int columns = xs.length - 1;
        int rows = ys.length - 1;
        var owner = new RuledCell[rows][columns];
        var cells = new ArrayList<RuledCell>();
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                if (owner[i][j] != null) {
                    continue;
                }
                int right = j + 1;
                while (right < columns && !upright[i][right] && owner[i][right] == null) {
                    right++;
                }
                int bottom = i + 1;
                while (bottom < rows && isOpen(across[bottom], j, right) && isFree(owner[bottom], j, right)) {
                    bottom++;
                }
                var cell = new RuledCell(i, bottom - i, xs[j], xs[right]);
                cells.add(cell);
                for (int row = i; row < bottom; row++) {
                    Arrays.fill(owner[row], j, right, cell);
                }
            }
        }
        // A box around something is not a table.
        return cells.size() < 2 ? null : new Table(xs, ys, owner, cells);
    }

    private static boolean isOpen(boolean[] drawn, int from, int to) {
        for (int at = from; at < to; at++) {
            if (drawn[at]) {
                return false;
            }
        }
        return true;
    }

    private static boolean isFree(RuledCell[] row, int from, int to) {
        for (int at = from; at < to; at++) {
            if (row[at] != null) {
                return false;
            }
        }
        return true;
    }
}
