package org.jiheng.app.commandline;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jiheng.documents.Form;
import org.jiheng.documents.FormType;
import org.jiheng.documents.issuing.DisclosureBook;
import org.jiheng.documents.issuing.Edition;
import org.jiheng.documents.issuing.FileFormat;
import org.jiheng.documents.issuing.Redaction;
import org.jiheng.documents.reading.ReadFile;
import org.jiheng.documents.reading.ReadForm;
import org.jiheng.documents.writing.CannotExportException;
import org.jiheng.documents.writing.ExportName;
import org.jiheng.documents.writing.Layout;
import org.jiheng.documents.writing.LayoutBook;
import org.jiheng.documents.writing.OfficialSheet;
import org.jiheng.documents.writing.paged.FontChain;
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

    private static final long LONGEST_NARRATIVE = 2L << 20;

    private static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");

    private final Console console;
    private final InstantSource clock;

    @Mixin
    private FormFiles files = new FormFiles();

    @Option(
            names = "--to",
            required = true,
            paramLabel = "格式",
            description = "xlsx、docx、pdf、ofd、html，或用逗号隔开的几种：xlsx,pdf")
    private String to = "";

    @Option(names = "--out", required = true, paramLabel = "目录", description = "写到这个目录，没有时新建")
    private String out = "";

    @Option(
            names = "--layout",
            paramLabel = "版式",
            description = "用这种版式，如 national-target；也可只写开头，如 changshou-2024。不写时按地区、年度和类别选。版式见 jiheng layouts")
    private @Nullable String layout;

    @Option(
            names = "--edition",
            paramLabel = "版本",
            description = "public 公开版：手机号码、身份证号码、银行卡号、邮箱打码；internal 内部版：照填写的印出(默认)")
    private String edition = "internal";

    @Option(names = "--book", description = "把所有输入的表编成一册公开册：封面、目录、各表、汇总表；检查报告另写一个文件")
    private boolean book;

    @Option(names = "--zip", description = "与 --book 同用：每张表一个文件，打成压缩包")
    private boolean zip;

    @Option(names = "--approved", paramLabel = "日期", description = "与 --book 同用：预算批复日期，如 2026-01-20，检查报告据此核对是否按期公开")
    private @Nullable String approved;

    @Option(names = "--published", paramLabel = "日期", description = "与 --book 同用：公开日期；不写时按还没有公开核对")
    private @Nullable String published;

    @Option(names = "--narrative", paramLabel = "文件", description = "与 --book 同用：一同公开的文字说明(纯文本)，检查报告据此核对金额")
    private @Nullable String narrative;

    @Option(names = "--force", description = "覆盖已有的同名文件")
    private boolean force;

    WriteForms(Console console, InstantSource clock) {
        this.console = console;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        var formats =
                Stream.of(to.split(",", -1)).map(WriteForms::format).distinct().toList();
        var chosen = edition();
        var layouts = layouts();
        var folder = folder();
        var reading = files.read(console);
        boolean complete = reading.complete();
        if (book) {
            return writeBook(reading.files(), chosen, formats, folder) && complete
                    ? ExitCode.FINE
                    : ExitCode.UNREADABLE;
        }
        Set<String> taken = new HashSet<>();
        for (var file : reading.files()) {
            if (!file.forms().isEmpty()) {
                complete &= write(file, layouts, chosen, formats, folder, name(file, taken));
            }
        }
        return complete ? ExitCode.FINE : ExitCode.UNREADABLE;
    }

    private boolean writeBook(List<ReadFile> read, Edition chosen, List<FileFormat> formats, Path folder) {
        var forms = read.stream()
                .flatMap(file -> file.forms().stream())
                .map(ReadForm::form)
                .filter(form -> form.type() == FormType.TARGET)
                .toList();
        if (forms.isEmpty()) {
            console.say("输入中没有绩效目标表，编不成册。");
            return false;
        }
        var year = most(forms, form -> form.declaration().fiscalYear());
        if (year == null) {
            console.say("输入的表上都没有年度，编不成册。");
            return false;
        }
        var region = most(forms, Form::regionName);
        var department = most(forms, form -> form.declaration().department().name());
        var subject = new DisclosureBook.Subject(
                region == null ? "" : region,
                department == null ? "" : department,
                year,
                chosen,
                LocalDate.ofInstant(clock.instant(), BEIJING),
                new DisclosureBook.Told(day("--approved", approved), day("--published", published), narrative()));
        try {
            var made = DisclosureBook.of(subject, forms, FontChain.ofHouse());
            var name = ExportName.safe(made.title() + "-" + chosen.chinese(), 70);
            boolean complete = true;
            for (var format : formats) {
                var ending = zip ? "-" + format.extension() + ".zip" : "." + format.extension();
                complete &= write(
                        out -> {
                            if (zip) {
                                made.writeZip(format, out, each -> {});
                            } else {
                                made.write(format, out, each -> {});
                            }
                        },
                        folder.resolve(name + ending));
            }
            complete &= write(
                    out -> FileFormat.XLSX.write(List.of(made.report()), FontChain.ofHouse(), out),
                    folder.resolve(name + "-检查报告.xlsx"));
            console.say("%s：共%d张表，检查报告%d条。"
                    .formatted(made.title(), made.size(), made.remarks().size()));
            return complete;
        } catch (CannotExportException refused) {
            console.say(String.valueOf(refused.getMessage()));
            return false;
        }
    }

    private static @Nullable LocalDate day(String option, @Nullable String written) {
        try {
            return written == null ? null : LocalDate.parse(written);
        } catch (DateTimeParseException wrong) {
            throw new WrongCallException("%s 要写成 2026-01-20 的样子，不能是“%s”。".formatted(option, written));
        }
    }

    private @Nullable String narrative() {
        if (narrative == null) {
            return null;
        }
        try {
            var file = Path.of(narrative);
            if (Files.size(file) > LONGEST_NARRATIVE) {
                throw new WrongCallException("文字说明“%s”太长，最多 %d MB。".formatted(narrative, LONGEST_NARRATIVE >> 20));
            }
            return Files.readString(file);
        } catch (InvalidPathException | IOException unreadable) {
            throw new WrongCallException("不能读文字说明“%s”：要 UTF-8 编码的纯文本文件。".formatted(narrative));
        }
    }

    /** What most of the forms say; null when none says anything. */
    private static <T> @Nullable T most(List<Form> forms, Function<Form, @Nullable T> saying) {
        var counts = new LinkedHashMap<T, Integer>();
        for (var form : forms) {
            var said = saying.apply(form);
            if (said != null) {
                counts.merge(said, 1, Integer::sum);
            }
        }
        return counts.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse(null);
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

    private boolean write(
            ReadFile file, List<Layout> layouts, Edition chosen, List<FileFormat> formats, Path folder, String name) {
        var sheets = new ArrayList<OfficialSheet>();
        boolean complete = true;
        for (var form : file.forms()) {
            var redaction = Redaction.of(form.form(), chosen);
            tell(file, form, redaction, chosen);
            var sheet = sheet(redaction.form(), layouts);
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
            for (var format : formats) {
                complete &= write(sheets, format, folder.resolve(name + "." + format.extension()));
            }
            if (formats.contains(FileFormat.PDF)) {
                tellMissing(file, sheets);
            }
        }
        return complete;
    }

    /** What was found is said by kind and place, never by number: this text may land in a log. */
    private void tell(ReadFile file, ReadForm form, Redaction redaction, Edition chosen) {
        if (redaction.found().isEmpty()) {
            return;
        }
        var places = redaction.found().stream()
                .map(each ->
                        "%s(%s)".formatted(each.kind().chinese(), each.field().path()))
                .distinct()
                .collect(Collectors.joining("、"));
        console.say("%s：“%s”中有个人信息：%s；%s。"
                .formatted(
                        file.name(),
                        ReadingSummary.name(form),
                        places,
                        switch (chosen) {
                            case PUBLIC -> "已打码";
                            case INTERNAL -> "内部版照原样印出，公开时请用 --edition public";
                        }));
    }

    /** GIT-87: told before anybody finds 〓 on paper. */
    private void tellMissing(ReadFile file, List<OfficialSheet> sheets) {
        var missing = sheets.stream()
                .flatMap(sheet -> FontChain.ofHouse().missing(sheet).stream())
                .distinct()
                .sorted()
                .map(each -> "%s(U+%04X)".formatted(Character.toString(each), each))
                .collect(Collectors.joining("、"));
        if (!missing.isEmpty()) {
            console.say("%s：字体中没有这些字，PDF 中印成“〓”，复制出来仍是原字：%s。可把有这些字的 TTF 字体放进 %s 所指的目录。"
                    .formatted(file.name(), missing, FontChain.FOLDER_VARIABLE));
        }
    }

    private Edition edition() {
        return switch (edition) {
            case "public" -> Edition.PUBLIC;
            case "internal" -> Edition.INTERNAL;
            default -> throw new WrongCallException("--edition 只能是 public 或 internal，不能是“%s”。".formatted(edition));
        };
    }

    private static FileFormat format(String word) {
        return FileFormat.of(word.strip())
                .orElseThrow(() -> new WrongCallException("--to 只能是%s或其中几种(如 xlsx,pdf)，不能是“%s”。"
                        .formatted(
                                Stream.of(FileFormat.values())
                                                .map(format -> " " + format.extension())
                                                .collect(Collectors.joining("、"))
                                        + " ",
                                word)));
    }

    private boolean write(List<OfficialSheet> sheets, FileFormat format, Path place) {
        return write(out -> format.write(sheets, FontChain.ofHouse(), out), place);
    }

    /** 写出. */
    private interface Writing {
        void to(OutputStream out) throws IOException;
    }

    /** Beside its place first, so that a full disk or a lost power line never leaves half a file under the good name. */
    private boolean write(Writing writing, Path place) {
        if (!force && Files.exists(place)) {
            console.say("%s 已经存在，没有覆盖；要覆盖请加 --force。".formatted(place));
            return false;
        }
        try {
            var unfinished = Files.createTempFile(place.toAbsolutePath().getParent(), ".jiheng-", ".tmp");
            try {
                try (var stream = Files.newOutputStream(unfinished)) {
                    writing.to(stream);
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
