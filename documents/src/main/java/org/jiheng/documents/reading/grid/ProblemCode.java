package org.jiheng.documents.reading.grid;

/** 拒收原因的种类 — each has its own sentence (GIT-21). */
public enum ProblemCode {
    EMPTY,
    TOO_LARGE,
    INFLATES_TOO_LARGE,
    TOO_MANY_ROWS,
    TOO_MANY_COLUMNS,
    TOO_MANY_PAGES,
    TOO_SLOW,
    TOO_MUCH_MEMORY,
    /** The process that read the file died of it. */
    READER_STOPPED,
    ENCRYPTED,
    TRUNCATED,
    WRONG_TYPE,
    PICTURE,
    /** A PDF without text. */
    SCANNED,
    MACROS,
    NESTED_TOO_DEEP,
    EXTERNAL_ENTITY,
    UNSUPPORTED_FORMAT,
    UNKNOWN_ENCODING,
    CORRUPT
}
