package org.jiheng.policy.rules.target;

import org.jspecify.annotations.Nullable;

/** 去掉空白的文字 — a text without spaces and line feeds, to compare what it says; most texts come back as they are. */
final class WithoutSpace {
    private WithoutSpace() {}

    static String of(@Nullable String text) {
        if (text == null) {
            return "";
        }
        var kept = new StringBuilder(text.length());
        for (var i = 0; i < text.length(); i++) {
            var each = text.charAt(i);
            if (!Character.isWhitespace(each) && each != '\u00A0') {
                kept.append(each);
            }
        }
        return kept.length() == text.length() ? text : kept.toString();
    }
}
