package org.jiheng.documents.reading.grid;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamConstants;
import org.apache.poi.ss.util.CellReference;
import org.jspecify.annotations.Nullable;

/**
 * xlsx工作簿 — sheets are pulled through once, row by row, so that a large one costs its cells and not an object
 * model. Formulas are never computed: what was last
 * shown is what is read. Links to other files are not followed. Hidden
 * rows and columns are read like all others, because whoever hid them still reports them; hidden sheets are marked.
 */
record XlsxSource(ZipPackage zip) implements GridSource {
    static final String MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final int MOST_SHEETS = 1000;
    private static final int MOST_STYLES = 100_000;
    private static final int LAST_ROW = 1_048_576;

    private static final int LONGEST_NUMBER = 40;
    private static final Pattern ESCAPED = Pattern.compile("_x([0-9A-Fa-f]{4})_");

    @Override
    public String mediaType() {
        return MEDIA_TYPE;
    }

    @Override
    public void readInto(GridBuilder grids, Limits limits, Deadline deadline) throws UnreadableFile {
        try (zip) {
            new Workbook(zip, limits, deadline, grids).read();
        }
    }

    private record SheetEntry(String name, boolean hidden, String part) {}

    private static final class Workbook {
        private final ZipPackage zip;
        private final Limits limits;
        private final Deadline deadline;
        private final GridBuilder grids;
        private final List<String> sharedStrings = new ArrayList<>();
        private final List<ShownNumber> styles = new ArrayList<>();
        private boolean from1904;

        Workbook(ZipPackage zip, Limits limits, Deadline deadline, GridBuilder grids) {
            this.zip = zip;
            this.limits = limits;
            this.deadline = deadline;
            this.grids = grids;
        }

        void read() throws UnreadableFile {
            var workbookPart = zip.has("xl/workbook.xml") ? "xl/workbook.xml" : officeDocument();
            int slash = workbookPart.lastIndexOf('/');
            var folder = workbookPart.substring(0, slash + 1);
            var relations = relations(folder + "_rels/" + workbookPart.substring(slash + 1) + ".rels", folder);
            for (var relation : relations.values()) {
                if (relation.type().endsWith("/sharedStrings") && zip.has(relation.target())) {
                    readSharedStrings(relation.target());
                } else if (relation.type().endsWith("/styles") && zip.has(relation.target())) {
                    readStyles(relation.target());
                }
            }
            for (var sheet : sheets(workbookPart, relations)) {
                readSheet(sheet);
            }
        }

        private String officeDocument() throws UnreadableFile {
            return relations("_rels/.rels", "").values().stream()
                    .filter(relation -> relation.type().endsWith("/officeDocument"))
                    .map(Relation::target)
                    .findFirst()
                    .orElse("xl/workbook.xml");
        }

        private record Relation(String type, String target) {}

        private Map<String, Relation> relations(String part, String folder) throws UnreadableFile {
            var relations = new HashMap<String, Relation>();
            if (!zip.has(part)) {
                return relations;
            }
            try (var xml = XmlPart.open(zip, part, limits)) {
                for (var element = xml.nextElement(); element != null; element = xml.nextElement()) {
                    var id = xml.attribute("Id");
                    var target = xml.attribute("Target");
                    boolean inside = !"External".equals(xml.attribute("TargetMode"));
                    if (element.equals("Relationship") && id != null && target != null && inside) {
                        var path = target.startsWith("/") ? target.substring(1) : folder + target;
                        relations.put(id, new Relation(xml.attribute("Type", ""), path));
                    }
                }
            }
            return relations;
        }

