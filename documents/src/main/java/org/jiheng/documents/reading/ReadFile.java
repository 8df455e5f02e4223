package org.jiheng.documents.reading;

import java.util.List;
import org.jiheng.documents.reading.grid.ProblemCode;
import org.jspecify.annotations.Nullable;

/**
 * 读出的文件 — one file and what was found in it.
 *
 * @param name as given by the caller
 * @param sha256 of the bytes, lower-case hexadecimal; empty for a file refused for its size
 * @param problem only for a rejected file
 */
public record ReadFile(
        String name,
        String sha256,
        String mediaType,
        Status status,
        @Nullable Problem problem,
        List<ReadForm> forms) {

    /** 读取结果. */
    public enum Status {
        READ,
        /** Something was doubtful. */
        PARTIAL,
        NOTHING_FOUND,
        REJECTED
    }

    /** 拒收原因 — why a file cannot be read, and what to do about it, in one Chinese sentence. */
    public record Problem(ProblemCode code, String message) {}

    public ReadFile {
        forms = List.copyOf(forms);
        if ((status == Status.REJECTED) != (problem != null)) {
            throw new IllegalArgumentException("a problem belongs to a rejected file, and only to one");
        }
    }
}
