package org.jiheng.documents.reading.grid;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLStreamConstants;
import org.jspecify.annotations.Nullable;

/**
 * docx文档 — tables and the paragraphs between them, pulled out of the main part in one pass. Text boxes stand behind
 * the paragraph they hang on; what a reviewer struck out is not read; headers, footers and notes are not part of a
 * form.
 */
record DocxSource(ZipPackage zip) implements GridSource {
    static final String MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    private static final String MAIN_PART = "word/document.xml";
    /** Deleted text, the older twin of a drawing, codes of fields, reading aids, and properties that hold no text. */
    private static final Set<String> SKIPPED = Set.of(
            "del",
            "moveFrom",
            "Fallback",
            "instrText",
            "delText",
            "rt",
            "rPr",
            "sectPr",
            "tblPr",
            "tblGrid",
            "tblPrEx");

    private static final int WIDEST = 1000;

    @Override
    public String mediaType() {
        return MEDIA_TYPE;
    }

    @Override
    public void readInto(GridBuilder grids, Limits limits, Deadline deadline) throws UnreadableFile {
        try (zip) {
            var numbering = Numbering.read(zip, limits);
            try (var xml = XmlPart.open(zip, MAIN_PART, limits)) {
                var document = new Document(xml, limits, deadline, numbering);
                new DocumentFlow(grids).add(document.read());
            }
        }
    }

    private static final class Document {
        private final XmlPart xml;
        private final Limits limits;
        private final Deadline deadline;
        private final Numbering numbering;
        private int cells;
        private long characters;

        Document(XmlPart xml, Limits limits, Deadline deadline, Numbering numbering) {
            this.xml = xml;
            this.limits = limits;
            this.deadline = deadline;
            this.numbering = numbering;
        }

        List<Block> read() throws UnreadableFile {
            var blocks = new ArrayList<Block>();
            while (xml.nextElement() != null) {
                if (xml.name().equals("body")) {
                    readBlocks(blocks);
                }
            }
            return blocks;
        }

        /** Everything inside the element just entered. Wrappers such as content controls are looked through. */
        private void readBlocks(List<Block> into) throws UnreadableFile {
            int outside = xml.depth() - 1;
            while (xml.depth() > outside) {
                if (xml.next() == XMLStreamConstants.START_ELEMENT) {
                    switch (xml.name()) {
                        case "p" -> readParagraph(into);
                        case "tbl" -> into.add(readTable());
                        default -> skipUnlessWrapper();
                    }
                }
            }
        }

        private void skipUnlessWrapper() throws UnreadableFile {
            if (SKIPPED.contains(xml.name())) {
                xml.skip();
            }
        }

        private void readParagraph(List<Block> into) throws UnreadableFile {
            deadline.check();
            int outside = xml.depth() - 1;
            var text = new StringBuilder();
            var boxes = new ArrayList<Block>();
            while (xml.depth() > outside) {
                if (xml.next() != XMLStreamConstants.START_ELEMENT) {
                    continue;
                }
                switch (xml.name()) {
                    case "t" -> xml.appendText(text, limits.cellCharacters() + 1);
                    case "tab" -> text.append('\t');
                    case "br", "cr" -> text.append('\n');
                    case "noBreakHyphen" -> text.append('-');
                    case "sym" ->
                        text.append(symbol(
                                xml.attribute("font", ""),
                                xml.attribute("char", "").toUpperCase(Locale.ROOT)));
                    case "txbxContent" -> readBlocks(boxes);
                    case "pPr" -> text.append(listNumber());
                    default -> skipUnlessWrapper();
                }
            }
            count(text.length());
            if (!text.isEmpty()) {
                into.add(new Block.Line(text.toString()));
            }
            into.addAll(boxes);
        }

        private void count(int more) throws UnreadableFile {
            characters += more;
            if (characters > limits.characters()) {
                throw GridBuilder.tooManyCharacters(limits);
            }
        }

        /** Symbol fonts put their signs on private characters; those that forms are ticked and compared with are known. */
        private static String symbol(String font, String code) {
            if (font.equals("Symbol")) {
                return switch (code) {
                    case "F0B3" -> "≥";
                    case "F0A3" -> "≤";
                    case "F0B4" -> "×";
                    default -> "";
                };
            }
            return switch (code) {
                case "F0FE", "F052", "F0FC" -> "☑";
                case "F0A8", "F06F", "F0A3", "F071" -> "□";
                case "F0FD", "F054" -> "☒";
                default -> "";
            };
        }

