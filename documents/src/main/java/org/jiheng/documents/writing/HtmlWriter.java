package org.jiheng.documents.writing;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * 网页导出 — official sheets as one self-contained page that opens anywhere, prints on A4 as the paper form
 * looks, and reads well aloud. No script, nothing loaded from elsewhere; every value is escaped.
 */
public final class HtmlWriter {

    /** What HTML cannot hold at all, and halves of surrogate pairs. */
    private static final Pattern IMPOSSIBLE =
            Pattern.compile("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\x7F\\uFFFE\\uFFFF]|\\p{Cs}");

    private static final Pattern LINE_END = Pattern.compile("\\R");

    private static final int TALL_LINES = 15;

    private final StringBuilder html = new StringBuilder();
    private final OutputStream out;

    private HtmlWriter(OutputStream out) {
        this.out = out;
    }

    /**
     * Writes the page in UTF-8; the stream stays open. The sheets are gone through twice, one after the other: the head of
     * the page says how many there are and how each kind looks.
     */
    public static void write(Iterable<OfficialSheet> sheets, OutputStream out) throws IOException {
        new HtmlWriter(out).page(sheets);
        out.flush();
    }

    private void page(Iterable<OfficialSheet> sheets) throws IOException {
        @Nullable String title = null;
        var layouts = new LinkedHashSet<Layout>();
        int count = 0;
        for (var sheet : sheets) {
            title = title == null ? sheet.title() : title;
            layouts.add(sheet.layout());
            count++;
        }
        if (title == null) {
            throw new IllegalArgumentException("a page needs at least one sheet");
        }
        html.append("<!doctype html>\n<html lang=\"zh-CN\">\n<head>\n<meta charset=\"utf-8\">\n")
                .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>")
                .append(escaped(title))
                .append(count == 1 ? "" : " 等%d张表".formatted(count))
                .append("</title>\n<style>\n")
                .append(shared(layouts.getFirst()));
        layouts.forEach(layout -> html.append(own(layout)));
        html.append("</style>\n</head>\n<body>\n<main>\n");
        int number = 0;
        for (var sheet : sheets) {
            sheet(sheet, "form-" + ++number);
            flush();
        }
        html.append("</main>\n</body>\n</html>\n");
        flush();
    }

    private void flush() throws IOException {
        out.write(html.toString().getBytes(StandardCharsets.UTF_8));
        html.setLength(0);
    }

    private void sheet(OfficialSheet sheet, String id) {
        html.append("<article class=\"sheet %s\" aria-labelledby=\"%s\">\n"
                .formatted(sheet.layout().name(), id));
        if (sheet.tableNo() != null) {
            html.append("<p class=\"table-no\">")
                    .append(escaped(sheet.tableNo()))
                    .append("</p>\n");
        }
        html.append("<h1 id=\"%s\">".formatted(id))
                .append(escaped(sheet.title()))
                .append("</h1>\n");
        if (sheet.yearLine() != null) {
            html.append("<p class=\"year-line\">")
                    .append(escaped(sheet.yearLine()))
                    .append("</p>\n");
        }
        if (!sheet.unitLine().isEmpty()) {
            html.append("<p class=\"unit-line\">")
                    .append(escaped(sheet.unitLine()))
                    .append("</p>\n");
        }
        html.append("<table aria-labelledby=\"%s\">\n<colgroup>".formatted(id))
                .append("<col>".repeat(sheet.columns()))
                .append("</colgroup>\n<tbody>\n");
        for (var row : sheet.rows()) {
            html.append(isTall(sheet, row) ? "<tr class=\"tall\">" : "<tr>");
            row.cells().forEach(cell -> cell(cell, row.columnHeads()));
            html.append("</tr>\n");
        }
        html.append("</tbody>\n</table>\n");
        if (sheet.note() != null) {
            html.append("<p class=\"note\">").append(escaped(sheet.note())).append("</p>\n");
        }
        html.append("</article>\n");
    }

    private void cell(OfficialSheet.Cell cell, boolean columnHeads) {
        var tag = cell.isLabel() ? "th" : "td";
        html.append('<').append(tag);
        if (cell.isLabel()) {
            html.append(" scope=\"").append(scope(cell, columnHeads)).append('"');
        } else if (cell.isLeft()) {
            html.append(" class=\"left\"");
        }
        if (cell.columns() > 1) {
            html.append(" colspan=\"").append(cell.columns()).append('"');
        }
        if (cell.rows() > 1) {
            html.append(" rowspan=\"").append(cell.rows()).append('"');
        }
        html.append('>').append(escaped(cell.text())).append("</").append(tag).append('>');
    }

    /** A row that could not keep together without leaving most of a page blank. */
    private static boolean isTall(OfficialSheet sheet, OfficialSheet.Row row) {
        return row.cells().stream().anyMatch(cell -> {
            if (cell.rows() > TALL_LINES / 2) {
                return true; // browsers count the rows beside a spanning cell as one
            }
            int width = sheet.layout().widthMm(cell.column(), cell.columns());
            var halfPoints = sheet.layout().font(cell.role()).halfPoints();
            return TextFit.lines(cell.text(), TextFit.twips(width * 10), halfPoints) > TALL_LINES;
        });
    }

