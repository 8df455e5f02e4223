package org.jiheng.documents.writing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HtmlWriterTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "\"><img src=x onerror=alert(1)>",
                "A&B &amp; &#60;b&#62;",
                "</td></tr></table>",
                "𠮷䶮⼀⾷𬬻"
            })
    void valuesAreTextAndNeverMarkup(String project) {
        var page = Jsoup.parse(SheetForms.html(
                List.of(SheetForms.keySpecial().project(project).title(project).sheet())));

        assertThat(page.select("script, img, b, [onerror]")).isEmpty();
        assertThat(page.select("table")).hasSize(1);
        assertThat(page.title()).isEqualTo(project);
        assertThat(page.select("h1").text()).isEqualTo(project);
        assertThat(page.select("tr:eq(1) > td").text()).isEqualTo(project);
    }

    @Test
    void loadsNothingAndRunsNothing() {
        var html = SheetForms.html(List.of(SheetForms.keySpecial().sheet()));

        assertThat(html).doesNotContain("<script", "<link", "<img", "url(", "@import", "http:", "https:", " style=");
    }

    @Test
    void headsSayWhatTheyHead() {
        var page = Jsoup.parse(SheetForms.html(List.of(SheetForms.keySpecial().sheet())));

        assertThat(page.select("html").attr("lang")).isEqualTo("zh-CN");
        assertThat(page.select("th:not([scope])")).isEmpty();
        assertThat(page.select("th[scope=col]").eachText())
                .containsExactly("指标名称", "指标性质", "指标值", "指标单位", "分值(90分)", "是否核心");
        assertThat(page.select("th[scope=rowgroup]").eachText()).containsExactly("项目总资金额", "绩效指标");
        var heading = page.select("table").attr("aria-labelledby");
        assertThat(page.select("h1[id=" + heading + "]")).hasSize(1);
    }

    @Test
    void paragraphsStayParagraphs() {
        var html = SheetForms.html(
                List.of(SheetForms.keySpecial().overview("第一段\n第二段").sheet()));

        assertThat(html).contains("第一段<br>第二段");
    }

    @Test
    void eachFormHasItsOwnPage() {
        var sheet = SheetForms.keySpecial().sheet();
        var page = Jsoup.parse(SheetForms.html(List.of(sheet, sheet, sheet)));

        assertThat(page.select("article.sheet")).hasSize(3);
        assertThat(page.select("h1").eachAttr("id")).doesNotHaveDuplicates();
        assertThat(page.title()).isEqualTo("衡溪区2026年重点专项绩效目标表 等3张表");
    }
}
