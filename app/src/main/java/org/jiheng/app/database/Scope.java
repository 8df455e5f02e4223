package org.jiheng.app.database;

import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** 数据范围 — what somebody may see: one fiscal division, in it either every unit or some. */
public record Scope(String regionCode, Units units) {
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

    public Scope {
        if (!NINE_DIGITS.matcher(regionCode).matches()) {
            throw new IllegalArgumentException("财政区划代码应为9位数字：" + regionCode);
        }
    }

    public static Scope wholeRegion(String regionCode) {
        return new Scope(regionCode, new Units.WholeRegion());
    }

    public static Scope ofUnits(String regionCode, Set<Long> unitIds) {
        return new Scope(regionCode, new Units.Only(unitIds));
    }

    /** As the database functions of V001 read it: a star, or the numbers between commas. */
    String unitsSetting() {
        return switch (units) {
            case Units.WholeRegion() -> "*";
            case Units.Only(var ids) ->
                ids.stream().sorted().map(String::valueOf).collect(Collectors.joining(","));
        };
    }
}
