package org.jiheng.app.intake;

import java.nio.file.Path;
import org.jiheng.documents.reading.ReadFile;
import org.jspecify.annotations.Nullable;

/** 待收文件 — one uploaded file of a dry run, until it is read and after. */
final class StagedFile {
    private final int number;
    private final String name;
    private final long size;
    private final Path content;
    private volatile @Nullable ReadFile reading;

    StagedFile(int number, String name, long size, Path content) {
        this.number = number;
        this.name = name;
        this.size = size;
        this.content = content;
    }

    /** Counted from 1 within the dry run. */
    int number() {
        return number;
    }

    String name() {
        return name;
    }

    long size() {
        return size;
    }

    Path content() {
        return content;
    }

    /** Null while it waits or is being read. */
    @Nullable
    ReadFile reading() {
        return reading;
    }

    void read(ReadFile result) {
        reading = result;
    }
}
