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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jiheng.documents.json.FormsJson;
import org.jiheng.documents.json.UnusableJsonException;
import org.jiheng.documents.reading.FormReader;
import org.jiheng.documents.reading.ReadFile;
import picocli.CommandLine.Parameters;

/**
 * 输入的文件 — what a command was given: forms in files of any kind we read, forms as {@code jiheng-forms/1}, whole folders,
 * and {@code -} for standard input. A file that cannot be read is complained about and never blocks the others.
 */
final class FormFiles {
    /** One call holds all its forms in memory; more belong into several calls. */
    static final int MAX_FILES = 5_000;

    private static final String STANDARD_INPUT = "-";
    private static final int FIRST_BYTES = 64;

    @Parameters(
            arity = "1..*",
            paramLabel = "文件",
            description = "表格文件(制表符分隔的文本、xlsx、html)、read 输出的 json、目录,或 - 表示标准输入;可以有多个")
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

    Reading read(Console console) {
        var files = new ArrayList<ReadFile>();
        boolean complete = true;
        var reader = FormReader.standard();
        var inputs = inputs(console);
        complete &= inputs.complete();
        for (var input : inputs.byPlace().values()) {
            try (var in = input.open(console)) {
                files.addAll(readOne(reader, input.name(), in));
            } catch (UnusableJsonException unusable) {
                console.say("%s:%s".formatted(input.name(), unusable.getMessage()));
                complete = false;
            } catch (IOException failure) {
                console.say("%s 读不出来:%s。".formatted(input.name(), reason(failure)));
                complete = false;
            }
        }
        for (var file : files) {
            complete &= isRead(file, console);
        }
        return new Reading(files, complete);
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
                console.say("“%s”不能作为文件名,请检查。".formatted(name));
                complete = false;
            } catch (IOException failure) {
                console.say("%s 读不出来:%s。".formatted(name, reason(failure)));
                complete = false;
            }
        }
        if (inputs.size() > MAX_FILES) {
            throw new WrongCallException("一次最多处理%d个文件,这里有%d个,请分几次进行。".formatted(MAX_FILES, inputs.size()));
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
                    .limit(MAX_FILES + 1L)
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
                console.say("%s:没有找到绩效表。请确认文件中有带标题(如“××年……绩效目标表”)的表。".formatted(file.name()));
                yield false;
            }
            case REJECTED -> {
                var problem = Objects.requireNonNull(file.problem());
                console.say("%s:%s".formatted(file.name(), problem.message()));
                yield false;
            }
        };
    }

    static String reason(IOException failure) {
        return switch (failure) {
            case NoSuchFileException _ -> "找不到这个文件,请检查路径";
            case AccessDeniedException _ -> "没有读取权限";
            case FileSystemException named when named.getReason() != null -> named.getReason();
            default -> String.valueOf(failure.getMessage());
        };
    }
}
