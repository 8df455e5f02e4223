package org.jiheng.policy.indicator;

import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * 文字栏目 — plain text, paragraphs separated by a line feed.
 *
 * @param overview 项目概况
 * @param basis 立项依据
 * @param annualTarget 当年绩效目标
 * @param longTermTarget 长期目标
 */
public record DeclarationTexts(
        @Nullable String overview,
        @Nullable String basis,
        @Nullable String annualTarget,
        @Nullable String longTermTarget) {
    public static final DeclarationTexts BLANK = new DeclarationTexts(null, null, null, null);

    public boolean isBlank() {
        return Stream.of(overview, basis, annualTarget, longTermTarget)
                .allMatch(each -> each == null || each.isBlank());
    }
}
