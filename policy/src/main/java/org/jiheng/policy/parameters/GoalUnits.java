package org.jiheng.policy.parameters;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * 数量单位 — the units by which numbers in a text are held against the indicators (LNT-36).
 *
 * @param units every spelling
 * @param meaning the spelling that stands for its group: 名 and 位 mean 人
 */
public record GoalUnits(Words units, Map<String, String> meaning) {
    public GoalUnits {
        meaning = Map.copyOf(meaning);
    }

    static GoalUnits read(Setting value) {
        var meaning = new HashMap<String, String>();
        value.entries().forEach((unit, spellings) -> spellings.words().forEach(each -> meaning.put(each, unit)));
        // the longer spelling first, so that 平方米 is not read as 平
        var longestFirst = meaning.keySet().stream()
                .sorted((one, other) -> one.length() == other.length()
                        ? one.compareTo(other)
                        : Integer.compare(other.length(), one.length()))
                .toList();
        return new GoalUnits(Words.of(longestFirst), meaning);
    }

    /** Whether an indicator's unit means this one: 次/年 answers 次, and a unit not filled in answers all. */
    public boolean agree(String unitInText, @Nullable String indicatorUnit) {
        if (indicatorUnit == null || indicatorUnit.isBlank()) {
            return true;
        }
        var slash = indicatorUnit.indexOf('/');
        var counted = (slash < 0 ? indicatorUnit : indicatorUnit.substring(0, slash)).strip();
        return meaning.getOrDefault(unitInText, unitInText).equals(meaning.getOrDefault(counted, counted));
    }
}
