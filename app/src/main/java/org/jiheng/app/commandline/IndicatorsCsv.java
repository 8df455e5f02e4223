package org.jiheng.app.commandline;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jiheng.documents.IndicatorOutcome;
import org.jiheng.documents.reading.ReadFile;
import org.jiheng.documents.reading.ReadForm;
import org.jiheng.policy.indicator.Comparator;
import org.jiheng.policy.indicator.Indicator;
import org.jiheng.policy.indicator.TargetValue;
import org.jiheng.policy.indicator.TargetValue.Numeric;
import org.jiheng.policy.indicator.TargetValue.Qualitative;
import org.jiheng.policy.indicator.TargetValue.Range;
import org.jiheng.policy.indicator.TargetValue.Unclear;
import org.jspecify.annotations.Nullable;

/**
 * 指标清单 — a line for each indicator of each form, for a spreadsheet; a form without indicators has a line of its own. Money
 * in 万元. Begins with a byte order mark, without which Excel and WPS take UTF-8 for something else.
 */
final class IndicatorsCsv implements AutoCloseable {
    private static final String[] HEADINGS = {
        "文件",
        "表序",
        "表种",
        "标题",
        "区划",
        "年度",
        "主管部门",
        "实施单位",
        "项目代码",
        "项目名称",
        "资金总额(万元)",
        "一级指标",
        "二级指标",
        "指标名称",
        "指标性质",
        "指标值",
        "指标值上限",
        "单位",
        "分值",
        "是否核心",
        "完成值",
        "得分",
        "位置",
        "存疑"
    };
    private static final int OF_THE_FORM = 11;

    private final CSVPrinter csv;

    IndicatorsCsv(PrintStream out) {
        try {
            var writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
            writer.write('\uFEFF');
            csv = new CSVPrinter(
                    writer, CSVFormat.RFC4180.builder().setHeader(HEADINGS).get());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    void write(ReadFile file) {
        try {
            for (int form = 0; form < file.forms().size(); form++) {
                write(file.name(), form + 1, file.forms().get(form));
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private void write(String file, int number, ReadForm read) throws IOException {
        var form = read.form();
        var declaration = form.declaration();
        var total = declaration.funding().total();
        var head = new ArrayList<@Nullable Object>();
        head.add(file);
        head.add(number);
        head.add(FieldNames.of(form.type()));
        head.add(form.title());
        head.add(form.regionName());
        head.add(declaration.fiscalYear());
        head.add(declaration.department().name());
        head.add(declaration.unit().name());
        head.add(declaration.project().code());
        head.add(declaration.project().name());
        head.add(total == null ? null : total.wanYuan().toPlainString());
        if (declaration.indicators().isEmpty()) {
            while (head.size() < HEADINGS.length - 1) {
                head.add(null);
            }
            head.add(read.doubts().size());
            print(head);
        }
        for (int row = 0; row < declaration.indicators().size(); row++) {
            var line = new ArrayList<@Nullable Object>(head.subList(0, OF_THE_FORM));
            var outcome = form.outcome();
            line.addAll(indicator(
                    declaration.indicators().get(row),
                    outcome == null
                            ? IndicatorOutcome.BLANK
                            : outcome.indicators().get(row)));
            var source = read.indicators().get(row).source();
            line.add(source == null ? "" : Places.of(source));
            var prefix = "indicators[%d]".formatted(row);
            line.add(read.doubts().stream()
                    .filter(doubt -> doubt.field().path().startsWith(prefix))
                    .count());
            print(line);
        }
    }

    private static List<@Nullable Object> indicator(Indicator indicator, IndicatorOutcome outcome) {
        var cells = new ArrayList<@Nullable Object>();
        cells.add(indicator.level().category());
        cells.add(indicator.level().subcategory());
        cells.add(indicator.name());
        cells.addAll(target(indicator.target()));
        cells.add(indicator.unit());
        cells.add(indicator.points());
        cells.add(indicator.core() == null ? null : indicator.core() ? "是" : "否");
        cells.add(outcome.actual());
        cells.add(outcome.earned());
        return cells;
    }

    private static List<@Nullable Object> target(@Nullable TargetValue target) {
        return switch (target) {
            case null -> row(null, null, null);
            case Numeric(var comparator, var value) -> row(comparator.symbol(), value.toPlainString(), null);
            case Range(var low, var high) -> row("区间", low.toPlainString(), high.toPlainString());
            case Qualitative(var text) -> row("定性", text, null);
            case Unclear(var comparator, var text) -> row(symbol(comparator), text, null);
        };
    }

    private static @Nullable String symbol(@Nullable Comparator comparator) {
        return comparator == null ? null : comparator.symbol();
    }

    private static List<@Nullable Object> row(@Nullable Object... cells) {
        var row = new ArrayList<@Nullable Object>();
        for (var cell : cells) {
            row.add(cell);
        }
        return row;
    }

    private void print(List<@Nullable Object> cells) throws IOException {
        for (var cell : cells) {
            csv.print(harmless(cell));
        }
        csv.println();
    }

    /** A text that a spreadsheet would take for a formula gets an apostrophe in front; the lone signs of 指标性质 do, too. */
    private static @Nullable Object harmless(@Nullable Object cell) {
        return cell instanceof String text && !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0
                ? "'" + text
                : cell;
    }

    @Override
    public void close() {
        try {
            csv.flush();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
