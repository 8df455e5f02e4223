package org.jiheng.documents.reading.grid;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class TextSourceTest {
    private static String read(String text) throws UnreadableFile {
        return GridText.of("a.txt", text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void commasDivideWhereMostLinesHaveThem() throws UnreadableFile {
        assertThat(read("指标名称,指标值,分值\n\"培训,含线上\",\"≥1,000\",10\n合格率,\"他说\"\"好\"\"\",20\n"))
                .isEqualTo("0.1 |0:指标名称 |1:指标值 |2:分值\n0.2 |0:培训,含线上 |1:≥1,000 |2:10\n0.3 |0:合格率 |1:他说\"好\" |2:20");
    }

    @Test
    void commasInsideSentencesDivideNothing() throws UnreadableFile {
        assertThat(read("绩效目标表\n完成一, 二, 三项工作\n项目名称\n某项目\n年度目标\n"))
                .isEqualTo("0.1 |0:绩效目标表\n0.2 |0:完成一, 二, 三项工作\n0.3 |0:项目名称\n0.4 |0:某项目\n0.5 |0:年度目标");
    }

    @Test
    void uprightStrokesWithOrWithoutAFrame() throws UnreadableFile {
        assertThat(read("""
                绩效目标表
                | 指标名称 | 指标值 | 分值 |
                |---|:---:|---|
                | 培训人次 | ≥50 | 10 |
                | | ≥60 | |
                """)).isEqualTo("0.1 |0:绩效目标表\n0.2 |0:指标名称 |1:指标值 |2:分值\n0.4 |0:培训人次 |1:≥50 |2:10\n0.5 |1:≥60");
        assertThat(read("┌──┬──┐\n│名称│数值│\n├──┼──┤\n│甲　│12　│\n└──┴──┘\n")).isEqualTo("0.2 |0:名称 |1:数值\n0.4 |0:甲 |1:12");
    }

    @Test
    void blanksThatLineFieldsUpInColumns() throws UnreadableFile {
        // Under 分值 and 指标值 the short words stand in the middle; the second name is blank.
        assertThat(read("""
                            绩 效 目 标 表
                指标名称            指标值      计量单位   分值
                培训人次              ≥50      人次       10
                                      95       %          20
                合格率及其说明        100      %           5
                """)).isEqualTo("""
                0.1 |1+2:绩 效 目 标 表
                0.2 |0:指标名称 |2:指标值 |3:计量单位 |4:分值
                0.3 |0:培训人次 |2:≥50 |3:人次 |4:10
                0.4 |2:95 |3:% |4:20
                0.5 |0+2:合格率及其说明 |2:100 |3:% |4:5""");
    }

    @Test
    void standardisedPrivateCharactersAreMovedAndOthersKept() throws UnreadableFile {
        // E826 was where 鿃's neighbour 龵 waited for its own code; A6D9 is decoded to its place of today (GIT-84,
        // GIT-85).
        assertThat(read("姓名\t王\uE826\uE000")).isEqualTo("0.1 |0:姓名 |1:王\u9FB5\uE000");
        assertThat(GridText.of("a.txt", withA6d9())).isEqualTo("0.1 |0:项目名称 |1:某单位购置设备并培训各乡镇人员的项目\uFE10");
    }

    private static byte[] withA6d9() {
        var bytes = "项目名称\t某单位购置设备并培训各乡镇人员的项目！！".getBytes(Charset.forName("GB18030"));
        bytes[bytes.length - 4] = (byte) 0xa6;
        bytes[bytes.length - 3] = (byte) 0xd9;
        return Arrays.copyOf(bytes, bytes.length - 2);
    }
}
