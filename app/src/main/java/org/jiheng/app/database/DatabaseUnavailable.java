package org.jiheng.app.database;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * 数据库不可用 — the database cannot be used; the message is a Chinese sentence for the person who started the program:
 * what is wrong, where, and what to do (GIT-68, GIT-70).
 */
public final class DatabaseUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** 原因 — what kind of trouble it is. */
    public enum Reason {
        /** another process works on the folder */
        FOLDER_IN_USE,
        /** the folder is not what a database folder should be */
        FOLDER_DAMAGED,
        /** made by, or running, another version or another product */
        OTHER_VERSION,
        NO_PERMISSION,
        DISK_FULL,
        /** this machine or this user cannot run the embedded server */
        NOT_SUPPORTED_HERE,
        /** the server ended, did not start, or did not answer */
        SERVER_FAILED,
        /** the server answered and refused, or we refuse it */
        REFUSED
    }

    private final Reason reason;

    DatabaseUnavailable(Reason reason, String sentence) {
        this(reason, sentence, null);
    }

    DatabaseUnavailable(Reason reason, String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }

    /** The Chinese sentence. */
    public String sentence() {
        return Objects.requireNonNull(getMessage());
    }

    /** Finds the sentence inside whatever a framework wrapped around it. */
    public static Optional<DatabaseUnavailable> in(Throwable failure) {
        for (@Nullable Throwable each = failure; each != null; each = each.getCause()) {
            if (each instanceof DatabaseUnavailable found) {
                return Optional.of(found);
            }
        }
        return Optional.empty();
    }

    /** Puts a failure of the file system into words. */
    static DatabaseUnavailable onDisk(Path folder, IOException failure) {
        var text = failure instanceof AccessDeniedException
                ? "Permission denied"
                : failure instanceof FileSystemException named && named.getReason() != null
                        ? named.getReason()
                        : String.valueOf(failure.getMessage());
        var place = failure instanceof FileSystemException named && named.getFile() != null
                ? Path.of(named.getFile())
                : folder;
        return switch (reasonIn(text)) {
            case NO_PERMISSION -> noPermission(place, failure);
            case DISK_FULL -> diskFull(folder, failure);
            case FOLDER_IN_USE, FOLDER_DAMAGED, OTHER_VERSION, NOT_SUPPORTED_HERE, SERVER_FAILED, REFUSED ->
                new DatabaseUnavailable(
                        Reason.SERVER_FAILED, "读写数据目录 %s 时出错：%s。请检查该目录所在的磁盘。".formatted(place, text), failure);
        };
    }

    static DatabaseUnavailable noPermission(Path place, @Nullable Throwable cause) {
        return new DatabaseUnavailable(
                Reason.NO_PERMISSION,
                "当前用户(%s)不能读写 %s。请改用该目录的所有者启动，或把目录交给当前用户(chown),或用 --data 指定另一个目录。"
                        .formatted(System.getProperty("user.name"), place),
                cause);
    }

    static DatabaseUnavailable diskFull(Path folder, @Nullable Throwable cause) {
        return new DatabaseUnavailable(
                Reason.DISK_FULL,
                "磁盘空间不足：%s 所在的磁盘剩余 %s。请腾出空间后重新启动；已提交的数据不受影响。".formatted(folder, remaining(folder)),
                cause);
    }

    /** What PostgreSQL's own English says went wrong. */
    static Reason reasonIn(String serverText) {
        if (serverText.contains("No space left on device") || serverText.contains("Disk quota exceeded")) {
            return Reason.DISK_FULL;
        }
        if (serverText.contains("Permission denied") || serverText.contains("Read-only file system")) {
            return Reason.NO_PERMISSION;
        }
        return Reason.SERVER_FAILED;
    }

    private static String remaining(Path folder) {
        try {
            return Files.getFileStore(folder).getUsableSpace() / (1024 * 1024) + " MB";
        } catch (IOException unknown) {
            return "未知";
        }
    }
}
