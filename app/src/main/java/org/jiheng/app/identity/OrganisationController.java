package org.jiheng.app.identity;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jiheng.app.web.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 单位 — the directory, and what the system administrator may do with it. */
@Controller
class OrganisationController {
    private static final String HOME = "redirect:/organisations";
    private static final Map<String, List<String>> COLUMNS = columns();

    private final Organisations organisations;
    private final ManageOrganisations manage;
    private final AccessPolicy access;
    private final ListUpload upload;
    private final Clock clock;

    OrganisationController(
            Organisations organisations,
            ManageOrganisations manage,
            AccessPolicy access,
            ListUpload upload,
            Clock clock) {
        this.upload = upload;
        this.organisations = organisations;
        this.manage = manage;
        this.access = access;
        this.clock = clock;
    }

    private static Map<String, List<String>> columns() {
        var columns = new LinkedHashMap<String, List<String>>();
        columns.put("name", List.of("单位", "单位名称", "名称"));
        columns.put("short", List.of("简称", "单位简称"));
        columns.put("parent", List.of("主管部门", "上级", "上级单位"));
        columns.put("code", List.of("代码", "单位代码", "统一社会信用代码"));
        return columns;
    }

    @GetMapping("/organisations")
    String show(
            Officer by,
            @ModelAttribute("notice") @Nullable String notice,
            @ModelAttribute("problem") @Nullable String problem,
            Model model) {
        model.addAttribute("page", page(by, "", null, said(notice), said(problem)));
        return "identity/organisations";
    }

    @PostMapping("/organisations")
    String add(
            Officer by, HttpServletRequest request, @RequestParam Map<String, String> fields, RedirectAttributes next) {
        return told(
                manage.add(
                        by,
                        request.getRemoteAddr(),
                        new ManageOrganisations.Line(
                                text(fields, "name"), text(fields, "short"), text(fields, "parent"), "")),
                next);
    }

    @PostMapping("/organisations/{id}/name")
    String rename(
            Officer by,
            @PathVariable long id,
            HttpServletRequest request,
            @RequestParam Map<String, String> fields,
            RedirectAttributes next) {
        return told(manage.rename(by, request.getRemoteAddr(), id, text(fields, "name"), text(fields, "short")), next);
    }

    @PostMapping("/organisations/{id}/end")
    String end(
            Officer by,
            @PathVariable long id,
            HttpServletRequest request,
            @RequestParam Map<String, String> fields,
            RedirectAttributes next) {
        var lastDay = date(text(fields, "until"));
        var heir = text(fields, "heir");
        return told(
                lastDay.isEmpty()
                        ? new ManageOrganisations.Result.Refused(Words.say("organisations.badDate"))
                        : manage.end(
                                by,
                                request.getRemoteAddr(),
                                id,
                                lastDay.get(),
                                heir.matches("\\d{1,18}") ? Long.valueOf(heir) : null),
                next);
    }

    /** A dry run: the list comes back with what it would change, and nothing is written. */
    @PostMapping("/organisations/comparison")
    String compare(
            Officer by,
            @RequestParam(name = "list", defaultValue = "") String pasted,
            @RequestParam(name = "file", required = false) @Nullable MultipartFile file,
            Model model)
            throws IOException {
        switch (upload.of(pasted, file)) {
            case ListUpload.Result.Refused(var sentence) ->
                model.addAttribute("page", page(by, pasted, null, null, sentence));
            case ListUpload.Result.Lines(var list) -> compared(by, list, model);
        }
        return "identity/organisations";
    }

    private void compared(Officer by, String list, Model model) {
        var lines = lines(list);
        var diff = manage.compare(by, lines);
        var comparison = lines.isEmpty()
                ? null
                : new OrganisationsPage.Comparison(diff.added(), diff.changed(), diff.missing(), diff.problems());
        model.addAttribute(
                "page",
                page(by, list, comparison, null, lines.isEmpty() ? Words.say("organisations.emptyList") : null));
    }

