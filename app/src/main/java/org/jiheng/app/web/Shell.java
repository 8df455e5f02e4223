package org.jiheng.app.web;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * 外壳 — everything the layout prints around a page.
 *
 * @param user null when nobody is signed in
 * @param unread how many things wait unread behind an entry of the bar, by its address; none where nothing does
 * @param path of the request, for marking the current entry of the bar
 * @param reminder something about the account that should be seen wherever one is
 * @param plainHttp when passwords travel unencrypted beyond this machine, which every page then says (GIT-06)
 * @param csrfName name of the hidden field every form carries, with its token
 */
public record Shell(
        @Nullable SignedIn user,
        List<NavigationEntry> navigation,
        Map<String, Integer> unread,
        String path,
        String csrfName,
        String csrfToken,
        boolean demo,
        @Nullable String reminder,
        boolean plainHttp) {
    /** Session attribute: a sentence about the account that every page shows under the bar. */
    public static final String REMINDER = "shell.reminder";

    public Shell {
        navigation = List.copyOf(navigation);
        unread = Map.copyOf(unread);
    }

    public int unread(NavigationEntry entry) {
        return unread.getOrDefault(entry.href(), 0);
    }

    public boolean isCurrent(NavigationEntry entry) {
        return path.equals(entry.href()) || path.startsWith(entry.href() + "/");
    }
}