        private List<SheetEntry> sheets(String part, Map<String, Relation> relations) throws UnreadableFile {
            var sheets = new ArrayList<SheetEntry>();
            try (var xml = XmlPart.open(zip, part, limits)) {
                for (var element = xml.nextElement(); element != null; element = xml.nextElement()) {
                    if (element.equals("workbookPr")) {
                        from1904 = isTrue(xml.attribute("date1904"));
                    } else if (element.equals("sheet") && sheets.size() < MOST_SHEETS) {
                        var relation = relations.get(xml.attribute("id", ""));
                        // Chart sheets and dialog sheets hold no cells.
                        if (relation != null && relation.type().endsWith("/worksheet") && zip.has(relation.target())) {
                            boolean hidden = !"visible".equals(xml.attribute("state", "visible"));
                            sheets.add(new SheetEntry(xml.attribute("name", ""), hidden, relation.target()));
                        }
                    }
                }
            }
            return sheets;
        }

        private static boolean isTrue(@Nullable String flag) {
            return "1".equals(flag) || "true".equals(flag);
        }

        private void readSharedStrings(String part) throws UnreadableFile {
            long characters = 0;
            try (var xml = XmlPart.open(zip, part, limits)) {
                for (var element = xml.nextElement(); element != null; element = xml.nextElement()) {
                    if (element.equals("si")) {
                        var text = richText(xml);
                        characters += text.length();
                        if (characters > limits.characters() || sharedStrings.size() > limits.cells()) {
                            throw new UnreadableFile(
                                    ProblemCode.TOO_LARGE, "文字总量超过%d字。请只保留绩效表，另存后再导入。".formatted(limits.characters()));
                        }
                        sharedStrings.add(text);
                        deadline.check();
                    }
                }
            }
        }

        /** The runs of a string item, without the reading aids of East Asian text. */
        private String richText(XmlPart xml) throws UnreadableFile {
            var text = new StringBuilder();
            int outside = xml.depth() - 1;
            while (xml.depth() > outside) {
                if (xml.next() == XMLStreamConstants.START_ELEMENT) {
                    if (xml.name().equals("t")) {
                        // One character more than a cell may hold, so that the limit is noticed, not applied in
                        // silence.
                        xml.appendText(text, limits.cellCharacters() + 1);
                    } else if (xml.name().equals("rPh")) {
                        xml.appendText(new StringBuilder(), 0);
                    }
                }
            }
            return unescaped(text.toString());
        }

        /**
         * Excel writes characters that XML cannot hold as _x000D_, and a text that looks like such an escape as
         * _x005F_x000D_. Control characters are dropped: nobody typed them to be read.
         */
        private static String unescaped(String text) {
            return ESCAPED.matcher(text).replaceAll(escape -> {
                var character = (char) Integer.parseInt(escape.group(1), 16);
                boolean shown = character == '\n' || character == '\t' || !Character.isISOControl(character);
                return shown ? Matcher.quoteReplacement(String.valueOf(character)) : "";
            });
        }

        private void readStyles(String part) throws UnreadableFile {
            var formats = new HashMap<Integer, String>();
            boolean inCellFormats = false;
            try (var xml = XmlPart.open(zip, part, limits)) {
                for (var element = xml.nextElement(); element != null; element = xml.nextElement()) {
                    switch (element) {
                        case "numFmt" ->
                            formats.put(number(xml.attribute("numFmtId")), xml.attribute("formatCode", ""));
                        case "cellXfs" -> inCellFormats = true;
                        case "cellStyles", "dxfs" -> inCellFormats = false;
                        case "xf" -> {
                            if (inCellFormats && styles.size() < MOST_STYLES) {
                                int format = number(xml.attribute("numFmtId"));
                                styles.add(ShownNumber.by(format, formats.getOrDefault(format, "")));
                            }
                        }
                        default -> {}
                    }
                }
            }
        }

        private static int number(@Nullable String digits) {
            if (digits == null
                    || digits.isEmpty()
                    || digits.length() > 9
                    || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
                return 0;
            }
            return Integer.parseInt(digits);
        }

