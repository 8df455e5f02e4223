package org.jiheng.documents.reading;

import java.util.List;

/**
 * 对照依据 — the entry of the dictionary that explains a label.
 *
 * @param written the word, or the pattern between slashes
 * @param usedBy the places whose forms use it; {@code all} for everywhere, {@code seen} where only its use is known
 */
public record LabelReason(String written, List<String> usedBy) {
    public LabelReason {
        usedBy = List.copyOf(usedBy);
    }
}