        /** What the list writes before the paragraph: 一、 or 1. */
        private String listNumber() throws UnreadableFile {
            int outside = xml.depth() - 1;
            @Nullable String list = null;
            int level = 0;
            while (xml.depth() > outside) {
                if (xml.next() != XMLStreamConstants.START_ELEMENT) {
                    continue;
                }
                switch (xml.name()) {
                    case "numId" -> list = xml.attribute("val");
                    case "ilvl" -> level = number(xml.attribute("val"), 0);
                    default -> skipUnlessWrapper();
                }
            }
            return list == null ? "" : numbering.next(list, level);
        }

        private Block.Table readTable() throws UnreadableFile {
            int outside = xml.depth() - 1;
            var rows = new ArrayList<List<ReadCell>>();
            while (xml.depth() > outside) {
                if (xml.next() == XMLStreamConstants.START_ELEMENT) {
                    if (xml.name().equals("tr")) {
                        var row = readRow();
                        if (row != null) {
                            rows.add(row);
                        }
                    } else {
                        skipUnlessWrapper();
                    }
                }
            }
            return new Block.Table(withRowSpans(rows));
        }

        private static final class ReadCell {
            private final int column;
            private int columnSpan = 1;
            private boolean goesOn;
            private boolean goesOnFromLeft;
            private int rowSpan = 1;
            private final List<Block> content = new ArrayList<>();

            ReadCell(int column) {
                this.column = column;
            }
        }

        /** Null for a row that a reviewer deleted. */
        private @Nullable List<ReadCell> readRow() throws UnreadableFile {
            int outside = xml.depth() - 1;
            var row = new ArrayList<ReadCell>();
            int column = 0;
            boolean deleted = false;
            while (xml.depth() > outside) {
                if (xml.next() != XMLStreamConstants.START_ELEMENT) {
                    continue;
                }
                switch (xml.name()) {
                    case "gridBefore" -> column += Math.min(number(xml.attribute("val"), 0), WIDEST);
                    case "del" -> {
                        deleted = true;
                        xml.skip();
                    }
                    case "tc" -> {
                        var cell = readCell(column);
                        column += cell.columnSpan;
                        if (column > limits.columns()) {
                            throw GridBuilder.tooManyColumns(limits);
                        }
                        if (cell.goesOnFromLeft && !row.isEmpty()) {
                            row.getLast().columnSpan += cell.columnSpan;
                            row.getLast().content.addAll(cell.content);
                        } else {
                            row.add(cell);
                        }
                    }
                    default -> skipUnlessWrapper();
                }
            }
            return deleted ? null : row;
        }

        private ReadCell readCell(int column) throws UnreadableFile {
            if (++cells > limits.cells()) {
                throw GridBuilder.tooManyCells(limits);
            }
            int outside = xml.depth() - 1;
            var cell = new ReadCell(column);
            while (xml.depth() > outside) {
                if (xml.next() != XMLStreamConstants.START_ELEMENT) {
                    continue;
                }
                switch (xml.name()) {
                    case "gridSpan" -> cell.columnSpan = Math.clamp(number(xml.attribute("val"), 1), 1, WIDEST);
                    case "vMerge" -> cell.goesOn = !"restart".equals(xml.attribute("val"));
                    case "hMerge" -> cell.goesOnFromLeft = !"restart".equals(xml.attribute("val"));
                    case "p" -> readParagraph(cell.content);
                    case "tbl" -> cell.content.add(readTable());
                    default -> skipUnlessWrapper();
                }
            }
            return cell;
        }

        /** A cell that goes on from above lengthens the one above, and is none of its own. */
        private static List<List<Block.Cell>> withRowSpans(List<List<ReadCell>> rows) {
            var above = new HashMap<Integer, ReadCell>();
            for (var row : rows) {
                var here = new HashMap<Integer, ReadCell>();
                for (var cell : row) {
                    var upper = above.get(cell.column);
                    if (cell.goesOn && upper != null) {
                        upper.rowSpan++;
                        upper.content.addAll(cell.content);
                        here.put(cell.column, upper);
                    } else {
                        cell.goesOn = false;
                        here.put(cell.column, cell);
                    }
                }
                above.clear();
                above.putAll(here);
            }
            return rows.stream()
                    .map(row -> row.stream()
                            .filter(cell -> !cell.goesOn)
                            .map(cell -> new Block.Cell(cell.column, cell.columnSpan, cell.rowSpan, cell.content))
                            .toList())
                    .toList();
        }
    }

