package org.jiheng.app.commandline;

import org.jiheng.documents.reading.grid.Place;

/** 出处 — where a value stood, in the words of the command line. */
final class Places {
    private Places() {}

    static String of(Place place) {
        return switch (place) {
            case Place.Cell(var sheet, var cell) -> sheet + "!" + cell;
            case Place.PageRow(var page, var row) -> "第%d页第%d行".formatted(page, row);
            case Place.LineColumn(var line, var column) -> "第%d行第%d栏".formatted(line, column);
        };
    }
}
