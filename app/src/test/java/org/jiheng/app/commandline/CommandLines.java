package org.jiheng.app.commandline;

/** 命令行 — for tests of other packages: types a command and tells its exit code and everything it said. */
public final class CommandLines {
    private CommandLines() {}

    public static String type(String... arguments) {
        var ended = Terminal.type(arguments);
        return ended.code() + " " + ended.out() + ended.err();
    }
}
