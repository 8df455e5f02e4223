package org.jiheng.app.review;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jiheng.app.identity.Officer;
import org.jiheng.policy.common.Actor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 专家评审. */
@Controller
class ExpertController {
    private final AskExperts askExperts;

    ExpertController(AskExperts askExperts) {
        this.askExperts = askExperts;
    }

    @PostMapping("/reviews/{id}/experts")
    String ask(
            Officer officer,
            Actor actor,
            @PathVariable long id,
            @RequestParam(required = false) @Nullable Set<Long> expert,
            @RequestParam(defaultValue = "") String lastDay,
            RedirectAttributes next) {
        var refused = askExperts.ask(officer, actor, id, expert == null ? new TreeSet<>() : expert, day(lastDay));
        next.addFlashAttribute("refused", List.copyOf(refused));
        return "redirect:/reviews/" + id;
    }

    private static @Nullable LocalDate day(String typed) {
        try {
            return LocalDate.parse(typed.strip());
        } catch (DateTimeParseException none) {
            return null;
        }
    }

    @GetMapping("/expert-reviews")
    String tasks(Officer expert, Model model) {
        model.addAttribute("page", askExperts.tasks(expert));
        return "review/expert-tasks";
    }

    @GetMapping("/expert-reviews/{id}")
    String show(Officer expert, @PathVariable long id, Model model) {
        model.addAttribute("page", askExperts.show(expert, id, ReviewController.told(model)));
        return "review/expert";
    }

    @PostMapping("/expert-reviews/{id}")
    String answer(
            Officer expert,
            Actor actor,
            @PathVariable long id,
            @RequestParam Map<String, String> fields,
            RedirectAttributes next) {
        next.addFlashAttribute("refused", List.copyOf(askExperts.answer(expert, actor, id, fields)));
        return "redirect:/expert-reviews/" + id;
    }
}
