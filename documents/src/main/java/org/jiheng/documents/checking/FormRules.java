package org.jiheng.documents.checking;

import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jiheng.documents.Detail;
import org.jiheng.documents.Form;
import org.jiheng.documents.FormType;
import org.jiheng.documents.Outcome;
import org.jiheng.policy.common.FiscalYear;
import org.jiheng.policy.common.Region;
import org.jiheng.policy.indicator.TargetDeclaration;
import org.jiheng.policy.parameters.Parameters;
import org.jiheng.policy.rules.Finding;
import org.jiheng.policy.rules.JudgedDeclaration;
import org.jiheng.policy.rules.Judgement;
import org.jiheng.policy.rules.RuleBook;
import org.jiheng.policy.rules.evaluation.KnownElsewhere;
import org.jiheng.policy.rules.evaluation.RowNote;
import org.jiheng.policy.rules.evaluation.SelfEvaluationReport;
import org.jiheng.policy.rules.evaluation.UnitMarks;
import org.jiheng.policy.rules.target.ProjectSpan;
import org.jiheng.policy.rules.target.WithinProject;
import org.jiheng.policy.scoring.ScoreSheet;
import org.jiheng.policy.scoring.ScoringPolicy;
import org.jspecify.annotations.Nullable;

/**
 * 各种表的规则 — what the rules say of any forms, each asked what belongs to its part of the year: a declaration the rules
 * of declaring (beside the other forms of its unit), a monitoring form LNT-51 … 54, a self-evaluation LNT-55 … 67.
 *
 * <p>Only what stands on the forms is known here. Rules that need last year, the approved target or a survey answer
 * 待补充 and find nothing.
 */
public final class FormRules {
    private final Parameters parameters;
    private final Region region;
    private final @Nullable LocalDate date;
    private final LocalDate today;

    /**
     * @param date whose rules count for every form; null for the first day of each form's own budget year
     * @param today counts for a form that names no year
     */
    public FormRules(Parameters parameters, Region region, @Nullable LocalDate date, LocalDate today) {
        this.parameters = parameters;
        this.region = region;
        this.date = date;
        this.today = today;
    }

    /** Whether there are rules for such a form at all: no finding must not look like nothing wrong. */
    public static boolean areThereFor(FormType type) {
        return switch (type) {
            // A form that does not say what it is was found by its indicator table, and is taken for a declaration.
            case TARGET, UNKNOWN, SELF_EVALUATION, MONITORING -> true;
            case DEPARTMENT_TARGET, DEPARTMENT_SELF_EVALUATION -> false;
        };
    }

    /**
     * The findings of each form, in the order of the forms.
     *
     * @throws org.jiheng.policy.parameters.NotInForceException for a day before the first figure is known
     */
    public List<List<Finding>> findings(List<Form> forms) {
        var declared = new ArrayDeque<>(
                declared(forms.stream().filter(FormRules::isDeclaration).toList()));
        var sheets = forms.stream().map(this::score).toList();
        var marks = marks(forms, sheets);
        var findings = new ArrayList<List<Finding>>(forms.size());
        for (var index = 0; index < forms.size(); index++) {
            var form = forms.get(index);
            var sheet = sheets.get(index);
            findings.add(
                    switch (form.type()) {
                        case TARGET, UNKNOWN -> declared.remove();
                        case SELF_EVALUATION ->
                            sheet.map(it -> evaluated(form, it, marks)).orElse(List.of());
                        case MONITORING -> monitored(form);
                        case DEPARTMENT_TARGET, DEPARTMENT_SELF_EVALUATION -> List.of();
                    });
        }
        return findings;
    }

    private Optional<ScoreSheet> score(Form form) {
        return SelfEvaluations.of(form)
                .map(evaluation ->
                        ScoringPolicy.inForce(parameters, region, day(form)).score(evaluation));
    }

    private static boolean isDeclaration(Form form) {
        return form.type() == FormType.TARGET || form.type() == FormType.UNKNOWN;
    }

