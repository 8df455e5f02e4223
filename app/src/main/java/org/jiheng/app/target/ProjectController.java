package org.jiheng.app.target;

import org.jiheng.app.identity.Officer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** 项目库 and the official form of each project. */
@Controller
class ProjectController {
    private final ShowProjectList projectList;
    private final ShowProject project;

    ProjectController(ShowProjectList projectList, ShowProject project) {
        this.projectList = projectList;
        this.project = project;
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
            @RequestParam(defaultValue = "false") boolean faulty,
            @RequestParam(required = false) @Nullable String sort,
            @RequestParam(required = false) @Nullable Integer page,
            Model model) {
        var request = ProjectListRequest.of(q, year, department, tier, faulty, sort, page);
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
}
