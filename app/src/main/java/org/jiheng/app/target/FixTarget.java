package org.jiheng.app.target;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jiheng.app.identity.AccessPolicy;
import org.jiheng.app.identity.AccessPolicy.Thing.OfUnit;
import org.jiheng.app.identity.Deed;
import org.jiheng.app.identity.Officer;
import org.jiheng.app.web.NotFound;
import org.jiheng.app.web.Words;
import org.jiheng.documents.Form;
import org.jiheng.policy.common.Actor;
import org.jiheng.policy.common.Happened;
import org.jiheng.policy.indicator.Fix;
import org.jiheng.policy.rules.Finding;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * 照此改 — makes the corrections a rule offers with certainty, because somebody of the unit pressed the button; and takes one
 * back. The form as it stands is asked again first: what was changed meanwhile is not overwritten.
 */
@Component
class FixTarget {

    /** 改的结果. */
    sealed interface Result {
        record Fixed(int fixes, long lastId) implements Result {}

        record Undone(String words) implements Result {}

        record Settled() implements Result {}

        record Refused(Reason reason) implements Result {}
    }

    /** 没有改的原因. */
    enum Reason {
        /** Not a draft any more. */
        NOT_A_DRAFT,
        /** The form says something else by now, in one of the places. */
        CHANGED_MEANWHILE,
        NOTHING_CHOSEN;

        String words() {
            return switch (this) {
                case NOT_A_DRAFT -> Words.say("fix.notADraft");
                case CHANGED_MEANWHILE -> Words.say("fix.changedMeanwhile");
                case NOTHING_CHOSEN -> Words.say("fix.nothingChosen");
            };
        }
    }

    private final AccessPolicy access;
    private final Targets targets;
    private final TargetFixes fixes;
    private final TargetDoubts doubts;
    private final CheckUnit checkUnit;
    private final ApplicationEventPublisher events;

    FixTarget(
            AccessPolicy access,
            Targets targets,
            TargetFixes fixes,
            TargetDoubts doubts,
            CheckUnit checkUnit,
            ApplicationEventPublisher events) {
        this.access = access;
        this.targets = targets;
        this.fixes = fixes;
        this.doubts = doubts;
        this.checkUnit = checkUnit;
        this.events = events;
    }

    /** Whoever drafts for the unit; others look and comment. */
    static boolean mayFix(Officer officer, StoredTarget stored) {
        return AccessPolicy.may(officer, Deed.FILL_IN_TARGET, new OfUnit(officer.regionCode(), stored.unitId()));
    }

    /** What can be corrected on a form of this unit by itself; a project's own name is changed with the project. */
    static boolean isOffered(Finding finding) {
        var fix = finding.fix();
        return fix != null && fix.changes().stream().allMatch(each -> FixedField.isKept(each.field()));
    }

    /** @param keys of the corrections wanted; either all of them are made or none */
    Result fix(Officer officer, Actor actor, long projectId, int year, Collection<String> keys) {
        return access.call(officer, Deed.FILL_IN_TARGET, () -> {
            var stored = own(officer, projectId, year);
            if (keys.isEmpty()) {
                return new Result.Refused(Reason.NOTHING_CHOSEN);
            }
            if (!targets.holdDraft(stored.id())) {
                return new Result.Refused(Reason.NOT_A_DRAFT);
            }
            var held = targets.find(projectId, year).orElseThrow(NotFound::new);
            var region = officer.regionCode();
            var offered =
                    offered(checkUnit.findings(region, held.unitId(), year).getOrDefault(held.id(), List.of()));
            var form = held.form();
            for (var key : keys.stream().distinct().toList()) {
                var wanted = offered.get(key);
                var fix = wanted == null ? null : wanted.fix();
                if (wanted == null || fix == null || !fix.fits(form.declaration())) {
                    return new Result.Refused(Reason.CHANGED_MEANWHILE);
                }
                form = apply(officer, actor, held.id(), wanted, fix, form);
            }
            store(officer, held, form);
            return new Result.Fixed(
                    keys.size(), fixes.open(held.id()).getFirst().id());
        });
    }