    @PostMapping("/organisations/import")
    String bring(
            Officer by,
            HttpServletRequest request,
            @RequestParam(name = "list", defaultValue = "") String list,
            RedirectAttributes next) {
        var lines = lines(list);
        return told(
                lines.isEmpty()
                        ? new ManageOrganisations.Result.Refused(Words.say("organisations.emptyList"))
                        : manage.bring(by, request.getRemoteAddr(), lines),
                next);
    }

    private static List<ManageOrganisations.Line> lines(String list) {
        if (list.length() > ListFile.MOST_CHARACTERS) {
            return List.of();
        }
        return ListFile.read(list, COLUMNS).stream()
                .map(row -> new ManageOrganisations.Line(
                        row.getOrDefault("name", ""),
                        row.getOrDefault("short", ""),
                        row.getOrDefault("parent", "").equals(row.getOrDefault("name", ""))
                                ? ""
                                : row.getOrDefault("parent", ""),
                        row.getOrDefault("code", "")))
                .filter(line -> !line.name().isEmpty())
                .toList();
    }

    private OrganisationsPage page(
            Officer by,
            String list,
            OrganisationsPage.@Nullable Comparison comparison,
            @Nullable String notice,
            @Nullable String problem) {
        var today = LocalDate.now(clock);
        var mayChange = AccessPolicy.may(by, Deed.CHANGE_ORGANISATIONS);
        return access.call(by, Deed.SEE_ORGANISATIONS, () -> {
            var listed = organisations.listed();
            var rows = new ArrayList<OrganisationsPage.Row>();
            listed.stream().filter(each -> each.parentId() == null).forEach(top -> {
                rows.add(row(top, today, mayChange));
                listed.stream()
                        .filter(each -> Objects.equals(each.parentId(), top.id()))
                        .forEach(unit -> rows.add(row(unit, today, mayChange)));
            });
            var current = organisations.current(today);
            return new OrganisationsPage(
                    Words.say(
                            "organisations.summary",
                            by.regionName(),
                            current.stream()
                                    .filter(each -> each.kind() == Organisation.Kind.DEPARTMENT)
                                    .count(),
                            current.stream()
                                    .filter(each -> each.kind() == Organisation.Kind.UNIT)
                                    .count()),
                    rows,
                    current.stream()
                            .filter(each -> each.kind() == Organisation.Kind.DEPARTMENT)
                            .map(each -> new OfficerPage.Choice(each.name(), each.name()))
                            .toList(),
                    current.stream()
                            .map(each -> new OfficerPage.Choice(String.valueOf(each.id()), each.name()))
                            .toList(),
                    today.toString(),
                    mayChange,
                    list,
                    comparison,
                    notice,
                    problem);
        });
    }

    private static OrganisationsPage.Row row(Organisations.Listed each, LocalDate today, boolean mayChange) {
        var over = each.validUntil() != null && each.validUntil().isBefore(today);
        var merged = each.mergedInto() == null ? "" : Words.say("organisations.mergedInto", each.mergedInto());
        return new OrganisationsPage.Row(
                each.id(),
                each.name(),
                each.shortName() == null ? "" : each.shortName(),
                each.parentId() != null,
                Words.say("organisations.kind." + each.kind()),
                each.validUntil() == null ? "" : Words.say("organisations.until", each.validUntil()) + merged,
                each.former() == null ? "" : each.former(),
                String.valueOf(each.people()),
                over,
                mayChange && !over && !each.kind().equals("FINANCE"));
    }

    private static String told(ManageOrganisations.Result result, RedirectAttributes next) {
        switch (result) {
            case ManageOrganisations.Result.Done(var message) -> next.addFlashAttribute("notice", message);
            case ManageOrganisations.Result.Refused(var reason) -> next.addFlashAttribute("problem", reason);
        }
        return HOME;
    }

    private static String text(Map<String, String> fields, String name) {
        return fields.getOrDefault(name, "").strip();
    }

    private static Optional<LocalDate> date(String typed) {
        try {
            return typed.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(typed));
        } catch (DateTimeException wrong) {
            return Optional.empty();
        }
    }

    private static @Nullable String said(@Nullable String flash) {
        return flash == null || flash.isEmpty() ? null : flash;
    }
}
