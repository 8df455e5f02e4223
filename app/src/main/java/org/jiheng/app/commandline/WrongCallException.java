package org.jiheng.app.commandline;

import java.io.Serial;

/** 用法不对 — a call that cannot be carried out; the message is a Chinese sentence for the person who typed it. */
final class WrongCallException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    WrongCallException(String sentence) {
        super(sentence);
    }
}
