package org.jiheng.documents.reading.grid;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;
import org.jsoup.select.NodeFilter.FilterResult;

/**
 * 网页表格 — the tables of a page with the lines of prose between them, because titles often stand above their
 * table. Nothing the page refers to is ever fetched.
 */
record HtmlSource(String html) implements GridSource {
    private static final Set<String> SKIPPED =
            Set.of("head", "script", "style", "noscript", "template", "select", "svg");
    private static final Set<String> LINES = Set.of(
            "address",
            "article",
            "aside",
            "blockquote",
            "body",
            "center",
            "dd",
            "div",
            "dl",
            "dt",
            "fieldset",
            "footer",
            "form",
            "header",
            "hr",
            "li",
            "main",
            "nav",
            "ol",
            "p",
            "pre",
            "section",
            "table",
            "tbody",
            "td",
            "tfoot",
            "th",
            "thead",
            "tr",
            "ul");
    private static final Set<String> HEADINGS = Set.of("h1", "h2", "h3", "h4", "h5", "h6");
    /** What browsers allow. */
    private static final int WIDEST = 1000;

    private static final int HIGHEST = 65_534;

    @Override
    public String mediaType() {
        return "text/html";
    }

    @Override
    public void readInto(GridBuilder grids, Limits limits, Deadline deadline) throws UnreadableFile {
        if (html.chars().filter(c -> c == '<').count() > limits.markupTags()) {
            throw new UnreadableFile(
                    ProblemCode.TOO_LARGE, "网页的标记超过%d个。请只保存绩效表所在的页面后再导入。".formatted(limits.markupTags()));
        }
        var document = parse(deadline);
        if (tooDeep(document, limits.markupDepth())) {
            throw new UnreadableFile(
                    ProblemCode.NESTED_TOO_DEEP,
                    "网页的标记套了超过%d层，不是正常的表格。请用办公软件打开后另存为xlsx再导入。".formatted(limits.markupDepth()));
        }
        grids.startGrid("", false, new Placings.OnPage());
        var flow = new Flow(grids);
        flow.walk(document.body());
        flow.endLine();
    }

    private Document parse(Deadline deadline) throws UnreadableFile {
        try (var reader = new DeadlineReader(html, deadline)) {
            return Parser.htmlParser().parseInput(reader, "");
        } catch (UnreadableFile refused) {
            throw refused;
        } catch (IOException | RuntimeException broken) {
            throw UnreadableFile.within(broken, ProblemCode.CORRUPT, "网页内容已损坏，无法读取。请重新保存网页，或另存为xlsx后再导入。");
        }
    }

    private static boolean tooDeep(Document document, int deepest) {
        var found = new boolean[1];
        document.filter((node, level) -> {
            found[0] |= level > deepest;
            return found[0] ? FilterResult.STOP : FilterResult.CONTINUE;
        });
        return found[0];
    }

    /** The parser reads in small portions; each asks for the time. */
    private static final class DeadlineReader extends Reader {
        private final Reader text;
        private final Deadline deadline;

        DeadlineReader(String text, Deadline deadline) {
            this.text = new StringReader(text);
            this.deadline = deadline;
        }

        @Override
        public int read(char[] buffer, int offset, int length) throws IOException {
            deadline.check();
            return text.read(buffer, offset, length);
        }

        @Override
        public void close() throws IOException {
            text.close();
        }
    }

    /** Walks the page in reading order. The depth was checked, so it may recurse. */
    private static final class Flow {
        /** With fewer cells of its own, a table around tables only lays out the page. */
        private static final int OWN_CELLS = 4;

        private final GridBuilder grids;
        private final StringBuilder line = new StringBuilder();
        private int tables;

        Flow(GridBuilder grids) {
            this.grids = grids;
        }

        void walk(Element element) throws UnreadableFile {
            for (Node node : element.childNodes()) {
                if (node instanceof TextNode words) {
                    line.append(words.text());
                } else if (node instanceof Element child && !SKIPPED.contains(child.normalName())) {
                    walkChild(child);
                }
            }
        }

        private void walkChild(Element child) throws UnreadableFile {
            var name = child.normalName();
            if (name.equals("table") && !onlyLaysOut(child)) {
                endLine();
                table(child);
            } else if (name.equals("br")) {
                endLine();
            } else if (HEADINGS.contains(name)) {
                // A title is one line, however the page breaks it.
                endLine();
                line.append(Plain.oneLine(Markup.textOf(child, false)));
                endLine();
            } else if (LINES.contains(name)) {
                endLine();
                walk(child);
                endLine();
            } else {
                walk(child);
            }
        }

        /** A table around tables lays out the page, unless it has something to say itself. */
        private static boolean onlyLaysOut(Element table) {
            if (table.selectFirst("table table") == null) {
                return false;
            }
            return rows(table).stream()
                            .flatMap(row -> row.children().stream())
                            .filter(cell -> cell.hasText() && cell.selectFirst("table") == null)
                            .limit(OWN_CELLS)
                            .count()
                    < OWN_CELLS;
        }

        void endLine() throws UnreadableFile {
            if (!line.isEmpty()) {
                var cells = new ArrayList<GridCell>();
                grids.addCell(cells, 0, 1, 1, line.toString());
                grids.addRow(tables + 1, 0, true, cells);
                line.setLength(0);
            }
        }

        private void table(Element table) throws UnreadableFile {
            for (var caption : table.select("> caption")) {
                line.append(caption.text());
                endLine();
            }
            tables++;
            var covered = new Covered();
            int number = 0;
            for (var row : rows(table)) {
                number++;
                covered.nextRow();
                var cells = new ArrayList<GridCell>();
                int column = 0;
                for (var cell : row.children()) {
                    if (!cell.normalName().equals("td") && !cell.normalName().equals("th")) {
                        continue;
                    }
                    column = covered.firstFree(column);
                    int columnSpan = span(cell, "colspan", WIDEST);
                    int rowSpan = span(cell, "rowspan", HIGHEST);
                    grids.checkColumn(column + columnSpan - 1);
                    covered.cover(column, columnSpan, rowSpan);
                    grids.addCell(cells, column, columnSpan, rowSpan, Markup.textOf(cell, false));
                    column += columnSpan;
                }
                grids.addRow(tables, number, false, cells);
            }
        }

        /** Its own, not those of tables inside. */
        private static List<Element> rows(Element table) {
            return table.select("> thead > tr, > tbody > tr, > tfoot > tr, > tr");
        }

        private static int span(Element cell, String attribute, int most) {
            var printed = cell.attr(attribute).strip();
            if (printed.isEmpty() || printed.length() > 6 || !printed.chars().allMatch(c -> c >= '0' && c <= '9')) {
                return 1;
            }
            return Math.clamp(Integer.parseInt(printed), 1, most);
        }
    }

    /** Which columns of the current row are covered by cells from above. */
    private static final class Covered {
        private final List<Integer> rowsLeft = new ArrayList<>();

        void nextRow() {
            rowsLeft.replaceAll(left -> Math.max(0, left - 1));
        }

        int firstFree(int from) {
            int column = from;
            while (column < rowsLeft.size() && rowsLeft.get(column) > 0) {
                column++;
            }
            return column;
        }

        void cover(int column, int columnSpan, int rowSpan) {
            while (rowsLeft.size() < column + columnSpan) {
                rowsLeft.add(0);
            }
            for (int i = column; i < column + columnSpan; i++) {
                rowsLeft.set(i, rowSpan);
            }
        }
    }
}
