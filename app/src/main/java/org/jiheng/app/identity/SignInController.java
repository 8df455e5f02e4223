package org.jiheng.app.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.jiheng.app.web.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.authentication.CredentialsExpiredException;
import org.springframework.security.authentication.InternalAuthenticationServiceException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** 登录. */
@Controller
class SignInController {
    private static final String LAST_LOGIN = "signIn.login";
    private static final int LONGEST_LOGIN = 64; // as the field on the page
    static final String LAST_PROBLEM = "signIn.problem";

    private final Officers officers;
    private final Doorkeeper doorkeeper;
    private final String house;

    SignInController(
            Officers officers,
            Doorkeeper doorkeeper,
            @Value("${jiheng.oidc.issuer:}") String issuer,
            @Value("${jiheng.oidc.name:统一身份认证}") String name) {
        this.officers = officers;
        this.doorkeeper = doorkeeper;
        this.house = issuer.isBlank() ? "" : name;
    }

    @GetMapping("/sign-in")
    String show(
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            @RequestParam(required = false) @Nullable String bye,
            @RequestParam(required = false) @Nullable String expired,
            @RequestParam(required = false) @Nullable String welcome) {
        if (officers.none()) {
            return "redirect:/first-run";
        }
        int ahead = doorkeeper.place(request);
        if (ahead > 0) {
            return line(ahead, response, model);
        }
        var notice = bye != null
                ? Words.say("signIn.bye")
                : expired != null ? Words.say("signIn.expired") : welcome != null ? Words.say("signIn.welcome") : null;
        model.addAttribute(
                "page", new SignInPage(place(), taken(request, LAST_LOGIN, ""), house, notice, problem(request)));
        return "identity/sign-in";
    }

    /** Without script too the page asks again by itself; nothing it says is an error. */
    private String line(int ahead, HttpServletResponse response, Model model) {
        var seconds = Doorkeeper.ASKS_AGAIN.toSeconds();
        response.setStatus(503);
        response.setHeader("Retry-After", String.valueOf(seconds));
        response.setHeader("Refresh", String.valueOf(seconds));
        model.addAttribute("page", new LinePage(place(), String.valueOf(ahead), "/sign-in", seconds));
        return "identity/line";
    }

    /** The district's name where there is one; a province's server serves many and names none. */
    private String place() {
        var places = officers.places();
        return places.size() == 1 ? places.getFirst() : "";
    }

    private static @Nullable String problem(HttpServletRequest request) {
        var problem = taken(request, LAST_PROBLEM, "");
        return problem.isEmpty() ? null : problem;
    }

    private static String taken(HttpServletRequest request, String name, String otherwise) {
        var session = request.getSession(false);
        if (session == null || !(session.getAttribute(name) instanceof String text)) {
            return otherwise;
        }
        session.removeAttribute(name);
        return text;
    }

    /** Says why in a sentence that does not tell an unknown account from a wrong password. */
    @Configuration(proxyBeanMethods = false)
    static class Failure {
        @Bean
        AuthenticationFailureHandler signInFailed(SignInThrottle throttle) {
            return (request, response, failure) -> {
                if (failure instanceof InternalAuthenticationServiceException) {
                    throw failure; // the database is away: not the person's mistake
                }
                var login =
                        String.valueOf(request.getParameter("login")).strip().toLowerCase(Locale.ROOT);
                var tries = throttle.triesLeft(login);
                var locked = failure instanceof LockedException || tries == 0;
                var session = request.getSession();
                session.setAttribute(LAST_LOGIN, login.length() <= LONGEST_LOGIN ? login : "");
                session.setAttribute(
                        LAST_PROBLEM,
                        locked
                                ? Words.say("signIn.locked", SignInThrottle.LOCK.toMinutes())
                                : failure instanceof CredentialsExpiredException
                                        ? Words.say("signIn.tooLate")
                                        : Words.say("signIn.wrong", tries));
                back(request, response);
            };
        }

        private static void back(HttpServletRequest request, HttpServletResponse response) throws IOException {
            response.sendRedirect(request.getContextPath() + "/sign-in");
        }
    }
}
