package org.jiheng.app.intake;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jiheng.app.database.ScopedTransactions;
import org.jiheng.app.identity.Officer;
import org.jiheng.app.identity.Organisation;
import org.jiheng.app.identity.Organisations;
import org.jiheng.app.target.DraftTarget;
import org.jiheng.app.target.FieldWords;
import org.jiheng.app.target.TargetText;
import org.jiheng.app.web.Words;
import org.jiheng.documents.Form;
import org.jiheng.documents.reading.Doubt;
import org.jiheng.documents.reading.Excerpt;
import org.jiheng.documents.reading.ReadFile;
import org.jiheng.documents.reading.ReadForm;
import org.jiheng.documents.reading.grid.Place;
import org.jiheng.policy.common.FieldPath;
import org.jiheng.policy.common.Money;
import org.jiheng.policy.common.Region;
import org.jiheng.policy.indicator.TargetDeclaration;
import org.jiheng.policy.rules.Finding;
import org.jiheng.policy.rules.RuleBook;
import org.jiheng.policy.rules.Severity;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** 试读页 — makes a dry run ready to print: every form with its doubts, and the findings the rules would give it. */
@Component
class ShowDryRun {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy-MM-dd");
    private static final BigDecimal SURE = new BigDecimal("0.90");
    private static final BigDecimal HALF_SURE = new BigDecimal("0.50");
    private static final long KIB = 1024;

    private final ScopedTransactions transactions;
    private final Organisations organisations;
    private final OriginalFiles originals;
    private final DraftTarget draftTarget;
    private final Clock clock;

    ShowDryRun(
            ScopedTransactions transactions,
            Organisations organisations,
            OriginalFiles originals,
            DraftTarget draftTarget,
            Clock clock) {
        this.transactions = transactions;
        this.organisations = organisations;
        this.originals = originals;
        this.draftTarget = draftTarget;
        this.clock = clock;
    }

    DryRunPage show(Officer officer, DryRun run, AcceptForms.@Nullable Choice asked, @Nullable String problem) {
        var title = run.files().size() == 1
                ? run.files().getFirst().name()
                : Words.say("dryRun.files", run.files().size());
        if (!run.isRead()) {
            return new DryRunPage(
                    run.id(),
                    title,
                    new DryRunPage.Reading(
                            run.filesRead(),
                            run.files().size(),
                            Words.say(
                                    "dryRun.reading",
                                    run.filesRead(),
                                    run.files().size())),
                    null,
                    List.of(),
                    null,
                    "",
                    0);
        }
        return transactions.call(officer.scope(), () -> page(officer, run, asked, title, problem));
    }

    private DryRunPage page(
            Officer officer, DryRun run, AcceptForms.@Nullable Choice asked, String title, @Nullable String problem) {
        var shown = Optional.ofNullable(asked)
                .filter(choice -> form(run, choice).isPresent())
                .or(() -> first(run))
                .orElse(null);
        var directory = organisations.all();
        var files = new ArrayList<DryRunPage.File>();
        for (var file : run.files()) {
            files.add(file(officer, run, file, directory, shown));
        }
        var entries = files.stream().flatMap(file -> file.forms().stream()).toList();
        var current =
                shown == null ? null : current(officer, run.file(shown.file()).orElseThrow(), shown);
        return new DryRunPage(run.id(), title, null, problem, files, current, counts(files, entries), (int)
                entries.stream().filter(entry -> entry.refusal() == null).count());
    }

    private static String counts(List<DryRunPage.File> files, List<DryRunPage.Entry> entries) {
        var said = new ArrayList<String>();
        say(
                said,
                "dryRun.count.sure",
                entries.stream().filter(entry -> entry.tone().equals("jade")).count());
        say(
                said,
                "dryRun.count.doubtful",
                entries.stream().filter(entry -> entry.tone().equals("amber")).count());
        say(
                said,
                "dryRun.count.empty",
                entries.stream().filter(entry -> entry.tone().equals("muted")).count());
        say(
                said,
                "dryRun.count.refused",
                entries.stream().filter(entry -> entry.tone().equals("verm")).count());
        say(
                said,
                "dryRun.count.files",
                files.stream().filter(file -> file.problem() != null).count());
        return Words.say("dryRun.counts", entries.size(), String.join(" · ", said));
    }

