package org.jiheng.app.intake;

import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.io.Serial;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.jiheng.app.identity.Officer;
import org.jiheng.documents.reading.FormReader;
import org.jiheng.documents.reading.ReadFile;
import org.jiheng.documents.reading.grid.ProblemCode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;

/**
 * 试读的保管 — keeps uploaded files in a staging folder and their readings in memory. They are gone after half a day and at
 * every start (GIT-28): a dry run is quickly repeated, and stored data it is not.
 */
@Component
class DryRuns {
    private static final Logger LOG = LoggerFactory.getLogger(DryRuns.class);
    private static final int ID_BYTES = 18;

    private final Path staging;
    private final Clock clock;
    private final FormReader reader;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, DryRun> open = new ConcurrentHashMap<>();
    private final Map<String, Long> accepted = Collections.synchronizedMap(new LatestOnly());
    private final ExecutorService workers = Executors.newFixedThreadPool(
            IntakeLimits.READING_AT_ONCE,
            Thread.ofPlatform().daemon().name("intake-", 1).factory());

    DryRuns(@Value("${jiheng.data}") Path data, IsolatedReaders readers, Clock clock) {
        this.staging = data.resolve("staging");
        this.reader = readers.isolated(FormReader.standard());
        this.clock = clock;
        sweepFolder(staging);
    }

    /** Stages the files and begins to read them; returns at once. */
    DryRun begin(Officer officer, List<MultipartFile> uploads) {
        makeRoom(officer);
        var id = randomId();
        var folder = staging.resolve(id);
        var files = new ArrayList<StagedFile>();
        try {
            Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            for (var upload : uploads) {
                var number = files.size() + 1;
                var content = folder.resolve(String.valueOf(number));
                try (var in = upload.getInputStream()) {
                    // One byte more than allowed is enough for the reader to refuse it by its size.
                    Files.write(content, in.readNBytes(Math.toIntExact(IntakeLimits.FILE_BYTES) + 1));
                }
                files.add(new StagedFile(number, safeName(upload.getOriginalFilename()), upload.getSize(), content));
            }
        } catch (IOException full) {
            sweepFolder(folder);
            throw new UncheckedIOException(full);
        }
        var run = new DryRun(id, officer.id(), clock.instant(), folder, files);
        open.put(id, run);
        for (var file : files) {
            workers.execute(() -> read(file));
        }
        return run;
    }

    /** Only its owner finds it. */
    Optional<DryRun> find(String id, Officer officer) {
        return Optional.ofNullable(open.get(id)).filter(run -> run.officerId() == officer.id());
    }

    /** This officer's dry runs that wait for a decision, newest first. */
    List<DryRun> of(Officer officer) {
        return open.values().stream()
                .filter(run -> run.officerId() == officer.id())
                .sorted(Comparator.comparing(DryRun::begun).reversed())
                .toList();
    }

    /** Done with; a second click on the same button is told apart from an address that never was (GIT-140). */
    void accepted(DryRun run) {
        accepted.put(run.id(), run.officerId());
        discard(run);
    }

    boolean wasAccepted(String id, Officer officer) {
        return Objects.equals(accepted.get(id), officer.id());
    }

    void discard(DryRun run) {
        open.remove(run.id());
        sweepFolder(run.folder());
    }

    @Scheduled(fixedDelayString = "PT15M")
    void sweep() {
        var oldest = clock.instant().minus(IntakeLimits.KEPT);
        open.values().stream()
                .filter(run -> run.begun().isBefore(oldest))
                .toList()
                .forEach(this::discard);
    }

    @PreDestroy
    void stop() {
        workers.shutdownNow();
        sweepFolder(staging);
    }

    private void read(StagedFile file) {
        try (var in = Files.newInputStream(file.content())) {
            file.read(reader.read(file.name(), in));
        } catch (IOException gone) {
            LOG.warn("暂存的文件读不出来：{}", file.content(), gone);
            file.read(new ReadFile(
                    file.name(),
                    "",
                    "application/octet-stream",
                    ReadFile.Status.REJECTED,
                    new ReadFile.Problem(ProblemCode.CORRUPT, "暂存的文件读不出来了，请重新上传。什么都没有写入。"),
                    List.of()));
        }
    }

    private void makeRoom(Officer officer) {
        var own = of(officer);
        own.stream().skip(IntakeLimits.DRY_RUNS_PER_OFFICER - 1L).forEach(this::discard);
        if (open.size() >= IntakeLimits.DRY_RUNS) {
            open.values().stream().min(Comparator.comparing(DryRun::begun)).ifPresent(this::discard);
        }
    }

    private String randomId() {
        var bytes = new byte[ID_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** The last part of whatever path a browser sent, without control characters, and not endless. */
    private static String safeName(@org.jspecify.annotations.Nullable String sent) {
        var name = sent == null ? "" : sent.substring(Math.max(sent.lastIndexOf('/'), sent.lastIndexOf('\\')) + 1);
        name = name.replaceAll("\\p{Cntrl}", "").strip();
        if (name.codePointCount(0, name.length()) > IntakeLimits.LONGEST_NAME) {
            name = name.substring(0, name.offsetByCodePoints(0, IntakeLimits.LONGEST_NAME));
        }
        return name.isEmpty() ? "未命名文件" : name;
    }

    private static void sweepFolder(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> found = Files.walk(folder)) {
            for (var each : found.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(each);
            }
        } catch (IOException busy) {
            LOG.warn("暂存文件夹没有清干净：{}", folder, busy);
        }
    }

    /** 最近收下的 — as many as there may be dry runs. */
    private static final class LatestOnly extends LinkedHashMap<String, Long> {
        @Serial
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
            return size() > IntakeLimits.DRY_RUNS;
        }
    }
}
