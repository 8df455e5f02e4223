package org.jiheng.app.intake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jiheng.app.database.ScopedTransactions;
import org.jiheng.app.identity.Officer;
import org.jiheng.app.identity.Organisation;
import org.jiheng.app.identity.Organisations;
import org.jiheng.app.target.DraftTarget;
import org.jiheng.app.target.EmptyTables;
import org.jiheng.app.web.Incident;
import org.jiheng.app.web.Words;
import org.jiheng.documents.Form;
import org.jiheng.documents.reading.ReadFile;
import org.jiheng.documents.reading.ReadForm;
import org.jiheng.policy.common.Actor;
import org.jiheng.policy.common.DomainEvent;
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
    record Outcome(int added, int replaced, int emptyTables, int failed, List<String> leftOut) {
        Outcome {
            leftOut = List.copyOf(leftOut);
        }
    }

    /** 一个文件 — read, and its bytes where they are needed. */
    private record Incoming(String name, int number, ReadFile reading, Content content) {}

    /** 文件内容. */
    @FunctionalInterface
    private interface Content {
        byte[] bytes() throws IOException;
    }

    private record FileKept(String regionCode, Actor actor, String subjectId, Map<String, Object> after)
            implements DomainEvent {
        @Override
        public String action() {
            return "保存原件";
        }

        @Override
        public String subjectKind() {
            return "original_file";
        }

        @Override
        public Map<String, Object> before() {
            return Map.of();
        }
    }

    private record OrganisationAdded(String regionCode, Actor actor, String subjectId, Map<String, Object> after)
            implements DomainEvent {
        @Override
        public String action() {
            return "新增单位";
        }

        @Override
        public String subjectKind() {
            return "organisation";
        }

        @Override
        public Map<String, Object> before() {
            return Map.of();
        }
    }

    private final ScopedTransactions transactions;
    private final Organisations organisations;
    private final OriginalFiles originals;
    private final DraftTarget draftTarget;
    private final EmptyTables emptyTables;
    private final ApplicationEventPublisher events;

    AcceptForms(
            ScopedTransactions transactions,
            Organisations organisations,
            OriginalFiles originals,
            DraftTarget draftTarget,
            EmptyTables emptyTables,
            ApplicationEventPublisher events) {
        this.transactions = transactions;
        this.organisations = organisations;
        this.originals = originals;
        this.draftTarget = draftTarget;
        this.emptyTables = emptyTables;
        this.events = events;
    }

    /** @param replacing forms that may take the place of a draft that is already there */
    Outcome accept(Officer officer, Actor actor, DryRun run, Set<Choice> chosen, Set<Choice> replacing) {
        int added = 0;
        int replaced = 0;
        int empty = 0;
        int failed = 0;
        var leftOut = new ArrayList<String>();
        for (var file : run.files()) {
            var reading = file.reading();
            var forms = chosen.stream()
                    .filter(choice -> choice.file() == file.number())
                    .toList();
            if (reading == null || forms.isEmpty()) {
                continue;
            }
            var incoming = new Incoming(file.name(), file.number(), reading, () -> Files.readAllBytes(file.content()));
            try {
                var outcome = transactions.call(
                        officer.scope(), () -> acceptFile(officer, actor, incoming, chosen, replacing));
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
        return new Outcome(added, replaced, empty, failed, leftOut);
    }

    /** Every form of one file, as a program brings it in; nothing is replaced. */
    Outcome acceptWhole(Officer officer, Actor actor, ReadFile reading, byte[] content) {
        var all = IntStream.rangeClosed(1, reading.forms().size())
                .mapToObj(form -> new Choice(1, form))
                .collect(Collectors.toSet());
        return transactions.call(
                officer.scope(),
                () -> acceptFile(
                        officer, actor, new Incoming(reading.name(), 1, reading, () -> content), all, Set.of()));
    }

    private Outcome acceptFile(Officer officer, Actor actor, Incoming file, Set<Choice> chosen, Set<Choice> replacing) {
        var reading = file.reading();
        @Nullable Long original = null;
        int added = 0;
        int replaced = 0;
        int empty = 0;
        var leftOut = new ArrayList<String>();
        for (int at = 0; at < reading.forms().size(); at++) {
            var choice = new Choice(file.number(), at + 1);
            if (!chosen.contains(choice)) {
                continue;
            }
            var form = reading.forms().get(at);
            var label = "%s 第%d张表".formatted(file.name(), at + 1);
            var obstacle = obstacle(form.form());
            if (obstacle.isPresent()) {
                leftOut.add(label + "：" + obstacle.get());
                continue;
            }
            var placed = place(officer, actor, form, reading);
            if (placed instanceof Placement.NotYours(var reason)) {
                leftOut.add(label + "：" + reason);
                continue;
            }
            var found = (Placement.Found) placed;
            var replace = replacing.contains(choice);
            if (!replace && draftTarget.existing(form.form(), found.unit().id()).isPresent()) {
                leftOut.add(label + ALREADY_THERE);
                continue;
            }
            if (original == null) { // kept with the first form that is taken, and not for a file of which nothing is
                original = originals
                        .known(reading.sha256(), officer)
                        .map(OriginalFiles.Kept::id)
                        .orElseGet(() -> keep(officer, actor, file));
            }
            if (form.form().declaration().isEmptyTable()) {
                empty += emptyTables.declare(officer.id(), actor, found.unit(), form.form()) ? 1 : 0;
                continue;
            }
            var by = new DraftTarget.By(actor, found.unit(), found.department(), original);
            switch (draftTarget.store(by, form.form(), replace)) {
                case DraftTarget.Result.Added _ -> added++;
                case DraftTarget.Result.Replaced _ -> replaced++;
                case DraftTarget.Result.AlreadyThere _ -> leftOut.add(label + ALREADY_THERE);
                case DraftTarget.Result.Refused(var reason) -> leftOut.add(label + "：" + reason);
            }
        }
        return new Outcome(added, replaced, empty, 0, leftOut);
    }

    /** Why this form cannot be taken whoever brings it; empty when it can. */
    static Optional<String> obstacle(Form form) {
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
            events.publishEvent(new FileKept(officer.regionCode(), actor, String.valueOf(id), after));
            return id;
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private Placement place(Officer officer, Actor actor, ReadForm form, ReadFile reading) {
        return switch (Placement.of(PrintedOwner.of(form, reading), officer, organisations.all())) {
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
        events.publishEvent(
                new OrganisationAdded(officer.regionCode(), actor, String.valueOf(added.id()), Map.of("名称", name)));
        return added;
    }
}
