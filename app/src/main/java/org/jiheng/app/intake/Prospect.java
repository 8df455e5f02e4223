package org.jiheng.app.intake;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jiheng.app.identity.Officer;
import org.jiheng.app.identity.Organisation;
import org.jiheng.app.target.DraftTarget;
import org.jiheng.app.web.Words;
import org.jspecify.annotations.Nullable;

/**
 * 前景 — what becomes of one form when it is accepted, as far as it can be told before.
 *
 * @param refusal why it cannot be accepted; null when it can
 * @param twin whether an earlier file of the same dry run has the same bytes
 */
record Prospect(
        AcceptForms.Choice choice,
        StagedForm staged,
        Placement placement,
        Kind kind,
        @Nullable String refusal,
        boolean twin) {

    /** 归类 — every form is in exactly one, so that the account adds up. */
    enum Kind {
        SURE("circle-check", "jade"),
        DOUBTFUL("alert-triangle", "amber"),
        EMPTY("file-off", "muted"),
        /** There is a draft of this project already; it is replaced only when somebody ticks it. */
        ALREADY_THERE("copy", "amber"),
        /** Not a target: its original is kept, and no draft made. */
        ORIGINAL_ONLY("paperclip", "muted"),
        REFUSED("circle-x", "verm"),
        ACCEPTED("check", "muted");

        private final String icon;
        private final String tone;

        Kind(String icon, String tone) {
            this.icon = icon;
            this.tone = tone;
        }

        String icon() {
            return icon;
        }

        String tone() {
            return tone;
        }
    }

    boolean isOpen() {
        return switch (kind) {
            case SURE, DOUBTFUL, EMPTY, ORIGINAL_ONLY -> true;
            case ALREADY_THERE, REFUSED, ACCEPTED -> false;
        };
    }

    /** Nothing about it asks for a look. */
    boolean isGood() {
        return kind == Kind.SURE || kind == Kind.EMPTY;
    }

    /**
     * Of every form that was read so far, in order.
     *
     * @param present what there is already of the units asked for
     */
    static List<Prospect> of(
            Officer officer,
            DryRun run,
            List<Organisation> directory,
            Function<Collection<Long>, Set<DraftTarget.Present>> present) {
        var found = of(officer, run, directory);
        var units = found.stream()
                .flatMap(each -> each.placement() instanceof Placement.Found(var unit, var _)
                        ? Stream.of(unit.id())
                        : Stream.empty())
                .collect(Collectors.toSet());
        var there = present.apply(units);
        return found.stream().map(each -> each.beside(there)).toList();
    }

    private Prospect beside(Set<DraftTarget.Present> present) {
        var declaration = staged.form().declaration();
        var name = declaration.project().name();
        var year = declaration.fiscalYear();
        var meets = (kind == Kind.SURE || kind == Kind.DOUBTFUL)
                && name != null
                && year != null
                && placement instanceof Placement.Found(var unit, var _)
                && present.contains(new DraftTarget.Present(unit.id(), name, year.year()));
        return meets ? new Prospect(choice, staged, placement, Kind.ALREADY_THERE, refusal, twin) : this;
    }

    private static List<Prospect> of(Officer officer, DryRun run, List<Organisation> directory) {
        var prospects = new ArrayList<Prospect>();
        var seen = new HashSet<String>();
        for (var file : run.files()) {
            var reading = file.reading();
            if (reading != null) {
                var twin = !reading.sha256().isEmpty() && !seen.add(reading.sha256());
                prospects.addAll(of(officer, file, directory, twin));
            }
        }
        return prospects;
    }

    private static List<Prospect> of(Officer officer, StagedFile file, List<Organisation> directory, boolean twin) {
        var forms = file.forms();
        var all = forms.stream().map(StagedForm::form).toList();
        var prospects = new ArrayList<Prospect>();
        for (int at = 0; at < forms.size(); at++) {
            var staged = forms.get(at);
            var placement = Placement.of(PrintedOwner.of(staged.form(), all), officer, directory);
            var choice = new AcceptForms.Choice(file.number(), at + 1);
            var refusal = placement instanceof Placement.NotYours(var reason)
                    ? reason
                    : AcceptForms.obstacle(staged).orElse(null);
            prospects.add(new Prospect(
                    choice, staged, placement, kind(staged, refusal, file.isAccepted(at + 1)), refusal, twin));
        }
        return prospects;
    }

    private static Kind kind(StagedForm staged, @Nullable String refusal, boolean accepted) {
        if (accepted) {
            return Kind.ACCEPTED;
        }
        if (refusal != null) {
            return Kind.REFUSED;
        }
        if (!staged.isTarget()) {
            return Kind.ORIGINAL_ONLY;
        }
        if (staged.form().declaration().isEmptyTable()) {
            return Kind.EMPTY;
        }
        return staged.openDoubts().isEmpty() ? Kind.SURE : Kind.DOUBTFUL;
    }

    /** 10 张表 = 读准 6 + 存疑 3 + 空表说明 1. */
    static DryRunPage.Counts counts(List<Prospect> prospects, long unreadable) {
        var said = new ArrayList<String>();
        say(said, prospects, Kind.SURE, "dryRun.count.sure");
        say(said, prospects, Kind.DOUBTFUL, "dryRun.count.doubtful");
        say(said, prospects, Kind.EMPTY, "dryRun.count.empty");
        say(said, prospects, Kind.ALREADY_THERE, "dryRun.count.alreadyThere");
        say(said, prospects, Kind.ORIGINAL_ONLY, "dryRun.count.originalOnly");
        say(said, prospects, Kind.REFUSED, "dryRun.count.refused");
        say(said, prospects, Kind.ACCEPTED, "dryRun.count.accepted");
        var sentence = said.isEmpty()
                ? Words.say("dryRun.countsNone")
                : Words.say("dryRun.counts", prospects.size(), String.join(" + ", said));
        if (unreadable > 0) {
            sentence += Words.say("dryRun.count.files", unreadable);
        }
        var open = prospects.stream().filter(each -> !each.twin()).toList();
        return new DryRunPage.Counts(
                sentence, (int) open.stream().filter(Prospect::isGood).count(), (int)
                        open.stream().filter(Prospect::isOpen).count());
    }

    private static void say(List<String> said, List<Prospect> prospects, Kind kind, String key) {
        var number = prospects.stream().filter(each -> each.kind() == kind).count();
        if (number > 0) {
            said.add(Words.say(key, number));
        }
    }

    /** Files that gave no form at all. */
    static long unreadable(DryRun run) {
        return run.files().stream()
                .map(StagedFile::reading)
                .filter(Objects::nonNull)
                .filter(reading -> reading.forms().isEmpty())
                .count();
    }
}
