package org.jiheng.app.intake;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jiheng.documents.reading.FormReader;

/**
 * 试读 — some files somebody uploaded, being read or read; nothing of it is stored among the business data.
 *
 * @param id random and long enough not to be guessed; only its owner is ever shown it
 * @param paused whether its owner has stopped the reading for now
 * @param reader with the dictionary of the owner's region; empty until the owner is there
 */
record DryRun(
        String id,
        long officerId,
        Instant begun,
        Path folder,
        List<StagedFile> files,
        AtomicBoolean paused,
        AtomicReference<Optional<FormReader>> reader) {
    DryRun {
        files = List.copyOf(files);
    }

    boolean isRead() {
        return files.stream().allMatch(file -> file.reading() != null);
    }

    int filesRead() {
        return (int) files.stream().filter(file -> file.reading() != null).count();
    }

    Optional<StagedFile> file(int number) {
        return files.stream().filter(file -> file.number() == number).findFirst();
    }

    StagingRecord kept() {
        return new StagingRecord(
                officerId,
                begun,
                paused.get(),
                files.stream().map(StagedFile::kept).toList());
    }
}
