package org.jiheng.app.home;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jiheng.app.calendar.CalendarStep;
import org.jiheng.app.calendar.Window;
import org.jiheng.app.calendar.Windows;
import org.jiheng.app.identity.AccessPolicy;
import org.jiheng.app.identity.Deed;
import org.jiheng.app.identity.Officer;
import org.jiheng.app.identity.Role;
import org.jiheng.app.notice.Notices;
import org.jiheng.app.web.Words;
import org.jiheng.app.workflow.Desk;
import org.jiheng.app.workflow.MoveCase;
import org.jiheng.app.workflow.ReviewCase;
import org.jiheng.app.workflow.Stage;
import org.jiheng.policy.common.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** 工作台 — gathers what waits for one person. */
@Component
class ShowDesk {
    private static final int MOST_TASKS = 12;
    private static final int SOON_DAYS = 3;

    private final AccessPolicy access;
    private final Progress progress;
    private final Desk desk;
    private final MoveCase move;
    private final Windows windows;
    private final Notices notices;
    private final Clock clock;

    ShowDesk(
            AccessPolicy access,
            Progress progress,
            Desk desk,
            MoveCase move,
            Windows windows,
            Notices notices,
            Clock clock) {
        this.access = access;
        this.progress = progress;
        this.desk = desk;
        this.move = move;
        this.windows = windows;
        this.notices = notices;
        this.clock = clock;
    }

    DeskPage show(Officer officer, @Nullable String done) {
        return access.call(officer, Deed.SEE_DESK, () -> page(officer, done));
    }

    private DeskPage page(Officer officer, @Nullable String done) {
        var today = LocalDate.now(clock);
        var year = windows.years().stream().findFirst().orElseGet(progress::newestYear);
        var tasks = new ArrayList<DeskPage.Task>();
        var sent = new ArrayList<DeskPage.Sent>();
        var declaration = windows.find(year, CalendarStep.DECLARATION);
        if (officer.role() == Role.UNIT_CLERK) {
            for (var mine : progress.mine(officer.organisation().id())) {
                if (mine.state().equals("DRAFT") || cameBack(mine)) {
                    tasks.add(ownTask(mine, today));
                } else {
                    sent.add(sent(mine, today));
                }
            }
        }
        var waiting = desk.of(officer);
        waiting.stream().limit(MOST_TASKS).forEach(each -> tasks.add(task(each, today)));
        var count = officer.role() == Role.UNIT_CLERK ? tasks.size() : waiting.size();
        var byDepartment = officer.role().isFinance();
        var board = officer.role() == Role.UNIT_CLERK || officer.role() == Role.UNIT_HEAD
                ? List.<DeskPage.Progress>of()
                : progress.board(year, byDepartment).stream()
                        .map(ShowDesk::progress)
                        .toList();
        return new DeskPage(
                count == 0
                        ? Words.say("desk.nothing", today.getMonthValue(), today.getDayOfMonth())
                        : Words.say("desk.heading", today.getMonthValue(), today.getDayOfMonth(), count),
                declaration
                        .map(each -> Words.say(
                                "desk.sub", year, each.step().chinese(), each.closes(), inDays(each.closes(), today)))
                        .orElse(year == 0 ? Words.say("desk.nothingYet") : Words.say("projects.year", year)),
                notices.unread(officer.id()),
                figures(board),
                tasks,
                waiting.size() > MOST_TASKS ? Words.say("desk.more", waiting.size() - MOST_TASKS) : "",
                sent,
                board.isEmpty() ? null : Words.say(byDepartment ? "desk.departments" : "desk.units"),
                board,
                !board.isEmpty(),
                windows.of(year).stream().map(each -> day(each, today)).toList(),
                done);
    }

    private static List<DeskPage.Figure> figures(List<DeskPage.Progress> board) {
        if (board.isEmpty()) {
            return List.of();
        }
        var projects = board.stream().mapToInt(DeskPage.Progress::projects).sum();
        var open = board.stream().mapToInt(each -> each.notStarted()).sum();
        var returned = board.stream().mapToInt(DeskPage.Progress::returned).sum();
        var approved = board.stream().mapToInt(DeskPage.Progress::approved).sum();
        return List.of(
                new DeskPage.Figure(String.valueOf(projects), Words.say("desk.figure.projects"), "/projects", ""),
                new DeskPage.Figure(
                        String.valueOf(open), Words.say("desk.figure.open"), "#board", open > 0 ? "verm" : ""),
                new DeskPage.Figure(String.valueOf(returned), Words.say("desk.figure.returned"), "#board", ""),
                new DeskPage.Figure(String.valueOf(approved), Words.say("desk.figure.approved"), "/approvals", "jade"));
    }

