package org.jiheng.documents.reading;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jiheng.documents.reading.LabelMeaning.Kind;
import org.jiheng.documents.reading.Labels.Label;
import org.jiheng.documents.reading.SectionContent.Captured;
import org.jiheng.documents.reading.SectionContent.FundCell;
import org.jiheng.documents.reading.SectionContent.Kept;
import org.jiheng.documents.reading.grid.GridCell;
import org.jiheng.documents.reading.grid.GridRow;
import org.jiheng.documents.reading.grid.Place;
import org.jiheng.documents.reading.grid.Plain;
import org.jspecify.annotations.Nullable;

/** 取值 — takes what belongs to a label into the field it means, wherever the value stood: beside, below or in the same cell. */
final class LabelCapture {
    static final Pattern SEAL = Pattern.compile("\\(?(?:盖章|公章|签章|签字|单位公章)\\)?");

    private final CellRoles roles;
    private final ReadingNotes notes;
    private final SectionContent found;
    private final Map<Integer, Integer> wholeFundsColumns = new HashMap<>();

    LabelCapture(SectionRows section, SectionContent found, ReadingNotes notes) {
        this.roles = section.roles();
        this.notes = notes;
        this.found = found;
    }

    void take(GridRow row, GridCell labelCell, Label label, @Nullable String value, Place place) {
        var meaning = meaningOf(label, value);
        found.open(meaning.isText() ? meaning : null);
        if (meaning == LabelMeaning.INSTRUCTIONS || meaning == LabelMeaning.IGNORED) {
            return;
        }
        if (meaning.isFund()) {
            found.lookForUnit(labelCell);
            if (isOfWholeProject(row, labelCell, meaning)) {
                keep(LabelMeaning.FUNDS_WHOLE, label, value, place);
                return;
            }
        }
        if (meaning.is(Kind.FUND)) {
            found.add(new FundCell(meaning, label.printed(), value, place));
        }
        if (!meaning.hasField()) {
            keep(meaning, label, value, place);
            if (meaning != LabelMeaning.LEADER && meaning != LabelMeaning.LEADER_AND_PHONE) {
                return;
            }
        }
        if (SectionContent.isGoal(labelCell) && meaning == LabelMeaning.ANNUAL_TARGET) {
            found.add(new TableRow.OfGoal(row, labelCell));
            addGoalText(labelCell, value, place);
            return;
        }
        var before = found.beside(meaning);
        if (before == null || before.text() == null) {
            found.put(meaning, new Captured(value, place));
        } else if (value != null
                && !meaning.is(Kind.FUND)
                && meaning.hasField()
                && !before.text().equals(value)) {
            notes.doubt(
                    DoubtCode.REPEATED,
                    meaning.field(),
                    "“%s”出现了两次，按先出现的读入，第%d行的“%s”未读入".formatted(label.printed(), row.number(), Plain.excerpt(value)),
                    place);
        }
    }

    /** For whoever asks later why a value was read from where it was. */
    void explain(Label label, Place place) {
        notes.mapped(LabelMeaning.Area.HEAD, label.printed(), label.meaning(), place);
    }

    /** 单位：万元 is a unit of money, 单位：某局 is an office. */
    private static LabelMeaning meaningOf(Label label, @Nullable String value) {
        boolean office = label.meaning() == LabelMeaning.MONEY_UNIT
                && Plain.folded(label.printed()).equals("单位")
                && value != null
                && !Plain.folded(value).replaceAll("[,，。)].*", "").endsWith("元");
        return office ? LabelMeaning.UNIT : label.meaning();
    }

    /** Two columns of money: what stands under 实施期资金总额 is not this year's. */
    private boolean isOfWholeProject(GridRow row, GridCell labelCell, LabelMeaning meaning) {
        if (meaning == LabelMeaning.FUNDS_WHOLE) {
            wholeFundsColumns.put(labelCell.column(), row.number());
            return true;
        }
        var since = wholeFundsColumns.get(labelCell.column());
        return since != null
                && meaning.is(Kind.FUND)
                && row.number() - since < 8
                && hasRightNeighbourOfSameKind(row, labelCell);
    }

    private boolean hasRightNeighbourOfSameKind(GridRow row, GridCell labelCell) {
        var meaning = roles.head(labelCell);
        return row.cells().stream().anyMatch(cell -> cell.column() > labelCell.column() && roles.head(cell) == meaning);
    }

    private void keep(LabelMeaning meaning, Label label, @Nullable String value, Place place) {
        if (value != null && !SEAL.matcher(Plain.folded(Plain.excerpt(value))).matches()) {
            found.add(new Kept(meaning, label.printed(), value, place));
        }
    }

    private void addGoalText(GridCell labelCell, @Nullable String value, Place place) {
        if (value == null) {
            found.putIfAbsent(LabelMeaning.ANNUAL_TARGET, new Captured(null, place));
            return;
        }
        found.goalText(labelCell, value);
        var before = found.beside(LabelMeaning.ANNUAL_TARGET);
        var text = before == null || before.text() == null ? value : before.text() + "\n" + value;
        found.put(LabelMeaning.ANNUAL_TARGET, new Captured(text, before == null ? place : before.place()));
    }
}
