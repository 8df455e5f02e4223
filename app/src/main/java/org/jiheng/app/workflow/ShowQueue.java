package org.jiheng.app.workflow;

import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import org.jiheng.app.identity.AccessPolicy;
import org.jiheng.app.identity.Deed;
import org.jiheng.app.identity.Officer;
import org.jiheng.app.web.Words;
import org.jiheng.policy.common.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** 待审清单 — asks for what waits and makes it ready to print. */
@Component
class ShowQueue {
    private static final int SOON_DAYS = 3;

    /** 筛选. */
    record Filter(String q, @Nullable Stage stage, @Nullable Long department, boolean late) {}

    private final AccessPolicy access;
    private final Desk desk;
    private final MoveCase move;
    private final Threads threads;
    private final Clock clock;

    ShowQueue(AccessPolicy access, Desk desk, MoveCase move, Threads threads, Clock clock) {
        this.access = access;
        this.desk = desk;
        this.move = move;
        this.threads = threads;
        this.clock = clock;
    }

    QueuePage show(Officer officer, Filter filter, List<String> refused, @Nullable String done) {
        return access.call(officer, Deed.SEE_REVIEW_QUEUE, () -> page(officer, filter, refused, done));
    }

    private QueuePage page(Officer officer, Filter filter, List<String> refused, @Nullable String done) {
        var today = LocalDate.now(clock);
        var waiting = desk.of(officer);
        var stages = waiting.stream().map(ReviewCase::stage).distinct().sorted().toList();
        var departments = new LinkedHashMap<Long, String>();
        waiting.forEach(each -> departments.putIfAbsent(each.departmentId(), each.departmentName()));
        var shown = waiting.stream()
                .filter(each -> filter.stage() == null || each.stage() == filter.stage())
                .filter(each -> filter.department() == null || each.departmentId() == filter.department())
                .filter(each -> !filter.late() || isLate(each, today))
                .filter(each -> filter.q().isEmpty()
                        || each.title().contains(filter.q())
                        || each.unitName().contains(filter.q()))
                .toList();
        var total =
                shown.stream().map(ReviewCase::money).filter(Objects::nonNull).reduce(Money.ZERO, Money::plus);
        var late = waiting.stream().filter(each -> isLate(each, today)).count();
        return new QueuePage(
                waiting.isEmpty()
                        ? Words.say("queue.nothing")
                        : late == 0
                                ? Words.say("queue.summary", waiting.size())
                                : Words.say("queue.summaryLate", waiting.size(), late),
                filter.q(),
                choices(
                        Words.say("queue.allStages"),
                        stages,
                        Stage::name,
                        Stage::chinese,
                        filter.stage() == null ? "" : filter.stage().name()),
                choices(
                        Words.say("projects.allDepartments"),
                        List.copyOf(departments.keySet()),
                        String::valueOf,
                        id -> Objects.requireNonNull(departments.get(id)),
                        filter.department() == null ? "" : String.valueOf(filter.department())),
                filter.late(),
                shown.stream().map(each -> row(each, today)).toList(),
                total.rounded(),
                batch(officer, shown),
                refused,
                done);
    }

    private static <T> List<QueuePage.Choice> choices(
            String all,
            List<T> values,
            java.util.function.Function<T, String> value,
            java.util.function.Function<T, String> text,
            String chosen) {
        var choices = new ArrayList<QueuePage.Choice>();
        choices.add(new QueuePage.Choice("", all, chosen.isEmpty()));
        values.forEach(each -> choices.add(new QueuePage.Choice(
                value.apply(each), text.apply(each), value.apply(each).equals(chosen))));
        return choices;
    }

    /** What several cases can be given at once; grades that reject or return are given one by one, with reasons. */
    private List<QueuePage.Batch> batch(Officer officer, List<ReviewCase> shown) {
        var possible = shown.stream()
                .flatMap(each -> move.open(officer, each).stream())
                .map(Transition::action)
                .distinct()
                .sorted()
                .toList();
        var batch = new ArrayList<QueuePage.Batch>();
        for (var action : possible) {
            switch (action) {
                case CONFIRM, PASS, TAKE_UP, FINISH, GRADE_EXCELLENT ->
                    batch.add(new QueuePage.Batch(action.name(), action.chinese(), "btn-primary"));
                case RETURN -> batch.add(new QueuePage.Batch(action.name(), action.chinese(), "btn-verm"));
                case SUBMIT,
                        HAND_BACK,
                        WITHDRAW,
                        GRADE_GOOD,
                        GRADE_FAIR,
                        GRADE_POOR,
                        REOPEN,
                        APPROVE,
                        TAKE_OUT,
                        LINK,
                        REFUSE,
                        SUPERSEDE,
                        CLOSE -> {
                    // done on the page of the one it concerns
                }
            }
        }
        return batch;
    }

    private QueuePage.Row row(ReviewCase each, LocalDate today) {
        var open = threads.count(each.id(), ReviewThread.State.OPEN);
        var answered = threads.count(each.id(), ReviewThread.State.ANSWERED);
        var days = ChronoUnit.DAYS.between(LocalDate.ofInstant(each.arrivedAt(), clock.getZone()), today);
        return new QueuePage.Row(
                each.id(),
                each.revision(),
                move.address(each),
                each.title(),
                each.unitName(),
                each.departmentName(),
                String.valueOf(each.fiscalYear()),
                each.money() == null ? "" : each.money().rounded(),
                each.stage().chinese(),
                each.round() > 1 ? Words.say("review.round", each.round()) : "",
                days == 0 ? Words.say("queue.today") : Words.say("queue.days", days),
                due(each.dueOn(), today),
                each.dueOn() == null
                        ? ""
                        : isLate(each, today)
                                ? "late"
                                : each.dueOn().isBefore(today.plusDays(SOON_DAYS + 1L)) ? "soon" : "",
                open + answered == 0 ? "" : Words.say("queue.threads", open + answered));
    }

    static String due(@Nullable LocalDate due, LocalDate today) {
        if (due == null) {
            return "";
        }
        var days = ChronoUnit.DAYS.between(today, due);
        return days < 0
                ? Words.say("due.late", -days)
                : days == 0
                        ? Words.say("due.today")
                        : Words.say("due.in", due.toString().substring(5), days);
    }

    private static boolean isLate(ReviewCase each, LocalDate today) {
        return each.dueOn() != null && each.dueOn().isBefore(today);
    }
}
