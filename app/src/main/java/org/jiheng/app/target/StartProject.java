package org.jiheng.app.target;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jiheng.app.identity.AccessPolicy;
import org.jiheng.app.identity.AccessPolicy.Thing.OfUnit;
import org.jiheng.app.identity.Deed;
import org.jiheng.app.identity.Officer;
import org.jiheng.app.identity.Organisation;
import org.jiheng.app.identity.Organisations;
import org.jiheng.app.project.Project;
import org.jiheng.app.project.Projects;
import org.jiheng.app.web.NotFound;
import org.jiheng.app.web.Words;
import org.jiheng.documents.Contact;
import org.jiheng.documents.Form;
import org.jiheng.documents.FormType;
import org.jiheng.documents.MoneyUnit;
import org.jiheng.policy.common.Actor;
import org.jiheng.policy.common.FiscalYear;
import org.jiheng.policy.common.Happened;
import org.jiheng.policy.common.Points;
import org.jiheng.policy.common.Region;
import org.jiheng.policy.indicator.CodedName;
import org.jiheng.policy.indicator.DeclarationTexts;
import org.jiheng.policy.indicator.Funding;
import org.jiheng.policy.indicator.ProjectTier;
import org.jiheng.policy.indicator.TargetDeclaration;
import org.jiheng.policy.parameters.Parameters;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** 新建项目、沿用上年 — a project gets its draft for a year, blank or as it stood the year before. */
@Component
class StartProject {

    /** 新项目. */
    record New(
            String name,
            @Nullable String code,
            int fiscalYear,
            ProjectTier tier,
            Project.@Nullable Kind kind,
            Project.@Nullable Nature nature,
            @Nullable Integer firstYear,
            @Nullable Integer lastYear) {}

    /** 结果. */
    sealed interface Result {
        record Started(long projectId, int fiscalYear) implements Result {}

        /** There is a draft already; it is opened instead. */
        record AlreadyThere(long projectId, int fiscalYear) implements Result {}

        record Refused(String reason) implements Result {}
    }

    private final AccessPolicy access;
    private final Projects projects;
    private final Organisations organisations;
    private final Targets targets;
    private final CheckUnit checkUnit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    StartProject(
            AccessPolicy access,
            Projects projects,
            Organisations organisations,
            Targets targets,
            CheckUnit checkUnit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.access = access;
        this.projects = projects;
        this.organisations = organisations;
        this.targets = targets;
        this.checkUnit = checkUnit;
        this.events = events;
        this.clock = clock;
    }

    Result start(Officer officer, Actor actor, New wanted) {
        var name = wanted.name().strip();
        if (name.isEmpty()) {
            return new Result.Refused(Words.say("newProject.nameMissing"));
        }
        if (name.codePointCount(0, name.length()) > Project.LONGEST_NAME) {
            return new Result.Refused(Words.say("newProject.nameTooLong", Project.LONGEST_NAME));
        }
        var from = wanted.firstYear();
        var until = wanted.lastYear();
        if (from != null && until != null && from > until) {
            return new Result.Refused(Words.say("newProject.periodTurned"));
        }
        return access.call(officer, Deed.FILL_IN_TARGET, () -> {
            var unit = officer.organisation();
            var known = projects.named(name, unit.id());
            if (known.isPresent()
                    && targets.find(known.get().id(), wanted.fiscalYear()).isPresent()) {
                return new Result.AlreadyThere(known.get().id(), wanted.fiscalYear());
            }
            var department = department(unit);
            var project = known.orElseGet(
                    () -> projects.add(unit.regionCode(), unit.id(), department.id(), wanted.code(), name));
            projects.describe(project.id(), wanted.kind(), wanted.nature(), wanted.firstYear(), wanted.lastYear());
            store(officer, actor, project.id(), blank(officer, department, wanted, name), "新建项目");
            return new Result.Started(project.id(), wanted.fiscalYear());
        });
    }

    /** The form of an earlier year, word for word, under the new year; what changed is for the unit to say. */
    Result copy(Officer officer, Actor actor, long projectId, int fromYear, int toYear) {
        return access.call(officer, Deed.FILL_IN_TARGET, () -> {
            var from = targets.find(projectId, fromYear).orElseThrow(NotFound::new);
            if (!AccessPolicy.may(officer, Deed.FILL_IN_TARGET, new OfUnit(officer.regionCode(), from.unitId()))) {
                return new Result.Refused(Words.say("edit.notYours"));
            }
            if (targets.find(projectId, toYear).isPresent()) {
                return new Result.AlreadyThere(projectId, toYear);
            }
            store(officer, actor, projectId, inYear(from.form(), fromYear, toYear), "沿用上年");
            return new Result.Started(projectId, toYear);
        });
    }

    private void store(Officer officer, Actor actor, long projectId, Form form, String action) {
        var unit = officer.organisation();
        var year = Objects.requireNonNull(form.declaration().fiscalYear()).year();
        var id = targets.add(new Targets.Owner(unit.regionCode(), projectId, unit.id(), officer.id(), null), form);
        checkUnit.now(unit.regionCode(), unit.id(), year);
        var after = new LinkedHashMap<String, Object>();
        after.put(
                "项目名称", Objects.requireNonNullElse(form.declaration().project().name(), ""));
        after.put("年度", year);
        events.publishEvent(new Happened(unit.regionCode(), actor, action, "target", String.valueOf(id), after));
    }

    private Organisation department(Organisation unit) {
        var parent = unit.parentId();
        return parent == null
                ? unit
                : organisations.all().stream()
                        .filter(each -> each.id() == parent)
                        .findFirst()
                        .orElse(unit);
    }

    private Form blank(Officer officer, Organisation department, New wanted, String name) {
        var weight = Parameters.delivered()
                .executionWeight()
                .find(new Region(officer.regionCode(), officer.regionName()), LocalDate.now(clock))
                .map(each -> each.value())
                .orElse(Points.of("10"));
        return new Form(
                FormType.TARGET,
                null,
                null,
                officer.regionName(),
                MoneyUnit.WAN_YUAN,
                new TargetDeclaration(
                        wanted.tier(),
                        new FiscalYear(wanted.fiscalYear()),
                        new CodedName(null, department.name()),
                        new CodedName(null, officer.organisation().name()),
                        new CodedName(wanted.code(), name),
                        weight,
                        Funding.BLANK,
                        DeclarationTexts.BLANK,
                        List.of(),
                        null,
                        Set.of()),
                List.of(),
                null,
                new Contact(officer.name(), null));
    }

    private static Form inYear(Form form, int fromYear, int toYear) {
        var old = form.declaration();
        var title = Optional.ofNullable(form.title())
                .map(each -> each.replace(fromYear + "年", toYear + "年"))
                .orElse(null);
        return new Form(
                form.type(),
                title,
                form.tableNo(),
                form.regionName(),
                form.moneyUnit(),
                new TargetDeclaration(
                        old.tier(),
                        new FiscalYear(toYear),
                        old.department(),
                        old.unit(),
                        old.project(),
                        old.executionWeight(),
                        old.funding(),
                        old.texts(),
                        old.indicators(),
                        old.note(),
                        old.markupRemovedFrom()),
                form.fundLines(),
                null,
                form.contact());
    }
}
