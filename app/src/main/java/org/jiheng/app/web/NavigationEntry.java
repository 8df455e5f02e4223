package org.jiheng.app.web;

import java.util.Set;

/**
 * 主导航 — a noun in the bar, published as a bean by the feature it leads to.
 *
 * @param order from the left
 * @param words key of its word in the message file
 * @param roles who sees it
 */
public record NavigationEntry(int order, String href, String words, Set<String> roles) {
    public NavigationEntry {
        roles = Set.copyOf(roles);
    }
}
