package org.jiheng.policy.parameters;

import java.io.Serial;

/** 尚无规定 — asked for a day before the first value: refused, not guessed. */
public final class NotInForceException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    public NotInForceException(String message) {
        super(message);
    }
}
