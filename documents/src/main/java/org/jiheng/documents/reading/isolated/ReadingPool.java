package org.jiheng.documents.reading.isolated;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import org.jiheng.documents.reading.grid.Deadline;
import org.jiheng.documents.reading.grid.GridReader;
import org.jiheng.documents.reading.grid.Limits;
import org.jiheng.documents.reading.grid.PagePictures;
import org.jiheng.documents.reading.grid.ProblemCode;
import org.jspecify.annotations.Nullable;

/**
 * 读取进程池 — a few child processes, started when the first files come, that then stay warm. One that dies, hangs or runs out
 * of memory costs its file, which gets a sentence, and nobody else: another child is started in its place.
 *
 * <p>Safe for use by many threads; as many files are read at once as there are children.
 */
public final class ReadingPool implements GridReader, PagePictures, AutoCloseable {
    private final Settings settings;
    private final String child;
    private final Semaphore free;
    private final Deque<ChildProcess> idle = new ArrayDeque<>();
    private final Set<ChildProcess> running = new HashSet<>();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("reading-limit").factory());
    private boolean closed;

    /**
     * 设定.
     *
     * @param children how many files are read at once
     * @param heapMebibytes memory of each child
     * @param time for one file; a little longer than the reader allows itself, because this limit is a kill
     * @param filesEach after so many files a child is replaced, so that nothing can pile up in it
     */
    public record Settings(int children, int heapMebibytes, Duration time, int filesEach) {
        public static final Settings STANDARD =
                new Settings(2, 384, Limits.STANDARD.time().plusSeconds(10), 500);
    }

    public ReadingPool() {
        this(Settings.STANDARD);
    }

    public ReadingPool(Settings settings) {
        this(settings, ReadingChild.class.getName());
    }

    /** With another program in the children. */
    ReadingPool(Settings settings, String child) {
        this.settings = settings;
        this.child = child;
        this.free = new Semaphore(settings.children(), true);
    }

    @Override
    public Reading read(String fileName, byte[] content, Limits limits, Deadline deadline) {
        return switch (ask(Messages.ALL_FORMS, fileName, content, in -> Messages.readReading(in, limits))) {
            case ChildProcess.Answered<Reading>(var given) -> given;
            case ChildProcess.Failed<Reading>(var how) -> refused(how);
        };
    }

    @Override
    public Drawing draw(String fileName, byte[] content, int page, Limits limits, Deadline deadline) {
        if (page < 1 || page > limits.pages()) {
            return new NotDrawn("没有这一页");
        }
        return switch (ask(page, fileName, content, Messages::readPicture)) {
            case ChildProcess.Answered<Drawing>(var given) -> given;
            case ChildProcess.Failed<Drawing>(var how) ->
                new NotDrawn(refused(how).sentence());
        };
    }

    private <T> ChildProcess.Answer<T> ask(
            int page, String fileName, byte[] content, ChildProcess.Answering<T> answering) {
        free.acquireUninterruptibly();
        try {
            var reader = take();
            var answer = reader.ask(page, fileName, content, answering, settings.time(), clock);
            if (answer instanceof ChildProcess.Answered && reader.files() < settings.filesEach()) {
                putBack(reader);
            } else {
                stop(reader);
                putBack(start());
            }
            return answer;
        } finally {
            free.release();
        }
    }

    private Refused refused(ChildProcess.Failure how) {
        var mediaType = "application/octet-stream";
        return switch (how) {
            case TOO_SLOW ->
                new Refused(
                        mediaType,
                        ProblemCode.TOO_SLOW,
                        "读取超过%d秒仍未完成，已停止。请只保留绩效表所在的工作表或页面，另存后再导入。"
                                .formatted(settings.time().toSeconds()));
            case OUT_OF_MEMORY ->
                new Refused(
                        mediaType,
                        ProblemCode.TOO_MUCH_MEMORY,
                        "读取这个文件需要的内存超过%dMB，已停止。请只保留绩效表，删去图片和附件，另存后再导入。".formatted(settings.heapMebibytes()));
            case DIED ->
                new Refused(
                        mediaType, ProblemCode.READER_STOPPED, "读取这个文件时读取程序意外停止，文件可能已损坏。其他文件不受影响，请用办公软件打开后另存为xlsx再导入。");
        };
    }

    /** A child that died while it had nothing to do is replaced before a file is given to it. */
    private ChildProcess take() {
        while (true) {
            @Nullable ChildProcess waiting;
            synchronized (idle) {
                waiting = idle.pollFirst();
            }
            if (waiting == null) {
                return start();
            }
            if (waiting.isAlive()) {
                return waiting;
            }
            stop(waiting);
        }
    }

    private ChildProcess start() {
        var started = ChildProcess.start(child, settings.heapMebibytes());
        synchronized (idle) {
            running.add(started);
        }
        return started;
    }

    private void putBack(ChildProcess reader) {
        boolean keeps;
        synchronized (idle) {
            keeps = !closed;
            if (keeps) {
                idle.addFirst(reader);
            }
        }
        if (!keeps) {
            stop(reader);
        }
    }

    private void stop(ChildProcess reader) {
        synchronized (idle) {
            running.remove(reader);
        }
        reader.close();
    }

    /** The processes that run at this moment. */
    List<ProcessHandle> children() {
        synchronized (idle) {
            return running.stream().map(ChildProcess::handle).toList();
        }
    }

    /** Ends every child, also those that are reading. */
    @Override
    public void close() {
        Set<ChildProcess> all;
        synchronized (idle) {
            closed = true;
            idle.clear();
            all = Set.copyOf(running);
            running.clear();
        }
        all.forEach(ChildProcess::close);
        clock.shutdownNow();
    }
}
