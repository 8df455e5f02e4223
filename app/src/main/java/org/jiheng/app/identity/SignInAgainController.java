package org.jiheng.app.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jiheng.app.web.Words;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.HttpSessionCsrfTokenRepository;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * 重新登录 — for relogin.js, which asks for the password over the untouched page when a session has ended, so that nothing typed
 * is lost (GIT-05).
 */
@RestController
class SignInAgainController {
    private final PasswordSignIn signIn;
    private final SignInThrottle throttle;
    private final SignInSteps steps;

    SignInAgainController(PasswordSignIn signIn, SignInThrottle throttle, SignInSteps steps) {
        this.signIn = signIn;
        this.throttle = throttle;
        this.steps = steps;
    }

    /** Who is signed in, and the token the next form needs; asking does not prolong anything that has ended. */
    @GetMapping("/sign-in/again")
    Map<String, Object> state(CsrfToken csrf) {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        var answer = new LinkedHashMap<String, Object>();
        answer.put(
                "login",
                authentication != null && authentication.getPrincipal() instanceof Officer officer
                        ? officer.login()
                        : "");
        answer.put("name", csrf.getParameterName());
        answer.put("header", csrf.getHeaderName());
        answer.put("token", csrf.getToken());
        return answer;
    }

    /** @return where to go on when the password alone does not do */
    @PostMapping("/sign-in/again")
    ResponseEntity<Map<String, Object>> again(
            @RequestParam(name = "login", defaultValue = "") String login,
            @RequestParam(name = "password", defaultValue = "") String password,
            HttpServletRequest request,
            HttpServletResponse response) {
        if (password.isEmpty()) { // nothing was tried
            return ResponseEntity.badRequest().body(Map.of("problem", Words.say("relogin.empty")));
        }
        var attempt = UsernamePasswordAuthenticationToken.unauthenticated(login, password);
        attempt.setDetails(new WebAuthenticationDetails(request));
        try {
            var authentication = signIn.authenticate(attempt);
            steps.become(authentication, request, response);
            new HttpSessionCsrfTokenRepository().saveToken(null, request, response); // the next page gets a new one
            return ResponseEntity.ok(
                    Map.of("next", authentication.getPrincipal() instanceof Entrant entrant ? entrant.nextStep() : ""));
        } catch (AuthenticationException refused) {
            var tries = throttle.triesLeft(login);
            return ResponseEntity.status(HttpStatus.BAD_REQUEST)
                    .body(Map.of(
                            "problem",
                            refused instanceof LockedException || tries == 0
                                    ? Words.say("signIn.locked", SignInThrottle.LOCK.toMinutes())
                                    : Words.say("signIn.wrong", tries)));
        }
    }
}
