package org.jiheng.documents.json;

import org.jspecify.annotations.Nullable;

/**
 * 无法使用的JSON — a fault of category input: what was handed in is not {@code jiheng-forms/1}.
 * The message is one Chinese sentence for the person who handed it in: what is wrong, where, what to do.
 */
public final class UnusableJsonException extends RuntimeException {

    UnusableJsonException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    UnusableJsonException(String message) {
        super(message);
    }
}
