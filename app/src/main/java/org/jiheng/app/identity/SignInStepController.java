package org.jiheng.app.identity;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jiheng.app.web.NotFound;
import org.jiheng.app.web.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** 登录的后几步 — one page each; whoever is not at that step is not let to it. */
@Controller
class SignInStepController {
    private static final String PASSWORD = "identity/step-password";

    private final SignInSteps steps;
    private final ChangePassword changePassword;
    private final Officers officers;
    private final PasswordAge age;

    SignInStepController(SignInSteps steps, ChangePassword changePassword, Officers officers, PasswordAge age) {
        this.steps = steps;
        this.changePassword = changePassword;
        this.officers = officers;
        this.age = age;
    }

    @GetMapping("/sign-in/password")
    String password(@AuthenticationPrincipal Entrant entrant, Model model) {
        model.addAttribute("page", passwordPage(entrant, null));
        return PASSWORD;
    }

    @PostMapping("/sign-in/password")
    @Nullable
    String changePassword(
            @AuthenticationPrincipal Entrant entrant,
            @RequestParam(name = "old", defaultValue = "") String old,
            @RequestParam(name = "password", defaultValue = "") String wanted,
            @RequestParam(name = "again", defaultValue = "") String again,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model)
            throws IOException, ServletException {
        var problem = changePassword.by(
                entrant.login(),
                old,
                wanted,
                again,
                request.getRemoteAddr(),
                request.getSession().getId());
        if (problem.isPresent()) {
            model.addAttribute("page", passwordPage(entrant, problem.get()));
            return PASSWORD;
        }
        steps.passed(entrant, Step.PASSWORD, Optional.empty(), request, response);
        return null; // the answer is written
    }

    private PasswordPage passwordPage(Entrant entrant, @Nullable String problem) {
        var made = account(entrant).mustChangePassword();
        return new PasswordPage(
                Words.say(made ? "password.leadFirst" : "password.leadOld", age.days()),
                "/sign-in/password",
                entrant.login(),
                problem);
    }

    @GetMapping("/sign-in/post")
    String post(@AuthenticationPrincipal Entrant entrant, Model model) {
        model.addAttribute("page", new PostPage(entrant.name(), choices(entrant)));
        return "identity/step-post";
    }

    @PostMapping("/sign-in/post")
    void choose(
            @AuthenticationPrincipal Entrant entrant,
            @RequestParam(name = "appointment", defaultValue = "0") long appointment,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException, ServletException {
        if (account(entrant).posts().stream().noneMatch(each -> each.appointment() == appointment)) {
            throw new NotFound();
        }
        steps.passed(entrant, Step.POST, Optional.of(appointment), request, response);
    }

    private List<OfficerPage.Choice> choices(Entrant entrant) {
        return account(entrant).posts().stream()
                .map(each -> new OfficerPage.Choice(
                        String.valueOf(each.appointment()),
                        Words.say(
                                "post.choice",
                                each.organisation().name(),
                                each.role().chinese())))
                .toList();
    }

    private Officers.Account account(Entrant entrant) {
        return officers.account(entrant.login()).orElseThrow(NotFound::new);
    }
}
