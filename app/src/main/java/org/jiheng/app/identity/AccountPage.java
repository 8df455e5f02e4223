package org.jiheng.app.identity;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** 我的账号页. */
public record AccountPage(
        String name,
        String login,
        List<Post> posts,
        List<Place> places,
        String password,
        boolean secondFactor,
        @Nullable String notice,
        @Nullable String problem) {
    public AccountPage {
        posts = List.copyOf(posts);
        places = List.copyOf(places);
    }

    /** 一个岗位. */
    public record Post(long appointment, String words, boolean current) {}

    /** @param handle tells it from one's other sessions, and is not its number */
    public record Place(String handle, String address, String browser, String since, String lastSeen, boolean here) {}
}
