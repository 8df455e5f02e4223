package org.jiheng.app.identity;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import org.jiheng.app.web.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** 批量建账号. */
@Controller
class BringOfficersController {
    private static final String PAGE = "identity/officers-import";

    private final BringOfficers bring;
    private final ListUpload upload;

    BringOfficersController(BringOfficers bring, ListUpload upload) {
        this.bring = bring;
        this.upload = upload;
    }

    @GetMapping("/officers/import")
    String blank(Officer officer, Model model) {
        AccessPolicy.require(officer, Deed.MAKE_ACCOUNTS);
        model.addAttribute("page", new BringOfficersPage("", "", List.of(), false, List.of(), null));
        return PAGE;
    }

    @PostMapping("/officers/comparison")
    String compare(
            Officer by,
            @RequestParam(name = "list", defaultValue = "") String list,
            @RequestParam(name = "file", required = false) @Nullable MultipartFile file,
            Model model)
            throws IOException {
        model.addAttribute(
                "page",
                switch (upload.of(list, file)) {
                    case ListUpload.Result.Refused(var sentence) ->
                        new BringOfficersPage(list, "", List.of(), false, List.of(), sentence);
                    case ListUpload.Result.Lines(var text) -> tried(by, text, null);
                });
        return PAGE;
    }

    @PostMapping("/officers/import")
    String bring(
            Officer by,
            HttpServletRequest request,
            @RequestParam(name = "list", defaultValue = "") String list,
            Model model) {
        var lines = BringOfficers.lines(list);
        var made = lines.isEmpty()
                ? java.util.Optional.<List<BringOfficers.Made>>empty()
                : bring.bring(by, request.getRemoteAddr(), lines);
        model.addAttribute(
                "page",
                made.map(all -> new BringOfficersPage(
                                "",
                                Words.say("bring.done", all.size()),
                                List.of(),
                                false,
                                all.stream()
                                        .map(each ->
                                                new BringOfficersPage.Made(each.name(), each.login(), each.password()))
                                        .toList(),
                                null))
                        .orElseGet(() -> tried(by, list, lines.isEmpty() ? null : Words.say("bring.changed"))));
        return PAGE;
    }

    private BringOfficersPage tried(Officer by, String list, @Nullable String problem) {
        var lines = BringOfficers.lines(list);
        if (lines.isEmpty()) {
            return new BringOfficersPage(list, "", List.of(), false, List.of(), Words.say("bring.empty"));
        }
        if (lines.size() > BringOfficers.MOST) {
            return new BringOfficersPage(
                    list, "", List.of(), false, List.of(), Words.say("bring.tooMany", BringOfficers.MOST));
        }
        var tried = bring.compare(by, lines);
        var wrong = count(tried, BringOfficers.Verdict.WRONG);
        var fresh = count(tried, BringOfficers.Verdict.NEW);
        return new BringOfficersPage(
                list,
                Words.say("bring.summary", fresh, count(tried, BringOfficers.Verdict.THERE), wrong),
                tried.stream().map(BringOfficersController::row).toList(),
                wrong == 0 && fresh > 0,
                List.of(),
                problem);
    }

    private static long count(List<BringOfficers.Tried> tried, BringOfficers.Verdict verdict) {
        return tried.stream().filter(each -> each.verdict() == verdict).count();
    }

    private static BringOfficersPage.Row row(BringOfficers.Tried tried) {
        var line = tried.line();
        return new BringOfficersPage.Row(
                line.name(),
                line.login(),
                line.organisation(),
                line.role(),
                switch (tried.verdict()) {
                    case NEW -> "ok";
                    case THERE -> "";
                    case WRONG -> "back";
                },
                switch (tried.verdict()) {
                    case NEW -> "plus";
                    case THERE -> "minus";
                    case WRONG -> "alert-circle";
                },
                tried.says());
    }
}
