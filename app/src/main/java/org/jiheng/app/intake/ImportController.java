package org.jiheng.app.intake;

import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jiheng.app.database.ScopedTransactions;
import org.jiheng.app.identity.Officer;
import org.jiheng.app.target.ProjectListPage;
import org.jiheng.app.web.NotFound;
import org.jiheng.app.web.Words;
import org.jiheng.policy.common.Actor;
import org.jiheng.policy.common.DomainEvent;
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
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 导入 — upload, dry run, acceptance, and the originals that were kept. */
@Controller
class ImportController {
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("MM-dd HH:mm");
    private static final int LATEST = 10;

    private record OriginalDownloaded(String regionCode, Actor actor, String subjectId) implements DomainEvent {
        @Override
        public String action() {
            return "下载原件";
        }

        @Override
        public String subjectKind() {
            return "original_file";
        }

        @Override
        public Map<String, Object> before() {
            return Map.of();
        }

        @Override
        public Map<String, Object> after() {
            return Map.of();
        }
    }

    private final DryRuns dryRuns;
    private final ShowDryRun showDryRun;
    private final AcceptForms acceptForms;
    private final OriginalFiles originals;
    private final ScopedTransactions transactions;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ImportController(
            DryRuns dryRuns,
            ShowDryRun showDryRun,
            AcceptForms acceptForms,
            OriginalFiles originals,
            ScopedTransactions transactions,
            ApplicationEventPublisher events,
            Clock clock) {
        this.dryRuns = dryRuns;
        this.showDryRun = showDryRun;
        this.acceptForms = acceptForms;
        this.originals = originals;
        this.transactions = transactions;
        this.events = events;
        this.clock = clock;
    }

    @GetMapping("/imports")
    String show(Officer officer, Model model) {
        return page(officer, null, model);
    }

    @PostMapping("/imports")
    String upload(
            Officer officer,
            @RequestParam(name = "files", required = false) @Nullable List<MultipartFile> files,
            Model model) {
        var chosen = (files == null ? Stream.<MultipartFile>of() : files.stream())
                .filter(file -> !Optional.ofNullable(file.getOriginalFilename())
                        .orElse("")
                        .isEmpty())
                .toList();
        if (chosen.isEmpty()) {
            return page(officer, Words.say("imports.noFile"), model);
        }
        if (chosen.size() > IntakeLimits.FILES) {
            return page(officer, Words.say("imports.tooManyFiles", chosen.size(), IntakeLimits.FILES), model);
        }
        return "redirect:/imports/" + dryRuns.begin(officer, chosen).id();
    }

    @GetMapping("/imports/{id}")
    String dryRun(
            Officer officer,
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String form,
            HttpServletResponse response,
            Model model) {
        var run = dryRuns.find(id, officer).orElseThrow(NotFound::new);
        var page = showDryRun.show(
                officer,
                run,
                Optional.ofNullable(form).flatMap(AcceptForms.Choice::parse).orElse(null),
                model.getAttribute("problem") instanceof String said ? said : null);
        if (page.reading() != null) {
            response.setHeader("Refresh", "1"); // works without script, and stops by itself
        }
        model.addAttribute("page", page);
        return "intake/dry-run";
    }

    @PostMapping("/imports/{id}/acceptance")
    String accept(
            Officer officer,
            Actor actor,
            @PathVariable String id,
            @RequestParam(name = "choice", required = false) @Nullable List<String> choices,
            @RequestParam(name = "replace", required = false) @Nullable List<String> replacements,
            RedirectAttributes next) {
        var replacing = choices(replacements);
        var chosen =
                Stream.concat(choices(choices).stream(), replacing.stream()).collect(Collectors.toSet());
        var run = dryRuns.find(id, officer).filter(DryRun::isRead);
        if (run.isEmpty() && !dryRuns.wasAccepted(id, officer)) {
            throw new NotFound();
        }
        if (chosen.isEmpty()) {
            next.addFlashAttribute("problem", Words.say("dryRun.nothingChosen"));
            return "redirect:/imports/" + id;
        }
        // Two clicks are one acceptance (GIT-140): the second waits, and leads to where the first has left its word.
        if (run.isPresent()) {
            synchronized (run.get()) {
                if (dryRuns.find(id, officer).isPresent()) {
                    next.addFlashAttribute("notice", accept(officer, actor, run.get(), chosen, replacing));
                }
            }
        }
        return "redirect:/projects?sort=-changed";
    }

    private ProjectListPage.Notice accept(
            Officer officer,
            Actor actor,
            DryRun run,
            Set<AcceptForms.Choice> chosen,
            Set<AcceptForms.Choice> replacing) {
        var outcome = acceptForms.accept(officer, actor, run, chosen, replacing);
        if (outcome.failed() == 0) {
            dryRuns.accepted(run);
        }
        return new ProjectListPage.Notice(
                Words.say("imports.accepted", outcome.added(), outcome.replaced(), outcome.emptyTables()),
                outcome.leftOut());
    }

    @PostMapping("/imports/{id}/discard")
    String discard(Officer officer, @PathVariable String id) {
        dryRuns.find(id, officer).ifPresent(dryRuns::discard);
        return "redirect:/imports";
    }

    @GetMapping("/originals/{id}")
    ResponseEntity<byte[]> original(Officer officer, Actor actor, @PathVariable long id) {
        var file = transactions.call(officer.scope(), () -> {
            var found = originals.content(id).orElseThrow(NotFound::new);
            events.publishEvent(new OriginalDownloaded(officer.regionCode(), actor, String.valueOf(id)));
            return found;
        });
        // Whatever it is, it is saved and never shown: an uploaded page must not run as one of ours.
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(file.fileName(), StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(file.bytes());
    }

    private String page(Officer officer, @Nullable String problem, Model model) {
        var latest = transactions.call(officer.scope(), () -> originals.latest(LATEST));
        model.addAttribute(
                "page",
                new ImportPage(
                        dryRuns.of(officer).stream()
                                .map(run -> new ImportPage.Waiting(
                                        "/imports/" + run.id(),
                                        Words.say(
                                                "imports.waiting",
                                                run.files().getFirst().name(),
                                                run.files().size()),
                                        when(run.begun())))
                                .toList(),
                        latest.stream()
                                .map(kept -> new ImportPage.Accepted(
                                        "/originals/" + kept.id(),
                                        kept.fileName(),
                                        ShowDryRun.size(kept.size()),
                                        kept.acceptedBy(),
                                        when(kept.acceptedAt().toInstant())))
                                .toList(),
                        IntakeLimits.FILE_BYTES,
                        IntakeLimits.FILES,
                        problem));
        return "intake/imports";
    }

    private String when(Instant instant) {
        return MINUTE.format(instant.atZone(clock.getZone()));
    }

    private static Set<AcceptForms.Choice> choices(@Nullable List<String> typed) {
        return (typed == null ? Stream.<String>of() : typed.stream())
                .flatMap(each -> AcceptForms.Choice.parse(each).stream())
                .collect(Collectors.toSet());
    }
}
