package org.jiheng.documents.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.jiheng.documents.reading.grid.Place;
import org.junit.jupiter.api.Test;

class OddCellsTest {
    private static ReadForm read(String name, String value) {
        var text = "衡溪区2025年重点专项绩效目标表\n项目名称\t%s\n指标名称\t指标值\t分值\n清淤长度\t%s\t10\n".formatted(name, value);
        return FormReader.standard()
                .read("表.txt", text.getBytes(StandardCharsets.UTF_8))
                .forms()
                .getFirst();
    }

    /** WPS shows a picture, everybody else a formula (GIT-79). */
    @Test
    void aPictureInACellIsNoTextAndIsSaid() {
        for (var formula : new String[] {"=DISPIMG(\"ID_0F3A\",1)", "=_xlfn.DISPIMG(\"ID_0F3A\",1)"}) {
            var form = read(formula, "12");
            assertThat(form.form().declaration().project().name()).isNull();
            assertThat(form.doubts()).anySatisfy(doubt -> {
                assertThat(doubt.code()).isEqualTo(DoubtCode.PICTURE_IN_CELL);
                assertThat(doubt.source()).isEqualTo(new Place.LineColumn(2, 2));
            });
        }
    }

    /** Kept as written, never dropped in silence (GIT-85). */
    @Test
    void aPrivateCharacterIsKeptAndSaid() {
        var form = read("王\uE000桥加固", "12");
        assertThat(form.form().declaration().project().name()).isEqualTo("王\uE000桥加固");
        assertThat(form.doubts()).anySatisfy(doubt -> {
            assertThat(doubt.code()).isEqualTo(DoubtCode.PRIVATE_CHARACTER);
            assertThat(doubt.message()).contains("U+E000");
            assertThat(doubt.source()).isEqualTo(new Place.LineColumn(2, 2));
        });
    }

    @Test
    void anOrdinaryFormHasNeither() {
        assertThat(read("河道清淤", "12").doubts())
                .extracting(Doubt::code)
                .doesNotContain(DoubtCode.PICTURE_IN_CELL, DoubtCode.PRIVATE_CHARACTER);
    }
}
