package org.jiheng.app.identity;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jiheng.app.web.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 动态码 — asked at sign-in, bound and given up on one's own page, and bound on the way in where it is compulsory. */
@Controller
class SecondFactorController {
    private static final String CODE_PAGE = "identity/step-code";
    private static final String OWN_PAGE = "identity/second-factor";
    private static final String STEP_PAGE = "identity/step-enrolment";

    private final SecondFactor factor;
    private final SignInSteps steps;
    private final SignInThrottle throttle;
    private final Officers officers;

    SecondFactorController(SecondFactor factor, SignInSteps steps, SignInThrottle throttle, Officers officers) {
        this.factor = factor;
        this.steps = steps;
        this.throttle = throttle;
        this.officers = officers;
    }

    @GetMapping("/sign-in/second-factor")
    String code(@AuthenticationPrincipal Entrant entrant, Model model) {
        model.addAttribute("page", new PasswordPage(Words.say("code.lead"), "", entrant.login(), null));
        return CODE_PAGE;
    }

    @PostMapping("/sign-in/second-factor")
    @Nullable
    String check(
            @AuthenticationPrincipal Entrant entrant,
            @RequestParam(name = "code", defaultValue = "") String code,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model)
            throws IOException, ServletException {
        if (factor.passes(entrant.login(), code, request.getRemoteAddr())) {
            steps.passed(entrant, Step.SECOND_FACTOR, Optional.empty(), request, response);
            return null; // the answer is written
        }
        model.addAttribute(
                "page", new PasswordPage(Words.say("code.lead"), "", entrant.login(), wrong(entrant.login())));
        return CODE_PAGE;
    }

    private String wrong(String login) {
        var tries = throttle.triesLeft(login);
        return tries == 0
                ? Words.say("signIn.locked", SignInThrottle.LOCK.toMinutes())
                : Words.say("code.wrong", tries);
    }

    @GetMapping("/sign-in/enrolment")
    String enrolment(@AuthenticationPrincipal Entrant entrant, Model model) {
        model.addAttribute("page", SecondFactorPage.of(factor.current(entrant.login()), "/sign-in/enrolment", null));
        return STEP_PAGE;
    }

    /** The recovery codes are on this answer; the session has gone on already. */
    @PostMapping("/sign-in/enrolment")
    String enrol(
            @AuthenticationPrincipal Entrant entrant,
            @RequestParam(name = "code", defaultValue = "") String code,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        var codes = factor.bind(entrant.login(), code, request.getRemoteAddr());
        if (codes.isPresent()) {
            steps.again(entrant, request, response);
        }
        model.addAttribute(
                "page",
                codes.map(shown -> SecondFactorPage.bound(shown, "/", null))
                        .orElseGet(() -> SecondFactorPage.of(
                                factor.current(entrant.login()), "/sign-in/enrolment", wrong(entrant.login()))));
        return STEP_PAGE;
    }

    @GetMapping("/account/second-factor")
    String own(Officer officer, Model model) {
        model.addAttribute("page", page(officer, null));
        return OWN_PAGE;
    }

    private SecondFactorPage page(Officer officer, @Nullable String problem) {
        var bound = officers.account(officer.login())
                .filter(Officers.Account::hasSecondFactor)
                .isPresent();
        return bound
                ? SecondFactorPage.bound(List.of(), "/account", problem)
                : SecondFactorPage.of(factor.current(officer.login()), "/account/second-factor", problem);
    }

    @PostMapping("/account/second-factor")
    String bind(
            Officer officer,
            @RequestParam(name = "code", defaultValue = "") String code,
            HttpServletRequest request,
            Model model) {
        var codes = factor.bind(officer.login(), code, request.getRemoteAddr());
        model.addAttribute(
                "page",
                codes.map(shown -> SecondFactorPage.bound(shown, "/account", null))
                        .orElseGet(() -> page(officer, wrong(officer.login()))));
        return OWN_PAGE;
    }

    @PostMapping("/account/second-factor/removal")
    String remove(
            Officer officer,
            @RequestParam(name = "password", defaultValue = "") String password,
            HttpServletRequest request,
            RedirectAttributes next,
            Model model) {
        if (factor.remove(officer.login(), password, request.getRemoteAddr())) {
            next.addFlashAttribute("notice", Words.say("factor.removed"));
            return "redirect:/account";
        }
        model.addAttribute("page", page(officer, wrong(officer.login())));
        return OWN_PAGE;
    }
}
