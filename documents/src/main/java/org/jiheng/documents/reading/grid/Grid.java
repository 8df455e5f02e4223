package org.jiheng.documents.reading.grid;

import java.util.List;

/**
 * 网格 — what every format becomes before anything is understood: rows of cells. From here on no code
 * knows which format a form came in.
 *
 * @param rows those with something in them, in order
 */
public record Grid(String name, boolean hidden, Placing placing, List<GridRow> rows) {

    /** How this format names a place. */
    public interface Placing {
        Place place(GridRow row, int column);
    }

    public Place place(GridRow row, int column) {
        return placing.place(row, column);
    }

    public Place place(GridRow row, GridCell cell) {
        return placing.place(row, cell.column());
    }
}
