package org.jiheng.app.target;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jiheng.app.identity.AccessPolicy;
import org.jiheng.app.identity.Deed;
import org.jiheng.app.identity.Officer;
import org.jiheng.app.project.Project;
import org.jiheng.app.web.NotFound;
import org.jiheng.app.web.Words;
import org.jiheng.documents.issuing.Edition;
import org.jiheng.documents.issuing.Redaction;
import org.jiheng.documents.writing.LayoutBook;
import org.jiheng.documents.writing.OfficialSheet;
import org.jiheng.documents.writing.XlsxWriter;
import org.jiheng.policy.common.Actor;
import org.jiheng.policy.indicator.ProjectTier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
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

/** 项目库的动作: a new project, last year's form again, what is done to several at once, views that are kept. */
@Controller
class LibraryController {
    private static final MediaType XLSX =
            MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
    private static final int MOST_AT_ONCE = 200;

    private final StartProject startProject;
    private final ShowHistory history;
    private final SavedViews views;
    private final AccessPolicy access;
    private final Targets targets;
    private final CheckUnit checkUnit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    LibraryController(
            StartProject startProject,
            ShowHistory history,
            SavedViews views,
            AccessPolicy access,
            Targets targets,
            CheckUnit checkUnit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.startProject = startProject;
        this.history = history;
        this.views = views;
        this.access = access;
        this.targets = targets;
        this.checkUnit = checkUnit;
        this.events = events;
        this.clock = clock;
    }

    @GetMapping("/projects/new")
    String blank(Officer officer, Model model) {
        AccessPolicy.require(officer, Deed.FILL_IN_TARGET);
        model.addAttribute(
                "page", page(Map.of("year", String.valueOf(LocalDate.now(clock).getYear() + 1)), null));
        return "target/new-project";
    }

    @PostMapping("/projects/new")
    String start(Officer officer, Actor actor, @RequestParam Map<String, String> typed, Model model) {
        var year = year(typed.get("year"));
        var code = typed.getOrDefault("code", "").strip();
        if (year.isEmpty()) {
            model.addAttribute("page", page(typed, Words.say("newProject.badYear")));
            return "target/new-project";
        }
        if (code.length() > 21) {
            model.addAttribute("page", page(typed, Words.say("newProject.badCode")));
            return "target/new-project";
        }
        var wanted = new StartProject.New(
                typed.getOrDefault("name", ""),
                code.isEmpty() ? null : code,
                year.get(),
                chosen(ProjectTier.values(), typed.get("tier")).orElse(ProjectTier.KEY_SPECIAL),
                chosen(Project.Kind.values(), typed.get("kind")).orElse(null),
                chosen(Project.Nature.values(), typed.get("nature")).orElse(null),
                year(typed.get("firstYear")).orElse(null),
                year(typed.get("lastYear")).orElse(null));
        return switch (startProject.start(officer, actor, wanted)) {
            case StartProject.Result.Started(var id, var of) -> "redirect:/projects/%d/%d/edit".formatted(id, of);
            case StartProject.Result.AlreadyThere(var id, var of) -> "redirect:/projects/%d/%d/edit".formatted(id, of);
            case StartProject.Result.Refused(var reason) -> {
                model.addAttribute("page", page(typed, reason));
                yield "target/new-project";
            }
        };
    }

    @PostMapping("/projects/{id}/{year}/copy")
    String copy(
            Officer officer,
            Actor actor,
            @PathVariable long id,
            @PathVariable int year,
            @RequestParam(required = false) @Nullable String to,
            RedirectAttributes next) {
        if (year(to).isEmpty()) {
            access.call(
                    officer, Deed.FILL_IN_TARGET, () -> targets.find(id, year).orElseThrow(NotFound::new));
            return "redirect:/projects/%d/%d".formatted(id, year);
        }
        int wanted = year(to).orElseThrow();
        return switch (startProject.copy(officer, actor, id, year, wanted)) {
            case StartProject.Result.Started started -> {
                next.addFlashAttribute("notice", Words.say("newProject.copied", year));
                yield "redirect:/projects/%d/%d/edit".formatted(id, wanted);
            }
            case StartProject.Result.AlreadyThere there -> "redirect:/projects/%d/%d/edit".formatted(id, wanted);
            case StartProject.Result.Refused refused -> "redirect:/projects/%d/%d".formatted(id, year);
        };
    }

    @GetMapping("/projects/{id}/history")
    String history(Officer officer, @PathVariable long id, Model model) {
        model.addAttribute("page", history.show(officer, id));
        return "target/history";
    }

