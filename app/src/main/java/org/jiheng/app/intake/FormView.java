package org.jiheng.app.intake;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jiheng.app.target.FieldWords;
import org.jiheng.app.target.TargetText;
import org.jiheng.app.web.Words;
import org.jiheng.documents.MoneyUnit;
import org.jiheng.documents.reading.Doubt;
import org.jiheng.documents.reading.DoubtCode;
import org.jiheng.documents.reading.Excerpt;
import org.jiheng.documents.reading.grid.Place;
import org.jiheng.policy.common.FieldPath;
import org.jiheng.policy.indicator.Indicator;
import org.jiheng.policy.indicator.ProjectTier;
import org.jiheng.policy.indicator.TargetValue;
import org.jiheng.policy.rules.Finding;
import org.jiheng.policy.rules.Severity;
import org.jspecify.annotations.Nullable;

/** 一张表的两边 — their page and our reading of it, with the same numbers on both; what asks for an answer comes first. */
final class FormView {
    private static final BigDecimal SURE = new BigDecimal("0.90");
    private static final BigDecimal HALF_SURE = new BigDecimal("0.50");
    private static final Pattern ROW = Pattern.compile("^(indicators\\[\\d+]).*$");
    private static final int LINE = 60;

    private static final List<String> HEAD = List.of(
            "title",
            "tableNo",
            "fiscalYear",
            "tier",
            "moneyUnit",
            "department",
            "unit",
            "project.name",
            "project.code",
            "executionWeight",
            "funds.total",
            "funds.superior",
            "funds.local",
            "funds.other",
            "funds.carryOver",
            "texts.overview",
            "texts.basis",
            "texts.annualTarget",
            "texts.longTermTarget",
            "indicators");
    private static final List<String> FOOT = List.of("contact.name", "contact.phone", "note", "");
    private static final List<String> COLUMNS =
            List.of("level1", "level2", "name", "target", "unit", "points", "core", "definition", "scoringRule");
    /** Shown also while they are blank, so that they can be filled in. */
    private static final Set<String> ALWAYS =
            Set.of("fiscalYear", "unit", "project.name", "funds.total", "executionWeight");

    private final StagedForm staged;
    private final List<Finding> findings;
    private final boolean editable;
    private final List<Doubt> open;
    private final Map<FieldPath, String> corrected;
    private final Map<FieldPath, Correction> latest;
    private final Set<String> places;
    private final Map<String, Severity> worst = new HashMap<>();
    private final Map<String, DryRunPage.Mark> marks = new LinkedHashMap<>();
    private final DryRunPage.Original original;
    private final Set<Integer> seen;
    private final List<DryRunPage.Line> questions = new ArrayList<>();
    private final List<DryRunPage.Line> others = new ArrayList<>();

    /** @param pages the address of the picture of each page; null where there are none */
    FormView(StagedForm staged, List<Finding> findings, boolean editable, IntFunction<@Nullable String> pages) {
        this.staged = staged;
        this.findings = findings;
        this.editable = editable;
        this.open = staged.openDoubts();
        this.corrected = staged.corrected();
        this.latest = staged.latest();
        var order = order();
        this.places = Set.copyOf(order);
        open.forEach(doubt -> worst.merge(line(doubt.field()), Severity.WARN, FormView::worse));
        findings.forEach(finding -> worst.merge(line(field(finding)), finding.severity(), FormView::worse));
        var asked = open.stream().map(doubt -> line(doubt.field())).collect(Collectors.toSet());
        order.stream().filter(asked::contains).forEach(this::number);
        order.stream().filter(each -> !asked.contains(each)).forEach(this::number);
        this.original = onTheirPage(pages);
        this.seen = (original.leaves().isEmpty()
                        ? original.rows().stream()
                                .flatMap(row -> row.cells().stream())
                                .flatMap(cell -> Stream.ofNullable(cell.mark()))
                        : original.leaves().stream()
                                .flatMap(leaf -> leaf.spots().stream())
                                .flatMap(spot -> Stream.ofNullable(spot.mark())))
                .map(DryRunPage.Mark::number)
                .collect(Collectors.toSet());
        var printed = printed();
        for (var at : order) {
            if (at.equals("contact.name")) {
                others.addAll(printed);
            }
            var line = ROW.matcher(at).matches() ? row(at) : field(at);
            if (asked.contains(at)) {
                questions.add(line);
            } else if (!line.value().isEmpty()
                    || !line.said().isEmpty()
                    || !line.changed().isEmpty()
                    || ALWAYS.contains(at)) {
                others.add(line);
            }
        }
    }

