package org.jiheng.policy.rules.target;

import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** 去掉网页代码的文字 — a text without its tags: paragraphs and list items become lines, entities become characters. */
final class PlainText {
    private static final Pattern LINE_BREAK =
            Pattern.compile("(?i)<br\\s{0,5}/?>|</(?:p|li|div|tr|h[1-6])>|<li(?:\\s[^<>]{0,500})?>");
    private static final Pattern TAG = Pattern.compile("</?[a-zA-Z][a-zA-Z0-9]{0,15}(?:\\s[^<>]{0,500})?/?>");
    private static final Map<String, String> ENTITIES = Map.of("&nbsp;", " ", "&lt;", "<", "&gt;", ">", "&quot;", "\"");

    private PlainText() {}

    static String of(String text) {
        var plain = TAG.matcher(LINE_BREAK.matcher(text).replaceAll("\n")).replaceAll("");
        for (var entity : ENTITIES.entrySet()) {
            plain = plain.replace(entity.getKey(), entity.getValue());
        }
        return plain.replace("&amp;", "&")
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .collect(Collectors.joining("\n"));
    }
}
