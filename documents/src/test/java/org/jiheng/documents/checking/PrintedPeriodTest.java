package org.jiheng.documents.checking;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrintedPeriodTest {
    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', nullValues = "空", textBlock = """
            写法                           | 开始       | 结束
            2024年1月至2024年12月          | 2024-01-01 | 2024-12-31
            2024年1月1日—2026年12月31日    | 2024-01-01 | 2026-12-31
            2024-01-01～2024-12-31         | 2024-01-01 | 2024-12-31
            2024.3-2025.2                  | 2024-03-01 | 2025-02-28
            2024/03/15至2024/06/30         | 2024-03-15 | 2024-06-30
            2024年－2026年                 | 2024-01-01 | 2026-12-31
            2024-2026                      | 2024-01-01 | 2026-12-31
            2024年                         | 空         | 空
            长期                           | 空         | 空
            2026年1月至2024年12月          | 空         | 空
            2024年2月31日至2024年12月      | 空         | 空
            2024年1月至2024年6月至2024年7月 | 空         | 空
            """)
    void readsOnlyWhatIsSure(String written, @Nullable LocalDate start, @Nullable LocalDate end) {
        var span = PrintedPeriod.read(written);

        assertThat(span.map(each -> each.start()).orElse(null)).isEqualTo(start);
        assertThat(span.map(each -> each.end()).orElse(null)).isEqualTo(end);
    }
}
