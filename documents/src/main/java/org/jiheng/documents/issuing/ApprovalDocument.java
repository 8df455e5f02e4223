package org.jiheng.documents.issuing;

import java.util.ArrayList;
import java.util.List;
import org.jiheng.documents.writing.Align;
import org.jiheng.documents.writing.Layout;
import org.jiheng.documents.writing.LayoutBook;
import org.jiheng.documents.writing.OfficialSheet;
import org.jiheng.documents.writing.Role;

/**
 * 批复 — budget and targets approved in one document (APR-01), laid out as a sheet, so that every writer can print it.
 *
 * @param documentNo 文号
 * @param words whom it is for and what is approved
 * @param signed who issued it, and when
 */
public record ApprovalDocument(
        String title, String documentNo, String words, List<Line> lines, String total, String signed) {
    private static final List<String> HEADINGS = List.of("序号", "单位", "项目", "指标数", "批复金额");
    private static final List<Integer> WIDTHS_MM = List.of(14, 48, 66, 18, 28);

    /** 一个项目. */
    public record Line(String number, String unit, String project, String indicators, String money) {
        private List<String> cells() {
            return List.of(number, unit, project, indicators, money);
        }
    }

    public ApprovalDocument {
        lines = List.copyOf(lines);
    }

    public OfficialSheet sheet() {
        var rows = new ArrayList<OfficialSheet.Row>();
        rows.add(new OfficialSheet.Row(List.of(across(words, Role.VALUE, Align.LEFT, 0, HEADINGS.size())), false));
        rows.add(new OfficialSheet.Row(cells(HEADINGS, Role.LABEL), true));
        lines.forEach(line -> rows.add(new OfficialSheet.Row(cells(line.cells(), Role.VALUE), false)));
        var last = HEADINGS.size() - 1;
        rows.add(new OfficialSheet.Row(
                List.of(
                        across("合计", Role.LABEL, Align.CENTER, 0, last),
                        across(total, Role.VALUE, Align.CENTER, last, 1)),
                false));
        return new OfficialSheet(
                BookPages.layout(plain(), "approval", title, WIDTHS_MM),
                null,
                title,
                documentNo,
                "单位：万元",
                rows,
                signed,
                List.of());
    }

    /** Fonts and paper are those of the forms. */
    private static Layout plain() {
        return LayoutBook.standard().layouts().getFirst();
    }

    private static List<OfficialSheet.Cell> cells(List<String> texts, Role role) {
        var cells = new ArrayList<OfficialSheet.Cell>();
        for (int at = 0; at < texts.size(); at++) {
            var align = role == Role.VALUE && (at == 1 || at == 2) ? Align.LEFT : Align.CENTER;
            cells.add(across(texts.get(at), role, align, at, 1));
        }
        return cells;
    }

    private static OfficialSheet.Cell across(String text, Role role, Align align, int column, int columns) {
        return new OfficialSheet.Cell(text, role, align, null, column, columns, 1, false);
    }
}
