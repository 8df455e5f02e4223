package org.jiheng.app.intake;

import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jiheng.app.identity.AccessPolicy;
import org.jiheng.app.identity.Deed;
import org.jiheng.app.identity.Officer;
import org.jiheng.app.target.ProjectListPage;
import org.jiheng.app.web.NotFound;
import org.jiheng.app.web.SavedFile;
import org.jiheng.app.web.Words;
import org.jiheng.documents.reading.grid.PagePictures;
import org.jiheng.documents.writing.CannotExportException;
import org.jiheng.policy.common.Actor;
import org.jiheng.policy.common.Happened;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
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
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final DryRuns dryRuns;
    private final ShowDryRun showDryRun;
    private final FileCheck fileCheck;
    private final MarkOriginal markOriginal;
    private final ShowPage showPage;
    private final TeachLabel teachLabel;
    private final AcceptForms acceptForms;
    private final OriginalFiles originals;
    private final AccessPolicy access;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ImportController(
            DryRuns dryRuns,
            ShowDryRun showDryRun,
            FileCheck fileCheck,
            MarkOriginal markOriginal,
            ShowPage showPage,
            TeachLabel teachLabel,
            AcceptForms acceptForms,
            OriginalFiles originals,
            AccessPolicy access,
            ApplicationEventPublisher events,
            Clock clock) {
        this.dryRuns = dryRuns;
        this.showDryRun = showDryRun;
        this.fileCheck = fileCheck;
        this.markOriginal = markOriginal;
        this.showPage = showPage;
        this.teachLabel = teachLabel;
        this.acceptForms = acceptForms;
        this.originals = originals;
        this.access = access;
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
            @RequestParam(required = false) @Nullable String only,
            HttpServletResponse response,
            Model model) {
        var run = dryRuns.find(id, officer).orElseThrow(NotFound::new);
        var told = model.getAttribute("told") instanceof DryRunPage.Told said ? said : null;
        var asked = Optional.ofNullable(form).flatMap(AcceptForms.Choice::parse).orElse(new AcceptForms.Choice(1, 1));
        var file = form == null && run.files().size() > 1
                ? null
                : run.file(asked.file()).orElse(run.files().getFirst());
        if (file != null && file.reading() != null) {
            model.addAttribute("page", showDryRun.show(officer, run, file, asked, told));
            return "intake/dry-run";
        }
        var page = showDryRun.batch(officer, run, "problems".equals(only), told);
        var reading = page.reading();
        if (reading != null && !reading.paused()) {
            response.setHeader("Refresh", "1"); // works without script, and stops by itself
        }
        model.addAttribute("page", page);
        return "intake/batch";
    }

    /**
     * @param which chosen, good or all; the ticked ones when nothing is said
     * @param onlyFile for good and all: of this file only
     */
    @PostMapping("/imports/{id}/acceptance")
    String accept(
            Officer officer,
            Actor actor,
            @PathVariable String id,
            @RequestParam(name = "choice", required = false) @Nullable List<String> choices,
            @RequestParam(name = "replace", required = false) @Nullable List<String> replacements,
            @RequestParam(defaultValue = "chosen") String which,
            @RequestParam(name = "file", required = false) @Nullable Integer onlyFile,
            RedirectAttributes next) {
        var run = dryRuns.find(id, officer);
        if (run.isEmpty() && !dryRuns.wasAccepted(id, officer)) {
            throw new NotFound();
        }
        var replacing = choices(replacements);
        var chosen = which.equals("chosen")
                ? Stream.concat(choices(choices).stream(), replacing.stream()).collect(Collectors.toSet())
                : Stream.concat(
                                run
                                        .map(open ->
                                                showDryRun.acceptable(officer, open, which.equals("good"), onlyFile))
                                        .orElse(Set.of())
                                        .stream(),
                                replacing.stream())
                        .collect(Collectors.toSet());
        if (run.isPresent() && chosen.isEmpty()) {
            next.addFlashAttribute("told", new DryRunPage.Told("r", Words.say("dryRun.nothingChosen")));
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
        var waiting = showDryRun.waiting(officer, run);
        if (waiting == 0 && run.isRead() && outcome.failed() == 0) {
            dryRuns.accepted(run);
        } else {
            dryRuns.keep(run);
        }
        var sentence = Words.say("imports.accepted", outcome.added(), outcome.replaced(), outcome.emptyTables());
        if (outcome.originalsOnly() > 0) {
            sentence += Words.say("imports.acceptedOriginals", outcome.originalsOnly());
        }
        if (waiting > 0) {
            sentence += Words.say("imports.stillWaiting", waiting);
        }
        return new ProjectListPage.Notice(sentence, outcome.leftOut());
    }

    /** Any number of values of one form: {@code field}, {@code was} and {@code now} come in the same order. */
    @PostMapping("/imports/{id}/corrections")
    String correct(
            Officer officer,
            @PathVariable String id,
            @RequestParam MultiValueMap<String, String> typed,
            RedirectAttributes next) {
        var fields = typed.getOrDefault("field", List.of());
        var was = typed.getOrDefault("was", List.of());
        var now = typed.getOrDefault("now", List.of());
        if (fields.isEmpty() || was.size() != fields.size() || now.size() != fields.size()) {
            throw new NotFound();
        }
        return onForm(officer, id, typed.getFirst("form"), fields.getFirst(), next, (run, file, form) -> {
            var result = CorrectForm.correct(file, form, fields, was, now);
            return switch (result) {
                case CorrectForm.Result.Corrected(var count) ->
                    count == 0
                            ? new DryRunPage.Told("g", Words.say("dryRun.nothingChanged"))
                            : new DryRunPage.Told("g", Words.say("dryRun.correctedNow", count));
                case CorrectForm.Result.Refused(var reason) ->
                    new DryRunPage.Told("r", Words.say("dryRun.notCorrected", reason));
            };
        });
    }

    @PostMapping("/imports/{id}/corrections/{number}/undo")
    String undo(
            Officer officer,
            @PathVariable String id,
            @PathVariable int number,
            @RequestParam String form,
            @RequestParam(defaultValue = "") String at,
            RedirectAttributes next) {
        return onForm(officer, id, form, at, next, (run, file, each) -> {
            file.withdraw(each, number);
            return new DryRunPage.Told("g", Words.say("dryRun.withdrawn"));
        });
    }

    /** 加一行、删一行 — of the indicators of one form. */
    @PostMapping("/imports/{id}/rows")
    String changeRows(
            Officer officer,
            @PathVariable String id,
            @RequestParam String form,
            @RequestParam(required = false) @Nullable Integer after,
            @RequestParam(required = false) @Nullable Integer remove,
            RedirectAttributes next) {
        if ((after == null) == (remove == null)) {
            throw new NotFound();
        }
        return onForm(officer, id, form, next, (_, file, each) -> {
            var result = after == null
                    ? ChangeRows.remove(file, each, Objects.requireNonNull(remove))
                    : ChangeRows.add(file, each, after);
            return new Done(result.told(), result.look().path());
        });
    }

    /** 对，就这样 — a doubt somebody has looked at. */
    @PostMapping("/imports/{id}/answers")
    String answer(
            Officer officer,
            @PathVariable String id,
            @RequestParam String form,
            @RequestParam String doubt,
            RedirectAttributes next) {
        return onForm(officer, id, form, null, next, (run, file, each) -> {
            var known = file.form(each).orElseThrow(NotFound::new).read().doubts().stream()
                    .anyMatch(one -> StagedForm.key(one).equals(doubt));
            if (!known) {
                return new DryRunPage.Told("r", Words.say("fix.changedMeanwhile"));
            }
            file.settle(each, doubt);
            return null;
        });
    }

    /** 照此改 — one offer by its key, or all of one rule in the whole file. */
    @PostMapping("/imports/{id}/fixes")
    String fix(
            Officer officer,
            @PathVariable String id,
            @RequestParam String form,
            @RequestParam(defaultValue = "") String rule,
            @RequestParam(defaultValue = "") String fix,
            RedirectAttributes next) {
        return onForm(officer, id, form, null, next, (run, file, each) -> {
            var made = fileCheck.fix(officer, file, fix.isEmpty() ? 0 : each, rule, fix);
            return made == 0
                    ? new DryRunPage.Told("r", Words.say("fix.changedMeanwhile"))
                    : new DryRunPage.Told("g", Words.say("dryRun.fixed", made));
        });
    }

    /** 教栏目 — what a label of this form means, for this reading and all later ones here. */
    @PostMapping("/imports/{id}/labels")
    String teach(
            Officer officer,
            Actor actor,
            @PathVariable String id,
            @RequestParam String form,
            @RequestParam String printed,
            @RequestParam String area,
            @RequestParam String meaning,
            RedirectAttributes next) {
        return onForm(officer, id, form, null, next, (run, file, each) -> {
            var label = FormLabels.of(file.form(each).orElseThrow(NotFound::new).read())
                    .find(area, printed)
                    .orElseThrow(NotFound::new);
            var meant = TeachLabel.meaning(meaning)
                    .filter(one -> one.area() == label.area())
                    .orElseThrow(NotFound::new);
            if (meant == label.meaning()) {
                return new DryRunPage.Told("r", Words.say("labels.meansItAlready", printed, meant.chinese()));
            }
            teachLabel.teach(officer, actor, label.printed(), meant, label.example());
            dryRuns.readAgain(officer, label.printed());
            file.awaitReading(PATIENCE);
            return new DryRunPage.Told(
                    "g",
                    Words.say(
                            officer.seesWholeRegion() ? "labels.learnedForRegion" : "labels.learnedForUnit",
                            label.printed(),
                            meant.chinese()));
        });
    }

    /** 标好记号的原件. */
    @GetMapping("/imports/{id}/files/{number}/marked.xlsx")
    ResponseEntity<?> marked(Officer officer, @PathVariable String id, @PathVariable int number) {
        var run = dryRuns.find(id, officer).orElseThrow(NotFound::new);
        var file = run.file(number).filter(MarkOriginal::isWorkbook).orElseThrow(NotFound::new);
        try {
            return SavedFile.answer(MarkOriginal.name(file), markOriginal.mark(officer, file));
        } catch (CannotExportException cannot) {
            return said(String.valueOf(cannot.getMessage()));
        }
    }

    /** 原件的一页. */
    @GetMapping("/imports/{id}/files/{number}/page.png")
    ResponseEntity<?> page(
            Officer officer,
            @PathVariable String id,
            @PathVariable int number,
            @RequestParam(name = "n", defaultValue = "1") int page) {
        var run = dryRuns.find(id, officer).orElseThrow(NotFound::new);
        var file = run.file(number).filter(ShowPage::hasPages).orElseThrow(NotFound::new);
        return switch (showPage.draw(file, page)) {
            case PagePictures.Drawn(var png) ->
                ResponseEntity.ok().contentType(MediaType.IMAGE_PNG).body(png);
            case PagePictures.NotDrawn(var sentence) -> said(sentence);
        };
    }

    private static ResponseEntity<String> said(String sentence) {
        return ResponseEntity.status(HttpStatus.CONFLICT)
                .contentType(new MediaType("text", "plain", StandardCharsets.UTF_8))
                .body(sentence);
    }

    @PostMapping("/imports/{id}/pause")
    String pause(Officer officer, @PathVariable String id) {
        dryRuns.pause(dryRuns.find(id, officer).orElseThrow(NotFound::new));
        return "redirect:/imports/" + id;
    }

    @PostMapping("/imports/{id}/resume")
    String resume(Officer officer, @PathVariable String id) {
        dryRuns.resume(dryRuns.find(id, officer).orElseThrow(NotFound::new));
        return "redirect:/imports/" + id;
    }

    /** 在一张表上做的事. */
    @FunctionalInterface
    private interface Work {
        DryRunPage.@Nullable Told on(DryRun run, StagedFile file, int form);
    }

    /** 做完的事 — what to say, and the field to look at. */
    private record Done(
            DryRunPage.@Nullable Told told, @Nullable String look) {}

    /** 在一张表上做的事，做完才知道看哪里. */
    @FunctionalInterface
    private interface Deeds {
        Done on(DryRun run, StagedFile file, int form);
    }

    private String onForm(
            Officer officer, String id, @Nullable String key, @Nullable String at, RedirectAttributes next, Work work) {
        return onForm(officer, id, key, next, (run, file, form) -> new Done(work.on(run, file, form), at));
    }

    private String onForm(Officer officer, String id, @Nullable String key, RedirectAttributes next, Deeds work) {
        var run = dryRuns.find(id, officer).orElseThrow(NotFound::new);
        var choice = Optional.ofNullable(key).flatMap(AcceptForms.Choice::parse).orElseThrow(NotFound::new);
        var file = run.file(choice.file()).orElseThrow(NotFound::new);
        if (file.form(choice.form()).isEmpty() || file.isAccepted(choice.form())) {
            throw new NotFound();
        }
        var done = work.on(run, file, choice.form());
        dryRuns.keep(run);
        if (done.told() != null) {
            next.addFlashAttribute("told", done.told());
        }
        return "redirect:" + ShowDryRun.address(run, choice)
                + (done.look() == null ? "#ours" : "#" + anchor(done.look()));
    }

    /** The line of a field, as a fragment of an address: square brackets may not stand in one. */
    private static String anchor(String field) {
        return "l-"
                + field.replaceFirst("^(indicators\\[\\d{1,4}]).*$", "$1")
                        .replace("[", "%5B")
                        .replace("]", "%5D");
    }

    @PostMapping("/imports/{id}/discard")
    String discard(Officer officer, @PathVariable String id) {
        dryRuns.find(id, officer).ifPresent(dryRuns::discard);
        return "redirect:/imports";
    }

    @GetMapping("/originals/{id}")
    ResponseEntity<byte[]> original(Officer officer, Actor actor, @PathVariable long id) {
        var file = access.call(officer, Deed.FOLLOW_TARGET, () -> {
            var found = originals.content(id).orElseThrow(NotFound::new);
            events.publishEvent(
                    new Happened(officer.regionCode(), actor, "下载原件", "original_file", String.valueOf(id), Map.of()));
            return found;
        });
        return SavedFile.answer(file.fileName(), file.bytes());
    }

    private String page(Officer officer, @Nullable String problem, Model model) {
        var latest = access.call(officer, Deed.IMPORT, () -> originals.latest(LATEST));
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
                                        SavedFile.size(kept.size()),
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
