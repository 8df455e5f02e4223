package org.jiheng.app.target;

import java.util.List;
import org.jiheng.app.identity.AccessPolicy;
import org.jiheng.app.identity.Deed;
import org.jiheng.app.identity.Officer;
import org.jiheng.app.web.Words;
import org.jiheng.policy.common.Actor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 项目库 and the official form of each project. */
@Controller
class ProjectController {
    /** Set for one page after somebody asked for the whole telephone number. */
    static final String CONTACT_SHOWN = "contactShown";

    private final ShowProjectList projectList;
    private final ShowProject project;
    private final FixTarget fixTarget;
    private final AskForContact askForContact;

    ProjectController(
            ShowProjectList projectList, ShowProject project, FixTarget fixTarget, AskForContact askForContact) {
        this.projectList = projectList;
        this.project = project;
        this.fixTarget = fixTarget;
        this.askForContact = askForContact;
    }

    @GetMapping("/")
    String home(Officer officer) {
        if (AccessPolicy.may(officer, Deed.SEE_DESK)) {
            return "redirect:/desk";
        }
        if (AccessPolicy.may(officer, Deed.SEE_PROJECTS)) {
            return "redirect:/projects";
        }
        return AccessPolicy.may(officer, Deed.REVIEW_AS_EXPERT) ? "redirect:/expert-reviews" : "redirect:/account";
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
        var told = model.getAttribute("told") instanceof ProjectPage.Told said ? said : null;
        model.addAttribute("page", project.show(officer, id, year, told, model.containsAttribute(CONTACT_SHOWN)));
        return "target/project";
    }

    @PostMapping("/projects/{id}/{year}/fixes")
    String fix(
            Officer officer,
            Actor actor,
            @PathVariable long id,
            @PathVariable int year,
            @RequestParam(name = "fix", required = false) @Nullable List<String> keys,
            RedirectAttributes next) {
        var result = fixTarget.fix(officer, actor, id, year, keys == null ? List.of() : keys);
        next.addFlashAttribute("told", told(result, id, year));
        return "redirect:" + ShowProject.address(id, year);
    }

    @PostMapping("/projects/{id}/{year}/fixes/{fix}/undo")
    String undo(
            Officer officer,
            Actor actor,
            @PathVariable long id,
            @PathVariable int year,
            @PathVariable long fix,
            RedirectAttributes next) {
        next.addFlashAttribute("told", told(fixTarget.undo(officer, actor, id, year, fix), id, year));
        return "redirect:" + ShowProject.address(id, year);
    }

    @PostMapping("/projects/{id}/{year}/doubts/{doubt}/settlement")
    String settle(
            Officer officer,
            Actor actor,
            @PathVariable long id,
            @PathVariable int year,
            @PathVariable long doubt,
            RedirectAttributes next) {
        next.addFlashAttribute("told", told(fixTarget.settle(officer, actor, id, year, doubt), id, year));
        return "redirect:" + ShowProject.address(id, year);
    }

    @PostMapping("/projects/{id}/{year}/contact")
    String contact(
            Officer officer,
            Actor actor,
            @PathVariable long id,
            @PathVariable int year,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "form") String back,
            RedirectAttributes next) {
        AskForContact.Reason.of(reason).ifPresent(given -> {
            askForContact.by(officer, actor, id, year, given);
            next.addFlashAttribute(CONTACT_SHOWN, true);
        });
        var address = ShowProject.address(id, year);
        return "redirect:"
                + switch (back) {
                    case "print" -> address + "/print";
                    case "edit" -> address + "/edit";
                    default -> address;
                };
    }

    private static ProjectPage.Told told(FixTarget.Result result, long id, int year) {
        return switch (result) {
            case FixTarget.Result.Fixed(var fixes, var lastId) ->
                new ProjectPage.Told(
                        "g",
                        Words.say("fix.done", fixes),
                        fixes == 1 ? ShowProject.undoAddress(id, year, lastId) : null);
            case FixTarget.Result.Undone(var words) -> new ProjectPage.Told("g", Words.say("fix.undone", words), null);
            case FixTarget.Result.Settled _ -> new ProjectPage.Told("g", Words.say("doubt.settled"), null);
            case FixTarget.Result.Refused(var reason) -> new ProjectPage.Told("r", reason.words(), null);
        };
    }

    @GetMapping("/projects/{id}/{year}/print")
    String print(Officer officer, Actor actor, @PathVariable long id, @PathVariable int year, Model model) {
        model.addAttribute("page", project.print(officer, actor, id, year, model.containsAttribute(CONTACT_SHOWN)));
        return "target/print";
    }
}
