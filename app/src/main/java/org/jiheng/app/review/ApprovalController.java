package org.jiheng.app.review;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jiheng.app.identity.Officer;
import org.jiheng.documents.issuing.FileFormat;
import org.jiheng.documents.writing.paged.FontChain;
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
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 批复. */
@Controller
class ApprovalController {
    private final ShowApprovals approvals;
    private final ApproveTargets approveTargets;

    ApprovalController(ShowApprovals approvals, ApproveTargets approveTargets) {
        this.approvals = approvals;
        this.approveTargets = approveTargets;
    }

    @GetMapping("/approvals")
    String list(Officer officer, Model model) {
        model.addAttribute("page", approvals.list(officer, ReviewController.told(model)));
        return "review/approvals";
    }

    @GetMapping("/approvals/{id}")
    String show(Officer officer, @PathVariable long id, Model model) {
        model.addAttribute("page", approvals.one(officer, id, ReviewController.told(model)));
        return "review/approval";
    }

    /** The document as a file, to be stamped, sent on and filed. */
    @GetMapping("/approvals/{id}/document.pdf")
    ResponseEntity<byte[]> document(Officer officer, Actor actor, @PathVariable long id) throws IOException {
        var document = approvals.document(officer, actor, id);
        var bytes = new ByteArrayOutputStream();
        FileFormat.PDF.write(List.of(document.sheet()), FontChain.ofHouse(), bytes);
        var disposition = ContentDisposition.attachment()
                .filename(document.title() + ".pdf", StandardCharsets.UTF_8)
                .build();
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(FileFormat.PDF.mediaType()))
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition.toString())
                .body(bytes.toByteArray());
    }

    @PostMapping("/approvals")
    String issue(
            Officer officer,
            Actor actor,
            @RequestParam(defaultValue = "") String number,
            @RequestParam(defaultValue = "") String dated,
            @RequestParam(defaultValue = "") String congress,
            @RequestParam(required = false) @Nullable List<Long> chosen,
            @RequestParam Map<String, String> fields,
            RedirectAttributes next) {
        var money = new LinkedHashMap<Long, String>();
        (chosen == null ? List.<Long>of() : chosen)
                .forEach(each -> money.put(each, fields.getOrDefault("money-" + each, "")));
        var typed = new ApproveTargets.Typed(number, dated, congress, money);
        return switch (approveTargets.issue(officer, actor, typed)) {
            case ApproveTargets.Outcome.Issued(var made) ->
                made.size() == 1 ? "redirect:/approvals/" + made.getFirst() : "redirect:/approvals";
            case ApproveTargets.Outcome.Refused(var reasons) -> {
                next.addFlashAttribute("refused", List.copyOf(reasons));
                yield "redirect:/approvals";
            }
        };
    }

    @PostMapping("/approvals/{id}/forwarding")
    String forward(
            Officer officer,
            Actor actor,
            @PathVariable long id,
            @RequestParam(defaultValue = "0") long unit,
            @RequestParam(defaultValue = "") String number,
            @RequestParam(defaultValue = "") String dated,
            RedirectAttributes next) {
        approveTargets
                .forward(officer, actor, id, unit, number, dated)
                .ifPresent(refused -> next.addFlashAttribute("refused", List.of(refused)));
        return "redirect:/approvals/" + id;
    }
}
