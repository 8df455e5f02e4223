package org.jiheng.documents.reading;

import org.jiheng.documents.reading.FormSplitter.Section;
import org.jiheng.documents.reading.SectionContent.Captured;
import org.jiheng.documents.reading.grid.GridCell;
import org.jiheng.documents.reading.grid.GridRow;

/**
 * 找栏目 — finds what stands beside, below or between which labels in one section: labels with their value, labels over
 * their values, the money table, the indicator table. Labels are looked for wherever they stand; addresses are only
 * remembered, never relied on. What the texts mean is not its concern.
 */
final class FormBlocks {
    private final SectionRows section;
    private final SectionContent found;
    private final ReadingNotes notes;
    private final IndicatorTableReader table;
    private final HeaderlessTable headerless;
    private final MoneyBlocks money;
    private final SideTables sideTables;
    private final LabelsAbove above;
    private final LabelsBeside beside;

    private FormBlocks(SectionRows section, ReadingNotes notes) {
        this.section = section;
        this.notes = notes;
        found = new SectionContent(section.grid(), notes);
        var values = new LabelCapture(section, found, notes);
        beside = new LabelsBeside(section, found, notes, values);
        above = new LabelsAbove(section, found, values);
        sideTables = new SideTables(section, found, notes);
        money = new MoneyBlocks(section, found, notes);
        table = new IndicatorTableReader(section, found, notes, sideTables, beside);
        headerless = new HeaderlessTable(section, found, notes, table);
    }

    static SectionContent read(CellRoles roles, Section section, ReadingNotes notes) {
        var blocks = new FormBlocks(new SectionRows(roles, section), notes);
        var unit = section.unit();
        if (unit != null) {
            blocks.found.put(
                    LabelMeaning.UNIT,
                    new Captured(unit.cell().text(), section.grid().place(unit.row(), unit.cell())));
        }
        int i = 0;
        while (i < blocks.section.rows().size()) {
            i += blocks.read(i);
        }
        blocks.found.finish();
        return blocks.found;
    }

    /** Reads the block that begins in this row, and says how many rows it took. */
    private int read(int i) {
        var row = section.rows().get(i);
        if (row.cells().isEmpty()) {
            return 1;
        }
        var header = TableHeader.at(section.roles(), section.rows(), i);
        if (header != null) {
            table.start(i, header);
            return header.rows();
        }
        var first = row.cells().getFirst();
        if (row.cells().size() == 1 && section.labels().saysTableIsEmpty(first.text())) {
            keepNote(row, first);
            return 1;
        }
        var open = table.open();
        if (open != null && !table.endsAt(i, row)) {
            table.readRow(i, row, open);
            return 1;
        }
        table.close();
        int taken = blockOfSeveralRows(i);
        if (taken > 0) {
            found.open(null);
            return taken;
        }
        beside.read(row);
        return 1;
    }

    private int blockOfSeveralRows(int i) {
        int taken = money.read(i);
        if (taken == 0) {
            taken = sideTables.read(i);
        }
        if (taken == 0) {
            taken = above.read(i);
        }
        return taken == 0 ? headerless.read(i) : taken;
    }

    private void keepNote(GridRow row, GridCell cell) {
        if (found.note() == null) {
            var place = section.grid().place(row, cell);
            found.note(notes.clean(LabelMeaning.NOTE.field(), cell.text(), place));
            notes.stood(LabelMeaning.NOTE.field(), place);
        }
    }
}
