package org.jiheng.app.target;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jiheng.app.database.ScopedTransactions;
import org.jiheng.app.identity.Officer;
import org.jiheng.app.web.NotFound;
import org.jiheng.documents.writing.ExportName;
import org.jiheng.documents.writing.LayoutBook;
import org.jiheng.documents.writing.XlsxWriter;
import org.jiheng.policy.common.Actor;
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
import org.springframework.web.bind.annotation.RequestParam;

/** 项目库 and the official form of each project. */
@Controller
class ProjectController {
    private static final MediaType XLSX =
            MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    private final ShowProjectList projectList;
    private final ShowProject project;
    private final Targets targets;
    private final ScopedTransactions transactions;
    private final ApplicationEventPublisher events;

    ProjectController(
            ShowProjectList projectList,
            ShowProject project,
            Targets targets,
            ScopedTransactions transactions,
            ApplicationEventPublisher events) {
        this.projectList = projectList;
        this.project = project;
        this.targets = targets;
        this.transactions = transactions;
        this.events = events;
    }

    @GetMapping("/")
    String home(Officer officer) {
        return officer.role().isAdministrator() ? "redirect:/account" : "redirect:/projects";
    }

    @GetMapping("/projects")
    String list(
            Officer officer,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable Integer year,
            @RequestParam(required = false) @Nullable Long department,
            @RequestParam(required = false) @Nullable String tier,
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(defaultValue = "false") boolean faulty,
            @RequestParam(required = false) @Nullable String sort,
            @RequestParam(required = false) @Nullable Integer page,
            Model model) {
        var request = ProjectListRequest.of(q, year, department, tier, kind, state, faulty, sort, page);
        var told = model.getAttribute("notice") instanceof ProjectListPage.Notice said ? said : null;
        model.addAttribute("page", projectList.show(officer, request, told));
        return "target/projects";
    }

    @GetMapping("/projects/{id}/{year}")
    String show(Officer officer, @PathVariable long id, @PathVariable int year, Model model) {
        model.addAttribute("page", project.show(officer, id, year));
        return "target/project";
    }

    @GetMapping("/projects/{id}/{year}/print")
    String print(Officer officer, @PathVariable long id, @PathVariable int year, Model model) {
        model.addAttribute("page", project.print(officer, id, year));
        return "target/print";
    }

    @GetMapping("/projects/{id}/{year}/form.xlsx")
    ResponseEntity<byte[]> download(Officer officer, Actor actor, @PathVariable long id, @PathVariable int year)
            throws IOException {
        var stored = transactions.call(officer.scope(), () -> {
            var found = targets.find(id, year).orElseThrow(NotFound::new);
            events.publishEvent(new FormDownloaded(officer.regionCode(), actor, String.valueOf(found.id())));
            return found;
        });
        var name = stored.form().declaration().project().name();
        var sheet = LayoutBook.standard().sheetFor(stored.form()).orElseThrow();
        var bytes = new ByteArrayOutputStream();
        XlsxWriter.write(List.of(sheet), bytes);
        var disposition = ContentDisposition.attachment()
                .filename(ExportName.of(sheet, name == null ? "" : name, "xlsx"), StandardCharsets.UTF_8)
                .build();
        return ResponseEntity.ok()
                .contentType(XLSX)
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition.toString())
                .body(bytes.toByteArray());
    }
}
