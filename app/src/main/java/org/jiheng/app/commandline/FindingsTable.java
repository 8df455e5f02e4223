package org.jiheng.app.commandline;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jiheng.documents.checking.FormRules;
import org.jiheng.documents.json.CheckedFile;
import org.jiheng.documents.json.CheckedForm;
import org.jiheng.documents.reading.ReadForm;
import org.jiheng.documents.reading.grid.Place;
import org.jiheng.policy.rules.Finding;
import org.jiheng.policy.rules.Severity;

/** 问题清单 — findings grouped by form, each with its rule, weight, place, what is wrong and what to do. */
final class FindingsTable {
    private FindingsTable() {}

    static List<String> of(List<CheckedFile> files) {
        var lines = new ArrayList<String>();
        for (var file : files) {
            for (int index = 0; index < file.forms().size(); index++) {
                var form = file.forms().get(index);
                if (FormRules.areThereFor(form.form().form().type())) {
                    lines.add("%s [%d] %s".formatted(file.file().name(), index + 1, ReadingSummary.name(form.form())));
                    lines.addAll(findings(form));
                    lines.add("");
                }
            }
        }
        lines.add(totals(files));
        return lines;
    }

    private static List<String> findings(CheckedForm form) {
        return form.findings().isEmpty()
                ? List.of("  没有发现问题")
                : form.findings().stream()
                        .flatMap(finding -> Stream.of(what(finding, form.form()), advice(finding)))
                        .toList();
    }

    private static String what(Finding finding, ReadForm form) {
        var place = (finding.field().path() + " "
                        + FieldNames.of(finding.field(), form.form().declaration()))
                .strip();
        var source = form.placeOf(finding.field()).map(FindingsTable::source).orElse("");
        return "  %s %s %s：%s%s"
                .formatted(finding.rule(), finding.severity().chinese(), place, finding.message(), source);
    }

    private static String advice(Finding finding) {
        return "      %s〔%s〕".formatted(finding.advice(), finding.basis());
    }

    private static String source(Place place) {
        return switch (place) {
            case Place.Cell _, Place.PageRow _ -> "(出处 %s)".formatted(Places.of(place));
            case Place.LineColumn(var line, var _) -> "(出处 第%d行)".formatted(line);
        };
    }

    private static String totals(List<CheckedFile> files) {
        var checked = files.stream()
                .flatMap(file -> file.forms().stream())
                .filter(form -> FormRules.areThereFor(form.form().form().type()))
                .toList();
        var bySeverity = checked.stream()
                .flatMap(form -> form.findings().stream())
                .collect(Collectors.groupingBy(Finding::severity, Collectors.counting()));
        var counts = Arrays.stream(Severity.values())
                .map(severity -> "%s%d处".formatted(severity.chinese(), bySeverity.getOrDefault(severity, 0L)))
                .collect(Collectors.joining("，"));
        return "合计：检查%d张表，%s".formatted(checked.size(), counts);
    }
}
