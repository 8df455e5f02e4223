package org.jiheng.app.workflow;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jiheng.app.identity.AccessPolicy;
import org.jiheng.app.identity.Deed;
import org.jiheng.app.identity.Officer;
import org.jiheng.app.web.Words;
import org.jiheng.policy.common.Actor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 审核 — the list of what waits, and doing one thing to several of them. */
@Controller
class QueueController {
    private static final int MOST_AT_ONCE = 200;

    private final ShowQueue queue;
    private final AccessPolicy access;
    private final ReviewCases cases;
    private final MoveCase move;

    QueueController(ShowQueue queue, AccessPolicy access, ReviewCases cases, MoveCase move) {
        this.queue = queue;
        this.access = access;
        this.cases = cases;
        this.move = move;
    }

    @GetMapping("/reviews")
    String list(
            Officer officer,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String stage,
            @RequestParam(required = false) @Nullable Long department,
            @RequestParam(defaultValue = "false") boolean late,
            Model model) {
        var filter = new ShowQueue.Filter(q.strip(), stageOf(stage), department, late);
        model.addAttribute(
                "page",
                queue.show(
                        officer, filter, told(model), model.getAttribute("done") instanceof String done ? done : null));
        return "workflow/queue";
    }

    @PostMapping("/reviews/steps")
    String steps(
            Officer officer,
            Actor actor,
            @RequestParam(defaultValue = "") String action,
            @RequestParam(defaultValue = "") String remark,
            @RequestParam(required = false) @Nullable List<String> chosen,
            RedirectAttributes next) {
        var wished = Action.named(action);
        var refused = new ArrayList<String>();
        int done = 0;
        if (wished.isEmpty() || chosen == null) {
            refused.add(Words.say("queue.nothingChosen"));
        } else if (chosen.size() > MOST_AT_ONCE) {
            refused.add(Words.say("queue.tooMany", MOST_AT_ONCE));
        } else {
            for (var each : chosen) {
                // Each is a transaction of its own: one that is refused does not hold up the others.
                var outcome = one(officer, actor, each, wished.get(), remark);
                if (outcome.isEmpty()) {
                    done++;
                } else {
                    refused.addAll(outcome);
                }
            }
        }
        next.addFlashAttribute("refused", refused);
        if (done > 0) {
            next.addFlashAttribute(
                    "done", Words.say("queue.done", wished.map(Action::chinese).orElse(""), done));
        }
        return "redirect:/reviews";
    }

    private List<String> one(Officer officer, Actor actor, String chosen, Action action, String remark) {
        var parts = chosen.split("-", -1);
        if (parts.length != 2 || !parts[0].matches("\\d{1,18}") || !parts[1].matches("\\d{1,9}")) {
            return List.of(Words.say("queue.nothingChosen"));
        }
        var wish = new MoveCase.Wish(Long.parseLong(parts[0]), Integer.parseInt(parts[1]), action, remark);
        return access.call(officer, Deed.SEE_REVIEW_QUEUE, () -> switch (move.by(officer, actor, wish)) {
            case MoveCase.Outcome.Accepted _ -> List.<String>of();
            case MoveCase.Outcome.Refused(var reasons) -> {
                var title = cases.find(wish.caseId()).map(ReviewCase::title).orElse("");
                yield reasons.stream().map(each -> title + "：" + each).toList();
            }
        });
    }

    private static List<String> told(Model model) {
        return model.getAttribute("refused") instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of();
    }

    private static @Nullable Stage stageOf(String typed) {
        return Arrays.stream(Stage.values())
                .filter(each -> each.name().equals(typed))
                .findFirst()
                .orElse(null);
    }
}