    List<DryRunPage.Line> questions() {
        return questions;
    }

    List<DryRunPage.Line> others() {
        return others;
    }

    DryRunPage.Original original() {
        return original;
    }

    /** How many places ask for a look. */
    String remarks() {
        if (!questions.isEmpty()) {
            return Words.say("dryRun.questions", questions.size());
        }
        return marks.isEmpty() ? Words.say("dryRun.noRemarks") : Words.say("dryRun.remarks", marks.size());
    }

    private List<String> order() {
        var order = new ArrayList<>(HEAD);
        staged.rows().order().forEach(row -> order.add(FieldPath.indicator(row).path()));
        order.addAll(FOOT);
        return order;
    }

    /** A rule counts the rows that are left; here each keeps its number. */
    private FieldPath field(Finding finding) {
        return staged.rows().kept(finding.field());
    }

    private void number(String at) {
        var severity = worst.get(at);
        if (severity != null) {
            marks.put(at, new DryRunPage.Mark(marks.size() + 1, style(severity)));
        }
    }

    /** A row of indicators is one line of our reading; a remark on what has no line is said of the whole form: none is dropped. */
    private String line(FieldPath field) {
        var at = at(field);
        return places.contains(at) ? at : FieldPath.WHOLE_FORM.path();
    }

    private static String at(FieldPath field) {
        return ROW.matcher(field.path()).replaceFirst("$1");
    }

    // ---- their page

    private DryRunPage.Original onTheirPage(IntFunction<@Nullable String> pages) {
        var excerpt = staged.read().excerpt();
        var unmarked = new HashMap<>(marks);
        var rows = excerpt.rows().stream()
                .map(row -> new DryRunPage.Row(
                        row.line() ? "line" : "",
                        row.cells().stream()
                                .map(cell -> cell(cell, row.line() ? excerpt.columns() : cell.columnSpan(), unmarked))
                                .toList()))
                .toList();
        return new DryRunPage.Original(
                excerpt.columns(),
                rows,
                leaves(pages),
                excerpt.rowsLeftOut() == 0 ? "" : Words.say("dryRun.leftOut", excerpt.rowsLeftOut()));
    }

    private List<DryRunPage.Leaf> leaves(IntFunction<@Nullable String> pages) {
        var spots = new TreeMap<Integer, List<DryRunPage.Spot>>();
        var unmarked = new HashMap<>(marks);
        for (var row : staged.read().excerpt().rows()) {
            var onPage = spots.computeIfAbsent(row.page(), none -> new ArrayList<>());
            for (var cell : row.cells()) {
                var field = cell.field();
                if (field != null && cell.box() != null) {
                    var at = at(field);
                    var known = marks.get(at);
                    var words = staged.words(new FieldPath(at));
                    onPage.add(new DryRunPage.Spot(
                            cell.box(), at, known == null ? "ok" : known.style(), words, unmarked.remove(at)));
                }
            }
        }
        return spots.entrySet().stream()
                .flatMap(page -> Stream.ofNullable(pages.apply(page.getKey()))
                        .map(href -> new DryRunPage.Leaf(page.getKey(), href, page.getValue())))
                .toList();
    }

