package org.jiheng.app.identity;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Objects;
import java.util.Optional;
import org.jiheng.app.web.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 行政区划页. */
@Controller
class DivisionController {
    private static final String HOME = "/divisions";

    private final Divisions divisions;
    private final Clock clock;

    DivisionController(Divisions divisions, Clock clock) {
        this.divisions = divisions;
        this.clock = clock;
    }

    @GetMapping(HOME)
    String show(Officer by, Model model) {
        var today = LocalDate.now(clock);
        var mayChange = AccessPolicy.may(by, Deed.CHANGE_ORGANISATIONS);
        var all = divisions.tree(by);
        var use = divisions.use(by);
        model.addAttribute(
                "page",
                new DivisionsPage(
                        Words.say("divisions.summary", by.regionName(), by.regionCode()),
                        all.stream()
                                .map(each -> row(by, each, today, mayChange, use))
                                .toList(),
                        all.stream()
                                .filter(each -> !each.isOver(today))
                                .map(each -> new OfficerPage.Choice(each.code(), each.name()))
                                .toList(),
                        today.toString(),
                        example(by.regionCode()),
                        mayChange,
                        model.getAttribute("notice") instanceof String said ? said : null,
                        model.getAttribute("problem") instanceof String said ? said : null));
        return "identity/divisions";
    }

    @PostMapping(HOME)
    String add(
            Officer by,
            HttpServletRequest request,
            @RequestParam(defaultValue = "") String code,
            @RequestParam(defaultValue = "") String name,
            RedirectAttributes next) {
        return told(divisions.add(by, request.getRemoteAddr(), code.strip(), name), "divisions.added", next);
    }

    @PostMapping(HOME + "/{code}/name")
    String rename(
            Officer by,
            HttpServletRequest request,
            @PathVariable String code,
            @RequestParam(defaultValue = "") String name,
            RedirectAttributes next) {
        return told(divisions.rename(by, request.getRemoteAddr(), code, name), "divisions.renamed", next);
    }

    @PostMapping(HOME + "/{code}/end")
    String end(
            Officer by,
            HttpServletRequest request,
            @PathVariable String code,
            @RequestParam(defaultValue = "") String until,
            @RequestParam(defaultValue = "") String heir,
            RedirectAttributes next) {
        return told(
                divisions.end(by, request.getRemoteAddr(), code, day(until), heir.isEmpty() ? null : heir),
                "divisions.ended",
                next);
    }

    private static String told(Optional<String> problem, String done, RedirectAttributes next) {
        next.addFlashAttribute(problem.isPresent() ? "problem" : "notice", problem.orElseGet(() -> Words.say(done)));
        return "redirect:" + HOME;
    }

    /** The first below a province or a city; above a county its city. */
    private static String example(String own) {
        if (own.endsWith("0000000")) {
            return own.substring(0, 2) + "0100000";
        }
        return own.substring(0, 4) + (own.endsWith("00000") ? "01000" : "00000");
    }

    private static @Nullable LocalDate day(String typed) {
        try {
            return LocalDate.parse(typed.strip());
        } catch (DateTimeParseException none) {
            return null;
        }
    }

    private static DivisionsPage.Row row(
            Officer by, Divisions.Division each, LocalDate today, boolean mayChange, Divisions.Use use) {
        var own = each.code().equals(by.regionCode());
        var over = each.isOver(today);
        var within = mayChange && !over && each.isWithin(by.regionCode());
        return new DivisionsPage.Row(
                each.code(),
                each.name(),
                Words.say("divisions.level." + each.level()),
                each.parentCode() == null ? 0 : each.level().equals("CITY") ? 1 : 2,
                own,
                Objects.requireNonNullElse(each.former(), ""),
                each.validUntil() == null
                        ? ""
                        : each.heir() == null
                                ? Words.say("divisions.until", each.validUntil())
                                : Words.say("divisions.merged", each.validUntil(), each.heir()),
                over,
                within,
                within && !own,
                use.inUse().contains(each.code())
                        ? Words.say("divisions.inUse")
                        : use.waiting().contains(each.code()) ? Words.say("divisions.waiting") : "",
                over || own || !each.isWithin(by.regionCode())
                        ? ""
                        : Words.say(
                                mayChange && !use.inUse().contains(each.code())
                                        ? "divisions.open"
                                        : "divisions.opening"));
    }
}
