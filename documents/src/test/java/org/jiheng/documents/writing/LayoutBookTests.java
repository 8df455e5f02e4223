package org.jiheng.documents.writing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jiheng.documents.FormType;
import org.jiheng.policy.indicator.ProjectTier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LayoutBookTests {

    @ParameterizedTest(name = "{0}")
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', nullValues = "空", textBlock = """
            情形               | 表种            | 类别        | 地区   | 年度 | 版式
            长寿的重点专项     | TARGET          | KEY_SPECIAL | 长寿区 | 2024 | changshou-2024-key-special
            长寿的一般性项目   | TARGET          | GENERAL     | 长寿区 | 2024 | changshou-2024-general
            别的区县用默认版式 | TARGET          | GENERAL     | 衡溪区 | 2026 | changshou-2024-general
            版式启用以前的年度 | TARGET          | KEY_SPECIAL | 长寿区 | 2019 | changshou-2024-key-special
            没有类别           | TARGET          | 空          | 空     | 空   | changshou-2024-key-special
            表种不明           | UNKNOWN         | 空          | 空     | 空   | changshou-2024-key-special
            自评表用全国的版式 | SELF_EVALUATION | KEY_SPECIAL | 长寿区 | 2024 | national-self-evaluation
            监控表用全国的版式 | MONITORING      | GENERAL     | 长寿区 | 2024 | national-monitoring
            部门整体目标表     | DEPARTMENT_TARGET | 空        | 长寿区 | 2024 | national-department-target
            整体自评表还没有   | DEPARTMENT_SELF_EVALUATION | 空 | 长寿区 | 2024 | 空
            """)
    void choosesALayout(
            String situation,
            FormType type,
            @Nullable ProjectTier tier,
            @Nullable String region,
            @Nullable Integer year,
            @Nullable String layout) {
        var form = new SheetForms(type, tier, region, year).form();

        assertThat(LayoutBook.standard().layoutFor(form).map(Layout::name).orElse(null))
                .as(situation)
                .isEqualTo(layout);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', textBlock = """
            情形         | 原文                                 | 改为                                 | 说
            宽度不合     | [29, 41, 20, 19, 20, 25, 20]         | [29, 41, 20, 19, 20, 25, 21]         | columns and margins add up to 211 mm
            少了一格     | {field: unit.name, columns: 3}       | {field: unit.name, columns: 2}       | fills 6 of 7 columns
            纵跨太多     | {field: contact.phone, columns: 3}   | {field: contact.phone, columns: 3, rows: 2} | reaches below the last row
            少了字体     | TITLE: {                             | HEADLINE: {                          | HEADLINE is no Role
            类别写错     | tier: KEY_SPECIAL                    | tier: KEY                            | KEY is no ProjectTier
            符号没有值   | {heading: 指标值, field: value}      | {heading: 指标值, field: definition} | sign and value belong together
            纸张         | paper: A4                            | paper: A3                            | only A4
            """)
    void refusesACrookedLayoutByName(String situation, String original, String changed, String says)
            throws IOException {
        var yaml = keySpecial();
        assertThat(yaml).as(situation).contains(original);

        assertThatThrownBy(() -> LayoutReader.parse("x.yaml", yaml.replace(original, changed)))
                .as(situation)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("x.yaml, key ")
                .hasMessageContaining(says);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', nullValues = "空", textBlock = """
            情形               | 地区   | 年度 | 版式
            本区的新版式       | 衡溪区 | 2026 | own
            新版式之前的年度   | 衡溪区 | 2025 | changshou-2024-key-special
            新版式停用以后     | 衡溪区 | 2029 | changshou-2024-key-special
            别的区县           | 长寿区 | 2026 | changshou-2024-key-special
            """)
    void aDistrictsOwnLayoutComesFirst(String situation, String region, int year, String layout) throws IOException {
        var own = LayoutReader.parse(
                "own.yaml",
                keySpecial()
                        .replace("name: changshou-2024-key-special", "name: own")
                        .replace("region: 长寿区", "region: 衡溪区")
                        .replace("fromYear: 2024", "fromYear: 2026\nuntilYear: 2028")
                        .replace("use: ELSEWHERE_TOO", "use: OWN_DISTRICT"));
        var book = new LayoutBook(List.of(own, LayoutReader.parse("k.yaml", keySpecial())));

        var form = new SheetForms(FormType.TARGET, ProjectTier.KEY_SPECIAL, region, year).form();

        assertThat(book.layoutFor(form)).as(situation).map(Layout::name).contains(layout);
    }

    private static String keySpecial() throws IOException {
        try (var in =
                LayoutBook.class.getResourceAsStream("/org/jiheng/documents/layouts/changshou-2024-key-special.yaml")) {
            assertThat(in).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
