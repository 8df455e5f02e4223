package org.jiheng.app.database;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which servers are accepted, by what they say about themselves (GIT-69, GIT-70). */
class ServerProductTest {
    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', textBlock = """
            服务器自述                                                                                              | 版本号 | 编码     | 结论
            PostgreSQL 18.6 on x86_64-pc-linux-gnu, compiled by gcc (Debian 12.2.0-14) 12.2.0, 64-bit               | 180006 | UTF8     | 接受
            PostgreSQL 18.1 (Debian 18.1-1.pgdg12+1) on x86_64-pc-linux-gnu, compiled by gcc (Debian 12.2.0-14) 12.2.0, 64-bit | 180001 | UTF8 | 接受
            PostgreSQL 18.0 (Ubuntu 18.0-1.pgdg24.04+3) on aarch64-unknown-linux-gnu, compiled by gcc (Ubuntu 13.3.0) 13.3.0, 64-bit | 180000 | UTF8 | 接受
            PostgreSQL 18.6 on x86_64-windows, compiled by msvc-19.44.35217, 64-bit                                 | 180006 | UTF8     | 接受
            PostgreSQL 18.6 on x86_64-pc-linux-gnu, compiled by gcc (Debian 12.2.0-14) 12.2.0, 64-bit               | 180006 | SQL_ASCII | 应为 UTF8
            PostgreSQL 17.5 on x86_64-pc-linux-gnu, compiled by gcc (Debian 12.2.0-14) 12.2.0, 64-bit               | 170005 | UTF8     | 只支持 PostgreSQL 18
            PostgreSQL 19.0 on x86_64-pc-linux-gnu, compiled by gcc (Debian 12.2.0-14) 12.2.0, 64-bit               | 190000 | UTF8     | 只支持 PostgreSQL 18
            PostgreSQL 9.2.4 (openGauss 5.0.0 build a07d57c3) compiled at 2023-03-29 03:37:13 commit 0 last mr      | 90204  | UTF8     | 只支持 PostgreSQL 18
            KingbaseES V008R006C008B0014 on x86_64-pc-linux-gnu, compiled by gcc (GCC) 4.1.2, 64-bit                | 120001 | UTF8     | 只支持 PostgreSQL 18
            PostgreSQL 18.6 (内核衍生产品 3.0) on x86_64-pc-linux-gnu, compiled by gcc (GCC) 12.2.0, 64-bit         | 180006 | UTF8     | 只支持 PostgreSQL 18
            CockroachDB CCL v24.1.0 (x86_64-pc-linux-gnu, built 2024/05/15 21:28:29, go1.22.2)                      | 130000 | UTF8     | 只支持 PostgreSQL 18
            """)
    void judges(String version, int versionNumber, String encoding, String verdict) {
        var product = new ServerProduct(version, versionNumber, encoding);
        String said;
        try {
            product.refuseUnlessPostgres18();
            said = "接受";
        } catch (DatabaseUnavailable refusal) {
            said = refusal.sentence();
        }
        assertThat(said).contains(verdict);
    }
}