    private static String scope(OfficialSheet.Cell cell, boolean columnHeads) {
        if (cell.rows() > 1) {
            return "rowgroup";
        }
        return columnHeads && cell.column() > 0 ? "col" : "row";
    }

    private static String shared(Layout first) {
        var page = first.page();
        return """
            @page { size: A4 %s; margin: %dmm %dmm %dmm; @bottom-center { content: "第 " counter(page) " 页，共 " counter(pages) " 页"; font-size: 8.5pt; } }
            * { box-sizing: border-box; }
            body { margin: 0; background: #e7e5de; color: #000; }
            .sheet { margin: 16px auto; background: #fff; overflow-x: auto; }
            .sheet p { margin: 0; overflow-wrap: anywhere; }
            .sheet h1 { margin: 3mm 0 4mm; text-align: center; font-weight: 700; line-height: 1.3; overflow-wrap: anywhere; }
            .sheet .unit-line { text-align: right; margin-bottom: 1mm; }
            .sheet .year-line { text-align: center; margin-bottom: 1mm; }
            .sheet .note { margin-top: 2mm; }
            .sheet table { width: 100%%; min-width: 560px; border-collapse: collapse; border: 1pt solid #000; table-layout: fixed; }
            .sheet th, .sheet td { border: .6pt solid #000; padding: 3px 6px; text-align: center; vertical-align: middle; font-weight: 400; line-height: 1.55; overflow-wrap: anywhere; }
            .sheet td.left { text-align: left; }
            @media (max-width: 800px) { .sheet { width: auto !important; padding: 14px !important; margin: 0 0 16px; } }
            @media print {
              body { background: none; }
              .sheet { width: auto !important; min-height: 0 !important; margin: 0; padding: 0 !important; overflow: visible; }
              .sheet + .sheet { break-before: page; }
              .sheet table { min-width: 0; }
              .sheet tr { break-inside: avoid; }
              .sheet tr.tall { break-inside: auto; }
            }
            """.formatted(page.landscape() ? "landscape" : "portrait", page.topMm(), page.sideMm(), page.bottomMm());
    }

    /** Widths in per cent, so that screen and paper agree; fonts by role. */
    private static String own(Layout layout) {
        var css = new StringBuilder();
        var sheet = "." + layout.name();
        var page = layout.page();
        css.append("%s { width: %dmm; min-height: %dmm; padding: %dmm %dmm %dmm; }%n"
                .formatted(
                        sheet,
                        page.landscape() ? 297 : 210,
                        page.landscape() ? 210 : 297,
                        page.topMm(),
                        page.sideMm(),
                        page.bottomMm()));
        // A form laid across among upright ones turns its own pages; browsers before 85 keep those of the first.
        css.append("@page %s { size: A4 %s; margin: %dmm %dmm %dmm; }%n"
                .formatted(
                        layout.name(),
                        page.landscape() ? "landscape" : "portrait",
                        page.topMm(),
                        page.sideMm(),
                        page.bottomMm()));
        css.append("@media print { %s { page: %s; } }%n".formatted(sheet, layout.name()));
        css.append("%s h1 { %s }%n".formatted(sheet, font(layout, Role.TITLE)));
        css.append("%s p, %s th { %s }%n".formatted(sheet, sheet, font(layout, Role.LABEL)));
        css.append("%s td, %s .note { %s }%n".formatted(sheet, sheet, font(layout, Role.VALUE)));
        int tenthsOfRow = layout.rowTenthsMm();
        css.append("%s th, %s td { height: %d.%dmm; }%n".formatted(sheet, sheet, tenthsOfRow / 10, tenthsOfRow % 10));
        int total = layout.widthMm();
        for (int column = 0; column < layout.columnsMm().size(); column++) {
            int hundredths = layout.columnsMm().get(column) * 10_000 / total;
            css.append("%s col:nth-child(%d) { width: %s%%; }%n"
                    .formatted(
                            sheet, column + 1, BigDecimal.valueOf(hundredths, 2).toPlainString()));
        }
        return css.toString().replace("\r\n", "\n");
    }

    private static String font(Layout layout, Role role) {
        var font = layout.font(role);
        var families = Stream.concat(Stream.of(font.family()), font.fallbacks().stream())
                .map(family -> family.toLowerCase(Locale.ROOT).endsWith("serif") && family.indexOf(' ') < 0
                        ? family
                        : "\"" + family + "\"")
                .collect(Collectors.joining(", "));
        return "font-family: %s; font-size: %spt;"
                .formatted(
                        families,
                        BigDecimal.valueOf(font.halfPoints() * 5L, 1)
                                .stripTrailingZeros()
                                .toPlainString());
    }

    private static String escaped(String text) {
        var safe = IMPOSSIBLE
                .matcher(text)
                .replaceAll("\uFFFD")
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
        return LINE_END.matcher(safe).replaceAll("<br>");
    }
}
