package org.jiheng.app.commandline;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * 控制台 — results go to standard output, everything else to standard error, both in UTF-8 whatever the locale says.
 *
 * @param out for what another program may read
 * @param err for what a person should know
 */
record Console(InputStream in, PrintStream out, PrintStream err) {

    static Console ofProcess() {
        return new Console(System.in, utf8(FileDescriptor.out, false), utf8(FileDescriptor.err, true));
    }

    private static PrintStream utf8(FileDescriptor descriptor, boolean flushEachLine) {
        return new PrintStream(
                new BufferedOutputStream(new FileOutputStream(descriptor)), flushEachLine, StandardCharsets.UTF_8);
    }

    /** A line of a result. */
    void print(String line) {
        out.println(harmless(line));
    }

    /** A line for the person at the screen. */
    void say(String line) {
        err.println(harmless(line));
    }

    /** Words from a file must not steer the terminal: an escape sequence in a project's name stays a name. */
    private static String harmless(String line) {
        return line.codePoints()
                .map(each -> Character.isISOControl(each) && each != '\n' && each != '\t' ? ' ' : each)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
