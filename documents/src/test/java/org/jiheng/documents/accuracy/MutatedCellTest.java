package org.jiheng.documents.accuracy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jiheng.documents.reading.FormReader;
import org.jiheng.documents.reading.ReadForm;
import org.jiheng.documents.reading.grid.Place;
import org.jiheng.policy.common.FieldPath;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** 出处 — whichever amount or points cell of a workbook is spoilt, the doubt names that cell and no other. */
class MutatedCellTest {
    private static final Path FIXTURES = Path.of("src/test/resources/accuracy");
    private static final int MUTATIONS = 12;

    private final FormReader reader = FormReader.standard();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "V-CQ/culture.xlsx",
                "V-CQS/culture-self.xlsx",
                "V-SC/water-self.xlsx",
                "V-AH/soil-self.xlsx",
                "V-BJ/road-self.xlsx",
                "V-TJ/department-self.xlsx",
                "V-GX/forest-points.xlsx",
                "V-SCL/list.xlsx",
                "V-STACK/three.xlsx"
            })
    void theDoubtNamesTheSpoiltCell(String name) throws IOException {
        var file = FIXTURES.resolve(name);
        long seed = name.hashCode();
        var random = new Random(seed);
        var cells = new ArrayList<Place.Cell>();
        for (var form : reader.read(file).forms()) {
            cells.addAll(numberCells(form));
        }
        assertThat(cells).isNotEmpty();
        for (int i = 0; i < MUTATIONS; i++) {
            var cell = cells.get(random.nextInt(cells.size()));
            var read = reader.read(name, spoilt(file, cell));
            assertThat(read.forms().stream().flatMap(form -> form.doubts().stream()))
                    .as("seed %d, cell %s", seed, cell)
                    .anySatisfy(doubt -> {
                        assertThat(doubt.source()).isEqualTo(cell);
                        assertThat(doubt.message()).contains("三十七点五");
                    });
        }
    }

    private static List<Place.Cell> numberCells(ReadForm form) {
        var cells = new ArrayList<Place.Cell>();
        var declaration = form.form().declaration();
        for (int i = 0; i < declaration.indicators().size(); i++) {
            if (declaration.indicators().get(i).points() != null) {
                form.placeOf(FieldPath.indicator(i, "points")).ifPresent(place -> add(cells, place));
            }
        }
        if (declaration.funding().total() != null) {
            form.placeOf(FieldPath.FUNDS_TOTAL).ifPresent(place -> add(cells, place));
        }
        return cells;
    }

    private static void add(List<Place.Cell> cells, Place place) {
        if (place instanceof Place.Cell cell) {
            cells.add(cell);
        }
    }

    private static byte[] spoilt(Path file, Place.Cell place) throws IOException {
        try (var workbook = new XSSFWorkbook(new ByteArrayInputStream(Files.readAllBytes(file)));
                var out = new ByteArrayOutputStream()) {
            var at = new CellReference(place.cell());
            workbook.getSheet(place.sheet())
                    .getRow(at.getRow())
                    .getCell(at.getCol())
                    .setCellValue("三十七点五");
            workbook.write(out);
            return out.toByteArray();
        }
    }
}
