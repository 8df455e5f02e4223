package org.jiheng.app.commandline;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jiheng.policy.common.Region;
import org.jiheng.policy.parameters.ParameterEntry;
import org.jiheng.policy.rules.RuleBook;
import org.jiheng.policy.rules.RuleCard;
import org.jiheng.policy.rules.RuleExamples;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** 规则 — what the rules in force are, and one rule with its source, its figures and its examples. */
@Command(
        name = "rules",
        description = "列出审核规则；写上编号就看一条规则的依据、参数和例子",
        footer = {"", "例：jiheng rules", "    jiheng rules LNT-31 --region 500115000"})
final class ShowRules implements Callable<Integer> {
    private final Console console;
    private final InstantSource clock;

    @Parameters(arity = "0..1", paramLabel = "编号", description = "规则编号，如 LNT-31；不写就列出全部")
    private @Nullable String id;

    @Mixin
    private WhichRules which = new WhichRules();

    ShowRules(Console console, InstantSource clock) {
        this.console = console;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        var book = RuleBook.inForce(
                which.parameters(),
                which.region(),
                which.date().orElseGet(() -> LocalDate.ofInstant(clock.instant(), CheckForms.BEIJING)));
        if (id == null) {
            list(book);
            return ExitCode.FINE;
        }
        var card =
                find(book, id).orElseThrow(() -> new WrongCallException("没有规则“%s”。jiheng rules 列出全部规则。".formatted(id)));
        show(card);
        return ExitCode.FINE;
    }

    /** lnt-1 and LNT-01 are the same rule to a person. */
    private static Optional<RuleCard> find(RuleBook book, String typed) {
        var upper = typed.strip().toUpperCase(Locale.ROOT);
        return book.rule(upper).or(() -> book.rule(upper.replaceFirst("^LNT-?(\\d)$", "LNT-0$1")));
    }

    private void list(RuleBook book) {
        var columns = new Columns();
        columns.row("编号", "环节", "程度", "规则", "依据");
        for (var rule : book.rules()) {
            columns.row(
                    rule.id(),
                    rule.phase().chinese(),
                    rule.severity().chinese(),
                    rule.title(),
                    rule.basis().toString());
        }
        columns.lines().forEach(console::print);
        console.print("");
        console.print("合计：%d条规则".formatted(book.rules().size()));
    }

    private void show(RuleCard card) {
        var rule = card.info();
        console.print("%s %s（%s，%s）"
                .formatted(
                        rule.id(),
                        rule.title(),
                        rule.phase().chinese(),
                        rule.severity().chinese()));
        console.print("查什么：" + rule.checks());
        console.print("为什么：" + rule.reason());
        console.print("依据：%s，%s".formatted(rule.basis(), rule.basis().clause()));
        for (var parameter : card.parameters()) {
            console.print("");
            console.print("参数：" + parameter.title());
            table(
                    List.of("地区", "从何日起", "取值", "出处"),
                    parameter.entries().stream().map(ShowRules::entry).toList());
        }
        console.print("");
        console.print("例子：");
        examples(card.examples());
    }

    private static List<String> entry(ParameterEntry entry) {
        return List.of(
                entry.region().equals(Region.NATIONAL.code()) ? "全国" : entry.region(),
                entry.from().toString(),
                entry.value(),
                "%s，%s".formatted(entry.source(), entry.source().clause()));
    }

    private void examples(RuleExamples examples) {
        table(examples.columns(), examples.rows());
    }

    private void table(List<String> head, List<List<String>> rows) {
        var columns = new Columns();
        columns.row(head.toArray(String[]::new));
        rows.forEach(row -> columns.row(row.toArray(String[]::new)));
        columns.lines().forEach(line -> console.print("  " + line));
    }
}
