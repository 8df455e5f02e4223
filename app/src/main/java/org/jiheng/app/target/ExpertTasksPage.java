package org.jiheng.app.target;

import java.time.LocalDate;
import java.util.List;
import org.jiheng.app.identity.AccessPolicy;
import org.jiheng.app.identity.Deed;
import org.jiheng.app.identity.Officer;
import org.jiheng.app.web.Words;
import org.jspecify.annotations.Nullable;

/**
 * 专家任务页.
 *
 * @param assigns whether this officer asks experts, and is not one
 * @param target number of the form somebody is to be asked about, with its name; null when none was chosen
 */
public record ExpertTasksPage(
        boolean assigns,
        List<Row> rows,
        List<ProjectListPage.Choice> experts,
        @Nullable String target,
        @Nullable String targetName,
        String lastDay,
        @Nullable String notice,
        @Nullable String problem) {

    /**
     * 一行.
     *
     * @param name of the project, or what stands for it as long as nothing was declared
     * @param href of the form; null while it is not in sight
     * @param declareHref where the expert declares; null when that is done
     * @param endHref where finance ends it; null when it is over
     */
    public record Row(
            String name,
            @Nullable String href,
            String unit,
            String expert,
            String whatFor,
            String lastDay,
            String state,
            @Nullable String declareHref,
            @Nullable String endHref) {

        static Row of(Officer officer, ExpertTasks.Task task, LocalDate today) {
            var open = task.isOpen(today);
            var own = "/expert-tasks/" + task.id();
            var project = task.project();
            return new Row(
                    project == null
                            ? Words.say("experts.hidden", task.unit())
                            : project + " " + Words.say("projects.year", String.valueOf(task.fiscalYear())),
                    project == null ? null : "/projects/%d/%d".formatted(task.projectId(), task.fiscalYear()),
                    task.unit(),
                    task.expert(),
                    task.whatFor(),
                    task.lastDay().toString(),
                    state(task, open),
                    open && task.interest() == null && AccessPolicy.may(officer, Deed.DECLARE_INTEREST)
                            ? own + "/declaration"
                            : null,
                    open && AccessPolicy.may(officer, Deed.ASSIGN_EXPERT) ? own + "/end" : null);
        }

        private static String state(ExpertTasks.Task task, boolean open) {
            if (!open) {
                return Words.say("experts.state.over");
            }
            return Words.say(task.interest() == null ? "experts.state.waiting" : "experts.state." + task.interest());
        }
    }

    public ExpertTasksPage {
        rows = List.copyOf(rows);
        experts = List.copyOf(experts);
    }
}
