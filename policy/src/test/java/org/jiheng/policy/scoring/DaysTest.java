package org.jiheng.policy.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import org.jiheng.policy.common.FiscalYear;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** AWK-13: which texts are dates. */
class DaysTest {

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', nullValues = "空", textBlock = """
            写的是               | 读作
            2024-12-31           | 2024-12-31
            2024/6/3             | 2024-06-03
            2024.12.5            | 2024-12-05
            2024年6月30日        | 2024-06-30
            ２０２４年６月３０日 | 2024-06-30
            2023年12月31日前     | 2023-12-31
            12月31日之前         | 2024-12-31
            6月30号              | 2024-06-30
            12月底前完成         | 2024-12-31
            2月末                | 2024-02-29
            于11月30日前完成     | 2024-11-30
            年底前               | 2024-12-31
            2025年底             | 2025-12-31
            当年年底前           | 空
            11月                 | 2024-11-01～2024-11-30
            2023年11月           | 2023-11-01～2023-11-30
            6月前                | 空
            2月30日              | 空
            13月底               | 空
            12.5                 | 空
            3-4                  | 空
            12                   | 空
            2024                 | 空
            按时完成             | 空
            第二季度             | 空
            """)
    void reads(String written, @Nullable String expected) {
        assertThat(Days.read(written, new FiscalYear(2024)).map(DaysTest::print).orElse(null))
                .isEqualTo(expected);
    }

    @Test
    void needsAYear() {
        assertThat(Days.read("12月31日", null)).isEmpty();
        assertThat(Days.read("年底前", null)).isEmpty();
        assertThat(Days.read("2024-12-31", null)).isPresent();
    }

    @Test
    void doesNotReadEssays() {
        assertThat(Days.read("1".repeat(100_000), new FiscalYear(2024))).isEmpty();
    }

    private static String print(Days days) {
        return days.isOneDay() ? days.first().toString() : "%s～%s".formatted(days.first(), days.last());
    }
}
