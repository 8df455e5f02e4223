package org.jiheng.app.review;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jiheng.app.identity.AccessPolicy;
import org.jiheng.app.identity.Deed;
import org.jiheng.app.identity.Officer;
import org.jiheng.app.web.NotFound;
import org.jiheng.app.web.Words;
import org.jiheng.app.workflow.Action;
import org.jiheng.app.workflow.MoveCase;
import org.jiheng.policy.common.Actor;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
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
    private static final int MOST_BYTES = 10 * 1024 * 1024;
    private static final int LONGEST_NAME = 255;

    private final ShowAdjustment adjustment;
    private final AdjustTarget adjustTarget;
    private final Adjustments adjustments;
    private final AccessPolicy access;

    AdjustmentController(
            ShowAdjustment adjustment, AdjustTarget adjustTarget, Adjustments adjustments, AccessPolicy access) {
        this.adjustment = adjustment;
        this.adjustTarget = adjustTarget;
        this.adjustments = adjustments;
        this.access = access;
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
        if (attachment != null && attachment.getSize() > MOST_BYTES) {
            next.addFlashAttribute("refused", List.of(Words.say("adjustment.attachmentTooLarge")));
            return here;
        }
        var file = attachment == null || attachment.isEmpty()
                ? null
                : new Adjustments.Attachment(name(attachment), attachment.getBytes());
        return switch (adjustTarget.ask(officer, actor, id, year, fields, file)) {
            case AdjustTarget.Outcome.Asked(var asked) -> "redirect:/adjustments/" + asked;
            case AdjustTarget.Outcome.Refused(var reasons) -> {
                next.addFlashAttribute("refused", List.copyOf(reasons));
                yield here;
            }
        };
    }

    private static String name(MultipartFile file) {
        var given = file.getOriginalFilename();
        var name = given == null ? "" : given.replaceAll(".*[/\\\\]", "").replaceAll("\\p{Cntrl}", "");
        var kept = name.isEmpty() ? "附件" : name;
        return kept.length() > LONGEST_NAME ? kept.substring(kept.length() - LONGEST_NAME) : kept;
    }

    @GetMapping("/adjustments/{id}")
    String show(Officer officer, @PathVariable long id, Model model) {
        model.addAttribute("page", adjustment.show(officer, id, ReviewController.told(model)));
        return "review/adjustment";
    }

    /** Always a download: what somebody attached is never shown as a page of ours. */
    @GetMapping("/adjustments/{id}/attachment")
    ResponseEntity<byte[]> attachment(Officer officer, @PathVariable long id) {
        var file = access.call(
                officer, Deed.SEE_REVIEW, () -> adjustments.attachment(id).orElseThrow(NotFound::new));
        var disposition = ContentDisposition.attachment()
                .filename(file.name(), StandardCharsets.UTF_8)
                .build();
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition.toString())
                .body(file.content());
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