    /** The chosen forms as one workbook, a sheet for each. */
    @PostMapping("/projects/export")
    ResponseEntity<byte[]> export(
            Officer officer, Actor actor, @RequestParam(name = "row", required = false) @Nullable List<String> chosen)
            throws IOException {
        var edition = PersonalFields.mayAsk(officer) ? Edition.INTERNAL : Edition.PUBLIC;
        var sheets = access.call(officer, Deed.SEE_TARGET, () -> {
            var found = new ArrayList<OfficialSheet>();
            for (var stored : chosen(officer, Deed.SEE_TARGET, chosen)) {
                LayoutBook.standard()
                        .sheetFor(Redaction.of(PersonalFields.issuedTo(officer, stored.form()), edition)
                                .form())
                        .ifPresent(found::add);
                events.publishEvent(FormIssued.downloaded(officer.regionCode(), actor, stored.id(), "xlsx", edition));
            }
            return found;
        });
        if (sheets.isEmpty()) {
            return ResponseEntity.status(302)
                    .header(HttpHeaders.LOCATION, "/projects")
                    .build();
        }
        var bytes = new ByteArrayOutputStream();
        XlsxWriter.write(sheets, bytes);
        return ResponseEntity.ok()
                .contentType(XLSX)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(Words.say("projects.exportName", sheets.size()), StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(bytes.toByteArray());
    }

    @PostMapping("/projects/check")
    String check(
            Officer officer,
            @RequestParam(name = "row", required = false) @Nullable List<String> chosen,
            RedirectAttributes next) {
        var count = access.call(officer, Deed.CHECK_TARGETS, () -> {
            var found = chosen(officer, Deed.CHECK_TARGETS, chosen);
            found.stream()
                    .map(each -> Map.entry(each.unitId(), fiscalYear(each)))
                    .distinct()
                    .forEach(each -> checkUnit.now(officer.regionCode(), each.getKey(), each.getValue()));
            return found.size();
        });
        next.addFlashAttribute("notice", new ProjectListPage.Notice(Words.say("projects.checked", count), List.of()));
        return "redirect:/projects";
    }

    private static int fiscalYear(StoredTarget stored) {
        var year = stored.form().declaration().fiscalYear();
        if (year == null) {
            throw new NotFound();
        }
        return year.year();
    }

    /** {@code 17/2026} for each; what is not there, or not this officer's to see, is left out. */
    private List<StoredTarget> chosen(Officer officer, Deed deed, @Nullable List<String> rows) {
        return rows == null
                ? List.of()
                : rows.stream()
                        .filter(each -> each.matches("\\d{1,18}/\\d{4}"))
                        .limit(MOST_AT_ONCE)
                        .map(each -> each.split("/", -1))
                        .flatMap(each -> targets.find(Long.parseLong(each[0]), Integer.parseInt(each[1])).stream())
                        .filter(each -> AccessPolicy.may(
                                officer, deed, new AccessPolicy.Thing.OfUnit(officer.regionCode(), each.unitId())))
                        .toList();
    }

    @PostMapping("/projects/views")
    String keep(
            Officer officer,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String query) {
        views.keep(officer, name, query);
        return "redirect:/projects" + (query.isEmpty() ? "" : "?" + SavedViews.clean(query));
    }

    @PostMapping("/projects/views/{view}/removal")
    String forget(Officer officer, @PathVariable long view) {
        views.forget(officer, view);
        return "redirect:/projects";
    }

    private static Optional<Integer> year(@Nullable String typed) {
        return typed != null && typed.strip().matches("(19|20)\\d\\d|2100")
                ? Optional.of(Integer.valueOf(typed.strip())).filter(each -> each >= 1994)
                : Optional.empty();
    }

    private static <E extends Enum<E>> Optional<E> chosen(E[] values, @Nullable String name) {
        return Stream.of(values).filter(each -> each.name().equals(name)).findFirst();
    }

    private static NewProjectPage page(Map<String, String> typed, @Nullable String problem) {
        return new NewProjectPage(
                typed.getOrDefault("name", ""),
                typed.getOrDefault("code", ""),
                typed.getOrDefault("year", ""),
                Stream.of(ProjectTier.values())
                        .map(each -> new ProjectListPage.Choice(
                                each.name(), each.chinese(), each.name().equals(typed.get("tier"))))
                        .toList(),
                Stream.of(Project.Kind.values())
                        .map(each -> new ProjectListPage.Choice(
                                each.name(), each.chinese(), each.name().equals(typed.get("kind"))))
                        .toList(),
                Stream.of(Project.Nature.values())
                        .map(each -> new ProjectListPage.Choice(
                                each.name(), each.chinese(), each.name().equals(typed.get("nature"))))
                        .toList(),
                typed.getOrDefault("firstYear", ""),
                typed.getOrDefault("lastYear", ""),
                problem);
    }
}
