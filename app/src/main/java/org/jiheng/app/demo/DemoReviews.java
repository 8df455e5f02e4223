package org.jiheng.app.demo;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jiheng.app.calendar.CalendarStep;
import org.jiheng.app.calendar.Window;
import org.jiheng.app.calendar.Windows;
import org.jiheng.app.identity.AccessPolicy;
import org.jiheng.app.identity.Deed;
import org.jiheng.app.identity.Installation;
import org.jiheng.app.identity.Officer;
import org.jiheng.app.intake.ImportFile;
import org.jiheng.app.project.Projects;
import org.jiheng.app.review.Rehearsal;
import org.jiheng.app.workflow.Action;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * 演示审核 — projects of 区委老干部局 at every stage of their review, brought there by the people of the demo, and a calendar around the
 * day of the first start, so that each page has something to show. Once, after the district itself.
 */
@Component
class DemoReviews implements SmartLifecycle {
    /** The forms of 区委老干部局 in the sample are of this year; they are declared anew. */
    private static final int SAMPLE_YEAR = 2024;

    private static final Pattern START_OF_FORM = Pattern.compile("(?m)^(?=衡溪区20\\d\\d年[^\\t\\n]*绩效目标表)");

    private final Installation installation;
    private final Rehearsal rehearsal;
    private final Projects projects;
    private final Windows windows;
    private final AccessPolicy access;
    private final ImportFile importFile;
    private final DemoYear year;
    private final Clock clock;
    private final boolean wanted;
    private volatile boolean running;

    DemoReviews(
            Installation installation,
            Rehearsal rehearsal,
            Projects projects,
            Windows windows,
            AccessPolicy access,
            ImportFile importFile,
            DemoYear year,
            Clock clock,
            @Value("${jiheng.demo:false}") boolean wanted) {
        this.importFile = importFile;
        this.year = year;
        this.installation = installation;
        this.rehearsal = rehearsal;
        this.projects = projects;
        this.windows = windows;
        this.access = access;
        this.clock = clock;
        this.wanted = wanted;
    }

    /** Whether to come in is asked at each start, and not when the product is built (ADR 0005). */
    @Override
    public boolean isAutoStartup() {
        return wanted;
    }

    /** After the district, before the web server. */
    @Override
    public int getPhase() {
        return 1;
    }

    @Override
    public void start() {
        var finance = officer("songwanping");
        var fresh =
                access.call(finance, Deed.SET_CALENDAR, () -> windows.years().isEmpty());
        if (fresh) {
            declareAnew();
            roads(finance);
            access.run(finance, Deed.SET_CALENDAR, () -> calendar(finance));
        }
        running = true;
    }

    private void declareAnew() {
        var clerk = officer("zhouminhui");
        var forms = START_OF_FORM
                .splitAsStream(DemoDistrict.sample(DemoDistrict.HENGXI_SAMPLE))
                .filter(form -> form.startsWith("衡溪区" + SAMPLE_YEAR))
                .collect(Collectors.joining("\n"));
        importFile.accept(
                clerk,
                clerk.actor(""),
                "区委老干部局%d年申报.txt".formatted(year.declared()),
                year.declaredAnew(forms, SAMPLE_YEAR).getBytes(StandardCharsets.UTF_8));
    }

    private void roads(Officer performance) {
        var clerk = officer("zhouminhui");
        var head = officer("heshumei");
        var department = officer("chengliyan");
        var line = officer("fanxiuyun");
        var confirm = new Rehearsal.Act(head, Action.CONFIRM, "");
        var passDepartment = new Rehearsal.Act(department, Action.PASS, "材料齐全，同意上报");
        var passLine = new Rehearsal.Act(line, Action.PASS, "");
        var excellent = new Rehearsal.Act(performance, Action.GRADE_EXCELLENT, "");
        bring(clerk, "企业建初干部生活补贴、建工补贴", List.of());
        bring(clerk, "老干部节日、住院等慰问费（重点专项项目）", List.of(confirm));
        bring(clerk, "老干部活动中心及老年大学经", List.of(confirm, passDepartment, passLine));
        bring(clerk, "离退休干部党工委工作经费", List.of(confirm, passDepartment, passLine, excellent));
        returned(
                clerk,
                confirm,
                department,
                "企业建初干部医疗补助",
                List.of(
                        new Rehearsal.Remark(department, "texts.basis", "立项依据只写了“相关文件”，请写明文号。"),
                        new Rehearsal.Remark(department, "texts.annualTarget", "请写清补助对象和人数。")));
        returned(
                clerk,
                confirm,
                department,
                "困难离退休干部帮扶资金",
                List.of(new Rehearsal.Remark(department, "indicators[0]", "“符合帮扶条件率”与“困难和问题解决率”口径请写清。")));
    }

    private void bring(Officer clerk, String name, List<Rehearsal.Act> acts) {
        var project = project(clerk, name);
        // What the rule book does not let pass stays a draft, as it would for anybody.
        if (project != 0 && rehearsal.submit(clerk, project, year.declared())) {
            rehearsal.act(acts, project, year.declared());
        }
    }

    private void returned(
            Officer clerk, Rehearsal.Act confirm, Officer reviewer, String name, List<Rehearsal.Remark> remarks) {
        var project = project(clerk, name);
        if (project != 0 && rehearsal.submit(clerk, project, year.declared())) {
            rehearsal.act(List.of(confirm), project, year.declared());
            remarks.forEach(each -> rehearsal.remark(each, project, year.declared()));
            rehearsal.act(List.of(new Rehearsal.Act(reviewer, Action.RETURN, "")), project, year.declared());
        }
    }

    private long project(Officer clerk, String name) {
        return access.call(
                clerk,
                Deed.FILL_IN_TARGET,
                () -> projects.named(name, clerk.organisation().id())
                        .map(each -> each.id())
                        .orElse(0L));
    }

    private void calendar(Officer finance) {
        var today = LocalDate.now(clock);
        var steps = new ArrayList<Window>();
        steps.add(new Window(year.declared(), CalendarStep.DECLARATION, today.minusDays(20), today.plusDays(4), 30));
        steps.add(new Window(year.declared(), CalendarStep.RESUBMISSION, today.minusDays(10), today.plusDays(8), 0));
        steps.add(new Window(
                year.declared(), CalendarStep.DEPARTMENT_REVIEW, today.minusDays(10), today.plusDays(14), 0));
        steps.add(new Window(year.declared(), CalendarStep.FINANCE_REVIEW, today, today.plusDays(29), 0));
        steps.forEach(each -> windows.set(finance.regionCode(), each, finance.id()));
    }

    private Officer officer(String login) {
        return installation.officer(login).orElseThrow();
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
