package org.jiheng.app.commandline;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** 用法提示 — help and complaints about a call, in Chinese; picocli's own are English. */
final class Complaints {
    private static final int HELP_WIDTH = 100;

    private Complaints() {}

    static PrintWriter writer(PrintStream stream) {
        return new PrintWriter(stream, true, StandardCharsets.UTF_8);
    }

    static void speakChinese(CommandLine line) {
        line.setParameterExceptionHandler((wrong, _) -> complain(wrong));
        translate(line);
        line.getCommandSpec()
                .addOption(OptionSpec.builder("-V", "--version")
                        .versionHelp(true)
                        .description("显示版本")
                        .build());
        line.getSubcommands().values().forEach(Complaints::translate);
    }

    private static void translate(CommandLine line) {
        line.getCommandSpec()
                .addOption(OptionSpec.builder("-h", "--help")
                        .usageHelp(true)
                        .description("显示本说明")
                        .build());
        line.setUsageHelpWidth(HELP_WIDTH);
        line.getCommandSpec()
                .usageMessage()
                .synopsisHeading("用法:")
                .synopsisSubcommandLabel("命令")
                .parameterListHeading("%n参数:%n")
                .optionListHeading("%n选项:%n")
                .commandListHeading("%n命令:%n")
                .sortOptions(false);
    }

    private static int complain(ParameterException wrong) {
        var line = wrong.getCommandLine();
        var err = line.getErr();
        err.println(sentence(wrong));
        if (wrong instanceof UnmatchedArgumentException unmatched
                && !unmatched.getSuggestions().isEmpty()) {
            err.println("是不是要用:%s?".formatted(String.join("、", unmatched.getSuggestions())));
        }
        err.println("用法见 %s --help".formatted(line.getCommandSpec().qualifiedName()));
        return ExitCode.UNREADABLE;
    }

    private static String sentence(ParameterException wrong) {
        return switch (wrong) {
            case UnmatchedArgumentException unmatched -> {
                var word = unmatched.getUnmatched().getFirst();
                yield unmatched.isUnknownOption()
                        ? "没有“%s”这个选项。".formatted(word)
                        : line(wrong).getSubcommands().isEmpty()
                                ? "多了“%s”,不知道做什么用。".formatted(word)
                                : "没有“%s”这个命令。".formatted(word);
            }
            case MissingParameterException missing ->
                "缺少参数:%s。"
                        .formatted(missing.getMissing().stream()
                                .map(Complaints::name)
                                .collect(Collectors.joining("、")));
            case OverwrittenOptionException twice -> "%s 只能写一次。".formatted(name(twice.getOverwritten()));
            // Such as an option without its value; picocli has no type of its own for the rest.
            default ->
                wrong.getArgSpec() == null
                        ? "命令的写法不对:%s".formatted(wrong.getMessage())
                        : "%s 的写法不对。".formatted(name(wrong.getArgSpec()));
        };
    }

    private static CommandLine line(ParameterException wrong) {
        return wrong.getCommandLine();
    }

    private static String name(ArgSpec spec) {
        return switch (spec) {
            case OptionSpec option ->
                option.longestName() + (option.arity().max() == 0 ? "" : " <" + option.paramLabel() + ">");
            default -> spec.paramLabel();
        };
    }
}
