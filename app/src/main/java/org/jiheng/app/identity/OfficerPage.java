package org.jiheng.app.identity;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * 一个人的账号页, for the administrators.
 *
 * @param password made just now, shown this once; empty otherwise
 * @param actions what this administrator may do with the account
 */
public record OfficerPage(
        long id,
        String name,
        String login,
        String organisation,
        String state,
        String stateStyle,
        String stateIcon,
        List<Fact> facts,
        List<Post> posts,
        List<Action> actions,
        List<Choice> roles,
        List<Choice> organisations,
        List<Choice> departments,
        List<Choice> absent,
        String today,
        boolean mayAsk,
        boolean mayConfirm,
        String password,
        @Nullable String notice,
        @Nullable String problem) {
    public OfficerPage {
        facts = List.copyOf(facts);
        posts = List.copyOf(posts);
        actions = List.copyOf(actions);
        roles = List.copyOf(roles);
        organisations = List.copyOf(organisations);
        departments = List.copyOf(departments);
        absent = List.copyOf(absent);
    }

    /** 一条事实. */
    public record Fact(String label, String value) {}

    /** 一项任职. */
    public record Post(
            long id,
            String role,
            String organisation,
            String period,
            String how,
            String state,
            String stateStyle,
            String stateIcon,
            boolean toConfirm,
            boolean mayEnd) {}

    /** 可以办的. */
    public record Action(String path, String words, String icon, String hint) {}

    /** 选项. */
    public record Choice(String value, String text) {}
}
