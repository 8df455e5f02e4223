package org.jiheng.app.intake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.jiheng.app.cryptography.FileSeal;
import org.jiheng.app.identity.Officer;
import org.jiheng.app.web.Words;
import org.jiheng.documents.reading.ReadForm;
import org.jiheng.documents.reading.grid.Place;
import org.jiheng.documents.writing.MarkedWorkbook;
import org.jiheng.documents.writing.MarkedWorkbook.Mark;
import org.jiheng.documents.writing.MarkedWorkbook.Weight;
import org.jiheng.policy.common.FieldPath;
import org.jiheng.policy.rules.Finding;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** 标好记号的原件 — what there is to say of a staged workbook, written into a copy of it for its owner to take home. */
@Component
class MarkOriginal {
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final List<FieldPath> STAND_FOR_THE_FORM =
            List.of(new FieldPath("title"), FieldPath.PROJECT_NAME, new FieldPath("unit"));

    private final FileCheck fileCheck;
    private final FileSeal seal;
    /** A workbook opened whole is many times its file: one at a time. */
    private final Semaphore opened = new Semaphore(1, true);

    MarkOriginal(FileCheck fileCheck, FileSeal seal) {
        this.fileCheck = fileCheck;
        this.seal = seal;
    }

    static boolean isWorkbook(StagedFile file) {
        var reading = file.reading();
        return reading != null
                && reading.mediaType().equals(XLSX)
                && !reading.forms().isEmpty()
                && file.size() <= MarkedWorkbook.MOST_BYTES;
    }

    /** @throws org.jiheng.documents.writing.CannotExportException with a sentence, when it cannot be done */
    byte[] mark(Officer officer, StagedFile file) {
        opened.acquireUninterruptibly();
        try {
            return MarkedWorkbook.of(file.bytes(seal), marks(officer, file));
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        } finally {
            opened.release();
        }
    }

    /** {@code 目标表.xlsx} becomes {@code 目标表-批注.xlsx}. */
    static String name(StagedFile file) {
        return file.name().replaceFirst("(?i)\\.xlsx$", "").replaceAll("[\\\\/:*?\"<>|]", "_") + "-批注.xlsx";
    }

    private List<Mark> marks(Officer officer, StagedFile file) {
        var marks = new ArrayList<Mark>();
        var findings = fileCheck.findings(officer, file);
        for (int at = 0; at < findings.size(); at++) {
            var staged = file.forms().get(at);
            var read = staged.read();
            for (var doubt : staged.openDoubts()) {
                var source = doubt.source() instanceof Place.Cell cell ? cell : cell(read, doubt.field());
                add(
                        marks,
                        source,
                        Weight.DOUBTFUL,
                        Words.say("marked.doubt", staged.words(doubt.field()), doubt.message()));
            }
            for (var finding : findings.get(at)) {
                add(marks, cell(read, staged.rows().kept(finding.field())), weight(finding), sentence(finding));
            }
            staged.corrected()
                    .forEach((field, was) -> add(
                            marks,
                            cell(read, field),
                            Weight.HINT,
                            Words.say(
                                    "marked.corrected",
                                    staged.words(field),
                                    was.isEmpty() ? Words.say("offer.blank") : was,
                                    now(staged, field))));
        }
        return marks;
    }

    private static String now(StagedForm staged, FieldPath field) {
        return staged.rows().counted(field).isEmpty()
                ? Words.say("dryRun.removedRow")
                : FormValues.text(staged.whole(), field);
    }

    private static String sentence(Finding finding) {
        return Words.say(
                "marked.finding", finding.severity().chinese(), finding.rule(), finding.message(), finding.advice());
    }

    private static void add(List<Mark> marks, Place.@Nullable Cell cell, Weight weight, String text) {
        if (cell != null) {
            marks.add(new Mark(cell.sheet(), cell.cell(), weight, text));
        }
    }

    /** Where the field stands; what is said of no cell is said at the head of the form. */
    private static Place.@Nullable Cell cell(ReadForm read, FieldPath field) {
        return place(read, field)
                .or(() -> STAND_FOR_THE_FORM.stream()
                        .flatMap(each -> place(read, each).stream())
                        .findFirst())
                .or(() -> read.places().values().stream()
                        .filter(Place.Cell.class::isInstance)
                        .map(Place.Cell.class::cast)
                        .findFirst())
                .orElse(null);
    }

    private static Optional<Place.Cell> place(ReadForm read, FieldPath field) {
        return read.placeOf(field).filter(Place.Cell.class::isInstance).map(Place.Cell.class::cast);
    }

    private static Weight weight(Finding finding) {
        return switch (finding.severity()) {
            case BLOCK, ERROR -> Weight.WRONG;
            case WARN -> Weight.DOUBTFUL;
            case INFO -> Weight.HINT;
        };
    }
}
