package org.jiheng.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DemoYearTest {
    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', textBlock = """
            第一次启动 | 申报年度
            2026-05-31 | 2026
            2026-06-01 | 2027
            2026-12-31 | 2027
            2027-01-01 | 2027
            """)
    void isTheYearBeingPrepared(LocalDate day, int declared) {
        assertThat(DemoYear.declaredOn(day)).isEqualTo(declared);
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', textBlock = """
            样本里                                   | 装入的
            衡溪区2026年重点专项（区委办〔2025〕6号） | 衡溪区2028年重点专项（区委办〔2027〕6号）
            投入2026.5万元                           | 投入2026.5万元
            编号12026和20261不动                     | 编号12026和20261不动
            """)
    void movesYearsAndNothingElse(String sample, String loaded) {
        assertThat(new DemoYear(2028, Clock.systemUTC()).moved(sample)).isEqualTo(loaded);
    }
}
