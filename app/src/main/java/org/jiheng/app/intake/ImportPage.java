package org.jiheng.app.intake;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * 导入页 — where files are brought, with the dry runs still waiting and the files last accepted.
 *
 * @param problem why the last upload was not taken
 */
public record ImportPage(
        List<Waiting> waiting,
        List<Accepted> accepted,
        long maxFileBytes,
        int maxFiles,
        @Nullable String problem) {

    /** 待定的试读. */
    public record Waiting(String href, String text, String when) {}

    /** 收过的文件. */
    public record Accepted(String href, String name, String size, String by, String when) {}

    public ImportPage {
        waiting = List.copyOf(waiting);
        accepted = List.copyOf(accepted);
    }
}
