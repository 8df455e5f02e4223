package org.jiheng.app.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import org.jiheng.app.web.NotFound;
import org.jiheng.app.web.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 我的账号 — what everybody may do for themselves: change the password, see where they are signed in, act in another post. */
@Controller
class AccountController {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
    private static final String ALL_OTHERS = "others";
    private static final String HOME = "redirect:/account";

    private final Officers officers;
    private final Sessions sessions;
    private final ChangePassword changePassword;
    private final SignInSteps steps;
    private final PasswordAge age;
    private final AccessPolicy access;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    AccountController(
            Officers officers,
            Sessions sessions,
            ChangePassword changePassword,
            SignInSteps steps,
            PasswordAge age,
            AccessPolicy access,
            ApplicationEventPublisher events,
            Clock clock) {
        this.officers = officers;
        this.sessions = sessions;
        this.changePassword = changePassword;
        this.steps = steps;
        this.age = age;
        this.access = access;
        this.events = events;
        this.clock = clock;
    }

    @GetMapping("/account")
    String show(
            Officer officer,
            HttpServletRequest request,
            @ModelAttribute("notice") @Nullable String notice,
            @ModelAttribute("problem") @Nullable String problem,
            Model model) {
        var account = account(officer);
        var here = request.getSession().getId();
        model.addAttribute(
                "page",
                new AccountPage(
                        officer.name(),
                        officer.login(),
                        account.posts().stream()
                                .map(each -> new AccountPage.Post(
                                        each.appointment(),
                                        Words.say(
                                                "post.choice",
                                                each.organisation().name(),
                                                each.role().chinese()),
                                        each.appointment() == officer.appointment()))
                                .toList(),
                        sessions.of(officer.login()).stream()
                                .map(each -> new AccountPage.Place(
                                        handle(each),
                                        each.address(),
                                        each.browser(),
                                        time(each.since()),
                                        time(each.lastSeen()),
                                        each.id().equals(here)))
                                .toList(),
                        Words.say("account.passwordAge", time(account.passwordChangedAt()), age.daysLeft(account)),
                        account.hasSecondFactor(),
                        said(notice),
                        said(problem)));
        return "identity/account";
    }

    @GetMapping("/account/password")
    String password(Officer officer, Model model) {
        model.addAttribute("page", passwordPage(officer, null));
        return "identity/password";
    }

    @PostMapping("/account/password")
    String changePassword(
            Officer officer,
            @RequestParam(name = "old", defaultValue = "") String old,
            @RequestParam(name = "password", defaultValue = "") String wanted,
            @RequestParam(name = "again", defaultValue = "") String again,
            HttpServletRequest request,
            RedirectAttributes next,
            Model model) {
        var problem = changePassword.by(
                officer.login(),
                old,
                wanted,
                again,
                request.getRemoteAddr(),
                request.getSession().getId());
        if (problem.isPresent()) {
            model.addAttribute("page", passwordPage(officer, problem.get()));
            return "identity/password";
        }
        request.changeSessionId();
        next.addFlashAttribute("notice", Words.say("account.passwordChanged"));
        return HOME;
    }

    private static PasswordPage passwordPage(Officer officer, @Nullable String problem) {
        return new PasswordPage(Words.say("password.lead"), "/account/password", officer.login(), problem);
    }

    /** From now on in this session the person acts in that post; only in one of their own. */
    @PostMapping("/account/post")
    String act(
            Officer officer,
            @RequestParam(name = "appointment", defaultValue = "0") long appointment,
            HttpServletRequest request,
            HttpServletResponse response) {
        var post = account(officer).posts().stream()
                .filter(each -> each.appointment() == appointment)
                .findFirst()
                .orElseThrow(NotFound::new);
        access.run(
                post,
                Deed.OWN_ACCOUNT,
                () -> events.publishEvent(new AccountEvent(
                        post.regionCode(),
                        post.actor(request.getRemoteAddr()),
                        "切换岗位",
                        "officer",
                        post.login(),
                        Map.of("岗位", officer.roleInWords() + " " + officer.organisationName()),
                        Map.of("岗位", post.roleInWords() + " " + post.organisationName()))));
        steps.become(SignInSteps.as(post, null), request, response);
        return "redirect:/";
    }

    @PostMapping("/account/sessions/end")
    String end(
            Officer officer,
            @RequestParam(name = "handle", defaultValue = "") String handle,
            HttpServletRequest request,
            RedirectAttributes next) {
        var here = request.getSession().getId();
        var ended = sessions.of(officer.login()).stream()
                .filter(each -> !each.id().equals(here))
                .filter(each -> handle.equals(ALL_OTHERS) || handle(each).equals(handle))
                .map(each -> sessions.end(officer.login(), each.id()))
                .filter(done -> done)
                .count();
        access.run(
                officer,
                Deed.OWN_ACCOUNT,
                () -> events.publishEvent(AccountEvent.of(
                        officer, request.getRemoteAddr(), "结束登录", officer.login(), Map.of("处数", ended))));
        next.addFlashAttribute("notice", Words.say("account.sessionsEnded", ended));
        return HOME;
    }

    private Officers.Account account(Officer officer) {
        return officers.account(officer.login()).orElseThrow(NotFound::new);
    }

    private static String handle(Sessions.Place place) {
        return String.valueOf(place.since().toEpochMilli());
    }

    private String time(Instant at) {
        return ZonedDateTime.ofInstant(at, clock.getZone()).format(TIME);
    }

    private static @Nullable String said(@Nullable String flash) {
        return flash == null || flash.isEmpty() ? null : flash;
    }
}
