package org.jiheng.app.web;

import java.io.Serial;

/** 没有找到 — the thing does not exist, or not for this person; the page does not tell which. */
public final class NotFound extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;
}
