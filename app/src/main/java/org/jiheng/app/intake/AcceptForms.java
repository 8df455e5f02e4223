package org.jiheng.app.intake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jiheng.app.cryptography.FileSeal;
import org.jiheng.app.identity.AccessPolicy;
import org.jiheng.app.identity.Deed;
import org.jiheng.app.identity.Officer;
import org.jiheng.app.identity.Organisation;
import org.jiheng.app.identity.Organisations;
import org.jiheng.app.target.CheckUnit;
import org.jiheng.app.target.DraftTarget;
import org.jiheng.app.target.EmptyTables;
import org.jiheng.app.web.Incident;
import org.jiheng.app.web.Words;
import org.jiheng.documents.Form;
import org.jiheng.documents.reading.ReadFile;
import org.jiheng.policy.common.Actor;
import org.jiheng.policy.common.Happened;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * 收下 — turns the chosen forms of a dry run into drafts and keeps the file they came in. Each file is one transaction, so
 * that a failing one never blocks the others.
 */
@Component
class AcceptForms {
    private static final Logger LOG = LoggerFactory.getLogger(AcceptForms.class);
    private static final String ALREADY_THERE = "：已有同名项目的草稿，没有覆盖";

    /** 选中的表 — file and form, both counted from 1. */
    record Choice(int file, int form) {
        static Optional<Choice> parse(String typed) {
            var parts = typed.split("-", -1);
            return parts.length == 2 && parts[0].matches("\\d{1,4}") && parts[1].matches("\\d{1,4}")
                    ? Optional.of(new Choice(Integer.parseInt(parts[0]), Integer.parseInt(parts[1])))
                    : Optional.empty();
        }
    }

    /**
     * 收下的结果.
     *
     * @param failed files of which nothing is stored although something should be
     */
    record Outcome(
            int added,
            int replaced,
            int emptyTables,
            int originalsOnly,
            int failed,
            List<Choice> taken,
            List<String> leftOut) {
        Outcome {
            taken = List.copyOf(taken);
            leftOut = List.copyOf(leftOut);
        }
    }

    /** 一个文件 — read, and its bytes where they are needed. */
    private record Incoming(String name, int number, ReadFile reading, List<StagedForm> forms, Content content) {
        private Incoming {
            forms = List.copyOf(forms);
        }
    }

    /** 文件内容. */
    @FunctionalInterface
    private interface Content {
        byte[] bytes() throws IOException;
    }

    private final AccessPolicy access;
    private final Organisations organisations;
    private final OriginalFiles originals;
    private final DraftTarget draftTarget;
    private final CheckUnit checkUnit;
    private final EmptyTables emptyTables;
    private final FileSeal seal;
    private final ApplicationEventPublisher events;

    AcceptForms(
            AccessPolicy access,
            Organisations organisations,
            OriginalFiles originals,
            DraftTarget draftTarget,
            CheckUnit checkUnit,
            EmptyTables emptyTables,
            FileSeal seal,
            ApplicationEventPublisher events) {
        this.access = access;
        this.organisations = organisations;
        this.originals = originals;
        this.draftTarget = draftTarget;
        this.checkUnit = checkUnit;
        this.emptyTables = emptyTables;
        this.seal = seal;
        this.events = events;
    }

    /** 单位和年度 — whose forms have to be looked at together again. */
    private record UnitAndYear(long unitId, int year) {}

    /** @param replacing forms that may take the place of a draft that is already there */
    Outcome accept(Officer officer, Actor actor, DryRun run, Set<Choice> chosen, Set<Choice> replacing) {
        int added = 0;
        int replaced = 0;
        int empty = 0;
        int originalsOnly = 0;
        int failed = 0;
        var taken = new ArrayList<Choice>();
        var leftOut = new ArrayList<String>();
        var changed = new LinkedHashSet<UnitAndYear>();
        for (var file : run.files()) {
            var reading = file.reading();
            var forms = chosen.stream()
                    .filter(choice -> choice.file() == file.number() && !file.isAccepted(choice.form()))
                    .collect(Collectors.toSet());
            if (reading == null || forms.isEmpty()) {
                continue;
            }
            var incoming = new Incoming(file.name(), file.number(), reading, file.forms(), () -> file.bytes(seal));
            try {
                var outcome = access.call(
                        officer, Deed.IMPORT, () -> acceptFile(officer, actor, incoming, forms, replacing, changed));
                outcome.taken().forEach(each -> file.accept(each.form()));
                taken.addAll(outcome.taken());
                originalsOnly += outcome.originalsOnly();
                added += outcome.added();
                replaced += outcome.replaced();
                empty += outcome.emptyTables();
                leftOut.addAll(outcome.leftOut());
            } catch (DataAccessException | TransactionException | UncheckedIOException fault) {
                // The files before this one are stored already, and those after it may still be.
                failed++;
                leftOut.add(
                        Words.say("imports.fileFailed", file.name(), Incident.log(LOG, "收下 " + file.name(), fault)));
            }
        }
        // Once for each unit and not for each form: two hundred forms of one unit would be read twenty thousand times.
        // Should the server stop before this, whoever next looks at a form of the unit has it checked (CheckUnit).
        changed.forEach(each -> access.run(officer, Deed.IMPORT, () -> check(officer, each)));
        return new Outcome(added, replaced, empty, originalsOnly, failed, taken, leftOut);
    }

