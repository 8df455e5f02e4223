package org.jiheng.app.review;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jiheng.app.identity.Officer;
import org.jiheng.app.web.AttachedFile;
import org.jiheng.app.web.SavedFile;
import org.jiheng.app.workflow.Action;
import org.jiheng.app.workflow.MoveCase;
import org.jiheng.policy.common.Actor;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 目标调整. */
@Controller
class AdjustmentController {
    private static final AttachedFile.Limit ONE_FILE = new AttachedFile.Limit(1, 10);

    private final ShowAdjustment adjustment;
    private final AdjustTarget adjustTarget;

    AdjustmentController(ShowAdjustment adjustment, AdjustTarget adjustTarget) {
        this.adjustment = adjustment;
        this.adjustTarget = adjustTarget;
    }

    @GetMapping("/projects/{id}/{year}/adjustment")
    String form(Officer officer, @PathVariable long id, @PathVariable int year, Model model) {
        model.addAttribute("page", adjustment.form(officer, id, year, ReviewController.told(model)));
        return "review/adjustment-form";
    }

    @PostMapping("/projects/{id}/{year}/adjustment")
    String ask(
            Officer officer,
            Actor actor,
            @PathVariable long id,
            @PathVariable int year,
            @RequestParam Map<String, String> fields,
            @RequestParam(required = false) @Nullable MultipartFile attachment,
            RedirectAttributes next)
            throws IOException {
        var here = "redirect:/projects/%d/%d/adjustment".formatted(id, year);
        var taken = AttachedFile.take(attachment == null ? null : List.of(attachment), ONE_FILE);
        if (taken instanceof AttachedFile.Taken.Refused(var reason)) {
            next.addFlashAttribute("refused", List.of(reason));
            return here;
        }
        var file =
                taken instanceof AttachedFile.Taken.Accepted(var files) && !files.isEmpty() ? files.getFirst() : null;
        return switch (adjustTarget.ask(officer, actor, id, year, fields, file)) {
            case AdjustTarget.Outcome.Asked(var asked) -> "redirect:/adjustments/" + asked;
            case AdjustTarget.Outcome.Refused(var reasons) -> {
                next.addFlashAttribute("refused", List.copyOf(reasons));
                yield here;
            }
        };
    }

    @GetMapping("/adjustments/{id}")
    String show(Officer officer, @PathVariable long id, Model model) {
        model.addAttribute("page", adjustment.show(officer, id, ReviewController.told(model)));
        return "review/adjustment";
    }

    @GetMapping("/adjustments/{id}/attachment")
    ResponseEntity<byte[]> attachment(Officer officer, Actor actor, @PathVariable long id) {
        var file = adjustTarget.attachment(officer, actor, id);
        return SavedFile.answer(file.name(), file.content());
    }

    @PostMapping("/adjustments/{id}/steps")
    String step(
            Officer officer,
            Actor actor,
            @PathVariable long id,
            @RequestParam(defaultValue = "-1") int revision,
            @RequestParam(defaultValue = "") String action,
            @RequestParam(defaultValue = "") String remark,
            @RequestParam(defaultValue = "") String number,
            @RequestParam(defaultValue = "") String dated,
            RedirectAttributes next) {
        var asked = Action.named(action);
        if (asked.isPresent() && asked.get() == Action.LINK) {
            var wrong = adjustTarget.name(officer, id, number, dated);
            if (wrong.isPresent()) {
                next.addFlashAttribute("refused", List.of(wrong.get()));
                return "redirect:/adjustments/" + id;
            }
        }
        var outcome = adjustTarget.step(officer, actor, id, revision, asked.orElse(Action.SUBMIT), remark);
        if (outcome instanceof MoveCase.Outcome.Refused(var reasons)) {
            next.addFlashAttribute("refused", List.copyOf(reasons));
        }
        return "redirect:/adjustments/" + id;
    }
}
