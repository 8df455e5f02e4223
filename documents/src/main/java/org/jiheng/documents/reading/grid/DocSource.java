package org.jiheng.documents.reading.grid;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.poi.EncryptedDocumentException;
import org.apache.poi.OldFileFormatException;
import org.apache.poi.hwpf.HWPFDocument;
import org.apache.poi.hwpf.converter.AbstractWordUtils;
import org.apache.poi.hwpf.converter.AbstractWordUtils.NumberingState;
import org.apache.poi.hwpf.usermodel.Paragraph;
import org.apache.poi.hwpf.usermodel.Range;
import org.apache.poi.hwpf.usermodel.Table;
import org.apache.poi.hwpf.usermodel.TableRow;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;

/**
 * doc文档 (Word 97–2003) — tables and the paragraphs between them. The format has no columns, only edges of cells in every
 * row; edges that stand below each other make the columns.
 */
record DocSource(POIFSFileSystem container) implements GridSource {
    static final String MEDIA_TYPE = "application/msword";
    /** Edges this close stand below each other, in twentieths of a point. */
    private static final int SAME_EDGE = 40;
    /** Tables inside each other. */
    private static final int DEEPEST = 16;

    private static final int ARABIC = 0;

    @Override
    public String mediaType() {
        return MEDIA_TYPE;
    }

    @Override
    public void readInto(GridBuilder grids, Limits limits, Deadline deadline) throws UnreadableFile {
        try (container;
                var document = new HWPFDocument(container)) {
            var blocks = new Reading(limits, deadline).blocks(document.getRange(), 0);
            blocks.addAll(new Reading(limits, deadline).blocks(document.getMainTextboxRange(), 0));
            new DocumentFlow(grids).add(blocks);
        } catch (EncryptedDocumentException encrypted) {
            throw new UnreadableFile(ProblemCode.ENCRYPTED, "文件已加密，请另存为不加密的文件后再导入。", encrypted);
        } catch (OldFileFormatException old) {
            throw new UnreadableFile(
                    ProblemCode.UNSUPPORTED_FORMAT, "这是Word 95或更早的文档，本版本不能读取。请用办公软件打开，另存为docx后再导入。", old);
        } catch (IOException | RuntimeException broken) {
            throw UnreadableFile.within(broken, ProblemCode.CORRUPT, "文档已损坏，无法读取。请用办公软件打开原文件，重新另存为docx后再导入。");
        }
    }

    private static final class Reading {
        private final Limits limits;
        private final Deadline deadline;
        private final NumberingState numbering = new NumberingState();
        private int cells;

        Reading(Limits limits, Deadline deadline) {
            this.limits = limits;
            this.deadline = deadline;
        }

        /** Paragraphs and tables of a range that lies in as many tables as given. */
        List<Block> blocks(Range range, int depth) throws UnreadableFile {
            var blocks = new ArrayList<Block>();
            int at = 0;
            while (at < range.numParagraphs()) {
                deadline.check();
                var paragraph = range.getParagraph(at);
                if (paragraph.getTableLevel() > depth && depth < DEEPEST) {
                    var table = range.getTable(paragraph);
                    blocks.add(table(table, depth + 1));
                    at += Math.max(1, table.numParagraphs());
                } else {
                    var text = text(paragraph);
                    if (!text.isEmpty()) {
                        blocks.add(new Block.Line(text));
                    }
                    at++;
                }
            }
            return blocks;
        }

        private String text(Paragraph paragraph) {
            var text = new StringBuilder();
            for (int i = 0; i < paragraph.numCharacterRuns(); i++) {
                var run = paragraph.getCharacterRun(i);
                if (!run.isMarkedDeleted()) {
                    text.append(run.text());
                }
            }
            var shown = Plain.trim(Range.stripFields(text.toString())
                    .replace('\u001e', '-')
                    .replace("\u001f", "")
                    .replace("\u0007", ""));
            return shown.isEmpty() ? "" : listNumber(paragraph) + shown;
        }

        /** Only plain numbers: what the library makes of 一、 is not what was printed. */
        private String listNumber(Paragraph paragraph) {
            if (!paragraph.isInList()) {
                return "";
            }
            var list = paragraph.getList();
            char level = (char) paragraph.getIlvl();
            return list.getNumberFormat(level) == ARABIC
                    ? AbstractWordUtils.getBulletText(numbering, list, level).strip()
                    : "";
        }

        private static final class ReadCell {
            private final int column;
            private int columnSpan;
            private int rowSpan = 1;
            private final List<Block> content;

            ReadCell(int column, int columnSpan, List<Block> content) {
                this.column = column;
                this.columnSpan = columnSpan;
                this.content = content;
            }
        }

        private Block.Table table(Table table, int depth) throws UnreadableFile {
            var columns = new Columns(edges(table), SAME_EDGE);
            var rows = new ArrayList<List<ReadCell>>();
            var above = new TreeMap<Integer, ReadCell>();
            for (int i = 0; i < table.numRows(); i++) {
                rows.add(row(table.getRow(i), columns, above, depth));
            }
            return new Block.Table(rows.stream()
                    .map(row -> row.stream()
                            .map(cell -> new Block.Cell(cell.column, cell.columnSpan, cell.rowSpan, cell.content))
                            .toList())
                    .toList());
        }

        private static SortedSet<Integer> edges(Table table) {
            var edges = new TreeSet<Integer>();
            for (int i = 0; i < table.numRows(); i++) {
                var row = table.getRow(i);
                for (int j = 0; j < row.numCells(); j++) {
                    edges.add(row.getCell(j).getLeftEdge());
                }
            }
            return edges;
        }

        /** A cell that goes on from above or from the left lengthens that one, and is none of its own. */
        private List<ReadCell> row(TableRow row, Columns columns, NavigableMap<Integer, ReadCell> above, int depth)
                throws UnreadableFile {
            var read = new ArrayList<ReadCell>();
            var here = new TreeMap<Integer, ReadCell>();
            for (int j = 0; j < row.numCells(); j++) {
                if (++cells > limits.cells()) {
                    throw GridBuilder.tooManyCells(limits);
                }
                var cell = row.getCell(j);
                int left = cell.getLeftEdge();
                int column = columns.at(left);
                int span = columns.span(left, left + cell.getWidth(), SAME_EDGE);
                var content = blocks(cell, depth);
                boolean goesOnFromLeft = cell.isMerged() && !cell.isFirstMerged();
                boolean goesOn = cell.isVerticallyMerged() && !cell.isFirstVerticallyMerged();
                var upper = above.get(column);
                if (goesOnFromLeft && !here.isEmpty()) {
                    var before = here.lastEntry().getValue();
                    before.columnSpan = Math.max(before.columnSpan, column + span - before.column);
                    before.content.addAll(content);
                } else if (goesOn && upper != null) {
                    upper.rowSpan++;
                    upper.content.addAll(content);
                    here.put(column, upper);
                } else {
                    var own = new ReadCell(column, span, content);
                    read.add(own);
                    here.put(column, own);
                }
            }
            above.clear();
            above.putAll(here);
            return read;
        }
    }
}
