package org.jiheng.app.identity;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import org.jiheng.app.web.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 启用区划页. */
@Controller
class OpeningController {
    private static final String HOME = "/divisions/{code}/opening";
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private final OpenDivision open;
    private final Clock clock;

    OpeningController(OpenDivision open, Clock clock) {
        this.open = open;
        this.clock = clock;
    }

    @GetMapping(HOME)
    String show(Officer by, @PathVariable String code, Model model) {
        var notice = model.getAttribute("notice") instanceof String said ? said : null;
        var problem = model.getAttribute("problem") instanceof String said ? said : null;
        return page(by, code, Typed.NOTHING, List.of(), notice, problem, model);
    }

    @PostMapping(HOME)
    String ask(
            Officer by,
            @PathVariable String code,
            HttpServletRequest request,
            @RequestParam Map<String, String> fields,
            RedirectAttributes next,
            Model model) {
        var typed = new Typed(fields.getOrDefault("bureau", ""), FirstPerson.typed(fields), Map.of());
        var result = open.ask(by, request.getRemoteAddr(), code, typed.bureau, typed.people);
        return result instanceof OpenDivision.Result.Refused(var problems) && !problems.containsKey("")
                ? page(by, code, new Typed(typed.bureau, typed.people, problems), List.of(), null, null, model)
                : told(by, code, result, next, model);
    }

    @PostMapping(HOME + "/renewal")
    String askAgain(
            Officer by, @PathVariable String code, HttpServletRequest request, RedirectAttributes next, Model model) {
        return told(by, code, open.askAgain(by, request.getRemoteAddr(), code), next, model);
    }

    @PostMapping(HOME + "/confirmation")
    String confirm(
            Officer by, @PathVariable String code, HttpServletRequest request, RedirectAttributes next, Model model) {
        return told(by, code, open.confirm(by, request.getRemoteAddr(), code), next, model);
    }

    @PostMapping(HOME + "/refusal")
    String refuse(
            Officer by, @PathVariable String code, HttpServletRequest request, RedirectAttributes next, Model model) {
        return told(by, code, open.refuse(by, request.getRemoteAddr(), code), next, model);
    }

    /** What was typed stays. */
    private record Typed(String bureau, List<FirstPerson> people, Map<String, String> problems) {
        static final Typed NOTHING = new Typed("", FirstPerson.typed(Map.of()), Map.of());
    }

    /** Passwords are in the answer itself: a redirect would have to keep them somewhere. */
    private String told(Officer by, String code, OpenDivision.Result result, RedirectAttributes next, Model model) {
        return switch (result) {
            case OpenDivision.Result.Opened(var passwords) ->
                page(by, code, Typed.NOTHING, passwords, Words.say("opening.confirmed"), null, model);
            case OpenDivision.Result.Done(var message) -> {
                next.addFlashAttribute("notice", message);
                yield "redirect:/divisions/" + code + "/opening";
            }
            case OpenDivision.Result.Refused(var problems) -> {
                next.addFlashAttribute("problem", String.join("；", problems.values()));
                yield "redirect:/divisions/" + code + "/opening";
            }
        };
    }

    private String page(
            Officer by,
            String code,
            Typed typed,
            List<OpenDivision.OneTime> passwords,
            @Nullable String notice,
            @Nullable String problem,
            Model model) {
        var standing = open.standing(by, code);
        var makes = AccessPolicy.may(by, Deed.MAKE_ACCOUNTS);
        var bureau = standing.opening().map(DivisionOpenings.Opening::bureau).orElse("");
        model.addAttribute(
                "page",
                new OpeningPage(
                        code,
                        standing.division().name(),
                        Words.say(state(standing)),
                        bureau,
                        standing.opening().map(DivisionOpenings.Opening::people).orElse(List.of()).stream()
                                .map(each -> person(each, standing, passwords))
                                .toList(),
                        makes && standing.mayBeAsked(),
                        makes && standing.mayBeAskedAgain(),
                        AccessPolicy.may(by, Deed.GRANT_RIGHTS) && standing.isWaiting(),
                        typed.bureau,
                        typed.people,
                        typed.problems,
                        !passwords.isEmpty(),
                        Words.say("opening.lasts", OpenDivision.PASSWORD_LASTS.toHours()),
                        notice,
                        problem));
        return "identity/opening";
    }

    private static String state(OpenDivision.Standing standing) {
        if (standing.isWaiting()) {
            return "opening.waiting";
        }
        return standing.inUse() ? "opening.inUse" : "opening.notYet";
    }

    private OpeningPage.Person person(
            FirstPerson each, OpenDivision.Standing standing, List<OpenDivision.OneTime> passwords) {
        var entry = standing.entries().get(each.login());
        var until = entry == null ? null : entry.until();
        var says = entry == null
                ? ""
                : entry.entered()
                        ? Words.say("opening.entered")
                        : until == null || until.toInstant().isBefore(clock.instant())
                                ? Words.say("opening.over")
                                : Words.say("opening.until", MINUTE.format(until.atZoneSameInstant(clock.getZone())));
        return new OpeningPage.Person(
                each.role().chinese(),
                each.name(),
                each.login(),
                says,
                passwords.stream()
                        .filter(made -> made.login().equals(each.login()))
                        .map(OpenDivision.OneTime::password)
                        .findFirst()
                        .orElse(""));
    }
}
