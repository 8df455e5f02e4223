package org.jiheng.app.target;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jiheng.app.identity.Organisation;
import org.jiheng.app.project.Project;
import org.jiheng.app.project.Projects;
import org.jiheng.documents.Form;
import org.jiheng.policy.common.Actor;
import org.jiheng.policy.common.FieldPath;
import org.jiheng.policy.common.Happened;
import org.jiheng.policy.common.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * 起草绩效目标 — stores a declaration as the draft of its project and year, and has the whole unit checked again. Runs inside
 * the caller's scoped transaction.
 */
@Component
public class DraftTarget {
    /** 起草人与归属. */
    public record By(
            Actor actor,
            Organisation unit,
            Organisation department,
            @Nullable Long sourceFileId) {}

    /** 存疑 — what the reader was not sure of and nobody has answered. */
    public record Doubted(FieldPath field, String message) {}

    /** 起草结果. */
    public sealed interface Result {
        record Added(long projectId, int fiscalYear) implements Result {}

        record Replaced(long projectId, int fiscalYear) implements Result {}

        /** There is a draft already and nobody asked to replace it. */
        record AlreadyThere(long projectId, int fiscalYear) implements Result {}

        /** The form lacks what a project cannot be without. */
        record Refused(String reason) implements Result {}
    }

    private final Projects projects;
    private final Targets targets;
    private final TargetDoubts targetDoubts;
    private final CheckUnit checkUnit;
    private final ApplicationEventPublisher events;

    DraftTarget(
            Projects projects,
            Targets targets,
            TargetDoubts targetDoubts,
            CheckUnit checkUnit,
            ApplicationEventPublisher events) {
        this.targetDoubts = targetDoubts;
        this.projects = projects;
        this.targets = targets;
        this.checkUnit = checkUnit;
        this.events = events;
    }

    /** Why this form cannot become a draft; empty when it can. */
    public static Optional<String> obstacle(Form form) {
        var name = form.declaration().project().name();
        if (name == null) {
            return Optional.of("没有项目名称，请在原表补上后再导入");
        }
        if (name.codePointCount(0, name.length()) > Project.LONGEST_NAME) {
            return Optional.of("项目名称超过%d个字，请缩短后再导入".formatted(Project.LONGEST_NAME));
        }
        if (form.declaration().fiscalYear() == null) {
            return Optional.of("看不出是哪一年的表，请在标题里写明年度后再导入");
        }
        return Capacity.exceededBy(form);
    }

    /** 已有的目标 — whose, by what name, for which year. */
    public record Present(long unitId, String name, int fiscalYear) {}

    /** All there is of these units, so that many forms can be held against it at once. */
    public Set<Present> present(Collection<Long> unitIds) {
        return targets.present(unitIds);
    }

    /** The draft this form would meet, if there is one. */
    public Optional<Long> existing(Form form, long unitId) {
        var declaration = form.declaration();
        if (obstacle(form).isPresent()) {
            return Optional.empty();
        }
        return projects.named(Objects.requireNonNull(declaration.project().name()), unitId)
                .filter(project -> targets.find(
                                project.id(),
                                Objects.requireNonNull(declaration.fiscalYear()).year())
                        .isPresent())
                .map(Project::id);
    }

    public Result store(By by, Form form, boolean replace) {
        var result = storeUnchecked(by, form, replace, List.of());
        var year = form.declaration().fiscalYear();
        if (year != null && (result instanceof Result.Added || result instanceof Result.Replaced)) {
            checkUnit.now(by.unit().regionCode(), by.unit().id(), year.year());
        }
        return result;
    }

    /**
     * Without asking the rules: whoever stores many forms of a unit has it checked once, at the end ({@link CheckUnit}).
     *
     * @param doubts stand beside their fields until somebody of the unit has looked
     */
    public Result storeUnchecked(By by, Form form, boolean replace, List<Doubted> doubts) {
        var obstacle = obstacle(form);
        if (obstacle.isPresent()) {
            return new Result.Refused(obstacle.get());
        }
        var declaration = form.declaration();
        var name = Objects.requireNonNull(declaration.project().name());
        var year = Objects.requireNonNull(declaration.fiscalYear()).year();
        var region = by.unit().regionCode();
        var project = projects.named(name, by.unit().id())
                .orElseGet(() -> projects.add(
                        region,
                        by.unit().id(),
                        by.department().id(),
                        declaration.project().code(),
                        name));
        var owner = new Targets.Owner(
                region, project.id(), by.unit().id(), by.actor().id(), by.sourceFileId());
        var present = targets.find(project.id(), year);
        if (present.isEmpty()) {
            var id = targets.add(owner, form);
            targetDoubts.renew(region, id, by.actor().id(), doubts);
            events.publishEvent(new Happened(region, by.actor(), "收下草稿", "target", String.valueOf(id), summary(form)));
            return new Result.Added(project.id(), year);
        }
        if (!replace) {
            return new Result.AlreadyThere(project.id(), year);
        }
        if (!Draft.mayBeRewritten(targets.state(present.get().id()))) {
            return new Result.Refused("已经报送，不能用文件覆盖；要改请先撤回，或请审核人退回");
        }
        targets.replace(present.get().id(), owner, form);
        targetDoubts.renew(region, present.get().id(), by.actor().id(), doubts);
        events.publishEvent(new Happened(
                region,
                by.actor(),
                "覆盖草稿",
                "target",
                String.valueOf(present.get().id()),
                summary(present.get().form()),
                summary(form)));
        return new Result.Replaced(project.id(), year);
    }

    /** What the audit keeps of a form: enough to see what changed; the contact's telephone is not among it. */
    private static Map<String, Object> summary(Form form) {
        var declaration = form.declaration();
        var kept = new LinkedHashMap<String, Object>();
        put(kept, "项目名称", declaration.project().name());
        put(
                kept,
                "年度",
                declaration.fiscalYear() == null
                        ? null
                        : declaration.fiscalYear().toString());
        put(kept, "项目总资金额", text(declaration.funding().total()));
        put(kept, "上级补助", text(declaration.funding().superior()));
        put(kept, "本级资金", text(declaration.funding().local()));
        put(kept, "其他资金", text(declaration.funding().other()));
        put(kept, "项目概况", declaration.texts().overview());
        put(kept, "立项依据", declaration.texts().basis());
        put(kept, "当年绩效目标", declaration.texts().annualTarget());
        put(
                kept,
                "绩效指标",
                declaration.indicators().stream()
                        .map(each -> "%s %s %s"
                                .formatted(
                                        each.name(),
                                        TargetText.of(each.target(), each.unit()),
                                        each.points() == null ? "" : each.points() + "分"))
                        .toList());
        return kept;
    }

    private static void put(Map<String, Object> kept, String label, @Nullable Object value) {
        if (value != null) {
            kept.put(label, value);
        }
    }

    private static @Nullable String text(@Nullable Money money) {
        return money == null ? null : money.toString();
    }
}