    private static void say(List<String> said, String key, long number) {
        if (number > 0) {
            said.add(Words.say(key, number));
        }
    }

    private DryRunPage.File file(
            Officer officer,
            DryRun run,
            StagedFile file,
            List<Organisation> directory,
            AcceptForms.@Nullable Choice shown) {
        var reading = java.util.Objects.requireNonNull(file.reading());
        var known = originals
                .known(reading.sha256(), officer)
                .map(kept -> Words.say(
                        "dryRun.known",
                        DAY.format(kept.acceptedAt().atZoneSameInstant(clock.getZone())),
                        kept.acceptedBy()));
        var twin = run.files().stream()
                .filter(other -> other.number() < file.number())
                .filter(other ->
                        other.reading() != null && other.reading().sha256().equals(reading.sha256()))
                .findFirst()
                .map(other -> Words.say("dryRun.twin", other.name()));
        var problem = switch (reading.status()) {
            case REJECTED -> java.util.Objects.requireNonNull(reading.problem()).message();
            case NOTHING_FOUND -> Words.say("dryRun.nothingFound");
            case READ, PARTIAL -> null;
        };
        var entries = new ArrayList<DryRunPage.Entry>();
        for (int at = 0; at < reading.forms().size(); at++) {
            entries.add(entry(
                    officer,
                    run,
                    new AcceptForms.Choice(file.number(), at + 1),
                    reading.forms().get(at),
                    reading,
                    directory,
                    shown,
                    twin.isPresent()));
        }
        return new DryRunPage.File(
                file.number(),
                file.name(),
                size(file.size()),
                Words.say("dryRun.status." + reading.status().name()),
                problem,
                twin.or(() -> known).orElse(null),
                entries);
    }

    private DryRunPage.Entry entry(
            Officer officer,
            DryRun run,
            AcceptForms.Choice choice,
            ReadForm form,
            ReadFile file,
            List<Organisation> directory,
            AcceptForms.@Nullable Choice shown,
            boolean twin) {
        var declaration = form.form().declaration();
        var placement = Placement.of(PrintedOwner.of(form, file), officer, directory);
        var empty = declaration.isEmptyTable();
        var refusal = placement instanceof Placement.NotYours(var reason)
                ? reason
                : AcceptForms.obstacle(form.form()).orElse(null);
        var replaces = refusal == null
                && !empty
                && placement instanceof Placement.Found found
                && draftTarget.existing(form.form(), found.unit().id()).isPresent();
        var tone = refusal != null ? "verm" : empty ? "muted" : form.doubts().isEmpty() ? "jade" : "amber";
        var icon = switch (tone) {
            case "verm" -> "circle-x";
            case "muted" -> "file-off";
            case "amber" -> "alert-triangle";
            default -> "circle-check";
        };
        return new DryRunPage.Entry(
                key(choice),
                "/imports/%s?form=%s".formatted(run.id(), key(choice)),
                name(form.form()),
                detail(form, placement),
                icon,
                tone,
                choice.equals(shown),
                refusal,
                replaces,
                refusal == null && !replaces && !twin);
    }

    private static String detail(ReadForm form, Placement placement) {
        var declaration = form.form().declaration();
        if (declaration.isEmptyTable()) {
            return Words.say("dryRun.emptyTable");
        }
        var said = new ArrayList<String>();
        var total = declaration.funding().total();
        if (total != null) {
            said.add(total.rounded());
        }
        said.add(Words.say("dryRun.points", declaration.indicatorPoints()));
        if (!form.doubts().isEmpty()) {
            said.add(Words.say("dryRun.doubts", form.doubts().size()));
        }
        if (placement instanceof Placement.Unlisted) {
            said.add(Words.say("dryRun.newUnit"));
        }
        return String.join(" · ", said);
    }

