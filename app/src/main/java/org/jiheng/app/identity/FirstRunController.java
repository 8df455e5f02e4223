package org.jiheng.app.identity;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.jiheng.app.web.NotFound;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** 首次启用 — is not there once anybody has an account. */
@Controller
class FirstRunController {
    private final FirstRun firstRun;

    FirstRunController(FirstRun firstRun) {
        this.firstRun = firstRun;
    }

    @GetMapping("/first-run")
    String show(Model model) {
        if (!firstRun.isOpen()) {
            throw new NotFound();
        }
        model.addAttribute("page", new FirstRunPage("", "", "", FirstPerson.typed(Map.of()), Map.of()));
        return "identity/first-run";
    }

    @PostMapping("/first-run")
    String install(@RequestParam Map<String, String> fields, HttpServletRequest request, Model model) {
        if (!firstRun.isOpen()) {
            throw new NotFound();
        }
        var typed = new FirstRun.Request(
                fields.getOrDefault("code", ""),
                fields.getOrDefault("regionCode", ""),
                fields.getOrDefault("regionName", ""),
                fields.getOrDefault("bureau", ""),
                FirstPerson.typed(fields));
        return switch (firstRun.install(typed, request.getRemoteAddr())) {
            case FirstRun.Result.Installed() -> "redirect:/sign-in?welcome";
            case FirstRun.Result.Refused(var problems) -> {
                model.addAttribute(
                        "page",
                        new FirstRunPage(
                                typed.regionCode(), typed.regionName(), typed.bureau(), typed.people(), problems));
                yield "identity/first-run";
            }
        };
    }
}
