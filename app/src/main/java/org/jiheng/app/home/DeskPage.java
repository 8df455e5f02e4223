package org.jiheng.app.home;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * 工作台页 — the heading is the answer.
 *
 * @param boardTitle what the rows of the board are, departments or units; null where there is no board
 * @param done what was just done
 */
public record DeskPage(
        String heading,
        String sub,
        int unread,
        List<Figure> figures,
        List<Task> tasks,
        String more,
        List<Sent> sent,
        @Nullable String boardTitle,
        List<Progress> board,
        boolean mayPress,
        List<Day> calendar,
        @Nullable String done) {

    /** 一个数 — each a link. */
    public record Figure(String value, String text, String href, String style) {}

    /** 要我办的一件. */
    public record Task(
            String icon,
            String style,
            String href,
            String title,
            String state,
            String stateStyle,
            String say,
            String money,
            String due,
            String dueStyle,
            String button) {}

    /** 我报出去的. */
    public record Sent(String href, String title, String money, String stage, String style, String age) {}

    /** 进度板的一行. */
    public record Progress(
            long id,
            String name,
            int projects,
            String money,
            int notStarted,
            int returned,
            int under,
            int graded,
            int approved,
            String behind) {}

    /** 日程的一天. */
    public record Day(String date, String text, String left, String style) {}

    public DeskPage {
        figures = List.copyOf(figures);
        tasks = List.copyOf(tasks);
        sent = List.copyOf(sent);
        board = List.copyOf(board);
        calendar = List.copyOf(calendar);
    }
}
