package org.jiheng.policy.rules.target;

import java.util.ArrayList;
import java.util.List;
import org.jiheng.policy.common.FieldPath;
import org.jiheng.policy.indicator.DeclarationTexts;
import org.jspecify.annotations.Nullable;

/** 文字栏目 — one filled text of the form and where it stands. */
record WrittenText(FieldPath place, String content) {

    /** The filled ones, in the order of the form. */
    static List<WrittenText> of(DeclarationTexts texts) {
        var written = new ArrayList<WrittenText>();
        add(written, FieldPath.OVERVIEW, texts.overview());
        add(written, FieldPath.BASIS, texts.basis());
        add(written, FieldPath.ANNUAL_TARGET, texts.annualTarget());
        add(written, FieldPath.LONG_TERM_TARGET, texts.longTermTarget());
        return written;
    }

    private static void add(List<WrittenText> written, FieldPath place, @Nullable String content) {
        if (content != null && !content.isBlank()) {
            written.add(new WrittenText(place, content));
        }
    }
}
