package org.jiheng.app.target;

import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jiheng.app.database.Scope;
import org.jiheng.app.database.ScopedTransactions;
import org.jiheng.app.identity.AccessPolicy;
import org.jiheng.app.identity.Deed;
import org.jiheng.app.identity.Officer;
import org.jiheng.app.web.NotFound;
import org.jiheng.app.web.Words;
import org.jiheng.policy.common.Actor;
import org.jiheng.policy.common.Points;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** 事前评估: the score sheet of a project and year. */
@Controller
class ExAnteController {
    private static final List<String> DIMENSIONS = List.of("need", "economy", "target", "plan", "financing");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy-MM-dd", Locale.ROOT);
    private static final int LONGEST_OPINION = 4000;

    private final ScopedTransactions transactions;
    private final Drafts drafts;
    private final ExAnteAssessments assessments;
    private final Clock clock;

    ExAnteController(ScopedTransactions transactions, Drafts drafts, ExAnteAssessments assessments, Clock clock) {
        this.transactions = transactions;
        this.drafts = drafts;
        this.assessments = assessments;
        this.clock = clock;
    }

    @GetMapping("/projects/{id}/{year}/ex-ante")
    String show(Officer officer, @PathVariable long id, @PathVariable int year, Model model) {
        model.addAttribute("page", page(officer, id, year, Map.of(), null));
        return "target/ex-ante";
    }

    @PostMapping("/projects/{id}/{year}/ex-ante")
    String assess(
            Officer officer,
            Actor actor,
            @PathVariable long id,
            @PathVariable int year,
            @RequestParam Map<String, String> typed,
            Model model) {
        var points = DIMENSIONS.stream()
                .map(each -> ExAnteAssessments.points(typed.getOrDefault(each, "")))
                .toList();
        var outcome = Stream.of(ExAnteAssessments.Outcome.values())
                .filter(each -> each.name().equals(typed.get("outcome")))
                .findFirst();
        var opinion = typed.getOrDefault("opinion", "").strip();
        var problem = problem(points, outcome.isPresent(), opinion);
        if (problem.isPresent()) {
            model.addAttribute("page", page(officer, id, year, typed, problem.get()));
            return "target/ex-ante";
        }
        transactions.run(early(officer, Deed.ASSESS_PROJECT), () -> {
            var draft = drafts.read(id, year).orElseThrow(NotFound::new);
            AccessPolicy.mustSee(officer, Deed.ASSESS_PROJECT, draft.thing());
            assessments.add(
                    draft.regionCode(),
                    actor,
                    id,
                    year,
                    new ExAnteAssessments.Scores(
                            points.get(0).orElseThrow(),
                            points.get(1).orElseThrow(),
                            points.get(2).orElseThrow(),
                            points.get(3).orElseThrow(),
                            points.get(4).orElseThrow()),
                    outcome.orElseThrow(),
                    opinion);
        });
        return "redirect:/projects/%d/%d/ex-ante".formatted(id, year);
    }

    private static Optional<String> problem(List<Optional<Points>> points, boolean decided, String opinion) {
        for (int at = 0; at < points.size(); at++) {
            if (points.get(at).isEmpty()) {
                return Optional.of(Words.say("exAnte.badPoints", Words.say("exAnte.dimension." + DIMENSIONS.get(at))));
            }
        }
        if (!decided) {
            return Optional.of(Words.say("exAnte.noOutcome"));
        }
        return opinion.isEmpty() || opinion.length() > LONGEST_OPINION
                ? Optional.of(Words.say("exAnte.noOpinion", LONGEST_OPINION))
                : Optional.empty();
    }

    /** An assessment comes before the declaration: a department sees name and money of what it assesses, and nothing else of the draft. */
    private static Scope early(Officer officer, Deed deed) {
        AccessPolicy.require(officer, deed);
        return officer.scope().withAllDrafts();
    }

    private ExAntePage page(Officer officer, long id, int year, Map<String, String> typed, @Nullable String problem) {
        return transactions.call(early(officer, Deed.FOLLOW_TARGET), () -> {
            var draft = drafts.read(id, year).orElseThrow(NotFound::new);
            AccessPolicy.mustSee(officer, Deed.FOLLOW_TARGET, draft.thing());
            var declaration = draft.form().declaration();
            var lastYear = drafts.read(id, year - 1)
                    .map(each -> each.form().declaration().funding().total())
                    .orElse(null);
            var name = declaration.project().name();
            var dimensions = new ArrayList<ExAntePage.Dimension>();
            for (var each : DIMENSIONS) {
                dimensions.add(new ExAntePage.Dimension(
                        each,
                        Words.say("exAnte.dimension." + each),
                        Words.say("exAnte.hint." + each),
                        typed.getOrDefault(each, "")));
            }
            return new ExAntePage(
                    name == null ? "" : name,
                    String.valueOf(year),
                    "/projects/%d/%d".formatted(id, year),
                    "/projects/%d/%d/ex-ante".formatted(id, year),
                    dimensions,
                    Stream.of(ExAnteAssessments.Outcome.values())
                            .map(each -> new ProjectListPage.Choice(
                                    each.name(), each.chinese(), each.name().equals(typed.get("outcome"))))
                            .toList(),
                    typed.getOrDefault("opinion", ""),
                    assessments.all(id, year).stream().map(this::line).toList(),
                    AccessPolicy.may(officer, Deed.ASSESS_PROJECT),
                    assessments
                            .gate(
                                    draft.regionCode(),
                                    id,
                                    year,
                                    declaration.funding().total(),
                                    lastYear)
                            .orElse(null),
                    problem);
        });
    }

    private ExAntePage.Line line(ExAnteAssessments.Assessment each) {
        var scores = each.scores();
        return new ExAntePage.Line(
                each.outcome().chinese(),
                each.total().toString(),
                "%s + %s + %s + %s + %s"
                        .formatted(scores.need(), scores.economy(), scores.target(), scores.plan(), scores.financing()),
                each.opinion(),
                each.by(),
                DAY.format(each.at().atZone(clock.getZone())));
    }
}
