package org.jiheng.documents.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.jiheng.documents.reading.ReadFile.Status;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Timeout;

/**
 * 走样的样表 — real files damaged at random in every format, inside the parts of packages too, where byte
 * fuzzing hardly gets because the packing breaks first. The seed is the number of the repetition.
 */
@Timeout(120)
class MutatedSamplesTest {
    private static final int DAMAGES_EACH = 40;
    private static final int DAMAGES_TO_EACH_REAL_FILE = 12;
    private static final List<String> SPICE = List.of(
            "\t",
            "\n",
            "\"",
            "<",
            ">",
            "&",
            "&#0;",
            "：",
            "单位",
            "绩效目标表",
            "联系人：",
            "99999999999999999999999",
            "-",
            "≥",
            "%",
            "0",
            "<table>",
            "</td>",
            "<td rowspan=65534 colspan=1000>",
            "r=\"XFD1048576\"",
            "<v>1E308</v>",
            "<v>-9</v>",
            "s=\"9999\"",
            "t=\"s\"",
            "<mergeCell ref=\"A1:XFD1048576\"/>",
            "\u0000",
            "\uFFFF",
            "_x000D_",
            "年",
            "（万元）",
            "[1]",
            "合计");

    private final FormReader reader = FormReader.standard();

    @RepeatedTest(5)
    void everyDamageGivesAnAnswer(RepetitionInfo repetition) throws IOException {
        var random = new Random(repetition.getCurrentRepetition());
        var layout = OfficialLayout.forms(Samples.string());
        var workbook = OfficialLayout.xlsx(layout.subList(0, 2));
        var page = new String(OfficialLayout.html(layout), StandardCharsets.UTF_8);
        for (int i = 0; i < DAMAGES_EACH; i++) {
            answers(damaged(Samples.string(), random).getBytes(StandardCharsets.UTF_8));
            answers(damaged(page, random).getBytes(StandardCharsets.UTF_8));
            answers(damagedParts(workbook, random));
            answers(damagedBytes(workbook, random));
        }
    }

    /** What office programs wrote, a few bytes at a time and in pieces: no crash, no hang, no memory eaten. */
    @RepeatedTest(5)
    void everyDamageToRealFilesGivesAnAnswer(RepetitionInfo repetition) throws IOException {
        var random = new Random(100L + repetition.getCurrentRepetition());
        for (var file : RealFiles.andOfd()) {
            var content = Files.readAllBytes(file);
            boolean packed = content[0] == 'P' && content[1] == 'K';
            for (int i = 0; i < DAMAGES_TO_EACH_REAL_FILE; i++) {
                answers(damagedBytes(content, random));
                answers(packed ? damagedParts(content, random) : shuffled(content, random));
            }
        }
    }

    /** A piece cut out, doubled or moved: lengths and offsets inside the file no longer fit. */
    private static byte[] shuffled(byte[] content, Random random) {
        int from = random.nextInt(content.length);
        int length = random.nextInt(Math.min(4096, content.length - from) + 1);
        int to = random.nextInt(content.length);
        var out = new ByteArrayOutputStream();
        out.write(content, 0, to);
        if (random.nextBoolean()) {
            out.write(content, from, length);
        }
        int rest = Math.min(content.length, to + (random.nextBoolean() ? length : 0));
        out.write(content, rest, content.length - rest);
        return out.toByteArray();
    }

    private void answers(byte[] content) {
        var file = reader.read("表", content);
        assertThat(file.forms().isEmpty())
                .isEqualTo(file.status() == Status.REJECTED || file.status() == Status.NOTHING_FOUND);
    }

    private static String damaged(String text, Random random) {
        var damaged = new StringBuilder(text);
        int times = 1 + random.nextInt(12);
        for (int i = 0; i < times; i++) {
            int at = random.nextInt(damaged.length());
            int until = Math.min(damaged.length(), at + random.nextInt(40));
            switch (random.nextInt(4)) {
                case 0 -> damaged.delete(at, until);
                case 1 -> damaged.insert(at, SPICE.get(random.nextInt(SPICE.size())));
                case 2 -> damaged.insert(at, damaged.substring(at, until));
                default -> damaged.replace(at, until, SPICE.get(random.nextInt(SPICE.size())));
            }
        }
        return damaged.isEmpty() ? " " : damaged.toString();
    }

    private static byte[] damagedParts(byte[] workbook, Random random) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var in = new ZipInputStream(new ByteArrayInputStream(workbook));
                var zip = new ZipOutputStream(out)) {
            for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                zip.putNextEntry(new ZipEntry(entry.getName()));
                var part = new String(in.readAllBytes(), StandardCharsets.UTF_8);
                boolean damage = random.nextInt(4) == 0
                        || entry.getName().contains("sheet1")
                        || entry.getName().contains("Content.xml");
                zip.write((damage ? damaged(part, random) : part).getBytes(StandardCharsets.UTF_8));
            }
        }
        return out.toByteArray();
    }

    private static byte[] damagedBytes(byte[] content, Random random) {
        var damaged = content.clone();
        int times = 1 + random.nextInt(8);
        for (int i = 0; i < times; i++) {
            damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
        }
        return damaged;
    }
}
