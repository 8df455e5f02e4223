package org.jiheng.app.intake;

import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jiheng.app.identity.AccessPolicy;
import org.jiheng.app.identity.Deed;
import org.jiheng.app.identity.Officer;
import org.jiheng.app.identity.Organisations;
import org.jiheng.app.target.Cause;
import org.jiheng.app.target.DraftTarget;
import org.jiheng.app.target.FieldWords;
import org.jiheng.app.target.Offer;
import org.jiheng.app.web.SavedFile;
import org.jiheng.app.web.Words;
import org.jiheng.documents.Form;
import org.jiheng.documents.reading.LabelMeaning;
import org.jiheng.documents.reading.ReadFile;
import org.jiheng.policy.rules.Finding;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** 试读页 — makes a dry run ready to print: the list of its files, or the forms of one of them. */
@Component
class ShowDryRun {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy-MM-dd");

    private final AccessPolicy access;
    private final Organisations organisations;
    private final OriginalFiles originals;
    private final DraftTarget draftTarget;
    private final FileCheck fileCheck;
    private final Clock clock;

    ShowDryRun(
            AccessPolicy access,
            Organisations organisations,
            OriginalFiles originals,
            DraftTarget draftTarget,
            FileCheck fileCheck,
            Clock clock) {
        this.access = access;
        this.organisations = organisations;
        this.originals = originals;
        this.draftTarget = draftTarget;
        this.fileCheck = fileCheck;
        this.clock = clock;
    }

    /** 一批文件. */
    BatchPage batch(Officer officer, DryRun run, boolean onlyFaulty, DryRunPage.@Nullable Told told) {
        // Asked before the files are looked at: what is read in between shows at the next refresh, which must then
        // come.
        var reading = reading(run);
        return access.call(officer, Deed.IMPORT, () -> {
            var prospects = prospects(officer, run);
            var byFile = prospects.stream()
                    .collect(Collectors.groupingBy(each -> each.choice().file()));
            var files = run.files().stream()
                    .map(file -> file(officer, run, file, byFile.getOrDefault(file.number(), List.of())))
                    .toList();
            var faulty = files.stream().filter(ShowDryRun::isFaulty).toList();
            return new BatchPage(
                    run.id(),
                    title(run),
                    reading,
                    told,
                    onlyFaulty ? faulty : files,
                    onlyFaulty,
                    files.size(),
                    faulty.size(),
                    Prospect.counts(prospects, Prospect.unreadable(run)));
        });
    }

    private static boolean isFaulty(BatchPage.File file) {
        return !file.tone().equals("jade") && !file.state().equals(Words.say("dryRun.status.WAITING"));
    }

    private static BatchPage.@Nullable Reading reading(DryRun run) {
        if (run.isRead()) {
            return null;
        }
        var paused = run.paused().get();
        return new BatchPage.Reading(
                run.filesRead(),
                run.files().size(),
                Words.say(
                        paused ? "dryRun.paused" : "dryRun.reading",
                        run.filesRead(),
                        run.files().size()),
                paused);
    }

    private BatchPage.File file(Officer officer, DryRun run, StagedFile file, List<Prospect> prospects) {
        var reading = file.reading();
        if (reading == null) {
            return new BatchPage.File(
                    file.number(),
                    file.name(),
                    SavedFile.size(file.size()),
                    null,
                    Words.say("dryRun.status.WAITING"),
                    "clock",
                    "muted",
                    "",
                    null,
                    null);
        }
        var problem = problem(reading);
        var worst = prospects.stream()
                .map(Prospect::kind)
                .filter(kind -> kind == Prospect.Kind.REFUSED
                        || kind == Prospect.Kind.DOUBTFUL
                        || kind == Prospect.Kind.ALREADY_THERE)
                .max(java.util.Comparator.naturalOrder());
        var taken = !prospects.isEmpty() && prospects.stream().allMatch(each -> each.kind() == Prospect.Kind.ACCEPTED);
        var state = problem != null
                ? Words.say("dryRun.status." + reading.status().name())
                : taken
                        ? Words.say("dryRun.status.ACCEPTED")
                        : worst.isEmpty()
                                ? Words.say("dryRun.status.READ")
                                : Words.say("dryRun.status."
                                        + (worst.get() == Prospect.Kind.DOUBTFUL
                                                ? "PARTIAL"
                                                : worst.get().name()));
        var kind = problem != null ? Prospect.Kind.REFUSED : worst.orElse(Prospect.Kind.SURE);
        return new BatchPage.File(
                file.number(),
                file.name(),
                SavedFile.size(file.size()),
                prospects.isEmpty() ? null : address(run, new AcceptForms.Choice(file.number(), 1)),
                state,
                kind.icon(),
                kind.tone(),
                prospects.isEmpty() ? "" : Prospect.counts(prospects, 0).sentence(),
                problem == null ? refusal(prospects) : problem,
                known(officer, run, file, reading));
    }

