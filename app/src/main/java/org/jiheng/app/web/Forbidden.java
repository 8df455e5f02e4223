package org.jiheng.app.web;

/** 不归您办 — answered with the page that says so; its message names what was asked for. */
public final class Forbidden extends RuntimeException {
    @java.io.Serial
    private static final long serialVersionUID = 1;

    public Forbidden(String deed) {
        super(deed);
    }
}
