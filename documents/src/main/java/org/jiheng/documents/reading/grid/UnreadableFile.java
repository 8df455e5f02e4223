package org.jiheng.documents.reading.grid;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * 无法读取 — why a file is refused, in the sentence the user will read.
 *
 * <p>An {@link IOException}, so that it passes through the streams of the libraries that read on our behalf.
 */
public final class UnreadableFile extends IOException {
    private static final int DEEPEST_CAUSE = 8;

    private final ProblemCode code;

    public UnreadableFile(ProblemCode code, String sentence) {
        super(sentence);
        this.code = code;
    }

    UnreadableFile(ProblemCode code, String sentence, Throwable cause) {
        super(sentence, cause);
        this.code = code;
    }

    public ProblemCode code() {
        return code;
    }

    /** For the user, in Chinese. */
    public String sentence() {
        return String.valueOf(getMessage());
    }

    /** Our own refusal inside what a library threw, or else the given one: a limit must not surface as "corrupt". */
    static UnreadableFile within(Throwable thrown, ProblemCode code, String sentence) {
        @Nullable Throwable cause = thrown;
        for (int depth = 0; cause != null && depth < DEEPEST_CAUSE; depth++) {
            if (cause instanceof UnreadableFile refusal) {
                return refusal;
            }
            cause = cause.getCause();
        }
        return new UnreadableFile(code, sentence, thrown);
    }
}