    private static int number(@Nullable String digits, int otherwise) {
        return digits != null
                        && digits.length() < 7
                        && !digits.isEmpty()
                        && digits.chars().allMatch(c -> c >= '0' && c <= '9')
                ? Integer.parseInt(digits)
                : otherwise;
    }

    /** 编号 — what automatic lists write before their paragraphs; it is not in the text of the file. */
    private static final class Numbering {
        private static final String PART = "word/numbering.xml";
        private static final int LEVELS = 9;
        private static final int MOST_LISTS = 10_000;

        private record Level(int start, String format, String text) {}

        private final Map<String, Map<Integer, Level>> definitions = new HashMap<>();
        private final Map<String, String> definitionOf = new HashMap<>();
        private final Map<String, int[]> counters = new HashMap<>();

        static Numbering read(ZipPackage zip, Limits limits) throws UnreadableFile {
            var numbering = new Numbering();
            if (zip.has(PART)) {
                try (var xml = XmlPart.open(zip, PART, limits)) {
                    numbering.read(xml);
                }
            }
            return numbering;
        }

        private void read(XmlPart xml) throws UnreadableFile {
            String definition = "";
            String list = "";
            int level = 0;
            int start = 1;
            String format = "";
            for (var element = xml.nextElement(); element != null; element = xml.nextElement()) {
                switch (element) {
                    case "abstractNum" -> definition = xml.attribute("abstractNumId", "");
                    case "lvl" -> {
                        level = number(xml.attribute("ilvl"), 0);
                        start = 1;
                        format = "";
                    }
                    case "start" -> start = number(xml.attribute("val"), 1);
                    case "numFmt" -> format = xml.attribute("val", "");
                    case "lvlText" -> {
                        if (level < LEVELS && definitions.size() < MOST_LISTS) {
                            definitions
                                    .computeIfAbsent(definition, none -> new HashMap<>())
                                    .putIfAbsent(level, new Level(start, format, xml.attribute("val", "")));
                        }
                    }
                    case "num" -> list = xml.attribute("numId", "");
                    case "abstractNumId" -> {
                        if (definitionOf.size() < MOST_LISTS) {
                            definitionOf.put(list, xml.attribute("val", ""));
                        }
                    }
                    default -> {}
                }
            }
        }

        String next(String list, int level) {
            var definition = definitionOf.get(list);
            var levels = definition == null ? null : definitions.get(definition);
            if (levels == null || level < 0 || level >= LEVELS || !levels.containsKey(level)) {
                return "";
            }
            var counter = counters.computeIfAbsent(definition, none -> new int[LEVELS]);
            counter[level]++;
            for (int below = level + 1; below < LEVELS; below++) {
                counter[below] = 0;
            }
            var text = levels.get(level).text();
            for (int each = 0; each <= level; each++) {
                var shown = levels.get(each);
                if (shown != null && text.contains("%" + (each + 1))) {
                    var count = shown.start() + Math.max(1, counter[each]) - 1;
                    var number = numeral(count, shown.format());
                    if (number == null) {
                        return "";
                    }
                    text = text.replace("%" + (each + 1), number);
                }
            }
            // A bullet is an ornament.
            return "bullet".equals(levels.get(level).format()) ? "" : text;
        }

        private static @Nullable String numeral(int count, String format) {
            return switch (format) {
                case "decimal", "decimalZero", "decimalHalfWidth", "decimalFullWidth" -> String.valueOf(count);
                case "decimalEnclosedCircle", "decimalEnclosedCircleChinese" ->
                    count <= 20 ? String.valueOf((char) ('①' + count - 1)) : "(" + count + ")";
                case "chineseCounting",
                        "chineseCountingThousand",
                        "japaneseCounting",
                        "taiwaneseCountingThousand",
                        "ideographDigital" -> chinese(count);
                case "lowerLetter" -> count <= 26 ? String.valueOf((char) ('a' + count - 1)) : null;
                case "upperLetter" -> count <= 26 ? String.valueOf((char) ('A' + count - 1)) : null;
                default -> null;
            };
        }

        /** 一 to 九十九. */
        private static @Nullable String chinese(int count) {
            if (count < 1 || count > 99) {
                return null;
            }
            var digits = "〇一二三四五六七八九";
            var tens = count < 10 ? "" : count < 20 ? "十" : digits.charAt(count / 10) + "十";
            return count % 10 == 0 ? tens : tens + digits.charAt(count % 10);
        }
    }
}
