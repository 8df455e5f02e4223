package org.jiheng.documents.reading.isolated;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** 一个读取进程 — a Java of its own that reads one file at a time. */
final class ChildProcess {
    /** What Java ends with when the memory is used up and it was told to end then. */
    private static final int OUT_OF_MEMORY = 3;

    private static final Duration STARTING = Duration.ofSeconds(60);
    private static final Duration DYING = Duration.ofSeconds(5);

    private final Process process;
    private final DataOutputStream out;
    private final DataInputStream in;
    private volatile boolean timedOut;
    private boolean ready;
    private int files;

    /** 答复. */
    sealed interface Answer<T> {}

    record Answered<T>(T given) implements Answer<T> {}

    record Failed<T>(Failure how) implements Answer<T> {}

    /** 怎样读答复. */
    @FunctionalInterface
    interface Answering<T> {
        T read(DataInputStream in) throws IOException;
    }

    /** 失败的种类. */
    enum Failure {
        TOO_SLOW,
        OUT_OF_MEMORY,
        DIED
    }

    private ChildProcess(Process process) {
        this.process = process;
        this.out = new DataOutputStream(new BufferedOutputStream(process.getOutputStream()));
        this.in = new DataInputStream(new BufferedInputStream(process.getInputStream()));
    }

    static ChildProcess start(String mainClass, int heapMebibytes) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(
                "-Xmx" + heapMebibytes + "m",
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:MaxMetaspaceSize=160m",
                "-XX:MaxDirectMemorySize=32m",
                "-XX:-UsePerfData",
                "-XX:-CreateCoredumpOnCrash",
                "-Djava.awt.headless=true",
                "-Dfile.encoding=UTF-8",
                "-Duser.timezone=" + System.getProperty("user.timezone", "Asia/Shanghai")));
        command.addAll(classPath(mainClass));
        var builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
        // A child needs nothing of what the server was told, least of all its passwords.
        builder.environment().clear();
        try {
            return new ChildProcess(builder.start());
        } catch (IOException failure) {
            throw new UncheckedIOException("the reading process does not start", failure);
        }
    }

    /** Beside the program as it is laid out, or through the loader when it runs from one packed jar. */
    private static List<String> classPath(String mainClass) {
        var classPath = System.getProperty("java.class.path");
        return isPacked()
                ? List.of(
                        "-Dloader.main=" + mainClass,
                        "-cp",
                        classPath,
                        "org.springframework.boot.loader.launch.PropertiesLauncher")
                : List.of("-cp", classPath, mainClass);
    }

    private static boolean isPacked() {
        URL own = ChildProcess.class.getResource("ChildProcess.class");
        return own != null && own.toString().startsWith("jar:nested:");
    }

    boolean isAlive() {
        return process.isAlive();
    }

    ProcessHandle handle() {
        return process.toHandle();
    }

    int files() {
        return files;
    }

    /** Gives it a file and waits; when the time is over, the child is killed, which ends the waiting. */
    <T> Answer<T> ask(
            int page,
            String fileName,
            byte[] content,
            Answering<T> answering,
            Duration time,
            ScheduledExecutorService clock) {
        files++;
        var allowed = ready ? time : time.plus(STARTING);
        var end = clock.schedule(
                () -> {
                    timedOut = true;
                    process.destroyForcibly();
                },
                allowed.toMillis(),
                TimeUnit.MILLISECONDS);
        try {
            if (!ready && in.readByte() != ReadingChild.READY) {
                throw new IOException("the reading process did not begin as agreed");
            }
            ready = true;
            Messages.writeRequest(out, page, fileName, content);
            return new Answered<>(answering.read(in));
        } catch (IOException gone) {
            return new Failed<>(howItEnded());
        } finally {
            end.cancel(false);
        }
    }

    private Failure howItEnded() {
        try {
            if (!process.waitFor(DYING.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
                return Failure.DIED;
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return Failure.DIED;
        }
        if (timedOut) {
            return Failure.TOO_SLOW;
        }
        return process.exitValue() == OUT_OF_MEMORY ? Failure.OUT_OF_MEMORY : Failure.DIED;
    }

    void close() {
        process.destroyForcibly();
        try {
            out.close();
            in.close();
        } catch (IOException gone) {
            // It was to end anyway.
        }
    }
}
