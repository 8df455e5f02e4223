package org.jiheng.app.commandline;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import org.jiheng.policy.common.Region;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** 采用的规定 — whose rules, and of which day: the same two options wherever rules are applied. */
final class WhichRules {
    @Option(names = "--region", paramLabel = "区划代码", description = "9位财政区划代码,采用该地区的规定;默认采用全国规定")
    private @Nullable String region;

    @Option(names = "--date", paramLabel = "日期", description = "采用这一天有效的规定,如 2024-01-01;默认为各表预算年度的第一天")
    private @Nullable String date;

    Region region() {
        if (region == null) {
            return Region.NATIONAL;
        }
        try {
            return new Region(region, region);
        } catch (IllegalArgumentException refused) {
            throw new WrongCallException("--region 要9位数字的财政区划代码,如 500115000,不能是“%s”。".formatted(region));
        }
    }

    /** Empty leaves it to each form's own year. */
    Optional<LocalDate> date() {
        try {
            return Optional.ofNullable(date).map(LocalDate::parse);
        } catch (DateTimeException refused) {
            throw new WrongCallException("--date 要写成 2024-01-01 这样的日期,不能是“%s”。".formatted(date));
        }
    }
}
