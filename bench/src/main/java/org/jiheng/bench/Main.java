package org.jiheng.bench;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** Runs every benchmark once and prints how they compare; JMH's own options may follow. */
public final class Main {
    private static final long CHECKED_AIM = 30_000;
    private static final long SCORED_AIM = 500_000;

    private Main() {}

    public static void main(String[] args) throws RunnerException, CommandLineOptionException {
        var results = new Runner(new OptionsBuilder()
                        .parent(new CommandLineOptions(args))
                        .build())
                .run();
        Map<String, Double> rates = new HashMap<>();
        for (var result : results) {
            var name = result.getParams().getBenchmark();
            var forms = result.getParams().getParam("forms");
            rates.put(
                    name.substring(name.lastIndexOf('.') + 1) + (forms == null ? "" : forms),
                    result.getPrimaryResult().getScore());
        }
        System.out.println();
        System.out.println("| What | Beside | Ratio | Aim |");
        System.out.println("| --- | --- | ---: | ---: |");
        ratio(rates, "jihengSameTenRules", "droolsTenRulesFormByForm", "10");
        ratio(rates, "jihengSameTenRules", "droolsTenRulesAllInOneSession", "10");
        ratio(rates, "jihengWholeRuleBook", "droolsTenRulesFormByForm", "–");
        ratio(rates, "jihengWholeRuleBook", "droolsTenRulesAllInOneSession", "–");
        ratio(rates, "jiheng", "duckDbTotals", "1");
        ratio(rates, "jihengWithSentences", "duckDbWithSentences", "1");
        ratio(rates, "readXlsx", "unzipAndStax", "–");
        ratio(rates, "readXlsx", "fastexcelReaderRows", "0.67");
        ratio(rates, "readXlsx", "easyExcelLineageRows", "–");
        ratio(rates, "readXlsx", "tikaText", "–");
        ratio(rates, "readXlsx", "poiUsermodel", "–");
        ratio(rates, "readPdf", "pdfBoxText", "0.67");
        ratio(rates, "readHtml", "jsoupParse", "0.50");
        ratio(rates, "writeXlsx", "poiBareCells", "1");
        ratio(rates, "writePdf", "libreOfficePdf", "10");
        ratio(rates, "writeDocx", "poiBareCells", "–");
        ratio(rates, "writeOfd", "libreOfficePdf", "–");
        ratio(rates, "writeHtml", "poiBareCells", "–");
        ratio(rates, "wholeRuleBookOverUnits100000", "wholeRuleBookOverUnits25000", "4");
        aim(rates, "jihengWholeRuleBook", CHECKED_AIM);
        aim(rates, "jiheng", SCORED_AIM);
        aim(rates, "jihengWithSentences", SCORED_AIM);
    }

    private static void ratio(Map<String, Double> rates, String ours, String theirs, String aim) {
        var one = rates.get(ours);
        var other = rates.get(theirs);
        if (one != null && other != null) {
            System.out.printf(Locale.ROOT, "| %s | %s | %.2f | %s |%n", ours, theirs, one / other, aim);
        }
    }

    private static void aim(Map<String, Double> rates, String ours, long formsASecond) {
        var one = rates.get(ours);
        if (one != null) {
            System.out.printf(
                    Locale.ROOT,
                    "| %s | %,d forms a second on one core | %.2f | 1 |%n",
                    ours,
                    formsASecond,
                    one / formsASecond);
        }
    }
}
