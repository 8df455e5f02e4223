package org.jiheng.app.identity;

import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jiheng.documents.reading.grid.Deadline;
import org.jiheng.documents.reading.grid.Grid;
import org.jiheng.documents.reading.grid.GridReader;
import org.jiheng.documents.reading.grid.GridRow;
import org.jiheng.documents.reading.grid.Limits;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;

/** 名单文件 — a list as a workbook or text file, read where all strange files are read, and handed on as if it had been pasted. */
@Component
class ListUpload {
    private static final long MOST_BYTES = 5L << 20;

    /** 名单. */
    sealed interface Result {
        record Lines(String text) implements Result {}

        record Refused(String sentence) implements Result {}
    }

    private final GridReader reader;
    private final Clock clock;

    ListUpload(GridReader reader, Clock clock) {
        this.reader = reader;
        this.clock = clock;
    }

    /** A chosen file comes before what was pasted. */
    Result of(String pasted, @Nullable MultipartFile file) throws IOException {
        if (file == null || file.isEmpty()) {
            return new Result.Lines(pasted);
        }
        if (file.getSize() > MOST_BYTES) {
            return new Result.Refused("名单文件最大 5 MB。");
        }
        var name = Objects.requireNonNullElse(file.getOriginalFilename(), "");
        return switch (reader.read(name, file.getBytes(), Limits.STANDARD, new Deadline(Limits.STANDARD, clock))) {
            case GridReader.Refused(var _, var _, var sentence) -> new Result.Refused(sentence);
            case GridReader.Grids(var _, var grids) ->
                grids.stream()
                        .filter(grid -> !grid.hidden() && grid.rows().size() > 1)
                        .findFirst()
                        .<Result>map(grid -> new Result.Lines(text(grid)))
                        .orElseGet(() -> new Result.Refused("文件里没有名单：第一行要是栏名，下面每人、每单位一行。"));
        };
    }

    private static String text(Grid grid) {
        return grid.rows().stream().map(ListUpload::line).collect(Collectors.joining("\n"));
    }

    private static String line(GridRow row) {
        var cells = new ArrayList<String>();
        for (var cell : row.cells()) {
            while (cells.size() < cell.column()) {
                cells.add("");
            }
            cells.add(cell.text().replaceAll("[\\t\\r\\n\"]+", " ").strip());
        }
        return String.join("\t", cells) + "\t";
    }
}
