package org.jiheng.documents.reading;

import java.util.ArrayList;
import java.util.List;

/**
 * 必有的字词 — what a text must hold for a pattern of the dictionary to match it at all: one word of each group. Looking for words
 * costs a small part of trying the pattern, and most texts of a form match none of a hundred. Whatever is not plainly
 * needed asks for nothing, so that a text is never passed over wrongly.
 *
 * <pre>{@code
 * NeededWords.of(".{0,4}(主管|预算)(预算)?(部门|单位)名称")   // one of 主管 预算, one of 部门 单位, and 名称
 * }</pre>
 */
record NeededWords(List<List<String>> groups) {
    private static final NeededWords NOTHING = new NeededWords(List.of());
    private static final String SPECIAL = ".^$*+?{}[]()|\\";

    NeededWords {
        groups = groups.stream().map(List::copyOf).toList();
    }

    static NeededWords of(String pattern) {
        var groups = new ArrayList<List<String>>();
        var word = new StringBuilder();
        int at = 0;
        while (at < pattern.length()) {
            char c = pattern.charAt(at);
            if (c == '|') {
                return NOTHING; // one side or the other: nothing stands in both
            }
            int end = endOfPart(pattern, at);
            boolean optional = end < pattern.length() && isOptional(pattern, end);
            if (SPECIAL.indexOf(c) < 0 && !optional) {
                word.append(c);
            } else {
                take(word, groups);
                if (c == '(' && !optional) {
                    choices(pattern.substring(at + 1, end - 1), groups);
                }
            }
            int next = afterRepetition(pattern, end);
            if (next > end) {
                take(word, groups);
            }
            at = next;
        }
        take(word, groups);
        return new NeededWords(groups);
    }

    boolean standIn(String text) {
        for (var choices : groups) {
            boolean one = false;
            for (var word : choices) {
                one |= text.contains(word);
            }
            if (!one) {
                return false;
            }
        }
        return true;
    }

    private static void take(StringBuilder word, List<List<String>> groups) {
        if (!word.isEmpty()) {
            groups.add(List.of(word.toString()));
            word.setLength(0);
        }
    }

    /** (主管|预算), when every choice is a plain word; a group inside a group, and a looking ahead, ask for nothing. */
    private static void choices(String inside, List<List<String>> groups) {
        boolean plain = !inside.isEmpty() && inside.chars().allMatch(c -> c == '|' || SPECIAL.indexOf(c) < 0);
        var choices = List.of(inside.split("\\|", -1));
        if (plain && choices.stream().noneMatch(String::isEmpty)) {
            groups.add(choices);
        }
    }

    private static int endOfPart(String pattern, int at) {
        return switch (pattern.charAt(at)) {
            case '\\' -> at + 2;
            case '[' -> pattern.indexOf(']', at) + 1;
            case '(' -> closing(pattern, at) + 1;
            default -> at + 1;
        };
    }

    private static int closing(String pattern, int open) {
        int depth = 0;
        int at = open;
        do {
            depth += switch (pattern.charAt(at)) {
                case '(' -> 1;
                case ')' -> -1;
                default -> 0;
            };
            at++;
        } while (depth > 0);
        return at - 1;
    }

    private static boolean isOptional(String pattern, int at) {
        return pattern.charAt(at) == '?' || pattern.charAt(at) == '*' || pattern.startsWith("{0", at);
    }

    private static int afterRepetition(String pattern, int at) {
        if (at >= pattern.length()) {
            return at;
        }
        return switch (pattern.charAt(at)) {
            case '?', '*', '+' -> at + 1;
            case '{' -> pattern.indexOf('}', at) + 1;
            default -> at;
        };
    }
}
