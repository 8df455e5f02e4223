package org.jiheng.documents.reading;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * 词条 — words and patterns, each with what it means.
 *
 * @param <T> the meaning
 */
final class Terms<T> {
    private final Map<String, Entry<T>> words;
    private final List<Fuzzy<T>> patterns;

    Terms() {
        this.words = new HashMap<>();
        this.patterns = new ArrayList<>();
    }

    private Terms(Terms<T> other) {
        this.words = new HashMap<>(other.words);
        this.patterns = other.patterns;
    }

    /**
     * 一条.
     *
     * @param written as the dictionary has it
     * @param usedBy the forms that use it
     */
    record Entry<T>(T meaning, String written, List<String> usedBy) {
        Entry {
            usedBy = List.copyOf(usedBy);
        }
    }

    private record Fuzzy<T>(Pattern pattern, NeededWords needed, Entry<T> entry) {
        boolean matches(String folded) {
            return needed.standIn(folded) && pattern.matcher(folded).matches();
        }
    }

    static <E extends Enum<E>> Terms<E> of(Class<E> type, Map<?, ?> section) {
        var terms = new Terms<E>();
        section.forEach((name, entries) -> terms.add(Enum.valueOf(type, String.valueOf(name)), entries));
        return terms;
    }

    static Terms<Boolean> flag(@Nullable Object entries) {
        var terms = new Terms<Boolean>();
        if (entries != null) {
            terms.add(true, entries);
        }
        return terms;
    }

    /** A list of words, or words with the forms that use them. */
    void add(T meaning, Object entries) {
        switch (entries) {
            case Collection<?> list -> list.forEach(word -> add(meaning, String.valueOf(word), List.of()));
            case Map<?, ?> map -> map.forEach((word, forms) -> add(meaning, String.valueOf(word), forms(forms)));
            default -> throw new IllegalStateException("neither words nor words with their forms: " + entries);
        }
    }

    private static List<String> forms(@Nullable Object forms) {
        return switch (forms) {
            case null -> List.of();
            case Collection<?> list -> list.stream().map(String::valueOf).toList();
            default -> List.of(String.valueOf(forms));
        };
    }

    private void add(T meaning, String text, List<String> usedBy) {
        var entry = new Entry<>(meaning, text, usedBy);
        if (text.length() > 2 && text.startsWith("/") && text.endsWith("/")) {
            var pattern = text.substring(1, text.length() - 1);
            patterns.add(new Fuzzy<>(Pattern.compile(pattern), NeededWords.of(pattern), entry));
        } else {
            words.put(Labels.folded(text), entry);
        }
    }

    /** These, and one more word before all others. */
    Terms<T> with(String folded, Entry<T> entry) {
        var more = new Terms<>(this);
        more.words.put(folded, entry);
        return more;
    }

    @Nullable
    T find(String folded) {
        var found = entry(folded);
        return found == null ? null : found.meaning();
    }

    @Nullable
    T word(String folded) {
        var exact = words.get(folded);
        return exact == null ? null : exact.meaning();
    }

    @Nullable
    Entry<T> entry(String folded) {
        var exact = words.get(folded);
        if (exact != null) {
            return exact;
        }
        for (var each : patterns) {
            if (each.matches(folded)) {
                return each.entry();
            }
        }
        return null;
    }

    @Nullable
    T within(String folded) {
        for (var each : words.entrySet()) {
            if (folded.contains(each.getKey())) {
                return each.getValue().meaning();
            }
        }
        return null;
    }

    Stream<Map.Entry<String, Entry<T>>> words() {
        return words.entrySet().stream();
    }
}