    private DeskPage.Task ownTask(Progress.Mine mine, LocalDate today) {
        var back = cameBack(mine);
        var window = windows.find(mine.fiscalYear(), back ? CalendarStep.RESUBMISSION : CalendarStep.DECLARATION);
        var due = window.map(Window::closes).orElse(null);
        var words = mine.words();
        return new DeskPage.Task(
                back ? "corner-up-left" : "pencil",
                back ? "verm" : "muted",
                back && mine.caseId() != null
                        ? "/reviews/" + mine.caseId()
                        : "/projects/%d/%d".formatted(mine.projectId(), mine.fiscalYear()),
                mine.title(),
                Words.say("state." + mine.state()),
                back ? "back" : "",
                back
                        ? words == null
                                ? ""
                                : Words.say(
                                        "desk.quoted",
                                        words,
                                        mine.remarks(),
                                        Objects.requireNonNullElse(mine.saidBy(), ""))
                        : findings(mine),
                money(mine.money()),
                left(due, today),
                dueStyle(due, today),
                Words.say(back ? "desk.mend" : "desk.goOn"));
    }

    /** Sent back to be mended, or graded 良 and to be improved. */
    private static boolean cameBack(Progress.Mine mine) {
        return mine.state().equals("RETURNED_UNIT") || mine.state().equals("IMPROVING");
    }

    private static String findings(Progress.Mine mine) {
        return mine.blocks() + mine.errors() + mine.warnings() == 0
                ? Words.say("desk.clean")
                : Words.say("desk.findings", mine.blocks(), mine.errors(), mine.warnings());
    }

    private DeskPage.Sent sent(Progress.Mine mine, LocalDate today) {
        var arrived = mine.arrivedAt();
        var days = arrived == null
                ? 0
                : ChronoUnit.DAYS.between(
                        arrived.atZoneSameInstant(clock.getZone()).toLocalDate(), today);
        var stage = mine.stage();
        var moving = List.of("UNIT_CHECK", "DEPT_REVIEW", "FIN_REVIEW", "GRADED", "RETURNED_DEPT")
                .contains(mine.state());
        return new DeskPage.Sent(
                mine.caseId() == null
                        ? "/projects/%d/%d".formatted(mine.projectId(), mine.fiscalYear())
                        : "/reviews/" + mine.caseId(),
                mine.title(),
                money(mine.money()),
                stage == null
                        ? Words.say("state." + mine.state())
                        : Stage.valueOf(stage).chinese(),
                moving ? "wait" : "ok",
                moving ? (days == 0 ? Words.say("queue.today") : Words.say("queue.days", days)) : "–");
    }

    private DeskPage.Task task(ReviewCase each, LocalDate today) {
        return new DeskPage.Task(
                "clipboard-check",
                "muted",
                move.address(each),
                each.title(),
                each.stage().chinese(),
                "wait",
                each.unitName().equals(each.departmentName())
                        ? each.unitName()
                        : Words.say("desk.from", each.unitName(), each.departmentName()),
                each.money() == null ? "" : each.money().rounded(),
                left(each.dueOn(), today),
                dueStyle(each.dueOn(), today),
                Words.say("desk.review"));
    }

    private static DeskPage.Progress progress(Progress.Row row) {
        var behind = row.notStarted() + row.returned();
        return new DeskPage.Progress(
                row.id(),
                row.name(),
                row.projects(),
                money(row.money()),
                row.notStarted(),
                row.returned(),
                row.underReview(),
                row.graded(),
                row.approved(),
                behind == 0 ? Words.say("desk.complete") : Words.say("desk.behind", behind));
    }

    private static String money(@Nullable BigDecimal yuan) {
        return yuan == null ? "" : new Money(yuan).rounded();
    }

    private static DeskPage.Day day(Window window, LocalDate today) {
        return new DeskPage.Day(
                window.closes().toString().substring(5),
                window.step().chinese(),
                inDays(window.closes(), today),
                dueStyle(window.closes(), today));
    }

    /** Beside a date that stands there already. */
    private static String inDays(LocalDate due, LocalDate today) {
        var days = ChronoUnit.DAYS.between(today, due);
        return days > 0 ? Words.say("due.left", days) : left(due, today);
    }

    private static String left(@Nullable LocalDate due, LocalDate today) {
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

    private static String dueStyle(@Nullable LocalDate due, LocalDate today) {
        if (due == null) {
            return "";
        }
        return due.isBefore(today) ? "late" : due.isBefore(today.plusDays(SOON_DAYS + 1L)) ? "soon" : "";
    }
}
