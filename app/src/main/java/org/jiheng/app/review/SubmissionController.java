package org.jiheng.app.review;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jiheng.app.identity.Officer;
import org.jiheng.app.workflow.MoveCase;
import org.jiheng.policy.common.Actor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 报送. */
@Controller
class SubmissionController {
    private static final String REASON = "reason-";

    private final ShowSubmission submission;
    private final SubmitTarget submitTarget;

    SubmissionController(ShowSubmission submission, SubmitTarget submitTarget) {
        this.submission = submission;
        this.submitTarget = submitTarget;
    }

    @GetMapping("/projects/{id}/{year}/submission")
    String show(Officer officer, @PathVariable long id, @PathVariable int year, Model model) {
        var under = submission.underReview(officer, id, year);
        if (under.isPresent()) {
            return "redirect:/reviews/" + under.get();
        }
        model.addAttribute("page", submission.show(officer, id, year, ReviewController.told(model)));
        return "review/submission";
    }

    @PostMapping("/projects/{id}/{year}/submission")
    String create(
            Officer officer,
            Actor actor,
            @PathVariable long id,
            @PathVariable int year,
            @RequestParam(defaultValue = "-1") int revision,
            @RequestParam(required = false) @Nullable Set<String> tick,
            @RequestParam Map<String, String> fields,
            RedirectAttributes next) {
        var reasons = fields.entrySet().stream()
                .filter(each -> each.getKey().startsWith(REASON))
                .collect(Collectors.toMap(each -> each.getKey().substring(REASON.length()), Map.Entry::getValue));
        var declared = new SubmitTarget.Declared(revision, tick == null ? Set.of() : tick, reasons);
        return switch (submitTarget.by(officer, actor, id, year, declared)) {
            case MoveCase.Outcome.Accepted(var reviewed) -> "redirect:/reviews/" + reviewed.id();
            case MoveCase.Outcome.Refused(var why) -> {
                next.addFlashAttribute("refused", List.copyOf(why));
                yield "redirect:/projects/%d/%d/submission".formatted(id, year);
            }
        };
    }
}
