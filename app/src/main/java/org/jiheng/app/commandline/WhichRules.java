package org.jiheng.app.commandline;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import org.jiheng.policy.common.FiscalYear;
import org.jiheng.policy.common.Region;
import org.jiheng.policy.parameters.BrokenParameterException;
import org.jiheng.policy.parameters.Parameters;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** 采用的规定 — whose rules, and of which day: the same options wherever rules are applied. */
final class WhichRules {
    @Option(names = "--region", paramLabel = "区划代码", description = "9位财政区划代码，采用该地区的规定；默认采用全国规定")
    private @Nullable String region;

    @Option(names = "--date", paramLabel = "日期", description = "采用这一天有效的规定，如 2024-01-01；默认为各表预算年度的第一天")
    private @Nullable String date;

    @Option(names = "--year", paramLabel = "年度", description = "采用这个预算年度第一天有效的规定，如 2024；与 --date 只写一个")
    private @Nullable String year;

    @Option(names = "--parameters", paramLabel = "目录", description = "本地区自己的参数文件所在目录，见 docs/rulebook.md")
    private @Nullable Path folder;

    Region region() {
        if (region == null) {
            return Region.NATIONAL;
        }
        try {
            return new Region(region, region);
        } catch (IllegalArgumentException refused) {
            throw new WrongCallException("--region 要9位数字的财政区划代码，如 500115000，不能是“%s”。".formatted(region));
        }
    }

    /** Empty leaves it to each form's own year. */
    Optional<LocalDate> date() {
        if (date != null && year != null) {
            throw new WrongCallException("--date 和 --year 只写一个。");
        }
        if (year != null) {
            return Optional.of(firstDay(year));
        }
        try {
            return Optional.ofNullable(date).map(LocalDate::parse);
        } catch (DateTimeException refused) {
            throw new WrongCallException("--date 要写成 2024-01-01 这样的日期，不能是“%s”。".formatted(date));
        }
    }

    private static LocalDate firstDay(String typed) {
        try {
            return new FiscalYear(Integer.parseInt(typed)).firstDay();
        } catch (IllegalArgumentException refused) {
            throw new WrongCallException("--year 要写成 2024 这样的年度，不能是“%s”。".formatted(typed));
        }
    }

    /** The delivered figures, with a region's own where a folder is named. */
    Parameters parameters() {
        if (folder == null) {
            return Parameters.delivered();
        }
        if (!Files.isDirectory(folder)) {
            throw new WrongCallException("--parameters 的 %s 不是目录。".formatted(folder));
        }
        try {
            return Parameters.withLocal(folder);
        } catch (BrokenParameterException broken) {
            throw new WrongCallException("%s 里的参数不能用：%s。".formatted(folder, broken.getMessage()));
        } catch (UncheckedIOException unreadable) {
            throw new WrongCallException("%s 里的参数读不出来。".formatted(folder));
        }
    }
}
