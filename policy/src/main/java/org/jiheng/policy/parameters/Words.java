package org.jiheng.policy.parameters;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * 词表 — words to look for in a text. Every rule asks every form, so the words lie in a small table by their first
 * characters, and a place in a text where none of them can begin is passed over without comparing anything.
 */
public final class Words {
    private static final int DRAWERS = 256;
    private static final String[] EMPTY = {};

    private final List<String> words;
    private final Set<String> asSet;
    private final String[][] byFirstCharacter = new String[DRAWERS][];

    private Words(List<String> words) {
        this.words = List.copyOf(words);
        this.asSet = Set.copyOf(words);
        Arrays.fill(byFirstCharacter, EMPTY);
        for (var word : words) {
            var drawer = drawer(word.charAt(0));
            var longer = Arrays.copyOf(byFirstCharacter[drawer], byFirstCharacter[drawer].length + 1);
            longer[longer.length - 1] = word;
            byFirstCharacter[drawer] = longer;
        }
    }

    private static int drawer(char first) {
        return first & (DRAWERS - 1);
    }

    /** @throws IllegalArgumentException for a word without characters, which would stand in every text */
    public static Words of(List<String> words) {
        if (words.stream().anyMatch(String::isEmpty)) {
            throw new IllegalArgumentException("词表里不能有空词");
        }
        return new Words(words);
    }

    public static Words of(String... words) {
        return of(List.of(words));
    }

    public List<String> list() {
        return words;
    }

    /** Whether one of the words stands in the text. */
    public boolean areIn(@Nullable String text) {
        return firstIn(text) != null;
    }

    /** The word that stands first in the text, the earlier listed one where two begin there; null for none. */
    public @Nullable String firstIn(@Nullable String text) {
        if (text == null) {
            return null;
        }
        for (var at = 0; at < text.length(); at++) {
            var found = beginningAt(text, at);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    /** The word that begins at this place; null for none. */
    public @Nullable String beginningAt(String text, int at) {
        for (var word : byFirstCharacter[drawer(text.charAt(at))]) {
            if (text.startsWith(word, at)) {
                return word;
            }
        }
        return null;
    }

    /** Whether the text ends in one of the words. */
    public boolean end(String text) {
        for (var word : words) {
            if (text.endsWith(word)) {
                return true;
            }
        }
        return false;
    }

    /** Whether the text, but for space around it, is one of the words and nothing else. */
    public boolean contain(String text) {
        return asSet.contains(text.strip());
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Words that && words.equals(that.words);
    }

    @Override
    public int hashCode() {
        return words.hashCode();
    }

    /** As a sentence lists them: {@code 及时、按时、按期}. */
    @Override
    public String toString() {
        return String.join("、", words);
    }
}
