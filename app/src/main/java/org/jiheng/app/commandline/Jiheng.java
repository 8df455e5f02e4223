package org.jiheng.app.commandline;

import java.time.InstantSource;
import java.util.Objects;
import java.util.function.Supplier;
import org.jiheng.policy.parameters.NotInForceException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/** 绩衡命令行 — the commands, listed by hand. */
@Command(
        name = "jiheng",
        versionProvider = Jiheng.Version.class,
        header = "绩衡 Jiheng：预算绩效管理",
        description = {"", "读表、审核、评分、导出规范表，以及启动网站。"},
        footer = {
            "",
            "例：jiheng read 目标表.xlsx",
            "    jiheng check 目标表.xlsx 另一目录",
            "    jiheng write 目标表.txt --to xlsx,html --out 导出",
            "",
            "每个命令都有自己的说明，如 jiheng check --help"
        })
public final class Jiheng {
    private Jiheng() {}

    /**
     * Runs one command of this process.
     *
     * @param application the Spring application, asked for only by {@code serve}: every other command answers without
     *     loading a single class of the server
     * @return the exit code
     */
    public static int run(Supplier<Class<?>> application, String... arguments) {
        var console = Console.ofProcess();
        int code = run(console, InstantSource.system(), application, arguments);
        console.out().flush();
        console.err().flush();
        return code;
    }

    static int run(Console console, InstantSource clock, Supplier<Class<?>> application, String... arguments) {
        var line = new CommandLine(new Jiheng());
        if (arguments.length == 0 || !arguments[0].equals(Serve.NAME)) { // a start waits for nothing it does not need
            addShortCommands(line, console, clock);
        }
        line.addSubcommand(new Serve(console, application));
        line.setOut(Complaints.writer(console.out()));
        line.setErr(Complaints.writer(console.err()));
        line.setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF));
        Complaints.speakChinese(line);
        if (arguments.length == 0) {
            line.usage(line.getErr());
            return ExitCode.UNREADABLE;
        }
        line.setExecutionExceptionHandler((failure, _, _) -> failed(console, failure));
        return line.execute(arguments);
    }

    private static void addShortCommands(CommandLine line, Console console, InstantSource clock) {
        line.addSubcommand(new ReadForms(console))
                .addSubcommand(new MeasureAccuracy(console))
                .addSubcommand(new CheckForms(console, clock))
                .addSubcommand(new ScoreForms(console, clock))
                .addSubcommand(new ShowRules(console, clock))
                .addSubcommand(new WriteForms(console, clock))
                .addSubcommand(new ListLayouts(console))
                .addSubcommand(new CommandLine(new AuditCommands())
                        .addSubcommand(new VerifyChain(console))
                        .addSubcommand(new ExportEvidence(console))
                        .addSubcommand(new ArchiveAudit(console, clock)))
                .addSubcommand(new CommandLine(new KeyCommands()).addSubcommand(new RotateKeys(console)));
    }

    private static int failed(Console console, Exception failure) {
        switch (failure) {
            case WrongCallException wrong -> console.say(String.valueOf(wrong.getMessage()));
            case NotInForceException early -> console.say(String.valueOf(early.getMessage()));
            default -> {
                console.say("程序内部出错，没有完成。请把下面的内容连同所用的命令告诉维护者：");
                failure.printStackTrace(console.err());
            }
        }
        return ExitCode.UNREADABLE;
    }

    /** 版本 — as the jar says; there is none when run from class files. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            var version = Jiheng.class.getPackage().getImplementationVersion();
            return new String[] {"绩衡 Jiheng " + Objects.requireNonNullElse(version, "(开发中)")};
        }
    }
}
