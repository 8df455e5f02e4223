package org.jiheng.documents.reading.grid;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class HtmlSourceTest {
    private static final String INNER = "<table><tr><td>设备</td><td>5万元</td></tr></table>";

    private static String read(String body) throws UnreadableFile {
        return GridText.of("a.html", ("<html><body>" + body + "</body></html>").getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void spansDownAndAcrossAsABrowserLaysThemOut() throws UnreadableFile {
        assertThat(read("<table><tr><td rowspan=2 colspan=2>产出<td>数量<tr><td>10<tr><td>甲<td>乙<td>丙</table>"))
                .isEqualTo("1.1 |0+2x2:产出 |2:数量\n1.2 |2:10\n1.3 |0:甲 |1:乙 |2:丙");
    }

    @Test
    void aTableAroundTablesLaysOutThePage() throws UnreadableFile {
        assertThat(read("<table><tr><td><ul><li>首页</li></ul></td><td>%s</td></tr></table><script>var 表=1</script>"
                        .formatted(INNER)))
                .isEqualTo("1.0~ |0:首页\n1.1 |0:设备 |1:5万元");
    }

    @Test
    void aTableInsideACellOfAFormBelongsToItsText() throws UnreadableFile {
        assertThat(read("<table><tr><td>项目名称<td>某项目<tr><td>主管部门<td>某局<tr><td>资金测算<td>明细：%s</table>".formatted(INNER)))
                .startsWith("1.1 |0:项目名称 |1:某项目\n1.2 |0:主管部门 |1:某局\n1.3 |0:资金测算 |1:明细：⏎设备")
                .contains("5万元");
    }
}
