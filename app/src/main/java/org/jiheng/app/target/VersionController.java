package org.jiheng.app.target;

import org.jiheng.app.identity.Officer;
import org.jiheng.policy.common.Actor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 历稿: list, compare, print, put back. */
@Controller
class VersionController {
    private final ShowVersions versions;
    private final RestoreVersion restoreVersion;

    VersionController(ShowVersions versions, RestoreVersion restoreVersion) {
        this.versions = versions;
        this.restoreVersion = restoreVersion;
    }

    @GetMapping("/projects/{id}/{year}/versions")
    String list(
            Officer officer,
            @PathVariable long id,
            @PathVariable int year,
            @RequestParam(required = false) @Nullable String old,
            @RequestParam(required = false) @Nullable String now,
            Model model) {
        model.addAttribute("page", versions.show(officer, id, year, old, now));
        return "target/versions";
    }

    @GetMapping("/projects/{id}/{year}/versions/{version}/print")
    String print(
            Officer officer, @PathVariable long id, @PathVariable int year, @PathVariable String version, Model model) {
        model.addAttribute("page", versions.print(officer, id, year, version));
        return "target/print";
    }

    @PostMapping("/projects/{id}/{year}/versions/{version}/restoration")
    String restore(
            Officer officer,
            Actor actor,
            @PathVariable long id,
            @PathVariable int year,
            @PathVariable String version,
            RedirectAttributes next) {
        next.addFlashAttribute("notice", restoreVersion.by(officer, actor, id, year, version));
        return "redirect:/projects/%d/%d/edit".formatted(id, year);
    }
}
