package org.jiheng.app.assessment;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** 安全设置页 and the sheet printed from it. */
public record SecurityPage(
        String profile,
        String retentionDays,
        @Nullable String notice,
        @Nullable String problem,
        String region,
        String day,
        String summary,
        List<Row> controls) {

    /** 一个控制点 — ready to print. */
    public record Row(
            String id,
            String title,
            String level,
            String how,
            String setting,
            String state,
            String style,
            String evidence) {}

    public SecurityPage {
        controls = List.copyOf(controls);
    }
}
