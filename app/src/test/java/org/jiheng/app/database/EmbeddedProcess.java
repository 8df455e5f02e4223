package org.jiheng.app.database;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A Java process of its own that starts the embedded server and holds it until it is told to stop, so that a test can kill it
 * as a person or a power cut would.
 */
final class EmbeddedProcess implements AutoCloseable {
    private static final String READY = "READY ";

    private final Process process;
    private final BufferedReader out;

    private EmbeddedProcess(Process process) {
        this.process = process;
        this.out = process.inputReader(StandardCharsets.UTF_8);
    }

    /** Runs inside the child: one line with the address or with the refusal, then waits for the end of its input. */
    static void main(String[] arguments) throws IOException {
        try (var server = EmbeddedPostgres.start(Path.of(arguments[0]), Path.of(arguments[1]))) {
            System.out.println(READY + server.jdbcUrl());
            System.in.read();
        } catch (DatabaseUnavailable refusal) {
            System.out.println(refusal.reason() + " " + refusal.sentence().replace('\n', ' '));
        }
    }

    static EmbeddedProcess start(Path folder, Path programs) throws IOException {
        return start(List.of(), System.getProperty("java.class.path"), folder, programs);
    }

    /** The prefix runs the process as somebody else or somewhere else. */
    static EmbeddedProcess start(List<String> prefix, String classPath, Path folder, Path programs) throws IOException {
        var command = new ArrayList<>(prefix);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-Xmx128m", "-Dstdout.encoding=UTF-8", "-cp", classPath));
        command.addAll(List.of(EmbeddedProcess.class.getName(), folder.toString(), programs.toString()));
        return new EmbeddedProcess(new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
    }

    /** The address once the server is ready. */
    String url() throws IOException {
        var line = firstLine();
        if (!line.startsWith(READY)) {
            throw new AssertionError(line);
        }
        return line.substring(READY.length());
    }

    /** Whatever the process said first: its address, or the reason and the sentence of its refusal. */
    String firstLine() throws IOException {
        for (var line = out.readLine(); line != null; line = out.readLine()) {
            // Logback without configuration speaks on the same channel.
            if (line.startsWith(READY) || line.matches("[A-Z_]+ .*")) {
                return line;
            }
        }
        throw new AssertionError("the process ended without a word");
    }

    long pid() {
        return process.pid();
    }

    /** Java, the watching shell, and every server process. */
    List<Long> wholeFamily() {
        var family = new ArrayList<Long>();
        family.add(process.pid());
        process.descendants().map(ProcessHandle::pid).forEach(family::add);
        return family;
    }

    static void kill(List<Long> pids) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("kill", "-9"));
        pids.forEach(pid -> command.add(Long.toString(pid)));
        new ProcessBuilder(command).start().waitFor();
    }

    @Override
    public void close() throws IOException {
        process.getOutputStream().close();
        try {
            process.waitFor();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
