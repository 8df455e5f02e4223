package org.jiheng.app.intake;

import java.time.Clock;
import java.time.format.DateTimeFormatter;
import org.jiheng.app.identity.AccessPolicy;
import org.jiheng.app.identity.Deed;
import org.jiheng.app.identity.Officer;
import org.jiheng.app.web.Words;
import org.jiheng.documents.reading.LabelMeaning;
import org.jiheng.policy.common.Actor;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 本区栏目对照 — what was taught to the reader here, by whom; each can be taken back. */
@Controller
class LabelController {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy-MM-dd");

    private final TeachLabel teachLabel;
    private final DryRuns dryRuns;
    private final LabelMappings mappings;
    private final AccessPolicy access;
    private final Clock clock;

    LabelController(TeachLabel teachLabel, DryRuns dryRuns, LabelMappings mappings, AccessPolicy access, Clock clock) {
        this.teachLabel = teachLabel;
        this.dryRuns = dryRuns;
        this.mappings = mappings;
        this.access = access;
        this.clock = clock;
    }

    @GetMapping("/labels")
    String show(Officer officer, Model model) {
        var rows = access.call(officer, Deed.SEE_LABELS, mappings::inForce).stream()
                .map(each -> row(officer, each))
                .toList();
        var told = model.getAttribute("told") instanceof DryRunPage.Told said ? said : null;
        model.addAttribute("page", new LabelMappingPage(rows, told));
        return "intake/labels";
    }

    @PostMapping("/labels/{id}/undo")
    String takeBack(Officer officer, Actor actor, @PathVariable long id, RedirectAttributes next) {
        dryRuns.readAgain(officer, teachLabel.takeBack(officer, actor, id));
        next.addFlashAttribute("told", new DryRunPage.Told("g", Words.say("labels.takenBack")));
        return "redirect:/labels";
    }

    @PostMapping("/labels/{id}/adoption")
    String adopt(Officer officer, Actor actor, @PathVariable long id, RedirectAttributes next) {
        teachLabel.adopt(officer, actor, id);
        next.addFlashAttribute("told", new DryRunPage.Told("g", Words.say("labels.adopted")));
        return "redirect:/labels";
    }

    private LabelMappingPage.Row row(Officer officer, LabelMappings.Mapping mapping) {
        var unit = mapping.unitId();
        var mine = officer.seesWholeRegion()
                || (unit != null && unit == officer.organisation().id());
        return new LabelMappingPage.Row(
                mapping.printed(),
                Words.say("labels.area." + mapping.area()),
                TeachLabel.meaning(mapping.meaning()).map(LabelMeaning::chinese).orElse(mapping.meaning()),
                TeachLabel.before(mapping.area(), mapping.printed())
                        .map(before -> Words.say("labels.before", before.chinese()))
                        .orElse(""),
                mapping.example() == null ? "" : mapping.example(),
                unit == null ? Words.say("labels.wholeRegion") : String.valueOf(mapping.unitName()),
                Words.say(
                        "labels.taught",
                        mapping.taughtByName(),
                        DAY.format(mapping.taughtAt().atZoneSameInstant(clock.getZone()))),
                mine ? "/labels/%d/undo".formatted(mapping.id()) : null,
                officer.seesWholeRegion() && unit != null ? "/labels/%d/adoption".formatted(mapping.id()) : null);
    }
}
