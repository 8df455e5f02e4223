package org.jiheng.app.commandline;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.jiheng.documents.json.FormsJson;
import org.jiheng.documents.json.UnusableJsonException;
import org.jiheng.documents.reading.FormReader;
import org.jiheng.documents.reading.ReadFile;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Parameters;

/**
 * 输入的文件 — what a command was given: forms in files of any kind we read, forms as {@code jiheng-forms/1}, whole folders,
 * and {@code -} for standard input. A file that cannot be read is complained about and never blocks the others.
 */
final class FormFiles {
    /** A command that holds all its forms in memory takes so many; more belong into several calls. */
    static final int MAX_FILES = 5_000;

    private static final String STANDARD_INPUT = "-";
    private static final int FIRST_BYTES = 64;

    @Parameters(
            arity = "1..*",
            paramLabel = "文件",
            description = "表格文件(xlsx、xls、docx、doc、pdf、ofd、html、文本、csv)、read 输出的 json、目录，或 - 表示标准输入；可以有多个")
    private List<String> given = List.of();

    /**
     * 读取结果.
     *
     * @param complete whether everything that was given could be read
     */
    record Reading(List<ReadFile> files, boolean complete) {
        Reading {
            files = List.copyOf(files);
        }
    }

    /** All at once, for commands that hold the forms against each other. */
    Reading read(Console console) {
        var inputs = inputs(console);
        if (inputs.byPlace().size() > MAX_FILES) {
            throw new WrongCallException("一次最多处理%d个文件，这里有%d个，请分几次进行。"
                    .formatted(MAX_FILES, inputs.byPlace().size()));
        }
        var files = new ArrayList<ReadFile>();
        boolean complete = each(inputs, console, files::add);
        return new Reading(files, complete);
    }

    /**
     * One after the other in their order, and forgotten after; as many are read ahead as there are processors.
     *
     * @return whether everything that was given could be read
     */
    boolean each(Console console, Consumer<ReadFile> taker) {
        return each(inputs(console), console, taker);
    }

    private static boolean each(Inputs inputs, Console console, Consumer<ReadFile> taker) {
        boolean complete = inputs.complete();
        var reader = FormReader.standard();
        int processors = Runtime.getRuntime().availableProcessors();
        var ahead = new ArrayDeque<CompletableFuture<Outcome>>();
        try (var workers = Executors.newFixedThreadPool(processors)) {
            var waiting = inputs.byPlace().values().iterator();
            while (waiting.hasNext() || !ahead.isEmpty()) {
                while (waiting.hasNext() && ahead.size() < 2 * processors) {
                    var input = waiting.next();
                    ahead.add(CompletableFuture.supplyAsync(() -> outcome(reader, input, console), workers));
                }
                var outcome = ahead.remove().join();
                if (outcome.complaint() != null) {
                    console.say(outcome.complaint());
                    complete = false;
                }
                for (var file : outcome.files()) {
                    complete &= isRead(file, console);
                    taker.accept(file);
                }
            }
        }
        return complete;
    }

    /** 一份输入的结果 — its forms, or what to tell its owner. */
    private record Outcome(List<ReadFile> files, @Nullable String complaint) {}

    private static Outcome outcome(FormReader reader, Input input, Console console) {
        try (var in = input.open(console)) {
            return new Outcome(readOne(reader, input.name(), in), null);
        } catch (UnusableJsonException unusable) {
            return new Outcome(List.of(), "%s：%s".formatted(input.name(), unusable.getMessage()));
        } catch (IOException failure) {
            return new Outcome(List.of(), "%s 读不出来：%s。".formatted(input.name(), reason(failure)));
        }
    }

    /** 一份输入 — its name as given, and where its bytes come from; no path means standard input. */
    private record Input(String name, Path path) {
        static final Path NOWHERE = Path.of("");

        InputStream open(Console console) throws IOException {
            return path.equals(NOWHERE) ? console.in() : Files.newInputStream(path);
        }
    }

    /** Each file once, even when it was also named by its folder: a form must not be held against itself. */
    private record Inputs(Map<Path, Input> byPlace, boolean complete) {}

    private Inputs inputs(Console console) {
        var inputs = new LinkedHashMap<Path, Input>();
        boolean complete = true;
        for (var name : given) {
            try {
                if (name.equals(STANDARD_INPUT)) {
                    inputs.put(Input.NOWHERE, new Input("标准输入", Input.NOWHERE));
                    continue;
                }
                var path = Path.of(name);
                var found = Files.isDirectory(path) ? filesIn(path) : List.of(path);
                if (found.isEmpty()) {
                    console.say("目录 %s 里没有文件。".formatted(name));
                    complete = false;
                }
                for (var file : found) {
                    inputs.putIfAbsent(file.toRealPath(), new Input(file.toString(), file));
                }
            } catch (InvalidPathException impossible) {
                console.say("“%s”不能作为文件名，请检查。".formatted(name));
                complete = false;
            } catch (IOException failure) {
                console.say("%s 读不出来：%s。".formatted(name, reason(failure)));
                complete = false;
            }
        }
        return new Inputs(inputs, complete);
    }

    /** Hidden files, and the lock files that office programs leave beside an open document (~$), are nobody's forms. */
    private static List<Path> filesIn(Path folder) throws IOException {
        try (var walk = Files.walk(folder)) {
            return walk.filter(Files::isRegularFile)
                    .filter(file -> {
                        var name = Objects.requireNonNull(file.getFileName()).toString();
                        return !name.startsWith(".") && !name.startsWith("~$");
                    })
                    .sorted()
                    .toList();
        } catch (UncheckedIOException failure) {
            throw failure.getCause();
        }
    }

    private static List<ReadFile> readOne(FormReader reader, String name, InputStream in) throws IOException {
        var content = new BufferedInputStream(in);
        return isJson(name, content) ? FormsJson.read(content) : List.of(reader.read(name, content));
    }

    /** By its name, or by its first character: no other kind of form begins with a brace. */
    private static boolean isJson(String name, BufferedInputStream content) throws IOException {
        content.mark(FIRST_BYTES);
        var first = new String(content.readNBytes(FIRST_BYTES), StandardCharsets.ISO_8859_1).strip();
        content.reset();
        return name.toLowerCase(Locale.ROOT).endsWith(".json") || first.startsWith("{");
    }

    private static boolean isRead(ReadFile file, Console console) {
        return switch (file.status()) {
            case READ, PARTIAL -> true;
            case NOTHING_FOUND -> {
                console.say("%s：没有找到绩效表。请确认文件中有带标题(如“××年……绩效目标表”)的表。".formatted(file.name()));
                yield false;
            }
            case REJECTED -> {
                var problem = Objects.requireNonNull(file.problem());
                console.say("%s：%s".formatted(file.name(), problem.message()));
                yield false;
            }
        };
    }

    static String reason(IOException failure) {
        return switch (failure) {
            case NoSuchFileException _ -> "找不到这个文件，请检查路径";
            case AccessDeniedException _ -> "没有读取权限";
            case FileSystemException named when named.getReason() != null -> named.getReason();
            default -> String.valueOf(failure.getMessage());
        };
    }
}
