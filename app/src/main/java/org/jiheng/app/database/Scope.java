package org.jiheng.app.database;

import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * 数据范围 — what somebody may see: one fiscal division, in it either every unit or some.
 *
 * @param drafts the units of which also what was never handed in is seen
 * @param sight single rows beside the units; for most there are none
 */
public record Scope(String regionCode, Units units, Units drafts, Sight sight) {
    private static final Pattern NINE_DIGITS = Pattern.compile("\\d{9}");

    /** 单位范围 — which units of the division. */
    public sealed interface Units {
        /** 全区 — a finance officer's view, with the rows that belong to no unit. */
        record WholeRegion() implements Units {}

        /** 指定单位 — these and no others; the empty set sees no unit's rows. */
        record Only(Set<Long> ids) implements Units {
            public Only {
                ids = Set.copyOf(ids);
            }
        }
    }

    /** 另看 — what somebody sees who looks after no unit (lifecycle §6). */
    public sealed interface Sight {
        /** 按单位看. */
        record ByUnits() implements Sight {}

        /** 已批复的 — for the delegates of the people's congress; beside it what this one is asked about. */
        record Approved(long officerId) implements Sight {}

        /** 交办的 — what this expert is asked about. */
        record Assigned(long officerId) implements Sight {}
    }

    public Scope {
        if (!NINE_DIGITS.matcher(regionCode).matches()) {
            throw new IllegalArgumentException("财政区划代码应为9位数字：" + regionCode);
        }
    }

    public static Scope wholeRegion(String regionCode) {
        return new Scope(regionCode, new Units.WholeRegion(), new Units.WholeRegion(), new Sight.ByUnits());
    }

    public static Scope ofUnits(String regionCode, Set<Long> unitIds) {
        return new Scope(regionCode, new Units.Only(unitIds), new Units.WholeRegion(), new Sight.ByUnits());
    }

    /** No unit at all, but these rows. */
    public static Scope ofRows(String regionCode, Sight sight) {
        return new Scope(regionCode, new Units.Only(Set.of()), new Units.Only(Set.of()), sight);
    }

    /** The same, but of other units only what they have handed in. */
    public Scope withDraftsOf(Set<Long> unitIds) {
        return new Scope(regionCode, units, new Units.Only(unitIds), sight);
    }

    /** The same, with the drafts: for what has to be decided before anything is handed in. */
    public Scope withAllDrafts() {
        return new Scope(regionCode, units, new Units.WholeRegion(), sight);
    }

    /** As the database functions of V001 read it: a star, or the numbers between commas. */
    String unitsSetting() {
        return setting(units);
    }

    /** As the function of V080 reads it. */
    String draftsSetting() {
        return setting(drafts);
    }

    /** As the functions of V106 read it. */
    String sightSetting() {
        return switch (sight) {
            case Sight.ByUnits() -> "";
            case Sight.Approved(var id) -> "APPROVED:" + id;
            case Sight.Assigned(var id) -> "EXPERT:" + id;
        };
    }

    private static String setting(Units some) {
        return switch (some) {
            case Units.WholeRegion() -> "*";
            case Units.Only(var ids) ->
                ids.stream().sorted().map(String::valueOf).collect(Collectors.joining(","));
        };
    }
}