    private DryRunPage.Current current(Officer officer, StagedFile file, AcceptForms.Choice choice) {
        var reading = java.util.Objects.requireNonNull(file.reading());
        var form = reading.forms().get(choice.form() - 1);
        var findings = RuleBook.findings(
                        new Region(officer.regionCode(), officer.regionName()),
                        LocalDate.now(clock),
                        reading.forms().stream()
                                .map(each -> each.form().declaration())
                                .toList())
                .get(choice.form() - 1);
        var marks = marks(form, findings);
        var original = original(form, marks);
        var seen = original.lines().stream()
                .flatMap(line -> line.cells().stream())
                .flatMap(cell -> Stream.ofNullable(cell.mark()))
                .map(DryRunPage.Mark::number)
                .collect(Collectors.toSet());
        return new DryRunPage.Current(
                key(choice),
                name(form.form()),
                reading.forms().size() == 1
                        ? file.name()
                        : Words.say(
                                "dryRun.nth",
                                file.name(),
                                choice.form(),
                                reading.forms().size()),
                fields(form, findings, marks, seen),
                rows(form, findings, marks, seen),
                original,
                marks.isEmpty() ? Words.say("dryRun.noRemarks") : Words.say("dryRun.remarks", marks.size()));
    }

    /** Numbers what something is said of, in the order of our reading: doubts of the reader and findings of the rules. */
    private static Map<String, DryRunPage.Mark> marks(ReadForm form, List<Finding> findings) {
        var shown = shown(form);
        var worst = new HashMap<String, Severity>();
        form.doubts().forEach(doubt -> worst.merge(line(doubt.field(), shown), Severity.WARN, ShowDryRun::worse));
        findings.forEach(finding -> worst.merge(line(finding.field(), shown), finding.severity(), ShowDryRun::worse));
        var marks = new HashMap<String, DryRunPage.Mark>();
        for (var line : shown) {
            var severity = worst.get(line);
            if (severity != null) {
                marks.put(line, new DryRunPage.Mark(marks.size() + 1, style(severity)));
            }
        }
        return marks;
    }

