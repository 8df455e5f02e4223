package org.jiheng.app.identity;

import jakarta.servlet.http.HttpServletRequest;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jiheng.app.web.NotFound;
import org.jiheng.app.web.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 人员 — for the system and security administrators. A password that was made is on the answer itself and kept nowhere. */
@Controller
class OfficerController {
    private static final String LIST = "identity/officers";
    private static final String ONE = "identity/officer";
    private static final int LONGEST_REASON = 200;

    private final ShowOfficers show;
    private final ManageOfficers manage;

    OfficerController(ShowOfficers show, ManageOfficers manage) {
        this.show = show;
        this.manage = manage;
    }

    @GetMapping("/officers")
    String list(
            Officer by,
            @RequestParam(name = "q", defaultValue = "") String q,
            @RequestParam(name = "show", defaultValue = ShowOfficers.ALL) String tab,
            @RequestParam(name = "page", defaultValue = "1") int page,
            @ModelAttribute("notice") @Nullable String notice,
            @ModelAttribute("problem") @Nullable String problem,
            Model model) {
        var known = List.of(ShowOfficers.WAITING, ShowOfficers.UNUSED, ShowOfficers.DISABLED)
                        .contains(tab)
                ? tab
                : ShowOfficers.ALL;
        var words = q.strip();
        model.addAttribute(
                "page",
                show.list(by, words.length() > LONGEST_REASON ? "" : words, known, page, said(notice), said(problem)));
        return LIST;
    }

    @GetMapping("/officers/new")
    String blank(Officer by, Model model) {
        model.addAttribute("page", show.blank(by, Map.of(), null));
        return "identity/officer-new";
    }

    @PostMapping("/officers")
    String create(
            Officer by,
            HttpServletRequest request,
            @RequestParam Map<String, String> fields,
            @RequestParam(name = "department", defaultValue = "") Set<Long> departments,
            Model model) {
        var account = new ManageOfficers.NewAccount(
                text(fields, "login"),
                text(fields, "name"),
                number(fields.get("home")).orElse(0L));
        var withGrant = !text(fields, "role").isEmpty();
        var grant = withGrant ? grant(fields, departments) : Optional.<ManageOfficers.Grant>empty();
        ManageOfficers.Result result = withGrant && grant.isEmpty()
                ? new ManageOfficers.Result.Refused(Words.say("officer.badDate"))
                : manage.create(by, request.getRemoteAddr(), account, grant.orElse(null));
        return switch (result) {
            case ManageOfficers.Result.Done(var message, var id, var password) -> {
                model.addAttribute(
                        "page", show.one(by, id, password, message, null).orElseThrow(NotFound::new));
                yield ONE;
            }
            case ManageOfficers.Result.Refused(var reason) -> {
                model.addAttribute("page", show.blank(by, fields, reason));
                yield "identity/officer-new";
            }
        };
    }

    @GetMapping("/officers/{id}")
    String one(
            Officer by,
            @PathVariable long id,
            @ModelAttribute("notice") @Nullable String notice,
            @ModelAttribute("problem") @Nullable String problem,
            Model model) {
        model.addAttribute(
                "page", show.one(by, id, "", said(notice), said(problem)).orElseThrow(NotFound::new));
        return ONE;
    }

    @PostMapping("/officers/{id}/appointments")
    String ask(
            Officer by,
            @PathVariable long id,
            HttpServletRequest request,
            @RequestParam Map<String, String> fields,
            @RequestParam(name = "department", defaultValue = "") Set<Long> departments,
            RedirectAttributes next) {
        existing(by, id);
        return told(
                id,
                grant(fields, departments)
                        .map(grant -> manage.ask(by, request.getRemoteAddr(), id, grant))
                        .orElseGet(() -> new ManageOfficers.Result.Refused(Words.say("officer.badDate"))),
                next);
    }

    @PostMapping("/officers/{id}/substitutions")
    String substitute(
            Officer by,
            @PathVariable long id,
            HttpServletRequest request,
            @RequestParam Map<String, String> fields,
            RedirectAttributes next) {
        existing(by, id);
        var from = date(fields.get("from"));
        var until = date(fields.get("until"));
        return told(
                id,
                from.isEmpty() || until.isEmpty()
                        ? new ManageOfficers.Result.Refused(Words.say("officer.badDate"))
                        : manage.substitute(
                                by,
                                request.getRemoteAddr(),
                                id,
                                number(fields.get("absent")).orElse(0L),
                                from.get(),
                                until.get(),
                                text(fields, "reason")),
                next);
    }

    @PostMapping("/officers/{id}/appointments/{appointment}/end")
    String end(
            Officer by,
            @PathVariable long id,
            @PathVariable long appointment,
            HttpServletRequest request,
            @RequestParam(name = "until", defaultValue = "") String until,
            RedirectAttributes next) {
        existing(by, id);
        return told(
                id,
                date(until)
                        .map(last -> manage.end(by, request.getRemoteAddr(), id, appointment, last))
                        .orElseGet(() -> new ManageOfficers.Result.Refused(Words.say("officer.badDate"))),
                next);
    }

