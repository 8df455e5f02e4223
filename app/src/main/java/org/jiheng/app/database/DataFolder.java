package org.jiheng.app.database;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jiheng.app.database.DatabaseUnavailable.Reason;

/** 数据目录 — the one folder that holds everything changeable (GIT-131), locked for as long as a server works in it. */
final class DataFolder implements AutoCloseable {
    /**
     * Folders this very process holds. A POSIX file lock belongs to the process and is lost as soon as the process closes
     * <em>any</em> handle on the file, so a second start from the same process must be refused before it opens the file.
     */
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path path;
    private final FileChannel lock;

    private DataFolder(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    /** Makes the folder where there is none, and takes it for this process. */
    static DataFolder take(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(Secrets.OWNER_ONLY_FOLDER));
        }
        if (!Files.isDirectory(folder)) {
            throw new DatabaseUnavailable(
                    Reason.FOLDER_DAMAGED,
                    "%s 是一个文件，不是目录。请用 --data 指定一个目录。".formatted(folder),
                    new NotDirectoryException(folder.toString()));
        }
        var path = folder.toRealPath();
        if (!HELD.add(path)) {
            throw inUse(path, Long.toString(ProcessHandle.current().pid()));
        }
        try {
            return new DataFolder(path, lock(path));
        } catch (IOException | RuntimeException failure) {
            HELD.remove(path);
            throw failure;
        }
    }

    private static FileChannel lock(Path path) throws IOException {
        var options = Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        var channel = FileChannel.open(
                path.resolve("app.lock"), options, PosixFilePermissions.asFileAttribute(Secrets.OWNER_ONLY_FILE));
        try {
            if (channel.tryLock() == null) {
                var holder = ByteBuffer.allocate(20);
                channel.read(holder, 0);
                throw inUse(path, new String(holder.array(), 0, holder.position(), StandardCharsets.US_ASCII).strip());
            }
            channel.truncate(0);
            channel.write(
                    ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)),
                    0);
            return channel;
        } catch (IOException | RuntimeException failure) {
            channel.close();
            throw failure;
        }
    }

    private static DatabaseUnavailable inUse(Path path, String pid) {
        return new DatabaseUnavailable(
                Reason.FOLDER_IN_USE,
                "数据目录 %s 正被另一个绩衡进程(进程号 %s)使用，同一目录不能启动两次。请先停止该进程，或用 --data 指定另一个目录。"
                        .formatted(path, pid.isEmpty() ? "不明" : pid));
    }

    Path path() {
        return path;
    }

    Path cluster() {
        return path.resolve("pgdata");
    }

    Path secrets() {
        return path.resolve("secrets");
    }

    Path log() {
        return path.resolve("postgres.log");
    }

    /** Renames in one step and makes the rename itself durable. */
    static void settle(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        try (var folder = FileChannel.open(Objects.requireNonNull(to.getParent()), StandardOpenOption.READ)) {
            folder.force(true);
        }
    }

    static void deleteTree(Path tree) throws IOException {
        if (!Files.exists(tree, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try (var paths = Files.walk(tree)) {
            for (var path : (Iterable<Path>) paths.sorted(Comparator.reverseOrder())::iterator) {
                Files.delete(path);
            }
        }
    }

    @Override
    public void close() throws IOException {
        lock.close();
        HELD.remove(path);
    }
}
