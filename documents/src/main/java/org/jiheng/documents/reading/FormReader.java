package org.jiheng.documents.reading;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jiheng.documents.reading.ReadFile.Status;
import org.jiheng.documents.reading.grid.Deadline;
import org.jiheng.documents.reading.grid.DirectReader;
import org.jiheng.documents.reading.grid.Grid;
import org.jiheng.documents.reading.grid.GridReader;
import org.jiheng.documents.reading.grid.Limits;
import org.jiheng.documents.reading.grid.ProblemCode;
import org.jiheng.documents.reading.grid.UnreadableFile;

/**
 * 表单识别 — reads every form in a file. Whatever the bytes are, the answer is a {@link ReadFile}: a file that
 * cannot be read comes back rejected, with the sentence for its owner.
 *
 * <p>One way for all formats: bytes → {@link Grid} → sections by title → blocks by label → values and doubts.
 * Safe for use by many threads.
 */
public final class FormReader {
    private final Limits limits;
    private final InstantSource clock;
    private final Labels labels;
    private final GridReader grids;

    public FormReader(Limits limits, InstantSource clock) {
        this(limits, clock, Labels.STANDARD);
    }

    /** With the dictionary of a region that has taught labels of its own ({@link Labels#with}). */
    public FormReader(Limits limits, InstantSource clock, Labels labels) {
        this(limits, clock, labels, new DirectReader());
    }

    private FormReader(Limits limits, InstantSource clock, Labels labels, GridReader grids) {
        this.limits = limits;
        this.clock = clock;
        this.labels = labels;
        this.grids = grids;
    }

    /** The same reader, with the bytes taken apart elsewhere: a server must not do that itself. */
    public FormReader through(GridReader elsewhere) {
        return new FormReader(limits, clock, labels, elsewhere);
    }

    /** With the product's limits and the system's clock. */
    public static FormReader standard() {
        return standard(Labels.STANDARD);
    }

    /** With the product's limits, the system's clock and a region's dictionary. */
    public static FormReader standard(Labels labels) {
        return new FormReader(Limits.STANDARD, InstantSource.system(), labels);
    }

    public ReadFile read(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            var name = file.getFileName();
            return read(name == null ? file.toString() : name.toString(), in);
        }
    }

    /**
     * Reads the stream to its end, or to the limit of a file's size: one file fits in memory, a larger one is
     * refused without being kept.
     *
     * @throws IOException when the stream itself fails
     */
    public ReadFile read(String fileName, InputStream content) throws IOException {
        return read(fileName, content.readNBytes(limits.fileBytes() + 1));
    }

    public ReadFile read(String fileName, byte[] content) {
        if (content.length > limits.fileBytes()) {
            // Only the beginning is at hand when it came as a stream, and its digest would identify nothing.
            return rejected(
                    fileName,
                    "",
                    "application/octet-stream",
                    new ReadFile.Problem(
                            ProblemCode.TOO_LARGE,
                            "文件超过%dMB。请拆成几个文件，或删去其中的图片和附件后再导入。".formatted(limits.fileBytes() >> 20)));
        }
        var sha256 = sha256(content);
        return switch (grids.read(fileName, content, limits, new Deadline(limits, clock))) {
            case GridReader.Refused(var type, var code, var sentence) ->
                rejected(fileName, sha256, type, new ReadFile.Problem(code, sentence));
            // A file may have waited for its turn; understanding it has a time of its own.
            case GridReader.Grids(var type, var found) ->
                read(fileName, sha256, type, found, new Deadline(limits, clock));
        };
    }

    /** Why a label was taken for what it was; empty where its place decided and not its words. */
    public Optional<LabelReason> reason(MappedLabel label) {
        return labels.entry(label.area(), label.printed())
                .filter(entry -> entry.meaning() == label.meaning())
                .map(entry -> new LabelReason(entry.written(), entry.usedBy()));
    }

    private ReadFile read(String fileName, String sha256, String mediaType, List<Grid> found, Deadline deadline) {
        try {
            var forms = forms(found, deadline);
            return new ReadFile(fileName, sha256, mediaType, status(forms), null, forms);
        } catch (UnreadableFile refused) {
            return rejected(fileName, sha256, mediaType, new ReadFile.Problem(refused.code(), refused.sentence()));
        }
    }

    private List<ReadForm> forms(List<Grid> grids, Deadline deadline) throws UnreadableFile {
        var assemblies = new ArrayList<FormAssembly>();
        var roles = new CellRoles(labels);
        var splitter = new FormSplitter(roles);
        for (var grid : grids) {
            for (var section : splitter.split(grid)) {
                deadline.check();
                assemblies.add(new FormAssembly(roles, section));
            }
        }
        boolean mayBeWanYuan = FundsReader.mayBeWanYuan(assemblies.stream().flatMap(FormAssembly::totalsOfUnknownUnit));
        var forms = new ArrayList<ReadForm>();
        for (var assembly : assemblies) {
            deadline.check();
            forms.add(assembly.form(mayBeWanYuan));
        }
        return forms;
    }

    private static Status status(List<ReadForm> forms) {
        if (forms.isEmpty()) {
            return Status.NOTHING_FOUND;
        }
        return forms.stream().allMatch(form -> form.doubts().isEmpty()) ? Status.READ : Status.PARTIAL;
    }

    private static ReadFile rejected(String fileName, String sha256, String mediaType, ReadFile.Problem problem) {
        return new ReadFile(fileName, sha256, mediaType, Status.REJECTED, problem, List.of());
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java runtime has SHA-256", missing);
        }
    }
}
