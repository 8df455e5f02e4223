package org.jiheng.app.commandline;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jiheng.documents.Form;
import org.jiheng.documents.reading.ReadFile;
import org.jiheng.documents.writing.CannotExportException;
import org.jiheng.documents.writing.HtmlWriter;
import org.jiheng.documents.writing.Layout;
import org.jiheng.documents.writing.LayoutBook;
import org.jiheng.documents.writing.OfficialSheet;
import org.jiheng.documents.writing.XlsxWriter;
import org.jiheng.policy.common.FieldPath;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** 导出规范表 — the forms of each input on their official sheets, one workbook or page for each input. */
@Command(name = "write", description = "把绩效表写成规范格式的文件，打印写出的文件名；不覆盖已有文件")
final class WriteForms implements Callable<Integer> {
    /** What Windows refuses in a name, and what nobody can see or type. */
    private static final Pattern UNSAFE = Pattern.compile("[\\\\/:*?\"<>|]|\\p{Cc}|\\p{Cf}|\\p{Cs}");

    /** 目标格式. */
    private enum Target {
        XLSX {
            @Override
            void write(List<OfficialSheet> sheets, OutputStream out) throws IOException {
                XlsxWriter.write(sheets, out);
            }
        },
        HTML {
            @Override
            void write(List<OfficialSheet> sheets, OutputStream out) throws IOException {
                HtmlWriter.write(sheets, out);
            }
        };

        abstract void write(List<OfficialSheet> sheets, OutputStream out) throws IOException;

        String extension() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Target of(String word) {
            return Stream.of(values())
                    .filter(target -> target.extension().equals(word.strip()))
                    .findFirst()
                    .orElseThrow(
                            () -> new WrongCallException("--to 只能是 xlsx、html 或两者(xlsx,html),不能是“%s”。".formatted(word)));
        }
    }

    private final Console console;

    @Mixin
    private FormFiles files = new FormFiles();

    @Option(names = "--to", required = true, paramLabel = "格式", description = "xlsx、html,或用逗号隔开的几种：xlsx,html")
    private String to = "";

    @Option(names = "--out", required = true, paramLabel = "目录", description = "写到这个目录，没有时新建")
    private String out = "";

    @Option(
            names = "--layout",
            paramLabel = "版式",
            description = "用这种版式，如 national-target；也可只写开头，如 changshou-2024。不写时按地区、年度和类别选。版式见 jiheng layouts")
    private @Nullable String layout;

    @Option(names = "--force", description = "覆盖已有的同名文件")
    private boolean force;

    WriteForms(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        var targets = Stream.of(to.split(",", -1)).map(Target::of).distinct().toList();
        var layouts = layouts();
        var folder = folder();
        var reading = files.read(console);
        boolean complete = reading.complete();
        Set<String> taken = new HashSet<>();
        for (var file : reading.files()) {
            if (!file.forms().isEmpty()) {
                complete &= write(file, layouts, targets, folder, name(file, taken));
            }
        }
        return complete ? ExitCode.FINE : ExitCode.UNREADABLE;
    }

    private Path folder() {
        try {
            return Files.createDirectories(Path.of(out));
        } catch (FileAlreadyExistsException occupied) {
            throw new WrongCallException("--out 要一个目录，“%s”是文件。".formatted(out));
        } catch (InvalidPathException | IOException failure) {
            throw new WrongCallException("不能建立目录“%s”：请检查路径和写入权限。".formatted(out));
        }
    }

    /** Those asked for; empty when the book shall choose. */
    private List<Layout> layouts() {
        if (layout == null) {
            return List.of();
        }
        var found = LayoutBook.standard().named(layout);
        if (found.isEmpty()) {
            throw new WrongCallException("没有名为“%s”的版式。可用的版式见 jiheng layouts。".formatted(layout));
        }
        return found;
    }

    private static Optional<OfficialSheet> sheet(Form form, List<Layout> layouts) {
        return layouts.isEmpty()
                ? LayoutBook.standard().sheetFor(form)
                : LayoutBook.among(layouts, form).map(layout -> OfficialSheet.of(form, layout));
    }

    private boolean write(ReadFile file, List<Layout> layouts, List<Target> targets, Path folder, String name) {
        var sheets = new ArrayList<OfficialSheet>();
        boolean complete = true;
        for (var form : file.forms()) {
            var sheet = sheet(form.form(), layouts);
            if (sheet.isEmpty()) {
                console.say("%s：“%s”没有可用的版式，没有写出。".formatted(file.name(), ReadingSummary.name(form)));
                complete = false;
                continue;
            }
            var lost = sheet.get().notCarried();
            if (!lost.isEmpty()) {
                console.say("%s：“%s”有内容在版式中没有位置，没有写出：%s。"
                        .formatted(
                                file.name(),
                                ReadingSummary.name(form),
                                lost.stream().map(FieldPath::path).collect(Collectors.joining("、"))));
            }
            sheets.add(sheet.get());
        }
        if (!sheets.isEmpty()) {
            for (var target : targets) {
                complete &= write(sheets, target, folder.resolve(name + "." + target.extension()));
            }
        }
        return complete;
    }

    /** Beside its place first, so that a full disk or a lost power line never leaves half a file under the good name. */
    private boolean write(List<OfficialSheet> sheets, Target target, Path place) {
        if (!force && Files.exists(place)) {
            console.say("%s 已经存在，没有覆盖；要覆盖请加 --force。".formatted(place));
            return false;
        }
        try {
            var unfinished = Files.createTempFile(place.toAbsolutePath().getParent(), ".jiheng-", ".tmp");
            try {
                try (var stream = Files.newOutputStream(unfinished)) {
                    target.write(sheets, stream);
                }
                Files.move(unfinished, place, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(unfinished);
            }
            console.print(place.toString());
            return true;
        } catch (CannotExportException tooLarge) {
            console.say("%s 没有写出：%s".formatted(place, tooLarge.getMessage()));
        } catch (IOException failure) {
            console.say("%s 写不出来：%s。".formatted(place, FormFiles.reason(failure)));
        }
        return false;
    }

    /** The input's own name without its ending, made safe and told apart from its neighbours'. */
    private static String name(ReadFile file, Set<String> taken) {
        var last = file.name()
                .substring(Math.max(file.name().lastIndexOf('/'), file.name().lastIndexOf('\\')) + 1);
        var stem = last.lastIndexOf('.') > 0 ? last.substring(0, last.lastIndexOf('.')) : last;
        var safe = UNSAFE.matcher(stem).replaceAll("_").strip();
        var base = safe.isEmpty() || safe.startsWith(".") ? "绩效表" : safe;
        var name = base;
        for (int copy = 2; !taken.add(name.toLowerCase(Locale.ROOT)); copy++) {
            name = "%s(%d)".formatted(base, copy);
        }
        return name;
    }
}
