package org.jiheng.app.identity;

import java.util.List;

/** 选岗位页 — one person, several posts. */
public record PostPage(String name, List<OfficerPage.Choice> posts) {
    public PostPage {
        posts = List.copyOf(posts);
    }
}
