package org.jiheng.documents.writing;

/** 对齐 — how the text of a cell stands between its left and right edge. */
public enum Align {
    LEFT,
    CENTER
}
