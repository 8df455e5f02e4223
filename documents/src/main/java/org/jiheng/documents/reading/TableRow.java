package org.jiheng.documents.reading;

import java.util.Map;
import org.jiheng.documents.reading.grid.GridCell;
import org.jiheng.documents.reading.grid.GridRow;
import org.jspecify.annotations.Nullable;

/** 指标表的一行 — what a row of the indicator table can be. */
sealed interface TableRow {

    /**
     * A cell of a row.
     *
     * @param row where it stands: of a merged cell, a row further up
     * @param merged whether it reaches down into this row from above
     */
    record Found(GridRow row, GridCell cell, boolean merged) {}

    /** 指标行. */
    record Of(GridRow row, TableHeader header, Map<LabelMeaning, Found> cells) implements TableRow {}

    /** 分类行 — a level in a row of its own, for the rows below. */
    record Level(
            GridRow row, @Nullable GridCell first, @Nullable GridCell second) implements TableRow {}

    /** 目标 — the indicators below belong to this annual goal (TAX-16). */
    record OfGoal(GridRow row, GridCell cell) implements TableRow {}

    /** 合计行. */
    record Sum(GridRow row, Map<LabelMeaning, GridCell> cells) implements TableRow {}
}