    private void check(Officer officer, UnitAndYear changed) {
        checkUnit.now(officer.regionCode(), changed.unitId(), changed.year());
    }

    /** Every form of one file, as a program brings it in; nothing is replaced. */
    Outcome acceptWhole(Officer officer, Actor actor, ReadFile reading, byte[] content) {
        var all = IntStream.rangeClosed(1, reading.forms().size())
                .mapToObj(form -> new Choice(1, form))
                .collect(Collectors.toSet());
        var forms = reading.forms().stream()
                .map(form -> StagedForm.of(form, List.of(), Set.of()))
                .toList();
        var incoming = new Incoming(reading.name(), 1, reading, forms, () -> content);
        return access.call(officer, Deed.IMPORT, () -> {
            var changed = new LinkedHashSet<UnitAndYear>();
            var outcome = acceptFile(officer, actor, incoming, all, Set.of(), changed);
            changed.forEach(each -> check(officer, each));
            return outcome;
        });
    }

    private Outcome acceptFile(
            Officer officer,
            Actor actor,
            Incoming file,
            Set<Choice> chosen,
            Set<Choice> replacing,
            Set<UnitAndYear> changed) {
        var reading = file.reading();
        @Nullable Long original = null;
        int added = 0;
        int replaced = 0;
        int empty = 0;
        int originalsOnly = 0;
        var taken = new ArrayList<Choice>();
        var leftOut = new ArrayList<String>();
        var all = file.forms().stream().map(StagedForm::form).toList();
        for (int at = 0; at < all.size(); at++) {
            var choice = new Choice(file.number(), at + 1);
            if (!chosen.contains(choice)) {
                continue;
            }
            var staged = file.forms().get(at);
            var form = staged.form();
            var label = "%s 第%d张表".formatted(file.name(), at + 1);
            var obstacle = obstacle(staged);
            if (obstacle.isPresent()) {
                leftOut.add(label + "：" + obstacle.get());
                continue;
            }
            var placed = staged.isTarget() ? place(officer, actor, form, all) : unplaced(officer, form, all);
            if (placed instanceof Placement.NotYours(var reason)) {
                leftOut.add(label + "：" + reason);
                continue;
            }
            var replace = replacing.contains(choice);
            if (placed instanceof Placement.Found(var unit, var _)
                    && staged.isTarget()
                    && !replace
                    && draftTarget.existing(form, unit.id()).isPresent()) {
                leftOut.add(label + ALREADY_THERE);
                continue;
            }
            if (original == null) { // kept with the first form that is taken, and not for a file of which nothing is
                original = originals
                        .known(reading.sha256(), officer)
                        .map(OriginalFiles.Kept::id)
                        .orElseGet(() -> keep(officer, actor, file));
            }
            if (!staged.isTarget()) {
                originalsOnly++;
                taken.add(choice);
                leftOut.add(label
                        + Words.say(
                                "imports.originalOnly",
                                Words.say("formType." + form.type().name())));
                continue;
            }
            var found = (Placement.Found) placed;
            if (form.declaration().isEmptyTable()) {
                empty += emptyTables.declare(officer.id(), actor, found.unit(), form) ? 1 : 0;
                taken.add(choice);
                tellCorrections(officer, actor, original, choice, staged);
                continue;
            }
            var by = new DraftTarget.By(actor, found.unit(), found.department(), original);
            var doubts = staged.openDoubts().stream()
                    .flatMap(doubt -> staged.rows().counted(doubt.field()).stream()
                            .map(field -> new DraftTarget.Doubted(field, doubt.message())))
                    .toList();
            switch (draftTarget.storeUnchecked(by, form, replace, doubts)) {
                case DraftTarget.Result.Added _ -> added++;
                case DraftTarget.Result.Replaced _ -> replaced++;
                case DraftTarget.Result.AlreadyThere _ -> {
                    leftOut.add(label + ALREADY_THERE);
                    continue;
                }
                case DraftTarget.Result.Refused(var reason) -> {
                    leftOut.add(label + "：" + reason);
                    continue;
                }
            }
            taken.add(choice);
            changed.add(new UnitAndYear(
                    found.unit().id(),
                    Objects.requireNonNull(form.declaration().fiscalYear()).year()));
            tellCorrections(officer, actor, original, choice, staged);
        }
        return new Outcome(added, replaced, empty, originalsOnly, 0, taken, leftOut);
    }

