package org.jiheng.documents.writing;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.poi.UnsupportedFileFormatException;
import org.apache.poi.ooxml.POIXMLException;
import org.apache.poi.openxml4j.exceptions.OpenXML4JRuntimeException;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.ClientAnchor;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFColor;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/**
 * 标好记号的原件 — somebody's own workbook, given back with the cells coloured that something is to be said of, and a comment on
 * each that says it. Values, formulas, widths, merges and everything else stay as their owner made them.
 */
public final class MarkedWorkbook {
    /** A workbook is opened whole for this; a longer one is looked at on the page instead. */
    public static final int MOST_BYTES = 4 << 20;

    private static final String AUTHOR = "绩衡";
    private static final int LONGEST_COMMENT = 4_000;
    private static final int COMMENT_COLUMNS = 4;
    private static final int LETTERS_A_LINE = 22;
    private static final int MOST_LINES = 24;

    /** 轻重 — what the colour of a cell says. */
    public enum Weight {
        WRONG("FBE0DD"),
        DOUBTFUL("FFF0C8"),
        HINT("DDE9F5");

        private final String rgb;

        Weight(String rgb) {
            this.rgb = rgb;
        }
    }

    /**
     * 一处记号.
     *
     * @param cell address such as B13
     */
    public record Mark(String sheet, String cell, Weight weight, String text) {}

    private MarkedWorkbook() {}

    /** @throws CannotExportException with a sentence, when this workbook cannot be opened for writing */
    public static byte[] of(byte[] original, List<Mark> marks) {
        if (original.length > MOST_BYTES) {
            throw new CannotExportException("这个文件超过%dMB，标不了记号。请看页面上的旁注。".formatted(MOST_BYTES >> 20));
        }
        var byCell = new LinkedHashMap<List<String>, List<Mark>>();
        for (var mark : marks) {
            byCell.merge(List.of(mark.sheet(), mark.cell()), List.of(mark), MarkedWorkbook::joined);
        }
        try (var workbook = new XSSFWorkbook(new ByteArrayInputStream(original))) {
            var styles = new HashMap<List<Object>, CellStyle>();
            byCell.forEach((place, said) -> mark(workbook, place.getFirst(), place.getLast(), said, styles));
            var out = new ByteArrayOutputStream();
            workbook.write(out);
            return out.toByteArray();
        } catch (IOException | POIXMLException | OpenXML4JRuntimeException | UnsupportedFileFormatException unusual) {
            throw new CannotExportException("这个文件的写法特别，标不了记号。请看页面上的旁注。");
        }
    }

    private static List<Mark> joined(List<Mark> some, List<Mark> more) {
        return java.util.stream.Stream.concat(some.stream(), more.stream()).toList();
    }

    private static void mark(
            XSSFWorkbook workbook,
            String sheetName,
            String address,
            List<Mark> said,
            Map<List<Object>, CellStyle> styles) {
        var sheet = workbook.getSheet(sheetName);
        if (sheet == null) {
            return;
        }
        var at = new CellReference(address);
        var row = Objects.requireNonNullElseGet(sheet.getRow(at.getRow()), () -> sheet.createRow(at.getRow()));
        var cell = row.getCell(at.getCol(), Row.MissingCellPolicy.CREATE_NULL_AS_BLANK);
        var weight = said.stream().map(Mark::weight).min(Weight::compareTo).orElseThrow();
        cell.setCellStyle(styles.computeIfAbsent(
                List.of(cell.getCellStyle().getIndex(), weight), none -> coloured(workbook, cell, weight)));
        comment(sheet, cell, said.stream().map(Mark::text).distinct().toList());
    }

    private static CellStyle coloured(XSSFWorkbook workbook, XSSFCell cell, Weight weight) {
        var style = workbook.createCellStyle();
        style.cloneStyleFrom(cell.getCellStyle());
        style.setFillPattern(FillPatternType.SOLID_FOREGROUND);
        style.setFillForegroundColor(new XSSFColor(
                HexFormat.of().parseHex(weight.rgb), workbook.getStylesSource().getIndexedColors()));
        return style;
    }

    /** A comment that somebody wrote there stays, above ours. */
    private static void comment(XSSFSheet sheet, XSSFCell cell, List<String> said) {
        var there = cell.getCellComment();
        var ours = String.join("\n", said);
        var whole = there == null ? ours : there.getString().getString() + "\n" + ours;
        var text = cell.getSheet().getWorkbook().getCreationHelper().createRichTextString(printable(whole));
        if (there != null) {
            there.setString(text);
            return;
        }
        var lines = Math.min(MOST_LINES, 2 + said.size() + whole.length() / LETTERS_A_LINE);
        var anchor = sheet.getWorkbook().getCreationHelper().createClientAnchor();
        anchor.setCol1(cell.getColumnIndex() + 1);
        anchor.setCol2(cell.getColumnIndex() + 1 + COMMENT_COLUMNS);
        anchor.setRow1(cell.getRowIndex());
        anchor.setRow2(cell.getRowIndex() + lines);
        anchor.setAnchorType(ClientAnchor.AnchorType.DONT_MOVE_AND_RESIZE);
        var comment = sheet.createDrawingPatriarch().createCellComment(anchor);
        comment.setAuthor(AUTHOR);
        comment.setString(text);
        cell.setCellComment(comment);
    }

    /** What a workbook can hold: no control characters, no half characters, and not endless. */
    private static String printable(String text) {
        var kept = new StringBuilder();
        text.codePoints()
                .filter(each -> each == '\n' || each >= ' ')
                .filter(each -> each < Character.MIN_SURROGATE || each > Character.MAX_SURROGATE)
                .filter(each -> each != 0xFFFE && each != 0xFFFF)
                .limit(LONGEST_COMMENT)
                .forEach(kept::appendCodePoint);
        return kept.toString();
    }
}
