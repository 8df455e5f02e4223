package org.jiheng.documents.reading.grid;

import org.apache.poi.ss.util.CellReference;

/** 出处的说法 — how each kind of file names its places. */
public sealed interface Placings extends Grid.Placing {
    /** Sheet1!B13. */
    record OnSheet(String sheet) implements Placings {
        @Override
        public Place place(GridRow row, int column) {
            return new Place.Cell(sheet, CellReference.convertNumToColString(column) + row.number());
        }
    }

    /** Third row of the second page or table. */
    record OnPage() implements Placings {
        @Override
        public Place place(GridRow row, int column) {
            return new Place.PageRow(row.page(), row.number());
        }
    }

    /** Second field of line 13. */
    record InText() implements Placings {
        @Override
        public Place place(GridRow row, int column) {
            return new Place.LineColumn(row.number(), column + 1);
        }
    }
}
