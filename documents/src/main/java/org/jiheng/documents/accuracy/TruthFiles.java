package org.jiheng.documents.accuracy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jiheng.documents.json.FormsJson;
import org.jiheng.documents.reading.ReadFile;

/**
 * 真值文件 — finds the files of a folder and the truth about each: {@code 表.xlsx} is told by {@code 表.xlsx.truth.json},
 * or by {@code 表.truth.json} for all formats of one form.
 */
public final class TruthFiles {
    private static final String TRUTH = ".truth.json";

    private TruthFiles() {}

    /**
     * 一份样本.
     *
     * @param name below the folder that was asked for
     * @param format by the name's ending, as people sort their files
     * @param variant the folder it stands in
     */
    public record Sample(Path file, Path truth, String name, String format, String variant) {
        /** What is true about it, as its author wrote it down. */
        public ReadFile truthRead() throws IOException {
            try (var in = Files.newInputStream(truth)) {
                return FormsJson.read(in).stream().findFirst().orElseThrow(() -> new IOException(truth + " 中没有 files"));
            }
        }
    }

    /** All samples below the folder, in the order of their names. */
    public static List<Sample> below(Path folder) throws IOException {
        try (Stream<Path> walk = Files.walk(folder)) {
            return walk.filter(Files::isRegularFile)
                    .filter(file -> !name(file).endsWith(TRUTH))
                    .sorted()
                    .map(file -> sample(folder, file))
                    .flatMap(Optional::stream)
                    .toList();
        }
    }

    private static Optional<Sample> sample(Path folder, Path file) {
        var name = name(file);
        int dot = name.lastIndexOf('.');
        if (dot < 0) {
            return Optional.empty();
        }
        return Stream.of(name + TRUTH, name.substring(0, dot) + TRUTH, withoutProducer(name.substring(0, dot)) + TRUTH)
                .map(file::resolveSibling)
                .filter(Files::isRegularFile)
                .findFirst()
                .map(truth -> {
                    var parent = folder.relativize(file).getParent();
                    return new Sample(
                            file,
                            truth,
                            folder.relativize(file).toString(),
                            name.substring(dot + 1),
                            parent == null ? "-" : parent.toString());
                });
    }

    /** form.office.xlsx and form.xlsx are one form from two producers. */
    private static String withoutProducer(String name) {
        int dot = name.lastIndexOf('.');
        return dot < 0 ? name : name.substring(0, dot);
    }

    private static String name(Path file) {
        return Objects.requireNonNull(file.getFileName()).toString();
    }
}
