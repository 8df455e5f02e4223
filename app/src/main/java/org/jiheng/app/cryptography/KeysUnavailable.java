package org.jiheng.app.cryptography;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** 密钥不可用 — its message is one sentence that says what to do; without its keys the product does not start. */
public final class KeysUnavailable extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    KeysUnavailable(String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
    }
}