        private void readSheet(SheetEntry sheet) throws UnreadableFile {
            var rows = new SheetRows(sheet.name(), sheet.hidden(), grids, limits, deadline);
            try (var xml = XmlPart.open(zip, sheet.part(), limits)) {
                int row = -1;
                int column = -1;
                for (var element = xml.nextElement(); element != null; element = xml.nextElement()) {
                    switch (element) {
                        case "row" -> {
                            int printed = number(xml.attribute("r"));
                            row = printed > 0 ? printed - 1 : row + 1;
                            if (row >= LAST_ROW) {
                                throw new UnreadableFile(
                                        ProblemCode.TOO_MANY_ROWS, "工作表的行号超过%d，文件不正常。请另存后再导入。".formatted(LAST_ROW));
                            }
                            column = -1;
                            deadline.check();
                        }
                        case "c" -> {
                            column = column(xml.attribute("r"), column + 1);
                            rows.add(row, column, cellText(xml));
                        }
                        case "mergeCell" -> addRegion(rows, xml.attribute("ref", ""));
                        default -> {}
                    }
                }
            }
            rows.finish();
        }

        /** The column of B13; without an address, the next one. */
        private int column(@Nullable String address, int next) throws UnreadableFile {
            if (address == null) {
                return next;
            }
            int column = 0;
            int at = 0;
            while (at < address.length() && at < 4 && address.charAt(at) >= 'A' && address.charAt(at) <= 'Z') {
                column = column * 26 + (address.charAt(at) - 'A' + 1);
                at++;
            }
            return at == 0 ? next : column - 1;
        }

        private static void addRegion(SheetRows rows, String reference) {
            var corners = reference.split(":", -1);
            if (corners.length == 2
                    && corners[0].matches("[A-Z]{1,3}\\d{1,7}")
                    && corners[1].matches("[A-Z]{1,3}\\d{1,7}")) {
                var first = new CellReference(corners[0]);
                var last = new CellReference(corners[1]);
                rows.merge(
                        Math.min(first.getRow(), last.getRow()),
                        Math.max(first.getRow(), last.getRow()),
                        Math.min(first.getCol(), last.getCol()),
                        Math.max(first.getCol(), last.getCol()));
            }
        }

        private String cellText(XmlPart xml) throws UnreadableFile {
            var type = xml.attribute("t", "n");
            int style = number(xml.attribute("s"));
            @Nullable String value = null;
            @Nullable String formula = null;
            int outside = xml.depth() - 1;
            while (xml.depth() > outside) {
                if (xml.next() != XMLStreamConstants.START_ELEMENT) {
                    continue;
                }
                switch (xml.name()) {
                    case "v" -> value = textOf(xml);
                    case "f" -> formula = textOf(xml);
                    case "is" -> value = richText(xml);
                    default -> {}
                }
            }
            if (value == null) {
                // Never computed here: a formula that was saved without its result is shown as the formula it is.
                return formula == null || formula.isEmpty() ? "" : "=" + formula;
            }
            return switch (type) {
                case "s" -> sharedString(value);
                case "inlineStr" -> value; // its escapes are undone already
                case "b" -> value.equals("1") ? "TRUE" : "FALSE";
                case "n" -> shownNumber(value, style < styles.size() ? styles.get(style) : ShownNumber.PLAIN);
                default -> unescaped(value);
            };
        }

        private String textOf(XmlPart xml) throws UnreadableFile {
            var text = new StringBuilder();
            xml.appendText(text, limits.cellCharacters() + 1);
            return text.toString();
        }

        private String sharedString(String index) throws UnreadableFile {
            var digits = index.strip();
            int at = number(digits);
            if (at >= sharedStrings.size() || (at == 0 && !digits.equals("0"))) {
                throw new UnreadableFile(ProblemCode.CORRUPT, "工作簿的文字表不完整，有单元格找不到内容。请用办公软件打开后重新另存为xlsx再导入。");
            }
            return sharedStrings.get(at);
        }

        private String shownNumber(String raw, ShownNumber shown) {
            var digits = raw.strip();
            if (digits.length() > LONGEST_NUMBER || !digits.matches("[-+]?\\d*\\.?\\d+([eE][-+]?\\d{1,3})?")) {
                return raw;
            }
            return shown.text(new BigDecimal(digits), from1904);
        }
    }
}
