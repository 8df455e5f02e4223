package org.jiheng.app.commandline;

/** 退出码 — what a script learns from a command. */
final class ExitCode {
    static final int FINE = 0;

    /** There are findings that must be fixed, or a printed score disagrees. */
    static final int FINDINGS = 1;

    /** An input could not be read, or the call is wrong. */
    static final int UNREADABLE = 2;

    private ExitCode() {}
}
