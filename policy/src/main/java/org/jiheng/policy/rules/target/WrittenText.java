package org.jiheng.policy.rules.target;

import java.util.ArrayList;
import java.util.List;
import org.jiheng.policy.common.FieldPath;
import org.jiheng.policy.indicator.DeclarationTexts;
import org.jspecify.annotations.Nullable;

/** 文字栏目 — one filled text of the form, what the form calls it, and where it stands. */
record WrittenText(FieldPath place, String label, String content) {

    /** The filled ones, in the order of the form. */
    static List<WrittenText> of(DeclarationTexts texts) {
        var written = new ArrayList<WrittenText>(4);
        add(written, FieldPath.OVERVIEW, "项目概况", texts.overview());
        add(written, FieldPath.BASIS, "立项依据", texts.basis());
        add(written, FieldPath.ANNUAL_TARGET, "当年绩效目标", texts.annualTarget());
        add(written, FieldPath.LONG_TERM_TARGET, "长期目标", texts.longTermTarget());
        return written;
    }

    private static void add(List<WrittenText> written, FieldPath place, String label, @Nullable String content) {
        if (content != null && !content.isBlank()) {
            written.add(new WrittenText(place, label, content));
        }
    }
}
