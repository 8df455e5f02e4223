package org.jiheng.app.target;

import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import org.jiheng.app.identity.AccessPolicy;
import org.jiheng.app.identity.Deed;
import org.jiheng.app.identity.Officer;
import org.jiheng.app.web.NotFound;
import org.jiheng.app.web.Words;
import org.jiheng.policy.common.Actor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 专家任务页 — the expert's own tasks; finance's page of all of them. */
@Controller
class ExpertTaskController {
    private final ExpertTasks tasks;
    private final Clock clock;

    ExpertTaskController(ExpertTasks tasks, Clock clock) {
        this.tasks = tasks;
        this.clock = clock;
    }

    @GetMapping(ExpertTasks.ADDRESS)
    String show(Officer officer, @RequestParam(required = false) @Nullable String target, Model model) {
        var number = target != null && target.matches("\\d{1,18}") ? Long.valueOf(target) : null;
        var shown = tasks.show(officer, number);
        var today = LocalDate.now(clock);
        model.addAttribute(
                "page",
                new ExpertTasksPage(
                        AccessPolicy.may(officer, Deed.ASSIGN_EXPERT),
                        shown.tasks().stream()
                                .map(each -> ExpertTasksPage.Row.of(officer, each, today))
                                .toList(),
                        shown.experts().stream()
                                .map(each -> new ProjectListPage.Choice(
                                        String.valueOf(each.id()), each.name() + " " + each.organisation(), false))
                                .toList(),
                        shown.asked().isPresent() ? target : null,
                        shown.asked().orElse(null),
                        today.plusDays(14).toString(),
                        model.getAttribute("notice") instanceof String said ? said : null,
                        model.getAttribute("problem") instanceof String said ? said : null));
        return "target/expert-tasks";
    }

    @PostMapping(ExpertTasks.ADDRESS)
    String ask(
            Officer officer,
            Actor actor,
            @RequestParam(defaultValue = "") String target,
            @RequestParam(defaultValue = "") String expert,
            @RequestParam(defaultValue = "") String whatFor,
            @RequestParam(defaultValue = "") String lastDay,
            RedirectAttributes next) {
        var problem = tasks.ask(officer, actor, number(target), number(expert), whatFor, day(lastDay));
        next.addFlashAttribute(
                problem.isPresent() ? "problem" : "notice", problem.orElseGet(() -> Words.say("experts.asked")));
        return "redirect:" + ExpertTasks.ADDRESS + (problem.isPresent() ? "?target=" + number(target) : "");
    }

    @PostMapping(ExpertTasks.ADDRESS + "/{id}/declaration")
    String declare(
            Officer officer,
            Actor actor,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String interest,
            RedirectAttributes next) {
        var declared = Arrays.stream(ExpertTasks.Interest.values())
                .filter(each -> each.name().equals(interest))
                .findFirst()
                .orElseThrow(NotFound::new);
        tasks.declare(officer, actor, id, declared);
        next.addFlashAttribute("notice", Words.say("experts.declared." + declared));
        return "redirect:" + ExpertTasks.ADDRESS;
    }

    @PostMapping(ExpertTasks.ADDRESS + "/{id}/end")
    String end(Officer officer, Actor actor, @PathVariable long id, RedirectAttributes next) {
        tasks.end(officer, actor, id);
        next.addFlashAttribute("notice", Words.say("experts.ended"));
        return "redirect:" + ExpertTasks.ADDRESS;
    }

    private static long number(String typed) {
        return typed.matches("\\d{1,18}") ? Long.parseLong(typed) : 0;
    }

    private static @Nullable LocalDate day(String typed) {
        try {
            return LocalDate.parse(typed.strip());
        } catch (DateTimeParseException none) {
            return null;
        }
    }
}
