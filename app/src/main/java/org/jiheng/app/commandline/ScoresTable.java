package org.jiheng.app.commandline;

import java.util.ArrayList;
import java.util.List;
import org.jiheng.documents.json.CheckedFile;
import org.jiheng.policy.common.Points;
import org.jiheng.policy.scoring.ScoreSheet;
import org.jspecify.annotations.Nullable;

/** 评分清单 — each row with its arithmetic, the total with its grade, and where the printed score differs. */
final class ScoresTable {
    private static final int NAME_WIDTH = 40;

    private ScoresTable() {}

    static List<String> of(List<CheckedFile> files) {
        var lines = new ArrayList<String>();
        for (var file : files) {
            for (int index = 0; index < file.forms().size(); index++) {
                var form = file.forms().get(index);
                var sheet = form.score();
                if (sheet != null) {
                    lines.add("%s [%d] %s".formatted(file.file().name(), index + 1, ReadingSummary.name(form.form())));
                    rows(sheet).forEach(row -> lines.add("  " + row));
                    lines.add("  " + total(sheet));
                    if (sheet.policy() != null) {
                        lines.add("  评分办法：" + sheet.policy());
                    }
                    sheet.disagreements().forEach(each -> lines.add("  不一致：" + each));
                    lines.add("");
                }
            }
        }
        return lines;
    }

    private static List<String> rows(ScoreSheet sheet) {
        var table = new Columns();
        table.row("指标", "分值", "得分", "算法", "说明");
        var execution = sheet.execution();
        table.row("预算执行率", orBlank(execution.points()), printed(execution.earned()), "按执行率", execution.explanation());
        for (var row : sheet.indicators()) {
            table.row(
                    Columns.shortened(row.name(), NAME_WIDTH),
                    orBlank(row.points()),
                    printed(row.earned()),
                    row.method(),
                    row.explanation());
        }
        return table.lines();
    }

    private static String total(ScoreSheet sheet) {
        var total = sheet.total();
        var grade = sheet.grade();
        return total == null || grade == null
                ? "总分：还算不出来，缺：" + String.join("；", sheet.missing())
                : "总分：%s分，%s".formatted(total.printed(), grade.chinese());
    }

    private static String printed(@Nullable Points earned) {
        return earned == null ? "—" : earned.printed();
    }

    private static String orBlank(@Nullable Points points) {
        return points == null ? "—" : points.toString();
    }
}
