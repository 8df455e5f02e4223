package org.jiheng.app.target;

import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jiheng.app.database.ScopedTransactions;
import org.jiheng.app.identity.Officer;
import org.jiheng.app.identity.Role;
import org.jiheng.app.web.NotFound;
import org.jiheng.app.web.Words;
import org.jiheng.documents.writing.LayoutBook;
import org.jiheng.documents.writing.OfficialSheet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** 项目页 — one project's official form, ready to show or to print. */
@Component
class ShowProject {
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    private final ScopedTransactions transactions;
    private final Targets targets;
    private final Drafts drafts;
    private final CheckUnit checkUnit;
    private final Clock clock;

    ShowProject(ScopedTransactions transactions, Targets targets, Drafts drafts, CheckUnit checkUnit, Clock clock) {
        this.transactions = transactions;
        this.targets = targets;
        this.drafts = drafts;
        this.checkUnit = checkUnit;
        this.clock = clock;
    }

    ProjectPage show(Officer officer, long projectId, int year) {
        return transactions.call(officer.scope(), () -> {
            var draft = drafts.read(projectId, year).orElseThrow(NotFound::new);
            checkUnit.ifChanged(draft.regionCode(), draft.unitId(), year);
            var stored = targets.find(projectId, year).orElseThrow(NotFound::new);
            var sheet = sheet(stored);
            var declaration = stored.form().declaration();
            var total = declaration.funding().total();
            return new ProjectPage(
                    address(projectId, year),
                    "/projects/" + projectId + "/history",
                    name(stored),
                    String.valueOf(year),
                    stored.unitName(),
                    stored.departmentName(),
                    Words.say("state." + draft.state()),
                    Words.say(
                            "project.changed",
                            stored.changedBy(),
                            MINUTE.format(stored.changedAt().atZone(clock.getZone()))),
                    total == null ? "" : total.rounded(),
                    counts(stored),
                    SheetView.of(
                            sheet,
                            declaration,
                            stored.findings().stream().map(SheetView.Remark::of).toList()),
                    address(projectId, year) + "/form.xlsx",
                    address(projectId, year) + "/print",
                    Editing.closed(officer, stored.unitId(), draft.state()).isEmpty()
                            ? address(projectId, year) + "/edit"
                            : null,
                    stored.sourceFileId() == null ? null : "/originals/" + stored.sourceFileId(),
                    sheet.notCarried().stream().map(FieldWords::of).toList(),
                    review(officer, draft.state(), address(projectId, year)),
                    targets.years(projectId).stream()
                            .filter(other -> other != year)
                            .map(other -> new ProjectPage.OtherYear(
                                    address(projectId, other), Words.say("projects.year", other)))
                            .toList());
        });
    }

    PrintPage print(Officer officer, long projectId, int year) {
        return transactions.call(officer.scope(), () -> {
            var stored = targets.find(projectId, year).orElseThrow(NotFound::new);
            return new PrintPage(
                    name(stored),
                    SheetView.of(sheet(stored), stored.form().declaration(), List.of()),
                    address(projectId, year),
                    address(projectId, year) + "/form.xlsx");
        });
    }

    private static OfficialSheet sheet(StoredTarget stored) {
        return LayoutBook.standard().sheetFor(stored.form()).orElseThrow();
    }

    private static String name(StoredTarget stored) {
        var name = stored.form().declaration().project().name();
        return name == null ? "" : name;
    }

    /** The clerk hands in what is still theirs; everybody else looks where it is. */
    private static ProjectPage.@Nullable OtherYear review(Officer officer, String state, String address) {
        var theirs = state.equals("DRAFT") || state.equals("RETURNED_UNIT");
        if (theirs && officer.role() == Role.UNIT_CLERK) {
            return new ProjectPage.OtherYear(address + "/submission", Words.say("project.submit"));
        }
        return state.equals("DRAFT")
                ? null
                : new ProjectPage.OtherYear(address + "/submission", Words.say("project.review"));
    }

    private static List<ProjectListPage.Count> counts(StoredTarget stored) {
        return ProjectListPage.Count.of(stored.findings().stream()
                .collect(Collectors.groupingBy(StoredFinding::severity, Collectors.summingInt(each -> 1))));
    }

    private static String address(long projectId, int year) {
        return "/projects/%d/%d".formatted(projectId, year);
    }
}
