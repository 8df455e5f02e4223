package org.jiheng.policy.common;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * 财政区划 — a fiscal division: nine digits, of which the first two name the province, four the city,
 * six the county and nine the township. Rules look for their figures from the nearest division outwards.
 */
public record Region(String code, String name) {
    private static final Pattern NINE_DIGITS = Pattern.compile("\\d{9}"); // before NATIONAL, whose constructor needs it
    public static final Region NATIONAL = new Region("000000000", "全国");

    public Region {
        if (!NINE_DIGITS.matcher(code).matches()) {
            throw new IllegalArgumentException("财政区划代码应为9位数字：" + code);
        }
    }

    /** The codes from this division outwards to its province, nearest first; the nation is not among them. */
    public List<String> nearestFirst() {
        return Stream.of(9, 6, 4, 2)
                .map(digits -> (code.substring(0, digits) + "000000000").substring(0, 9))
                .distinct()
                .filter(each -> !each.equals(NATIONAL.code()))
                .toList();
    }
}
