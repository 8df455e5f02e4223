package org.jiheng.app.identity;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** 待认领页 — who came by the house's sign-in and is nobody here yet. */
public record WaitingPage(
        String summary,
        List<Row> rows,
        @Nullable String notice,
        @Nullable String problem) {

    /** 一人. */
    public record Row(String action, String name, String subject, String first, String last, String times) {}

    public WaitingPage {
        rows = List.copyOf(rows);
    }
}
