package org.jiheng.documents.accuracy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jiheng.documents.accuracy.InventedForms.Fixture;
import org.jiheng.documents.json.FormsJson;
import org.jiheng.documents.reading.IndicatorReading;
import org.jiheng.documents.reading.ReadFile;
import org.jiheng.documents.reading.ReadForm;

/**
 * 制作样本 — writes the invented forms as files of several producers, and beside each what is true about it. Run by hand
 * after a change to the inventions; needs LibreOffice for the formats only an office program writes:
 *
 * <pre>java … org.jiheng.documents.accuracy.MakeFixtures src/test/resources/accuracy</pre>
 */
final class MakeFixtures {
    private MakeFixtures() {}

    public static void main(String... arguments) throws IOException, InterruptedException {
        var folder = Path.of(arguments[0]);
        var office = Files.createTempDirectory("fixtures");
        var all = InventedForms.all();
        for (int i = 0; i < all.size(); i++) {
            write(folder, all.get(i), i);
        }
        for (var conversion : List.of(
                new Conversion("xlsx", "ods-xls", "xls", "MS Excel 97"),
                new Conversion("docx", "doc", "doc", "MS Word 97"),
                new Conversion("docx", "pdf", "pdf", "writer_pdf_Export"),
                new Conversion("xlsx", "sheet-pdf", "pdf", "calc_pdf_Export"),
                new Conversion("xlsx", "sheet-html", "html", "HTML (StarCalc)"),
                new Conversion("docx", "office-docx", "docx", "MS Word 2007 XML"))) {
            convert(folder, office, conversion);
        }
    }

    private static void write(Path folder, Fixture fixture, int number) throws IOException {
        var place = Files.createDirectories(folder.resolve(fixture.variant()));
        var name = fixture.name();
        Files.writeString(place.resolve(name + ".truth.json"), truth(fixture));
        var pages = fixture.pages();
        Files.write(place.resolve(name + ".xlsx"), Producers.xlsx(pages));
        Files.write(place.resolve(name + ".docx"), Producers.docx(pages));
        if (number % 2 == 0) {
            Files.writeString(place.resolve(name + ".html"), Producers.html(pages));
            Files.writeString(place.resolve(name + ".txt"), Producers.text(pages));
        } else {
            Files.write(place.resolve(name + ".html"), Producers.oldHtml(pages).getBytes(Charset.forName("GB18030")));
            Files.write(place.resolve(name + ".csv"), Producers.csv(pages).getBytes(StandardCharsets.UTF_8));
        }
        if (number % 3 != 2) {
            Files.write(
                    place.resolve(name + ".ofd"),
                    number % 3 == 0 ? OfdProducer.printed(pages) : OfdProducer.converted(pages));
        }
        if (number % 5 == 0) {
            Files.write(place.resolve(name + ".xls"), Producers.xls(pages));
        }
    }

    private static String truth(Fixture fixture) {
        var forms = fixture.truth().stream()
                .map(form -> new ReadForm(
                        form,
                        java.util.Map.of(),
                        form.declaration().indicators().stream()
                                .map(each -> new IndicatorReading("", null, new java.math.BigDecimal("1.00")))
                                .toList(),
                        List.of()))
                .toList();
        return FormsJson.text(List.of(new ReadFile(
                        fixture.name(),
                        "",
                        "",
                        forms.isEmpty() ? ReadFile.Status.NOTHING_FOUND : ReadFile.Status.READ,
                        null,
                        forms)))
                + "\n";
    }

    /** From which format, under which second name, to which, by which filter. */
    private record Conversion(String from, String as, String to, String filter) {}

    private static void convert(Path folder, Path office, Conversion conversion)
            throws IOException, InterruptedException {
        var out = Files.createDirectories(office.resolve(conversion.as()));
        var chosen = new ArrayList<Path>();
        try (Stream<Path> walk = Files.walk(folder)) {
            walk.filter(file -> name(file).endsWith("." + conversion.from())
                            && !name(file).contains(".office."))
                    .sorted()
                    .forEach(chosen::add);
        }
        var inputs = Files.createDirectories(office.resolve(conversion.as() + "-in"));
        var call = new ArrayList<>(List.of(
                "soffice",
                "--headless",
                "--convert-to",
                conversion.to() + ":" + conversion.filter(),
                "--outdir",
                out.toString()));
        for (int i = 0; i < chosen.size(); i++) {
            if (isWanted(conversion, i)) {
                // All inputs in one folder, each under a name of its own.
                var copy = inputs.resolve(i + "." + conversion.from());
                Files.copy(chosen.get(i), copy);
                call.add(copy.toString());
            }
        }
        var process = new ProcessBuilder(call).redirectErrorStream(true).start();
        process.getInputStream().readAllBytes();
        if (!process.waitFor(5, TimeUnit.MINUTES) || process.exitValue() != 0) {
            throw new IOException("LibreOffice did not convert to " + conversion.to());
        }
        for (int i = 0; i < chosen.size(); i++) {
            var made = out.resolve(i + "." + conversion.to());
            if (Files.exists(made)) {
                var source = chosen.get(i);
                var base = name(source)
                        .substring(0, name(source).length() - conversion.from().length() - 1);
                var plain = source.resolveSibling(base + "." + conversion.to());
                Files.copy(
                        made, Files.exists(plain) ? source.resolveSibling(base + ".office." + conversion.to()) : plain);
            }
        }
    }

    /** Every format where it is plausible, not every form in every format: the repository stays small. */
    private static boolean isWanted(Conversion conversion, int i) {
        return switch (conversion.as()) {
            case "doc", "pdf" -> true;
            case "ods-xls" -> i % 2 == 0;
            case "sheet-pdf", "sheet-html", "office-docx" -> i % 4 == 1;
            default -> false;
        };
    }

    private static String name(Path file) {
        return Objects.requireNonNull(file.getFileName()).toString();
    }
}
