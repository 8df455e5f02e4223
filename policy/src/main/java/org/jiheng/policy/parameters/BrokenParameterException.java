package org.jiheng.policy.parameters;

import java.io.Serial;

/** 参数文件有误 — a parameter file does not say what it should; the message names the file and the place in it. */
public final class BrokenParameterException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    BrokenParameterException(String message) {
        super(message);
    }

    BrokenParameterException(String message, Throwable cause) {
        super(message, cause);
    }
}
