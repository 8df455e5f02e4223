package org.jiheng.documents.reading;

import java.util.Set;
import java.util.regex.Pattern;

/** 占位 — what people type where nothing is to be said, and what a template leaves where something was to be said. */
final class Blanks {
    /** Folded: full-width forms and the ellipsis are plain here. */
    private static final Set<String> NOTHING = Set.of(
            "-", "--", "—", "——", "–", "/", "\\", "//", "无", "*", "**", "***", "...", "......", "…", "……", "空", "略",
            "不涉及");

    private static final Pattern TEMPLATE = Pattern.compile(
            "(?:(?:指标|目标|任务|项目)\\d{0,2}:?)?(?:\\.{2,}|…+|[xX×*＊]{2,}|_+)?|(?:指标|目标|任务)\\d{1,2}:?|其他指标|……");

    private static final Pattern STARS = Pattern.compile("[*×xX]{2,}|\\*|_{2,}");

    private Blanks() {}

    /** Says nothing: not a value, and not an error either. */
    static boolean isPlaceholder(String folded) {
        return NOTHING.contains(folded);
    }

    /** 指标2：, ……, ×××: the row of a template that nobody filled in. */
    static boolean isTemplate(String folded) {
        return NOTHING.contains(folded) || isTemplateName(folded);
    }

    /** As a name: a lone dash is somebody's mistake to be told of, these are the template's own. */
    static boolean isTemplateName(String folded) {
        return TEMPLATE.matcher(folded).matches();
    }

    /** ≥**% holds the place of a number. */
    static boolean holdsPlace(String folded) {
        return folded.length() <= 20 && STARS.matcher(folded).find();
    }
}
