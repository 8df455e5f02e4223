package org.jiheng.app.identity;

import jakarta.servlet.http.HttpServletRequest;
import org.jiheng.app.web.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 统一身份待认领. */
@Controller
class WaitingController {
    private static final String PAGE = "redirect:/officers/waiting";

    private final ClaimIdentity claim;

    WaitingController(ClaimIdentity claim) {
        this.claim = claim;
    }

    @GetMapping("/officers/waiting")
    String show(Officer by, Model model) {
        model.addAttribute("page", claim.show(by, said(model, "notice"), said(model, "problem")));
        return "identity/waiting";
    }

    private static @Nullable String said(Model model, String name) {
        return model.getAttribute(name) instanceof String text ? text : null;
    }

    @PostMapping("/officers/waiting/{id}/assignment")
    String assign(
            Officer by,
            @PathVariable long id,
            @RequestParam(name = "login", defaultValue = "") String login,
            HttpServletRequest request,
            RedirectAttributes next) {
        claim.claim(by, request.getRemoteAddr(), id, login)
                .ifPresentOrElse(
                        problem -> next.addFlashAttribute("problem", problem),
                        () -> next.addFlashAttribute("notice", Words.say("waiting.done")));
        return PAGE;
    }

    @PostMapping("/officers/waiting/{id}/dismissal")
    String dismiss(Officer by, @PathVariable long id, HttpServletRequest request, RedirectAttributes next) {
        claim.dismiss(by, request.getRemoteAddr(), id);
        next.addFlashAttribute("notice", Words.say("waiting.dismissed"));
        return PAGE;
    }
}
