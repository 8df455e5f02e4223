package org.jiheng.app.cryptography;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** 解不开 — the ciphertext was changed, or its key is not here. */
public final class Unreadable extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    Unreadable(String why, @Nullable Throwable cause) {
        super(why, cause);
    }
}
