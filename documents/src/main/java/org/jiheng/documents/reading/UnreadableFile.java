package org.jiheng.documents.reading;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * 无法读取 — why a file is refused, in the sentence the user will read.
 *
 * <p>An {@link IOException}, so that it passes through the streams of the libraries that read on our behalf.
 */
final class UnreadableFile extends IOException {
    private static final int DEEPEST_CAUSE = 8;

    private final ReadFile.Problem problem;

    UnreadableFile(ProblemCode code, String sentence) {
        super(sentence);
        this.problem = new ReadFile.Problem(code, sentence);
    }

    UnreadableFile(ProblemCode code, String sentence, Throwable cause) {
        super(sentence, cause);
        this.problem = new ReadFile.Problem(code, sentence);
    }

    ReadFile.Problem problem() {
        return problem;
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
