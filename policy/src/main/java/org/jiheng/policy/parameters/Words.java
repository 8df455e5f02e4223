package org.jiheng.policy.parameters;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * 词表 — words to look for in a text. Every rule asks every form, so the first characters are kept as a small
 * set of bits, and a text that has none of them is passed over without comparing anything.
 */
public final class Words {
    private static final int BITS = 1024;

    private final List<String> words;
    private final long[] firstCharacters = new long[BITS / Long.SIZE];

    private Words(List<String> words) {
        this.words = List.copyOf(words);
        for (var word : words) {
            var bit = word.charAt(0) & (BITS - 1);
            firstCharacters[bit >> 6] |= 1L << bit;
        }
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
        var bit = text.charAt(at) & (BITS - 1);
        if ((firstCharacters[bit >> 6] & (1L << bit)) == 0) {
            return null;
        }
        for (var word : words) {
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
        return words.contains(text.strip());
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