    private void tellCorrections(Officer officer, Actor actor, long original, Choice choice, StagedForm staged) {
        if (staged.corrections().isEmpty()) {
            return;
        }
        var before = new LinkedHashMap<String, Object>();
        var after = new LinkedHashMap<String, Object>();
        after.put("表", "第%d张".formatted(choice.form()));
        for (var correction : staged.corrections()) {
            for (var part : correction.parts()) {
                if (part.removesRow()) {
                    before.put(Words.say("dryRun.removedRow"), part.was());
                    continue;
                }
                var secret = part.field().path().equals("contact.phone");
                var words = staged.words(part.field());
                before.putIfAbsent(words, secret ? "（电话）" : part.was());
                after.put(words, secret ? "（电话，改过）" : part.addsRow() ? Words.say("dryRun.addedRow") : part.now());
            }
        }
        events.publishEvent(new Happened(
                officer.regionCode(), actor, "导入更正", "original_file", String.valueOf(original), before, after));
    }

    /** A form that becomes no draft needs no unit of its own; it must only not be somebody else's. */
    private Placement unplaced(Officer officer, Form form, List<Form> file) {
        return Placement.of(PrintedOwner.of(form, file), officer, organisations.all());
    }

    /** Why this form cannot be taken whoever brings it; empty when it can. */
    static Optional<String> obstacle(StagedForm staged) {
        var form = staged.form();
        if (!staged.isTarget()) {
            return Optional.empty();
        }
        if (!form.declaration().isEmptyTable()) {
            return DraftTarget.obstacle(form);
        }
        return EmptyTables.obstacle(form);
    }

    private long keep(Officer officer, Actor actor, Incoming file) {
        try {
            var content = file.content().bytes();
            var reading = file.reading();
            var id = originals.keep(officer, reading.sha256(), file.name(), reading.mediaType(), content);
            var after = new LinkedHashMap<String, Object>();
            after.put("文件名", file.name());
            after.put("字节数", content.length);
            after.put("SHA-256", reading.sha256());
            events.publishEvent(
                    new Happened(officer.regionCode(), actor, "保存原件", "original_file", String.valueOf(id), after));
            return id;
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private Placement place(Officer officer, Actor actor, Form form, List<Form> file) {
        return switch (Placement.of(PrintedOwner.of(form, file), officer, organisations.all())) {
            case Placement.Found found -> found;
            case Placement.NotYours refused -> refused;
            case Placement.Unlisted(var unitName, var departmentName) -> {
                var department = departmentName == null || departmentName.equals(unitName)
                        ? null
                        : organisations.all().stream()
                                .filter(each -> each.isCalled(departmentName))
                                .findFirst()
                                .orElseGet(() -> add(actor, officer, null, departmentName));
                var unit = add(actor, officer, department, unitName);
                yield new Placement.Found(unit, Objects.requireNonNullElse(department, unit));
            }
        };
    }

    private Organisation add(Actor actor, Officer officer, @Nullable Organisation department, String name) {
        var added = organisations.add(
                officer.regionCode(),
                department == null ? null : department.id(),
                department == null ? Organisation.Kind.DEPARTMENT : Organisation.Kind.UNIT,
                name,
                null);
        events.publishEvent(new Happened(
                officer.regionCode(), actor, "新增单位", "organisation", String.valueOf(added.id()), Map.of("名称", name)));
        return added;
    }
}