    @PostMapping("/officers/confirmations")
    String confirm(
            Officer by,
            HttpServletRequest request,
            @RequestParam(name = "appointment", defaultValue = "") Set<Long> appointments,
            @RequestParam(name = "back", defaultValue = "0") long back,
            RedirectAttributes next) {
        var result = manage.confirm(by, request.getRemoteAddr(), appointments);
        tell(result, next);
        return back == 0 ? "redirect:/officers?show=" + ShowOfficers.WAITING : "redirect:/officers/" + back;
    }

    @PostMapping("/officers/disabling")
    String disableUnused(
            Officer by,
            HttpServletRequest request,
            @RequestParam(name = "officer", defaultValue = "") Set<Long> officers,
            RedirectAttributes next) {
        tell(manage.disable(by, request.getRemoteAddr(), officers, Words.say("officers.unusedReason")), next);
        return "redirect:/officers?show=" + ShowOfficers.UNUSED;
    }

    @PostMapping("/officers/{id}/disabling")
    String disable(Officer by, @PathVariable long id, HttpServletRequest request, RedirectAttributes next) {
        existing(by, id);
        return told(
                id, manage.disable(by, request.getRemoteAddr(), Set.of(id), Words.say("officer.disableReason")), next);
    }

    @PostMapping("/officers/{id}/enabling")
    String enable(Officer by, @PathVariable long id, HttpServletRequest request, RedirectAttributes next) {
        existing(by, id);
        return told(id, manage.enable(by, request.getRemoteAddr(), id), next);
    }

    @PostMapping("/officers/{id}/unlocking")
    String unlock(Officer by, @PathVariable long id, HttpServletRequest request, RedirectAttributes next) {
        existing(by, id);
        return told(id, manage.unlock(by, request.getRemoteAddr(), id), next);
    }

    @PostMapping("/officers/{id}/second-factor-reset")
    String resetSecondFactor(Officer by, @PathVariable long id, HttpServletRequest request, RedirectAttributes next) {
        existing(by, id);
        return told(id, manage.resetSecondFactor(by, request.getRemoteAddr(), id), next);
    }

    /** The new password is on this very answer; a redirect would have to keep it somewhere. */
    @PostMapping("/officers/{id}/password-reset")
    String resetPassword(Officer by, @PathVariable long id, HttpServletRequest request, Model model) {
        existing(by, id);
        var page = switch (manage.resetPassword(by, request.getRemoteAddr(), id)) {
            case ManageOfficers.Result.Done(var message, var _, var password) ->
                show.one(by, id, password, message, null);
            case ManageOfficers.Result.Refused(var reason) -> show.one(by, id, "", null, reason);
        };
        model.addAttribute("page", page.orElseThrow(NotFound::new));
        return ONE;
    }

    /** An account of another division is not there. */
    private void existing(Officer by, long id) {
        if (show.one(by, id, "", null, null).isEmpty()) {
            throw new NotFound();
        }
    }

    private static String told(long id, ManageOfficers.Result result, RedirectAttributes next) {
        tell(result, next);
        return "redirect:/officers/" + id;
    }

    private static void tell(ManageOfficers.Result result, RedirectAttributes next) {
        switch (result) {
            case ManageOfficers.Result.Done(var message, var _, var _) -> next.addFlashAttribute("notice", message);
            case ManageOfficers.Result.Refused(var reason) -> next.addFlashAttribute("problem", reason);
        }
    }

    private static Optional<ManageOfficers.Grant> grant(Map<String, String> fields, Set<Long> departments) {
        var until = text(fields, "until");
        var last = date(until);
        var role = Arrays.stream(Role.values())
                .filter(each -> each.name().equals(fields.get("role")))
                .findFirst();
        if (role.isEmpty() || (last.isEmpty() && !until.isEmpty())) {
            return Optional.empty();
        }
        return date(fields.get("from"))
                .map(from -> new ManageOfficers.Grant(
                        role.get(),
                        number(fields.get("organisation")).orElse(0L),
                        from,
                        last.orElse(null),
                        null,
                        text(fields, "reason"),
                        departments.stream().filter(Objects::nonNull).collect(Collectors.toSet())));
    }

    private static String text(Map<String, String> fields, String name) {
        var typed = fields.getOrDefault(name, "").strip();
        return typed.length() > LONGEST_REASON ? typed.substring(0, LONGEST_REASON) : typed;
    }

    private static Optional<Long> number(@Nullable String typed) {
        return typed != null && typed.matches("\\d{1,18}") ? Optional.of(Long.valueOf(typed)) : Optional.empty();
    }

    private static Optional<LocalDate> date(@Nullable String typed) {
        try {
            return typed == null || typed.isBlank() ? Optional.empty() : Optional.of(LocalDate.parse(typed.strip()));
        } catch (DateTimeException wrong) {
            return Optional.empty();
        }
    }

    /** Spring makes an empty text where nothing was left behind. */
    private static @Nullable String said(@Nullable String flash) {
        return flash == null || flash.isEmpty() ? null : flash;
    }
}
