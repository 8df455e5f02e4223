package org.jiheng.app.target;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jiheng.app.identity.AccessPolicy;
import org.jiheng.app.identity.Deed;
import org.jiheng.app.identity.Officer;
import org.jiheng.app.project.Projects;
import org.jiheng.app.web.NotFound;
import org.jiheng.app.web.Words;
import org.springframework.stereotype.Component;

/** 项目历年 — the years of one project beside each other, oldest first. */
@Component
class ShowHistory {
    private final AccessPolicy access;
    private final Targets targets;
    private final Drafts drafts;
    private final Projects projects;
    private final ExAnteAssessments assessments;

    ShowHistory(AccessPolicy access, Targets targets, Drafts drafts, Projects projects, ExAnteAssessments assessments) {
        this.access = access;
        this.targets = targets;
        this.drafts = drafts;
        this.projects = projects;
        this.assessments = assessments;
    }

    HistoryPage show(Officer officer, long projectId) {
        return access.call(officer, Deed.FOLLOW_TARGET, () -> {
            var numbers = new ArrayList<>(targets.years(projectId));
            if (numbers.isEmpty()) {
                throw new NotFound();
            }
            Collections.reverse(numbers);
            var forms = numbers.stream()
                    .map(year -> drafts.read(projectId, year).orElseThrow())
                    .toList();
            var newest = forms.getLast();
            AccessPolicy.mustSee(officer, Deed.FOLLOW_TARGET, newest.thing());
            var name = newest.form().declaration().project().name();
            var mine = AccessPolicy.may(officer, Deed.FILL_IN_TARGET, newest.thing());
            return new HistoryPage(
                    name == null ? "" : name,
                    Objects.requireNonNullElse(
                            newest.form().declaration().unit().name(), ""),
                    facts(projectId),
                    forms.stream().map(this::year).toList(),
                    lines(forms),
                    mine ? "/projects/%d/%d/copy".formatted(projectId, newest.fiscalYear()) : null,
                    mine ? newest.fiscalYear() + 1 : null);
        });
    }

    private String facts(long projectId) {
        var facts = projects.details(projectId);
        var said = new ArrayList<String>();
        if (facts.code() != null) {
            said.add(Words.say("history.code", facts.code()));
        }
        if (facts.kind() != null) {
            said.add(facts.kind().chinese());
        }
        if (facts.nature() != null) {
            said.add(facts.nature().chinese());
        }
        if (facts.firstYear() != null || facts.lastYear() != null) {
            said.add(Words.say(
                    "history.period",
                    Objects.requireNonNullElse(facts.firstYear(), "…"),
                    Objects.requireNonNullElse(facts.lastYear(), "…")));
        }
        return String.join(" · ", said);
    }

    private HistoryPage.Year year(Draft draft) {
        var declaration = draft.form().declaration();
        var total = declaration.funding().total();
        return new HistoryPage.Year(
                String.valueOf(draft.fiscalYear()),
                "/projects/%d/%d".formatted(draft.projectId(), draft.fiscalYear()),
                total == null ? "" : total.rounded(),
                String.valueOf(declaration.indicators().size()),
                declaration.indicatorPoints().toString(),
                Words.say("state." + draft.state()),
                assessments
                        .latest(draft.projectId(), draft.fiscalYear())
                        .map(each -> each.outcome().chinese() + " " + each.total())
                        .orElse(""));
    }

    /** Every name once, in the order in which the names came up. */
    private static List<HistoryPage.Line> lines(List<Draft> forms) {
        var lines = new LinkedHashMap<String, List<String>>();
        for (int at = 0; at < forms.size(); at++) {
            for (var indicator : forms.get(at).form().declaration().indicators()) {
                lines.computeIfAbsent(indicator.name(), name -> new ArrayList<>(Collections.nCopies(forms.size(), "")))
                        .set(at, TargetText.of(indicator.target(), indicator.unit()));
            }
        }
        return lines.entrySet().stream()
                .map((Map.Entry<String, List<String>> each) -> new HistoryPage.Line(each.getKey(), each.getValue()))
                .toList();
    }
}
