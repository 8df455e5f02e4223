package org.jiheng.app.intake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jiheng.app.cryptography.FileSeal;
import org.jiheng.app.cryptography.Unreadable;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * 暂存记录 — what is known of a dry run beside its files, kept in their folder, so that it survives a closed page, a sign-out and a
 * restart of the server. The readings are not in it: they are made again from the files.
 */
record StagingRecord(long officerId, Instant begun, boolean paused, List<File> files) {
    private static final Logger LOG = LoggerFactory.getLogger(StagingRecord.class);
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String NAME = "run.json";

    /** 一个文件. */
    record File(int number, String name, long size, List<Form> forms) {
        File {
            forms = List.copyOf(forms);
        }
    }

    /** 一张表上做过的事. */
    record Form(int form, List<Correction> corrections, Set<String> settled, boolean accepted) {
        Form {
            corrections = List.copyOf(corrections);
            settled = Set.copyOf(settled);
        }
    }

    StagingRecord {
        files = List.copyOf(files);
    }

    /** What lies in the folder of a dry run is encrypted for that place: the folder's name is a random number. */
    static String place(@Nullable Path folder, String name) {
        return "staging/%s/%s".formatted(folder == null ? "" : folder.getFileName(), name);
    }

    /** Either the old record stands there or the new one, whenever the power fails. */
    void write(Path folder, FileSeal seal) throws IOException {
        var fresh = folder.resolve(NAME + ".new");
        Files.write(fresh, seal.seal(place(folder, NAME), JSON.writeValueAsBytes(this)));
        Files.move(fresh, folder.resolve(NAME), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Empty when there is none, or none that can be understood. */
    static Optional<StagingRecord> read(Path folder, FileSeal seal) {
        var file = folder.resolve(NAME);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    JSON.readValue(seal.open(place(folder, NAME), Files.readAllBytes(file)), StagingRecord.class));
        } catch (IOException | JacksonException | Unreadable unreadable) {
            LOG.warn("暂存记录读不懂，这次试读作废：{}", folder, unreadable);
            return Optional.empty();
        }
    }
}