    /** A remark on a value that has no line of its own is said of the whole form: none is ever dropped. */
    private static Set<String> shown(ReadForm form) {
        return Stream.concat(
                        values(form.form()).stream().map(value -> at(value.field)),
                        IntStream.range(
                                        0,
                                        form.form().declaration().indicators().size())
                                .mapToObj(row -> at(FieldPath.indicator(row))))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static Severity worse(Severity one, Severity other) {
        return one.compareTo(other) <= 0 ? one : other;
    }

    private static String line(FieldPath field, Set<String> shown) {
        return shown.contains(at(field)) ? at(field) : FieldPath.WHOLE_FORM.path();
    }

    /** A row of indicators is one line of our reading. */
    private static String at(FieldPath field) {
        return field.path().replaceFirst("^(indicators\\[\\d+]).*$", "$1");
    }

    private static DryRunPage.Original original(ReadForm form, Map<String, DryRunPage.Mark> marks) {
        var excerpt = form.excerpt();
        var unmarked = new HashMap<>(marks);
        var lines = excerpt.rows().stream()
                .map(row -> new DryRunPage.Line(
                        row.line() ? "line" : "",
                        row.cells().stream()
                                .map(cell ->
                                        cell(cell, row.line() ? excerpt.columns() : cell.columnSpan(), marks, unmarked))
                                .toList()))
                .toList();
        return new DryRunPage.Original(
                excerpt.columns(),
                lines,
                excerpt.rowsLeftOut() == 0 ? "" : Words.say("dryRun.leftOut", excerpt.rowsLeftOut()));
    }

    /** The number stands on the first cell of its line that was read; the colour on every one. */
    private static DryRunPage.Cell cell(
            Excerpt.Cell cell, int columns, Map<String, DryRunPage.Mark> marks, Map<String, DryRunPage.Mark> unmarked) {
        var at = cell.field() == null ? null : at(cell.field());
        var known = at == null ? null : marks.get(at);
        var mark = at == null ? null : unmarked.remove(at);
        var style = at == null ? "" : known == null ? "hl ok" : "hl " + known.style();
        var path = cell.field() == null ? "" : cell.field().path();
        if (path.equals("title")) {
            style += " t";
        } else if (path.equals("moneyUnit")) {
            style += " u";
        } else if (!path.startsWith("texts.") && !path.endsWith(".name") && !path.equals("note")) {
            style += " c";
        }
        return new DryRunPage.Cell(
                cell.runs(),
                (style + (mark == null ? "" : " marked")).strip(),
                columns > 1 ? columns : null,
                cell.rowSpan() > 1 ? cell.rowSpan() : null,
                at,
                mark);
    }

    private static List<DryRunPage.Field> fields(
            ReadForm form, List<Finding> findings, Map<String, DryRunPage.Mark> marks, Set<Integer> seen) {
        return values(form.form()).stream()
                .map(value -> field(value, form, findings, marks.get(at(value.field)), seen))
                .filter(each -> !each.value().isEmpty() || !each.said().isEmpty())
                .toList();
    }

    private record Value(FieldPath field, String text) {}

    private static List<Value> values(Form form) {
        var declaration = form.declaration();
        var funding = declaration.funding();
        var texts = declaration.texts();
        var contact = form.contact();
        return List.of(
                new Value(new FieldPath("title"), text(form.title())),
                new Value(new FieldPath("tableNo"), text(form.tableNo())),
                new Value(FieldPath.FISCAL_YEAR, text(declaration.fiscalYear())),
                new Value(
                        new FieldPath("moneyUnit"),
                        form.moneyUnit() == null ? "" : form.moneyUnit().chinese()),
                new Value(
                        new FieldPath("department"),
                        text(declaration.department().name())),
                new Value(new FieldPath("unit"), text(declaration.unit().name())),
                new Value(FieldPath.PROJECT_NAME, text(declaration.project().name())),
                new Value(FieldPath.EXECUTION_WEIGHT, text(declaration.executionWeight())),
                new Value(FieldPath.FUNDS_TOTAL, money(funding.total())),
                new Value(new FieldPath("funds.superior"), money(funding.superior())),
                new Value(new FieldPath("funds.local"), money(funding.local())),
                new Value(new FieldPath("funds.other"), money(funding.other())),
                new Value(new FieldPath("funds.carryOver"), money(funding.carryOver())),
                new Value(FieldPath.OVERVIEW, text(texts.overview())),
                new Value(FieldPath.BASIS, text(texts.basis())),
                new Value(FieldPath.ANNUAL_TARGET, text(texts.annualTarget())),
                new Value(FieldPath.LONG_TERM_TARGET, text(texts.longTermTarget())),
                new Value(FieldPath.INDICATORS, indicators(declaration)),
                new Value(new FieldPath("contact.name"), contact == null ? "" : text(contact.name())),
                new Value(new FieldPath("contact.phone"), contact == null ? "" : text(contact.phone())),
                new Value(new FieldPath("note"), text(declaration.note())),
                new Value(FieldPath.WHOLE_FORM, ""));
    }

    private static String indicators(TargetDeclaration declaration) {
        return declaration.indicators().isEmpty()
                ? ""
                : Words.say("dryRun.indicators", declaration.indicators().size(), declaration.indicatorPoints());
    }

    private static DryRunPage.Field field(
            Value read, ReadForm form, List<Finding> findings, DryRunPage.@Nullable Mark mark, Set<Integer> seen) {
        var field = read.field;
        var shown = shown(form);
        var doubtful = form.doubts().stream().anyMatch(doubt -> doubt.field().equals(field));
        return new DryRunPage.Field(
                at(field),
                mark,
                mark != null && seen.contains(mark.number()),
                FieldWords.of(field),
                read.text,
                place(form.places().get(field)),
                doubtful ? "m" : "h",
                Words.say(doubtful ? "dryRun.doubtful" : "dryRun.sure"),
                said(form.doubts(), findings, path -> line(path, shown).equals(at(field))));
    }

    private static List<DryRunPage.Row> rows(
            ReadForm form, List<Finding> findings, Map<String, DryRunPage.Mark> marks, Set<Integer> seen) {
        var rows = new ArrayList<DryRunPage.Row>();
        var indicators = form.form().declaration().indicators();
        for (int at = 0; at < indicators.size(); at++) {
            var indicator = indicators.get(at);
            var reading = form.indicators().get(at);
            var prefix = FieldPath.indicator(at).path();
            var said = said(
                    form.doubts(),
                    findings,
                    path -> path.path().equals(prefix) || path.path().startsWith(prefix + "."));
            var confidence = reading.confidence().compareTo(SURE) >= 0
                    ? "h"
                    : reading.confidence().compareTo(HALF_SURE) >= 0 ? "m" : "l";
            var mark = marks.get(prefix);
            rows.add(new DryRunPage.Row(
                    prefix,
                    mark,
                    mark != null && seen.contains(mark.number()),
                    at + 1,
                    indicator.name(),
                    reading.raw(),
                    TargetText.of(indicator.target(), indicator.unit()),
                    text(indicator.points()),
                    indicator.core() == null ? "" : Words.say(indicator.isCore() ? "yes" : "no"),
                    place(reading.source()),
                    confidence,
                    Words.say(confidence.equals("h") ? "dryRun.sure" : "dryRun.doubtful"),
                    said));
        }
        return rows;
    }

    private static List<DryRunPage.Said> said(
            List<Doubt> doubts, List<Finding> findings, java.util.function.Predicate<FieldPath> here) {
        return Stream.concat(
                        doubts.stream()
                                .filter(doubt -> here.test(doubt.field()))
                                .map(doubt ->
                                        new DryRunPage.Said(Words.say("dryRun.doubt"), "w", "", doubt.message(), "")),
                        findings.stream()
                                .filter(finding -> here.test(finding.field()))
                                .map(finding -> new DryRunPage.Said(
                                        finding.severity().chinese(),
                                        style(finding.severity()),
                                        finding.rule(),
                                        finding.message(),
                                        finding.advice())))
                .toList();
    }

    private static String style(Severity severity) {
        return switch (severity) {
            case BLOCK, ERROR -> "e";
            case WARN -> "w";
            case INFO -> "i";
        };
    }

    private static String place(@Nullable Place place) {
        return switch (place) {
            case null -> "";
            case Place.Cell(var sheet, var cell) -> sheet + "!" + cell;
            case Place.PageRow(var page, var row) -> Words.say("place.pageRow", page, row);
            case Place.LineColumn(var line, var column) -> Words.say("place.lineColumn", line, column);
        };
    }

    private static String name(Form form) {
        var name = form.declaration().project().name();
        if (name != null) {
            return name;
        }
        var tier = form.declaration().tier();
        return tier == null ? Words.say("dryRun.nameless") : tier.chinese();
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    private static String money(@Nullable Money money) {
        return money == null ? "" : money.toString();
    }

    static String size(long bytes) {
        return bytes < KIB * KIB
                ? Math.max(1, bytes / KIB) + " KB"
                : BigDecimal.valueOf(bytes).divide(BigDecimal.valueOf(KIB * KIB), 1, java.math.RoundingMode.HALF_UP)
                        + " MB";
    }

    private static String key(AcceptForms.Choice choice) {
        return choice.file() + "-" + choice.form();
    }

    private static Optional<ReadForm> form(DryRun run, AcceptForms.Choice choice) {
        return run.file(choice.file())
                .map(StagedFile::reading)
                .filter(reading ->
                        choice.form() >= 1 && choice.form() <= reading.forms().size())
                .map(reading -> reading.forms().get(choice.form() - 1));
    }

    private static Optional<AcceptForms.Choice> first(DryRun run) {
        return run.files().stream()
                .filter(file ->
                        file.reading() != null && !file.reading().forms().isEmpty())
                .findFirst()
                .map(file -> new AcceptForms.Choice(file.number(), 1));
    }
}