    Result undo(Officer officer, Actor actor, long projectId, int year, long id) {
        return access.call(officer, Deed.FILL_IN_TARGET, () -> {
            var stored = own(officer, projectId, year);
            if (!targets.holdDraft(stored.id())) {
                return new Result.Refused(Reason.NOT_A_DRAFT);
            }
            var held = targets.find(projectId, year).orElseThrow(NotFound::new);
            var made = fixes.open(held.id(), id).orElse(null);
            if (made == null) {
                return new Result.Refused(Reason.CHANGED_MEANWHILE);
            }
            var now = held.form().declaration();
            var before = made.before().declaration();
            var after = made.after().declaration();
            if (!made.fields().stream().allMatch(field -> FixedField.same(field, now, after))) {
                return new Result.Refused(Reason.CHANGED_MEANWHILE);
            }
            var restored = now;
            for (var field : made.fields()) {
                restored = FixedField.carry(field, before, restored);
            }
            fixes.undone(id, officer.id());
            events.publishEvent(new Happened(
                    officer.regionCode(),
                    actor,
                    "撤销照检查改",
                    "target",
                    String.valueOf(held.id()),
                    Map.of("规则", made.rule(), "改法", made.words()),
                    Map.of()));
            store(officer, held, held.form().with(restored));
            return new Result.Undone(made.words());
        });
    }

    /** 看过了 — a doubt of the reader that somebody of the unit has looked at. */
    Result settle(Officer officer, Actor actor, long projectId, int year, long doubt) {
        return access.call(officer, Deed.FILL_IN_TARGET, () -> {
            var stored = own(officer, projectId, year);
            var message = doubts.open(stored.id()).stream()
                    .filter(each -> each.id() == doubt)
                    .map(TargetDoubts.Open::message)
                    .findFirst()
                    .orElse("");
            if (!doubts.settle(stored.id(), doubt, officer.id())) {
                return new Result.Refused(Reason.CHANGED_MEANWHILE);
            }
            events.publishEvent(new Happened(
                    officer.regionCode(),
                    actor,
                    "看过存疑",
                    "target",
                    String.valueOf(stored.id()),
                    Map.of("存疑", message),
                    Map.of()));
            return new Result.Settled();
        });
    }

    private Form apply(Officer officer, Actor actor, long targetId, Finding finding, Fix fix, Form form) {
        var fixed = form.with(fix.applyTo(form.declaration()));
        fixes.add(officer.regionCode(), targetId, officer.id(), finding.rule(), fix, form, fixed);
        var before = new LinkedHashMap<String, Object>();
        var after = new LinkedHashMap<String, Object>();
        after.put("规则", finding.rule());
        for (var change : fix.changes()) {
            before.put(FieldWords.of(change.field()), change.before());
            after.put(FieldWords.of(change.field()), change.after());
        }
        events.publishEvent(
                new Happened(officer.regionCode(), actor, "照检查改", "target", String.valueOf(targetId), before, after));
        return fixed;
    }

    private void store(Officer officer, StoredTarget held, Form form) {
        targets.replace(
                held.id(),
                new Targets.Owner(
                        officer.regionCode(), held.projectId(), held.unitId(), officer.id(), held.sourceFileId()),
                form);
        var year = Objects.requireNonNull(form.declaration().fiscalYear()).year();
        checkUnit.now(officer.regionCode(), held.unitId(), year);
    }

    private StoredTarget own(Officer officer, long projectId, int year) {
        return targets.find(projectId, year)
                .filter(stored -> mayFix(officer, stored))
                .orElseThrow(NotFound::new);
    }

    private static Map<String, Finding> offered(List<Finding> findings) {
        var byKey = new LinkedHashMap<String, Finding>();
        for (var finding : findings) {
            var fix = finding.fix();
            if (fix != null && isOffered(finding)) {
                byKey.put(Offer.key(finding.rule(), fix), finding);
            }
        }
        return byKey;
    }
}
