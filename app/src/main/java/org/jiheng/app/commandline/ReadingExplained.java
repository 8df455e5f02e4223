package org.jiheng.app.commandline;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.jiheng.documents.reading.Excerpt;
import org.jiheng.documents.reading.FormReader;
import org.jiheng.documents.reading.MappedLabel;
import org.jiheng.documents.reading.ReadFile;
import org.jiheng.documents.reading.ReadForm;

/** 读表说明 — how a file was read: the page as it stands, what each label was taken for and why, what stayed unclear. */
final class ReadingExplained {
    private static final int CELL_WIDTH = 40;

    private final FormReader reader = FormReader.standard();

    List<String> of(ReadFile file) {
        var lines = new ArrayList<String>();
        lines.add("%s  %s  %d 张表"
                .formatted(file.name(), file.mediaType(), file.forms().size()));
        for (int index = 0; index < file.forms().size(); index++) {
            var form = file.forms().get(index);
            lines.add("");
            lines.add("[%d] %s  (%s)"
                    .formatted(
                            index + 1,
                            ReadingSummary.name(form),
                            FieldNames.of(form.form().type())));
            lines.addAll(labels(form));
            lines.addAll(page(form.excerpt()));
            lines.addAll(doubts(form));
        }
        return lines;
    }

    private List<String> labels(ReadForm form) {
        var lines = new ArrayList<String>();
        lines.add("  栏目怎样对上：");
        var table = new Columns();
        var blocks = new ArrayList<>(form.mappedLabels());
        blocks.sort(Comparator.comparing(MappedLabel::area));
        for (var label : blocks) {
            table.row(
                    "   ",
                    Places.of(label.place()),
                    label.area().chinese(),
                    "“%s”".formatted(Columns.shortened(label.printed(), CELL_WIDTH)),
                    "= " + label.meaning().chinese(),
                    reason(label));
        }
        for (var label : form.unknownLabels()) {
            table.row(
                    "   ",
                    Places.of(label.place()),
                    label.area().chinese(),
                    "“%s”".formatted(Columns.shortened(label.printed(), CELL_WIDTH)),
                    "？",
                    "词典里没有，没有读入");
        }
        lines.addAll(table.lines());
        return lines;
    }

    private String reason(MappedLabel label) {
        return reader.reason(label)
                .map(entry -> "词典“%s”%s".formatted(entry.written(), places(entry.usedBy())))
                .orElse("按所在位置和上下文");
    }

    private static String places(List<String> usedBy) {
        if (usedBy.isEmpty()) {
            return "";
        }
        return usedBy.stream()
                .map(place -> switch (place) {
                    case "all" -> "各地通用";
                    case "seen" -> "见过的表样";
                    default -> place;
                })
                .collect(Collectors.joining("、", "(", ")"));
    }

    /** Each row of the page; behind a cell stands the field that was read from it. */
    private static List<String> page(Excerpt page) {
        var lines = new ArrayList<String>();
        lines.add("  原表各格(→ 读作)：");
        for (var row : page.rows()) {
            var cells = row.cells().stream()
                    .map(ReadingExplained::cell)
                    .filter(cell -> !cell.isEmpty())
                    .collect(Collectors.joining(" | "));
            if (!cells.isEmpty()) {
                lines.add("    " + cells);
            }
        }
        if (page.rowsLeftOut() > 0) {
            lines.add("    ……另有 %d 行没有列出".formatted(page.rowsLeftOut()));
        }
        return lines;
    }

    private static String cell(Excerpt.Cell cell) {
        var text = cell.runs().stream().map(Excerpt.Run::text).collect(Collectors.joining());
        var shown = Columns.shortened(text.replaceAll("\\s+", " ").strip(), CELL_WIDTH);
        var field = cell.field();
        if (field == null) {
            return shown;
        }
        return (shown.isEmpty() ? "(空)" : shown) + " → " + field.path();
    }

    private static List<String> doubts(ReadForm form) {
        var lines = new ArrayList<String>();
        if (!form.doubts().isEmpty()) {
            lines.add("  存疑：");
            form.doubts()
                    .forEach(doubt -> lines.add("    %s  %s  %s"
                            .formatted(
                                    doubt.source() == null ? "" : Places.of(doubt.source()),
                                    doubt.field().path(),
                                    doubt.message())));
        }
        return lines;
    }
}
