package org.jiheng.app.target;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jiheng.app.database.SqlFile;
import org.jiheng.app.identity.AccessPolicy;
import org.jiheng.app.identity.Deed;
import org.jiheng.app.identity.Officer;
import org.jiheng.app.web.NotFound;
import org.jiheng.app.web.Words;
import org.jiheng.policy.common.Actor;
import org.jiheng.policy.common.Happened;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.SimplePropertyRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * 专家任务 — finance asks an expert to look at a form that was handed in; the expert first declares whether they have an interest in
 * it, and sees it, and nothing else, until the last day (lifecycle §1). The database decides the same by the policies of V094.
 */
@Component
class ExpertTasks {
    static final String ADDRESS = "/expert-tasks";

    private static final String KIND = "expert_task";
    private static final int LONGEST_PURPOSE = 200;
    private static final SqlFile LIST = SqlFile.of("target/expert-tasks.sql");
    private static final SqlFile EXPERTS = SqlFile.of("target/experts.sql");
    private static final SqlFile ADD = SqlFile.of("target/add-expert-task.sql");

    private final AccessPolicy access;
    private final ReviewedTargets targets;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ExpertTasks(
            AccessPolicy access,
            ReviewedTargets targets,
            JdbcClient jdbc,
            ApplicationEventPublisher events,
            Clock clock) {
        this.access = access;
        this.targets = targets;
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    /** 利害关系 — what an expert declares before anything is shown. */
    enum Interest {
        NONE,
        INVOLVED
    }

    /**
     * 一项任务.
     *
     * @param project name of it; for the expert only once there is no interest, because the row of the project is not in sight before
     */
    record Task(
            long id,
            @Nullable Long projectId,
            @Nullable String project,
            @Nullable Integer fiscalYear,
            String unit,
            long officerId,
            String expert,
            String whatFor,
            LocalDate lastDay,
            @Nullable String interest,
            @Nullable OffsetDateTime endedAt) {
        boolean isOpen(LocalDate today) {
            return endedAt == null && !today.isAfter(lastDay);
        }
    }

    /** 专家. */
    record Expert(long id, String name, String organisation) {}

    /** What the page shows: an expert their own tasks, finance all of them and whom to ask. */
    record Shown(List<Task> tasks, List<Expert> experts, Optional<String> asked) {}

    Shown show(Officer officer, @Nullable Long target) {
        return access.call(officer, Deed.SEE_EXPERT_TASKS, () -> {
            var assigns = AccessPolicy.may(officer, Deed.ASSIGN_EXPERT);
            return new Shown(
                    jdbc.sql(LIST.text())
                            .query(new SimplePropertyRowMapper<>(Task.class))
                            .list(),
                    assigns ? experts() : List.of(),
                    assigns && target != null
                            ? targets.find(target)
                                    .map(each -> Words.say(
                                            "experts.of", each.projectName(), String.valueOf(each.fiscalYear())))
                            : Optional.empty());
        });
    }

    private List<Expert> experts() {
        return jdbc.sql(EXPERTS.text())
                .param("today", LocalDate.now(clock))
                .query(new SimplePropertyRowMapper<>(Expert.class))
                .list();
    }

    /** Why not; empty when the expert was asked. */
    Optional<String> ask(
            Officer officer, Actor actor, long target, long expert, String whatFor, @Nullable LocalDate lastDay) {
        return access.call(officer, Deed.ASSIGN_EXPERT, () -> {
            var found = targets.find(target).orElseThrow(NotFound::new);
            AccessPolicy.mustSee(officer, Deed.ASSIGN_EXPERT, found.target().unitId());
            if (Draft.isOpen(found.state())) {
                return Optional.of(Words.say("experts.notHandedIn"));
            }
            var today = LocalDate.now(clock);
            var name = experts().stream().filter(each -> each.id() == expert).findFirst();
            if (name.isEmpty()) {
                return Optional.of(Words.say("experts.noExpert"));
            }
            if (lastDay == null || lastDay.isBefore(today) || lastDay.isAfter(today.plusYears(1))) {
                return Optional.of(Words.say("experts.badDay"));
            }
            if (whatFor.isBlank() || whatFor.length() > LONGEST_PURPOSE) {
                return Optional.of(Words.say("experts.noPurpose", LONGEST_PURPOSE));
            }
            var id = jdbc.sql(ADD.text())
                    .param("region", officer.regionCode())
                    .param("target", target)
                    .param("unit", found.target().unitId())
                    .param("expert", expert)
                    .param("what", whatFor.strip())
                    .param("day", lastDay)
                    .param("officer", officer.id())
                    .param("now", now())
                    .query(Long.class)
                    .optional();
            if (id.isEmpty()) {
                return Optional.of(Words.say("experts.askedAlready", name.get().name()));
            }
            tell(
                    officer,
                    actor,
                    "请专家看",
                    id.get(),
                    Map.of("专家", name.get().name(), "目标", target, "事由", whatFor.strip()));
            return Optional.empty();
        });
    }

    /** The expert's own word, given once. */
    void declare(Officer officer, Actor actor, long id, Interest interest) {
        access.run(officer, Deed.DECLARE_INTEREST, () -> {
            var changed = jdbc.sql("""
                    update expert_task set interest = :interest, declared_at = :now
                    where id = :id and officer_id = :officer and interest is null and ended_at is null
                    """)
                    .param("interest", interest.name())
                    .param("now", now())
                    .param("id", id)
                    .param("officer", officer.id())
                    .update();
            if (changed == 0) {
                throw new NotFound();
            }
            tell(officer, actor, "声明利害关系", id, Map.of("利害关系", Words.say("experts.interest." + interest)));
        });
    }

    void end(Officer officer, Actor actor, long id) {
        access.run(officer, Deed.ASSIGN_EXPERT, () -> {
            var changed = jdbc.sql("update expert_task set ended_at = :now where id = :id and ended_at is null")
                    .param("now", now())
                    .param("id", id)
                    .update();
            if (changed == 0) {
                throw new NotFound();
            }
            tell(officer, actor, "结束专家任务", id, Map.of());
        });
    }

    private void tell(Officer officer, Actor actor, String action, long id, Map<String, Object> after) {
        events.publishEvent(new Happened(officer.regionCode(), actor, action, KIND, String.valueOf(id), after));
    }

    private OffsetDateTime now() {
        return Instant.now(clock).atOffset(ZoneOffset.UTC);
    }
}
