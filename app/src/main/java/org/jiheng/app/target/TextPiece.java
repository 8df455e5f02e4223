package org.jiheng.app.target;

/** 一段文字 — a run of characters that stayed, came or went. */
public record TextPiece(Kind kind, String text) {

    /** 改没改. */
    public enum Kind {
        SAME,
        GONE,
        NEW
    }
}