    /** The first of its forms' reasons: where there are several, they are mostly the same, and each stands at its form. */
    private static @Nullable String refusal(List<Prospect> prospects) {
        return prospects.stream()
                .filter(each -> each.kind() == Prospect.Kind.REFUSED)
                .flatMap(each -> Stream.ofNullable(each.refusal()))
                .findFirst()
                .orElse(null);
    }

    /** Everything that can be taken without replacing a draft, or only what nothing is to be said of. */
    Set<AcceptForms.Choice> acceptable(Officer officer, DryRun run, boolean onlyGood, @Nullable Integer file) {
        return open(officer, run).stream()
                .filter(each -> !onlyGood || each.isGood())
                .filter(each -> file == null || each.choice().file() == file)
                .map(Prospect::choice)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** How many forms could still be taken. */
    int waiting(Officer officer, DryRun run) {
        return open(officer, run).size();
    }

    private List<Prospect> prospects(Officer officer, DryRun run) {
        return Prospect.of(officer, run, organisations.all(), draftTarget::present);
    }

    private List<Prospect> open(Officer officer, DryRun run) {
        return access.call(
                officer,
                Deed.IMPORT,
                () -> prospects(officer, run).stream()
                        .filter(each -> each.isOpen() && !each.twin())
                        .toList());
    }

    /** 一个文件里的表. */
    DryRunPage show(
            Officer officer, DryRun run, StagedFile file, AcceptForms.Choice asked, DryRunPage.@Nullable Told told) {
        return access.call(officer, Deed.IMPORT, () -> {
            var prospects = prospects(officer, run).stream()
                    .filter(each -> each.choice().file() == file.number())
                    .toList();
            var reading = Objects.requireNonNull(file.reading());
            var shown = prospects.stream()
                    .filter(each -> each.choice().equals(asked))
                    .findFirst()
                    .or(() -> prospects.stream().findFirst());
            var single = run.files().size() == 1;
            return new DryRunPage(
                    run.id(),
                    single ? file.name() : title(run),
                    single ? null : "/imports/" + run.id(),
                    told,
                    new DryRunPage.File(
                            file.number(),
                            file.name(),
                            SavedFile.size(file.size()),
                            problem(reading),
                            known(officer, run, file, reading),
                            MarkOriginal.isWorkbook(file) ? markedAddress(run, file) : null,
                            prospects.stream()
                                    .map(each -> entry(run, each, shown.orElse(null)))
                                    .toList()),
                    shown.map(each -> current(officer, run, file, each)).orElse(null),
                    Prospect.counts(prospects, reading.forms().isEmpty() ? 1 : 0));
        });
    }

    private DryRunPage.Entry entry(DryRun run, Prospect prospect, @Nullable Prospect shown) {
        var form = prospect.staged().form();
        var replaces = prospect.kind() == Prospect.Kind.ALREADY_THERE;
        return new DryRunPage.Entry(
                key(prospect.choice()),
                address(run, prospect.choice()),
                name(form),
                detail(prospect),
                prospect.kind().icon(),
                prospect.kind().tone(),
                prospect.equals(shown),
                prospect.kind() == Prospect.Kind.REFUSED ? prospect.refusal() : null,
                prospect.kind() == Prospect.Kind.ORIGINAL_ONLY
                        ? Words.say(
                                "dryRun.originalOnly",
                                Words.say("formType." + form.type().name()))
                        : "",
                replaces,
                prospect.kind() == Prospect.Kind.ACCEPTED,
                prospect.isOpen() && !prospect.twin());
    }

    private static String detail(Prospect prospect) {
        var form = prospect.staged().form();
        var declaration = form.declaration();
        if (prospect.kind() == Prospect.Kind.ACCEPTED) {
            return Words.say("dryRun.status.ACCEPTED");
        }
        if (declaration.isEmptyTable() && prospect.staged().isTarget()) {
            return Words.say("dryRun.emptyTable");
        }
        var said = new ArrayList<String>();
        var total = declaration.funding().total();
        if (total != null) {
            said.add(total.rounded());
        }
        if (!declaration.indicators().isEmpty()) {
            said.add(Words.say("dryRun.points", declaration.indicatorPoints()));
        }
        var doubts = prospect.staged().openDoubts().size();
        if (doubts > 0) {
            said.add(Words.say("dryRun.doubts", doubts));
        }
        if (!prospect.staged().corrections().isEmpty()) {
            said.add(Words.say(
                    "dryRun.corrected", prospect.staged().corrections().size()));
        }
        if (prospect.placement() instanceof Placement.Unlisted) {
            said.add(Words.say("dryRun.newUnit"));
        }
        return String.join(" · ", said);
    }

    private DryRunPage.Current current(Officer officer, DryRun run, StagedFile file, Prospect prospect) {
        var choice = prospect.choice();
        var staged = prospect.staged();
        var findings = fileCheck.findings(officer, file);
        var open = !file.isAccepted(choice.form());
        var view = new FormView(
                staged,
                findings.get(choice.form() - 1),
                open,
                page -> ShowPage.hasPages(file) ? ShowPage.address(run, file, page) : null);
        return new DryRunPage.Current(
                key(choice),
                name(staged.form()),
                file.forms().size() == 1
                        ? file.name()
                        : Words.say(
                                "dryRun.nth",
                                file.name(),
                                choice.form(),
                                file.forms().size()),
                view.questions(),
                view.others(),
                view.original(),
                view.remarks(),
                causes(officer, file, findings),
                staged.setAside().stream()
                        .flatMap(each -> each.parts().stream())
                        .map(ShowDryRun::setAside)
                        .toList(),
                open ? unknown(staged) : List.of(),
                open ? understood(staged) : List.of(),
                open);
    }

    private static String setAside(Correction.Part part) {
        return StagedRows.isRow(part.field())
                ? Words.say(part.addsRow() ? "dryRun.setAsideRowAdded" : "dryRun.setAsideRowRemoved", part.was())
                : Words.say("dryRun.setAside", FieldWords.of(part.field()), part.was(), part.now());
    }

    private static List<DryRunPage.Unknown> unknown(StagedForm staged) {
        return FormLabels.of(staged.read()).unknown().stream()
                .map(label -> new DryRunPage.Unknown(
                        label.printed(),
                        label.area().name(),
                        Words.say("labels.area." + label.area().name()),
                        label.example() == null ? "" : label.example(),
                        meanings(label.area())))
                .toList();
    }

    private static List<DryRunPage.Understood> understood(StagedForm staged) {
        var labels = FormLabels.of(staged.read());
        return Arrays.stream(LabelMeaning.Area.values())
                .filter(area -> !labels.understood(area).isEmpty())
                .map(area -> new DryRunPage.Understood(
                        area.name(),
                        Words.say("labels.area." + area.name()),
                        labels.understood(area).stream()
                                .map(label -> new DryRunPage.Choice(
                                        label.printed(),
                                        Words.say(
                                                "labels.readAs",
                                                label.printed(),
                                                Objects.requireNonNull(label.meaning())
                                                        .chinese())))
                                .toList(),
                        meanings(area)))
                .toList();
    }

    private static List<DryRunPage.Choice> meanings(LabelMeaning.Area area) {
        return LabelMeaning.in(area).stream()
                .map(meaning -> new DryRunPage.Choice(meaning.name(), meaning.chinese()))
                .toList();
    }

    /** Over the whole file; where there are many forms, each place says which. */
    private List<Cause> causes(Officer officer, StagedFile file, List<List<Finding>> findings) {
        var titles = fileCheck.titles(officer);
        var many = findings.size() > 1;
        var places = new ArrayList<Cause.Place>();
        for (int at = 0; at < findings.size(); at++) {
            var form = at + 1;
            var open = !file.isAccepted(form);
            for (var finding : findings.get(at)) {
                places.add(new Cause.Place(
                        finding.rule(),
                        titles.getOrDefault(finding.rule(), finding.rule()),
                        finding.severity(),
                        FileCheck.offer(finding)
                                .filter(_ -> open)
                                .map(offer -> many ? inForm(offer, form) : offer)
                                .orElse(null)));
            }
        }
        return Cause.of(places);
    }

    private static Offer inForm(Offer offer, int form) {
        return new Offer(
                form + "-" + offer.key(),
                offer.rule(),
                offer.words(),
                offer.changes().stream()
                        .map(each -> new Offer.Change(
                                Words.say("dryRun.fieldInForm", form, each.field()), each.before(), each.after()))
                        .toList());
    }

    private @Nullable String known(Officer officer, DryRun run, StagedFile file, ReadFile reading) {
        return run.files().stream()
                .filter(other -> other.number() < file.number())
                .filter(other -> {
                    var before = other.reading();
                    return before != null
                            && !before.sha256().isEmpty()
                            && before.sha256().equals(reading.sha256());
                })
                .findFirst()
                .map(other -> Words.say("dryRun.twin", other.name()))
                .or(() -> originals
                        .known(reading.sha256(), officer)
                        .map(kept -> Words.say(
                                "dryRun.known",
                                DAY.format(kept.acceptedAt().atZoneSameInstant(clock.getZone())),
                                kept.acceptedBy())))
                .orElse(null);
    }

    private static @Nullable String problem(ReadFile reading) {
        return switch (reading.status()) {
            case REJECTED -> Objects.requireNonNull(reading.problem()).message();
            case NOTHING_FOUND -> Words.say("dryRun.nothingFound");
            case READ, PARTIAL -> null;
        };
    }

    private static String title(DryRun run) {
        return run.files().size() == 1
                ? run.files().getFirst().name()
                : Words.say("dryRun.files", run.files().size());
    }

    private static String name(Form form) {
        var name = form.declaration().project().name();
        if (name != null) {
            return name;
        }
        var tier = form.declaration().tier();
        return tier == null ? Words.say("dryRun.nameless") : tier.chinese();
    }

    static String address(DryRun run, AcceptForms.Choice choice) {
        return "/imports/%s?form=%s".formatted(run.id(), key(choice));
    }

    private static String markedAddress(DryRun run, StagedFile file) {
        return "/imports/%s/files/%d/marked.xlsx".formatted(run.id(), file.number());
    }

    private static String key(AcceptForms.Choice choice) {
        return choice.file() + "-" + choice.form();
    }
}
