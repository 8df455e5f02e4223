package org.jiheng.documents.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jiheng.documents.reading.FormSplitter.Section;
import org.jiheng.documents.reading.grid.GridCell;
import org.jiheng.documents.reading.grid.GridRow;
import org.jiheng.documents.reading.grid.OddCharacters;
import org.jiheng.documents.reading.grid.Plain;
import org.jiheng.policy.common.FieldPath;

/**
 * 特殊单元格 — pictures that WPS keeps inside cells show as a formula to everybody else, and private characters as a box. The
 * former are left out, the latter kept as written; both are said.
 */
final class OddCells {
    /** A form full of them is one doubt, not a hundred. */
    private static final int SHOWN = 10;

    private static final Pattern PICTURE = Pattern.compile("=?(?:_xlfn\\.)?DISPIMG\\(.{0,200}\\)", Pattern.DOTALL);

    private OddCells() {}

    /** The section without its pictures; what was odd is noted. */
    static Section without(Section section, ReadingNotes notes) {
        int odd = 0;
        boolean pictures = false;
        var rows = new ArrayList<GridRow>(section.rows().size());
        for (var row : section.rows()) {
            for (var cell : row.cells()) {
                boolean isPicture = isPicture(cell);
                pictures |= isPicture;
                if ((isPicture || hasPrivate(cell.text())) && odd++ < SHOWN) {
                    var place = section.grid().place(row, cell);
                    if (isPicture) {
                        notes.doubt(
                                DoubtCode.PICTURE_IN_CELL,
                                FieldPath.WHOLE_FORM,
                                "这一格是WPS的嵌入图片，读不出文字。如果图片里有要填报的内容，请改为文字",
                                place);
                    } else {
                        notes.doubt(
                                DoubtCode.PRIVATE_CHARACTER,
                                FieldPath.WHOLE_FORM,
                                "“%s”中有自造字(%s),在别的电脑上可能显示成别的字，请核对"
                                        .formatted(Plain.excerpt(cell.text()), privateIn(cell.text())),
                                place);
                    }
                }
            }
            rows.add(row);
        }
        return pictures
                ? new Section(
                        section.grid(),
                        section.title(),
                        rows.stream().map(OddCells::withoutPictures).toList(),
                        section.unit())
                : section;
    }

    private static GridRow withoutPictures(GridRow row) {
        List<GridCell> kept =
                row.cells().stream().filter(cell -> !isPicture(cell)).toList();
        return kept.size() == row.cells().size() ? row : new GridRow(row.page(), row.number(), row.loose(), kept);
    }

    private static boolean isPicture(GridCell cell) {
        return cell.text().contains("DISPIMG(") && PICTURE.matcher(cell.text()).matches();
    }

    private static boolean hasPrivate(String text) {
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c >= '\ue000' && c <= '\uf8ff') {
                return true;
            }
        }
        return false;
    }

    private static String privateIn(String text) {
        return text.codePoints()
                .filter(OddCharacters::isPrivate)
                .distinct()
                .limit(5)
                .mapToObj(c -> "U+%04X".formatted(c))
                .reduce((some, more) -> some + "、" + more)
                .orElse("");
    }
}