    private List<List<Finding>> declared(List<Form> forms) {
        var declarations = forms.stream().map(Form::declaration).toList();
        var findings = date == null
                ? RuleBook.findings(parameters, region, today, declarations)
                : book(date).check(declarations).stream()
                        .map(JudgedDeclaration::findings)
                        .toList();
        var all = new ArrayList<List<Finding>>();
        for (var index = 0; index < forms.size(); index++) {
            all.add(Stream.concat(findings.get(index).stream(), withinProject(forms.get(index)))
                    .toList());
        }
        return all;
    }

    /** LNT-24, 25, where the form prints from when to when the project runs. */
    private Stream<Finding> withinProject(Form form) {
        return form.details().stream()
                .filter(each -> each.kind() == Detail.Kind.PERIOD)
                .map(Detail::value)
                .flatMap(text -> PrintedPeriod.read(text).stream())
                .limit(1)
                .flatMap(span -> within(form, span));
    }

    private Stream<Finding> within(Form form, ProjectSpan span) {
        return found(book(day(form)).check(new WithinProject(form.declaration(), span)));
    }

    private List<Finding> monitored(Form form) {
        return found(book(day(form)).check(Monitored.record(form, today))).toList();
    }

    private List<Finding> evaluated(Form form, ScoreSheet sheet, Map<UnitAndYear, UnitMarks> marks) {
        var evaluation = SelfEvaluations.of(form).orElseThrow();
        var outcome = Objects.requireNonNull(form.outcome());
        return found(book(day(form))
                        .check(new SelfEvaluationReport(
                                evaluation,
                                sheet,
                                notes(outcome),
                                closing(outcome),
                                outcome.conclusion(),
                                outcome.problems(),
                                outcome.improvement(),
                                new KnownElsewhere(null, null, null, marks.get(UnitAndYear.of(form))))))
                .toList();
    }

    private static List<RowNote> notes(Outcome outcome) {
        return outcome.indicators().stream()
                .map(row -> new RowNote(row.actual(), row.deviation(), null))
                .toList();
    }

    /** Forms have no cell of its own for why money was left over; units write it under the problems. */
    private static @Nullable String closing(Outcome outcome) {
        return outcome.problems() == null ? outcome.improvement() : outcome.problems();
    }

    /** 单位和年度 — whose self-evaluations are counted together (LNT-59). */
    private record UnitAndYear(
            @Nullable String unit, @Nullable FiscalYear year) {
        static UnitAndYear of(Form form) {
            var declaration = form.declaration();
            return new UnitAndYear(declaration.unit().name(), declaration.fiscalYear());
        }
    }

    private static Map<UnitAndYear, UnitMarks> marks(List<Form> forms, List<Optional<ScoreSheet>> sheets) {
        var marks = new HashMap<UnitAndYear, UnitMarks>();
        for (var index = 0; index < forms.size(); index++) {
            var form = forms.get(index);
            var sheet = sheets.get(index);
            if (sheet.isPresent()
                    && sheet.get().total() != null
                    && form.declaration().unit().name() != null) {
                marks.merge(
                        UnitAndYear.of(form),
                        new UnitMarks(1, hasFullMarks(sheet.get()) ? 1 : 0),
                        (one, other) ->
                                new UnitMarks(one.projects() + other.projects(), one.fullMarks() + other.fullMarks()));
            }
        }
        return marks;
    }

    private static boolean hasFullMarks(ScoreSheet sheet) {
        return sheet.indicators().stream()
                .allMatch(row -> row.earned() != null && row.earned().equals(row.points()));
    }

    private static Stream<Finding> found(List<Judgement> judgements) {
        return judgements.stream().flatMap(each -> each.findings().stream());
    }

    private RuleBook book(LocalDate day) {
        return RuleBook.inForce(parameters, region, day);
    }

    private LocalDate day(Form form) {
        return date == null ? ownDay(form.declaration(), today) : date;
    }

    /** The first day of the form's budget year. */
    public static LocalDate ownDay(TargetDeclaration declaration, LocalDate otherwise) {
        var year = declaration.fiscalYear();
        return year == null ? otherwise : year.firstDay();
    }
}
