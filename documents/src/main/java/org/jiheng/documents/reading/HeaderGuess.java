package org.jiheng.documents.reading;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jiheng.documents.reading.grid.GridCell;
import org.jiheng.documents.reading.grid.GridRow;
import org.jiheng.documents.reading.grid.Plain;
import org.jspecify.annotations.Nullable;

/** 推断表头 — the columns of an indicator table that lost its header, told from what stands in them. */
record HeaderGuess(TableHeader header) {
    private static final BigDecimal FEWEST_POINTS = new BigDecimal(30);
    private static final BigDecimal MOST_POINTS = new BigDecimal(100);
    private static final int LONGEST_UNIT = 5;

    /** Which columns were told, in words. */
    String describe() {
        return header.columns().stream()
                .map(TableHeader.Column::meaning)
                .filter(Objects::nonNull)
                .map(LabelMeaning::chinese)
                .collect(Collectors.joining("、"));
    }

    /** Null when there is no telling which column holds names and which values. */
    static @Nullable HeaderGuess from(Labels labels, List<GridRow> rows) {
        var texts = new TreeMap<Integer, List<String>>();
        var firstCells = new TreeMap<Integer, GridCell>();
        for (var row : rows) {
            for (var cell : row.cells()) {
                texts.computeIfAbsent(cell.column(), none -> new ArrayList<>()).add(cell.text());
                firstCells.putIfAbsent(cell.column(), cell);
            }
        }
        var meanings = new TreeMap<Integer, LabelMeaning>();
        int behind = -1;
        for (var column : texts.entrySet()) {
            boolean first = mostly(column.getValue(), text -> labels.firstLevel(text) != null);
            boolean second = !first && mostly(column.getValue(), text -> labels.secondLevel(text) != null);
            if (first && !meanings.containsValue(LabelMeaning.LEVEL1)) {
                meanings.put(column.getKey(), LabelMeaning.LEVEL1);
                behind = column.getKey();
            } else if ((first || second) && !meanings.containsValue(LabelMeaning.LEVEL2)) {
                meanings.put(column.getKey(), LabelMeaning.LEVEL2);
                behind = column.getKey();
            }
        }
        tell(labels, texts.tailMap(behind, false), meanings, rows.size());
        if (!meanings.containsValue(LabelMeaning.NAME) || !meanings.containsValue(LabelMeaning.VALUE)) {
            return null;
        }
        var columns = new ArrayList<TableHeader.Column>();
        var positions = List.copyOf(meanings.keySet());
        for (int i = 0; i < positions.size(); i++) {
            int from = positions.get(i);
            int to = i + 1 < positions.size() ? positions.get(i + 1) : Integer.MAX_VALUE;
            var cell = Objects.requireNonNull(firstCells.get(from));
            columns.add(new TableHeader.Column(meanings.get(from), "", from, to, rows.getFirst(), cell, false));
        }
        return new HeaderGuess(new TableHeader(columns, 0, false));
    }

    private static void tell(
            Labels labels, Map<Integer, List<String>> texts, Map<Integer, LabelMeaning> meanings, int rows) {
        for (var column : texts.entrySet()) {
            var values = column.getValue();
            boolean numbers = mostly(values, text -> Plain.number(text) != null);
            boolean points = numbers && isBetween(sum(values));
            @Nullable LabelMeaning meaning;
            if (!meanings.containsValue(LabelMeaning.NAME)) {
                meaning = numbers ? null : LabelMeaning.NAME;
            } else if (mostly(values, text -> labels.sign(Plain.folded(text)) != null)) {
                meaning = meanings.containsValue(LabelMeaning.SIGN) ? null : LabelMeaning.SIGN;
            } else if (!meanings.containsValue(LabelMeaning.VALUE)) {
                meaning = LabelMeaning.VALUE;
            } else if (points && !meanings.containsValue(LabelMeaning.POINTS) && values.size() * 2 > rows) {
                meaning = LabelMeaning.POINTS;
            } else if (points && meanings.containsValue(LabelMeaning.POINTS)) {
                meaning = meanings.containsValue(LabelMeaning.EARNED) ? null : LabelMeaning.EARNED;
            } else if (meanings.containsValue(LabelMeaning.EARNED)) {
                meaning = meanings.containsValue(LabelMeaning.DEVIATION) ? null : LabelMeaning.DEVIATION;
            } else if (!meanings.containsValue(LabelMeaning.MEASURE)
                    && mostly(values, text -> text.length() <= LONGEST_UNIT && !hasDigit(text))) {
                meaning = LabelMeaning.MEASURE;
            } else {
                meaning = meanings.containsValue(LabelMeaning.ACTUAL) || meanings.containsValue(LabelMeaning.POINTS)
                        ? null
                        : LabelMeaning.ACTUAL;
            }
            if (meaning != null) {
                meanings.put(column.getKey(), meaning);
            }
        }
    }

    private static boolean mostly(List<String> texts, Predicate<String> is) {
        return texts.stream().filter(is).count() * 3 > texts.size() * 2L;
    }

    private static BigDecimal sum(List<String> texts) {
        return texts.stream().map(Plain::number).filter(Objects::nonNull).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static boolean isBetween(BigDecimal sum) {
        return sum.compareTo(FEWEST_POINTS) >= 0 && sum.compareTo(MOST_POINTS.multiply(new BigDecimal(2))) <= 0;
    }

    private static boolean hasDigit(String text) {
        return text.chars().anyMatch(Character::isDigit);
    }
}