    /** The number stands on the first cell of its line that was read; the colour on every one. */
    private DryRunPage.Cell cell(Excerpt.Cell cell, int columns, Map<String, DryRunPage.Mark> unmarked) {
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

    // ---- our reading

    private DryRunPage.Line field(String at) {
        var path = new FieldPath(at);
        var text = at.equals("indicators") ? indicators() : FormValues.text(staged.whole(), path);
        var said = said(each -> line(each).equals(at));
        var doubtful = open.stream().anyMatch(doubt -> line(doubt.field()).equals(at));
        return new DryRunPage.Line(
                at,
                marks.get(at),
                isSeen(at),
                FieldWords.of(path),
                at.startsWith("funds.") && !text.isEmpty() ? text + " " + Words.say("unit.wan") : text,
                "",
                "",
                place(staged.read().places().get(path)),
                doubtful ? "m" : "h",
                state(List.of(path), doubtful),
                said,
                at.isEmpty() || at.equals("indicators") ? List.of() : List.of(box(path)),
                changed(List.of(path)),
                undo(List.of(path)),
                at.equals("indicators") && editable && staged.rows().shown().isEmpty()
                        ? DryRunPage.RowActs.of(StagedRows.AT_THE_TOP)
                        : null);
    }

    /** What else the form says, which no rule asks for: shown as it was read, so that nothing is lost from sight. */
    private List<DryRunPage.Line> printed() {
        var lines = new ArrayList<DryRunPage.Line>();
        var form = staged.form();
        form.details().forEach(detail -> plain(lines, detail.label(), detail.value()));
        var outcome = form.outcome();
        if (outcome != null) {
            var execution = outcome.execution();
            if (execution != null) {
                known(lines, "execution.initial", execution.initial());
                known(lines, "execution.adjusted", execution.adjusted());
                known(lines, "execution.spent", execution.spent());
                known(lines, "execution.rate", execution.rate());
                known(lines, "execution.earned", execution.earned());
                known(lines, "execution.forecast", execution.forecast());
            }
            known(lines, "texts.annualResult", outcome.annualResult());
            known(lines, "totalScore", outcome.totalScore());
            known(lines, "texts.conclusion", outcome.conclusion());
            known(lines, "texts.problems", outcome.problems());
            known(lines, "texts.improvement", outcome.improvement());
        }
        return lines;
    }

    private static void known(List<DryRunPage.Line> lines, String field, @Nullable Object value) {
        if (value != null) {
            plain(lines, FieldWords.of(new FieldPath(field)), value.toString());
        }
    }

    private static void plain(List<DryRunPage.Line> lines, String label, String value) {
        lines.add(new DryRunPage.Line(
                "as-printed-" + lines.size(),
                null,
                false,
                label,
                value,
                "",
                "",
                "",
                "h",
                Words.say("dryRun.sure"),
                List.of(),
                List.of(),
                List.of(),
                null,
                null));
    }

    private DryRunPage.Line row(String at) {
        int index = StagedRows.row(new FieldPath(at)).orElseThrow();
        if (!staged.rows().has(index)) {
            return removed(at, index);
        }
        var indicator = staged.whole().declaration().indicators().get(index);
        if (index >= staged.rows().read()) {
            return added(at, index, indicator);
        }
        var reading = staged.read().indicators().get(index);
        var fields = COLUMNS.stream()
                .map(column -> FieldPath.indicator(index, column))
                .toList();
        var doubtful = open.stream().anyMatch(doubt -> at(doubt.field()).equals(at));
        var confidence = reading.confidence().compareTo(SURE) >= 0
                ? "h"
                : reading.confidence().compareTo(HALF_SURE) >= 0 ? "m" : "l";
        var detail = detail(indicator);
        var outcome = staged.whole().outcome();
        if (outcome != null) {
            var reached = outcome.indicators().get(index);
            reached(detail, "dryRun.actual", reached.actual());
            reached(detail, "dryRun.earned", reached.earned());
            reached(detail, "dryRun.deviation", reached.deviation());
            reached(detail, "dryRun.forecast", reached.forecast());
        }
        return new DryRunPage.Line(
                at,
                marks.get(at),
                isSeen(at),
                staged.words(new FieldPath(at)),
                indicator.name(),
                TargetText.of(indicator.target(), indicator.unit()),
                String.join(" · ", detail),
                place(reading.source()),
                doubtful || !isSpokenOf(at) ? confidence : "h",
                state(fields, doubtful || (!confidence.equals("h") && !isSpokenOf(at))),
                said(each -> at(each).equals(at)),
                fields.stream()
                        .filter(each -> !isOptional(each)
                                || !FormValues.text(staged.whole(), each).isEmpty())
                        .map(this::box)
                        .toList(),
                changed(fields),
                undo(fields),
                editable ? DryRunPage.RowActs.of(index) : null);
    }

    private DryRunPage.Line added(String at, int index, Indicator indicator) {
        var fields = COLUMNS.stream()
                .map(column -> FieldPath.indicator(index, column))
                .toList();
        return new DryRunPage.Line(
                at,
                marks.get(at),
                false,
                staged.words(new FieldPath(at)),
                indicator.name(),
                TargetText.of(indicator.target(), indicator.unit()),
                String.join(" · ", detail(indicator)),
                "",
                "h",
                Words.say("dryRun.addedRow"),
                said(each -> at(each).equals(at)),
                fields.stream()
                        .filter(each -> !isOptional(each) || isUsed(each))
                        .map(this::box)
                        .toList(),
                List.of(),
                undo(fields),
                editable ? DryRunPage.RowActs.of(index) : null);
    }

    /** Stays where it was, so that it can be put back. */
    private DryRunPage.Line removed(String at, int index) {
        return new DryRunPage.Line(
                at,
                null,
                false,
                Words.say("dryRun.removedRow"),
                staged.whole().declaration().indicators().get(index).name(),
                "",
                "",
                place(staged.read().indicators().get(index).source()),
                "h",
                Words.say("dryRun.removedRowState"),
                List.of(),
                List.of(),
                List.of(),
                undo(List.of(new FieldPath(at))),
                editable ? DryRunPage.RowActs.GONE : null);
    }

    private static List<String> detail(Indicator indicator) {
        var detail = new ArrayList<String>();
        if (indicator.points() != null) {
            detail.add(indicator.points() + " " + Words.say("unit.points"));
        }
        if (indicator.core() != null) {
            detail.add(Words.say("dryRun.core", Words.say(indicator.isCore() ? "yes" : "no")));
        }
        return detail;
    }

    private static void reached(List<String> detail, String key, @Nullable Object value) {
        if (value != null) {
            detail.add(Words.say(key, value));
        }
    }

    /** A row the reader was unsure of without saying why stays unsure; a doubt that was answered does not. */
    private boolean isSpokenOf(String at) {
        return staged.read().doubts().stream()
                .anyMatch(doubt -> at(doubt.field()).equals(at));
    }

    private static boolean isOptional(FieldPath field) {
        return Stream.of(".level1", ".level2", ".definition", ".scoringRule").anyMatch(field.path()::endsWith);
    }

    /** Whether any row of this form says something in the column. */
    private boolean isUsed(FieldPath field) {
        var column = field.path().replaceFirst("^.*\\.", "");
        return staged.rows().order().stream()
                .anyMatch(row -> !FormValues.text(staged.whole(), FieldPath.indicator(row, column))
                        .isEmpty());
    }

    private boolean isSeen(String at) {
        var mark = marks.get(at);
        return mark != null && seen.contains(mark.number());
    }

    private String state(List<FieldPath> fields, boolean doubtful) {
        if (doubtful) {
            return Words.say("dryRun.doubtful");
        }
        return Words.say(fields.stream().anyMatch(corrected::containsKey) ? "dryRun.set" : "dryRun.sure");
    }

    private DryRunPage.Box box(FieldPath field) {
        var path = field.path();
        var choices = switch (path.substring(path.lastIndexOf('.') + 1)) {
            case "moneyUnit" ->
                Arrays.stream(MoneyUnit.values()).map(MoneyUnit::chinese).toList();
            case "tier" ->
                Stream.concat(Stream.of(""), Arrays.stream(ProjectTier.values()).map(ProjectTier::chinese))
                        .toList();
            case "core" -> List.of("", Words.say("yes"), Words.say("no"));
            default -> List.<String>of();
        };
        var text = FormValues.text(staged.whole(), field);
        var kind = !choices.isEmpty()
                ? "choice"
                : path.startsWith("texts.") || text.length() > LINE || text.contains("\n") ? "text" : "line";
        return new DryRunPage.Box("e-" + path, path, staged.words(field), kind, text, choices);
    }

    private List<String> changed(List<FieldPath> fields) {
        return fields.stream()
                .filter(corrected::containsKey)
                .map(field -> {
                    var was = corrected.getOrDefault(field, "");
                    return fields.size() == 1
                            ? Words.say("dryRun.was", was.isEmpty() ? Words.say("offer.blank") : was)
                            : Words.say(
                                    "dryRun.columnWas",
                                    FieldWords.column(field),
                                    was.isEmpty() ? Words.say("offer.blank") : was);
                })
                .toList();
    }

    private @Nullable Integer undo(List<FieldPath> fields) {
        return fields.stream()
                .flatMap(field -> Stream.ofNullable(latest.get(field)))
                .map(Correction::number)
                .max(Integer::compare)
                .orElse(null);
    }

    private String indicators() {
        var declaration = staged.form().declaration();
        return declaration.indicators().isEmpty()
                ? ""
                : Words.say("dryRun.indicators", declaration.indicators().size(), declaration.indicatorPoints());
    }

    // ---- what is said beside it

    private List<DryRunPage.Said> said(java.util.function.Predicate<FieldPath> here) {
        return Stream.concat(
                        open.stream()
                                .filter(doubt -> here.test(doubt.field()))
                                .map(doubt -> new DryRunPage.Said(
                                        Words.say("dryRun.doubt"),
                                        "w",
                                        "",
                                        doubt.message(),
                                        "",
                                        editable ? StagedForm.key(doubt) : null,
                                        editable ? answers(doubt) : List.of(),
                                        null)),
                        findings.stream()
                                .filter(finding -> here.test(field(finding)))
                                .map(finding -> new DryRunPage.Said(
                                        finding.severity().chinese(),
                                        style(finding.severity()),
                                        finding.rule(),
                                        finding.message(),
                                        finding.advice(),
                                        null,
                                        List.of(),
                                        editable ? FileCheck.offer(finding).orElse(null) : null)))
                .toList();
    }

    /** What it may be instead, where that is one of few. */
    private List<DryRunPage.Answer> answers(Doubt doubt) {
        if (doubt.code() == DoubtCode.MONEY_UNIT_INFERRED) {
            var now = FormValues.text(staged.whole(), new FieldPath("moneyUnit"));
            return Arrays.stream(MoneyUnit.values())
                    .map(MoneyUnit::chinese)
                    .filter(unit -> !unit.equals(now))
                    .map(unit -> answer(new FieldPath("moneyUnit"), Words.say("dryRun.answer.is", unit), unit))
                    .toList();
        }
        if (doubt.code() == DoubtCode.CORE_FLAG_UNCLEAR) {
            return Stream.of("yes", "no")
                    .map(Words::say)
                    .map(flag -> answer(doubt.field(), Words.say("dryRun.answer.core", flag), flag))
                    .toList();
        }
        if (doubt.code() == DoubtCode.PERCENT_UNCERTAIN) {
            return percent(doubt.field());
        }
        return List.of();
    }

    /** 0.95 without a percent format may well be 95 (AWK-11). */
    private List<DryRunPage.Answer> percent(FieldPath field) {
        var row = ROW.matcher(field.path());
        if (!row.matches()) {
            return List.of();
        }
        int index = Integer.parseInt(row.group(1).replaceAll("\\D", ""));
        var indicators = staged.whole().declaration().indicators();
        if (index >= indicators.size()
                || !(indicators.get(index).target() instanceof TargetValue.Numeric(var sign, var value))) {
            return List.of();
        }
        var meant = sign.symbol() + " "
                + value.movePointRight(2).stripTrailingZeros().toPlainString();
        var target = FieldPath.indicator(index, "target");
        return List.of(answer(target, Words.say("dryRun.answer.is", meant + " %"), meant));
    }

    private DryRunPage.Answer answer(FieldPath field, String words, String now) {
        return new DryRunPage.Answer(words, field.path(), FormValues.text(staged.whole(), field), now);
    }

    private static Severity worse(Severity one, Severity other) {
        return one.compareTo(other) <= 0 ? one : other;
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
}
