package org.jiheng.documents.writing;

/**
 * 无法导出 — a fault of category input: a form is larger than the file format can hold. The message is one
 * Chinese sentence: what is too large, the limit, what to do.
 */
public final class CannotExportException extends RuntimeException {

    public CannotExportException(String message) {
        super(message);
    }
}
