package org.jiheng.app.publication;

import java.time.Instant;
import org.jiheng.documents.issuing.DisclosureBook;
import org.jiheng.documents.issuing.Edition;
import org.jiheng.documents.issuing.FileFormat;
import org.jspecify.annotations.Nullable;

/**
 * 公开册的一次制作.
 *
 * @param restarts how often a stop of the program interrupted it
 */
record Book(
        long id,
        long departmentId,
        String department,
        int fiscalYear,
        FileFormat format,
        Edition edition,
        boolean packed,
        State state,
        int total,
        int done,
        @Nullable String failure,
        @Nullable String fileName,
        long bytes,
        @Nullable String sha256,
        int remarks,
        long requestedBy,
        Instant requestedAt,
        Instant expiresAt,
        int restarts,
        DisclosureBook.Told told) {

    /** 进度. */
    enum State {
        WAITING,
        RUNNING,
        DONE,
        FAILED;

        boolean isOpen() {
            return switch (this) {
                case WAITING, RUNNING -> true;
                case DONE, FAILED -> false;
            };
        }
    }
}
