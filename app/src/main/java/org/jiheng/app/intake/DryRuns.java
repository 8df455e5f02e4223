package org.jiheng.app.intake;

import jakarta.annotation.PreDestroy;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.Serial;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
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
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jiheng.app.cryptography.FileSeal;
import org.jiheng.app.identity.Officer;
import org.jiheng.documents.reading.FormReader;
import org.jiheng.documents.reading.ReadFile;
import org.jiheng.documents.reading.grid.ProblemCode;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;

/**
 * 试读的保管 — keeps uploaded files in a staging folder with what people have done to them, and their readings in memory. A dry run
 * outlives the page, the session and the server; it is gone when it is accepted or discarded, and after a week (GIT-28).
 */
@Component
class DryRuns {
    private static final Logger LOG = LoggerFactory.getLogger(DryRuns.class);
    private static final int ID_BYTES = 18;

    private final Path staging;
    private final Clock clock;
    private final TeachLabel teachLabel;
    private final IsolatedReaders readers;
    private final FileSeal seal;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, DryRun> open = new ConcurrentHashMap<>();
    private final Map<String, Long> accepted = Collections.synchronizedMap(new LatestOnly());
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
    /** Fair, so that one file of somebody is read between two of another's two hundred. */
    private final Semaphore reading = new Semaphore(IntakeLimits.READING_AT_ONCE, true);

    DryRuns(
            @Value("${jiheng.data}") Path data,
            TeachLabel teachLabel,
            IsolatedReaders readers,
            FileSeal seal,
            Clock clock) {
        this.staging = data.resolve("staging");
        this.teachLabel = teachLabel;
        this.readers = readers;
        this.seal = seal;
        this.clock = clock;
        takeUp();
    }

    /** What was waiting when the server stopped waits on; whatever else lies there is swept away. */
    private void takeUp() {
        if (!Files.isDirectory(staging)) {
            return;
        }
        try (Stream<Path> found = Files.list(staging)) {
            for (var folder : found.sorted().toList()) {
                var kept = StagingRecord.read(folder, seal);
                if (kept.isEmpty() || kept.get().begun().isBefore(oldest())) {
                    sweepFolder(folder);
                    continue;
                }
                var id = String.valueOf(folder.getFileName());
                open.put(
                        id,
                        new DryRun(
                                id,
                                kept.get().officerId(),
                                kept.get().begun(),
                                folder,
                                kept.get().files().stream()
                                        .map(file -> StagedFile.of(file, folder))
                                        .toList(),
                                new AtomicBoolean(kept.get().paused()),
                                new AtomicReference<>(Optional.empty())));
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
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
                    StagedFile.stage(content, in.readNBytes(Math.toIntExact(IntakeLimits.FILE_BYTES) + 1), seal);
                }
                files.add(new StagedFile(number, safeName(upload.getOriginalFilename()), upload.getSize(), content));
            }
        } catch (IOException full) {
            sweepFolder(folder);
            throw new UncheckedIOException(full);
        }
        var run = new DryRun(
                id,
                officer.id(),
                clock.instant(),
                folder,
                files,
                new AtomicBoolean(),
                new AtomicReference<>(Optional.of(reader(officer))));
        keep(run);
        open.put(id, run);
        work(run);
        return run;
    }

    /** Only its owner finds it; and what was not read yet, is from now on. */
    Optional<DryRun> find(String id, Officer officer) {
        var found = Optional.ofNullable(open.get(id)).filter(run -> run.officerId() == officer.id());
        found.ifPresent(run -> {
            if (run.reader().get().isEmpty()) {
                run.reader().set(Optional.of(reader(officer)));
            }
            work(run);
        });
        return found;
    }

    /** The dictionary has learned or forgotten this label: whatever this officer has with it is read again. */
    void readAgain(Officer officer, String printed) {
        var reader = reader(officer);
        for (var run : of(officer)) {
            run.reader().set(Optional.of(reader));
            run.files().stream().filter(file -> file.dependsOn(printed)).forEach(StagedFile::readAgain);
            work(run);
        }
    }

    private FormReader reader(Officer officer) {
        return readers.isolated(FormReader.standard(teachLabel.dictionary(officer)));
    }

    void pause(DryRun run) {
        run.paused().set(true);
        keep(run);
    }

    void resume(DryRun run) {
        run.paused().set(false);
        keep(run);
        work(run);
    }

    /** Writes down what was done to its files since. */
    void keep(DryRun run) {
        synchronized (run) {
            if (!Files.isDirectory(run.folder())) {
                return; // accepted or discarded in the same moment
            }
            try {
                run.kept().write(run.folder(), seal);
            } catch (IOException full) {
                throw new UncheckedIOException(full);
            }
        }
    }

    /** At most as many of a run's files are read at once as of all runs together. */
    private void work(DryRun run) {
        for (int each = 0; each < IntakeLimits.READING_AT_ONCE; each++) {
            if (!run.paused().get() && run.files().stream().anyMatch(StagedFile::isWaiting)) {
                workers.execute(() -> readOneByOne(run));
            }
        }
    }

    private void readOneByOne(DryRun run) {
        for (var file : run.files()) {
            if (run.paused().get() || !open.containsKey(run.id())) {
                return;
            }
            if (file.claim()) {
                reading.acquireUninterruptibly();
                try {
                    read(file, run.reader().get().orElseThrow());
                } finally {
                    reading.release();
                }
            }
        }
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
        open.values().stream()
                .filter(run -> run.begun().isBefore(oldest()))
                .toList()
                .forEach(this::discard);
    }

    private Instant oldest() {
        return clock.instant().minus(IntakeLimits.KEPT);
    }

    @PreDestroy
    void stop() {
        workers.shutdownNow();
    }

    private void read(StagedFile file, FormReader reader) {
        // Whatever happens, the file gets its sentence: a page that waits for ever helps nobody.
        var result = unread(file, "这个文件没有读成：系统出错，不是文件的问题。别的文件照常读。");
        try (var in = new ByteArrayInputStream(file.bytes(seal))) {
            result = reader.read(file.name(), in);
        } catch (IOException gone) {
            LOG.warn("暂存的文件读不出来：{}", file.content(), gone);
            result = unread(file, "暂存的文件读不出来了，请重新上传。什么都没有写入。");
        } finally {
            file.read(result);
        }
    }

    private static ReadFile unread(StagedFile file, String sentence) {
        return new ReadFile(
                file.name(),
                "",
                "application/octet-stream",
                ReadFile.Status.REJECTED,
                new ReadFile.Problem(ProblemCode.CORRUPT, sentence),
                List.of());
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
    private static String safeName(@Nullable String sent) {
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
