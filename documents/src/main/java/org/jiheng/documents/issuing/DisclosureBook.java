package org.jiheng.documents.issuing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.jiheng.documents.Form;
import org.jiheng.documents.FormType;
import org.jiheng.documents.MoneyUnit;
import org.jiheng.documents.writing.CannotExportException;
import org.jiheng.documents.writing.Layout;
import org.jiheng.documents.writing.LayoutBook;
import org.jiheng.documents.writing.OfficialSheet;
import org.jiheng.documents.writing.paged.FontChain;
import org.jiheng.policy.common.FiscalYear;
import org.jiheng.policy.indicator.CodedName;
import org.jiheng.policy.indicator.DeclarationTexts;
import org.jiheng.policy.indicator.Funding;
import org.jiheng.policy.indicator.ProjectTier;
import org.jiheng.policy.indicator.TargetDeclaration;
import org.jspecify.annotations.Nullable;

/**
 * 公开册 — what a department publishes of its targets in a year: cover, contents, the form of each key project, those of
 * its general ones, for a tier without projects the empty table with its sentence (PUB-04), and the totals. What is
 * doubtful about it stands in a report of its own (LNT-68 … 73, GIT-87): that is for the house, not for citizens.
 *
 * <p>A project that is left out is never passed over in silence: the report names it, and no empty table claims that there
 * are no such projects.
 *
 * <p>Sheets are laid out one after the other while a file is written, so a thousand projects need little more memory
 * than their values.
 */
public final class DisclosureBook {
    /** A book larger than this is split by unit. */
    public static final int MAX_FORMS = 5_000;

    private final Subject subject;
    private final List<Form> forms;
    private final List<Layout> layouts;
    private final BookSheets own;
    private final List<Remark> remarks;
    private final FontChain fonts;

    /**
     * 册.
     *
     * @param preparedOn the day printed on the cover
     * @param told what the check report holds the book against
     */
    public record Subject(
            String region, String department, FiscalYear year, Edition edition, LocalDate preparedOn, Told told) {
        public String title() {
            return "%s%s年项目支出绩效目标公开册".formatted(owner(), year);
        }

        /** What the table of a kind of projects is called where no form says it. */
        String tableTitle(ProjectTier tier) {
            return "%s%s年%s绩效目标表".formatted(region, year, tier.chinese());
        }

        /** 长寿区 and 区委老干局 are 长寿区委老干局. */
        private String owner() {
            if (region.isEmpty() || department.startsWith(region)) {
                return department;
            }
            var last = region.substring(region.length() - 1);
            return department.startsWith(last) ? region + department.substring(1) : region + department;
        }
    }

    /**
     * 核对的依据 — what does not stand in the forms; what is not known is not checked.
     *
     * @param approvedOn 预算批复日期 (LNT-69)
     * @param publishedOn 公开日期 (LNT-69)
     * @param narrative 文字说明 that is published beside the tables (LNT-70, LNT-71)
     */
    public record Told(
            @Nullable LocalDate approvedOn,
            @Nullable LocalDate publishedOn,
            @Nullable String narrative) {
        public static final Told NOTHING = new Told(null, null, null);
    }

    /**
     * 没有编入的一个项目.
     *
     * @param tier null when it is not known
     * @param why in words, for the check report
     */
    public record LeftOut(String project, @Nullable ProjectTier tier, String why) {}

    /**
     * 检查报告的一行.
     *
     * @param about the project or table it speaks of; blank for the book as a whole
     */
    public record Remark(String rule, String severity, String about, String message, String advice) {}

    private DisclosureBook(
            Subject subject, List<Form> masked, List<LeftOut> leftOut, CheckReport report, FontChain fonts) {
        this.subject = subject;
        this.fonts = fonts;
        var missing = new ArrayList<ProjectTier>();
        var all = new ArrayList<>(masked);
        for (var tier : ProjectTier.values()) {
            if (masked.stream().noneMatch(form -> form.declaration().tier() == tier)) {
                if (leftOut.stream().anyMatch(project -> project.tier() == null || project.tier() == tier)) {
                    missing.add(tier);
                } else {
                    all.add(emptyTable(subject, tier));
                }
            }
        }
        if (all.isEmpty()) {
            throw new CannotExportException("没有可以编入的绩效目标表，编不成册。");
        }
        all.sort(Comparator.comparing(
                form -> Objects.requireNonNullElse(form.declaration().tier(), ProjectTier.KEY_SPECIAL)));
        this.forms = List.copyOf(all);
        this.layouts = forms.stream()
                .map(form -> LayoutBook.standard()
                        .layoutFor(form)
                        .orElseThrow(() -> new CannotExportException("“%s”没有可用的版式，不能编入公开册。".formatted(name(form)))))
                .toList();
        this.own = new BookSheets(subject, forms, leftOut.isEmpty(), missing, layouts.getFirst());
        leftOut.forEach(report::leftOut);
        IntStream.range(0, forms.size()).forEach(each -> report.sheet(forms.get(each), sheet(each)));
        this.remarks = report.remarks(missing);
    }

    /**
     * Puts the forms of a department into a book, key projects first, each tier in the order given.
     *
     * @param leftOut what the department has besides, and why it is not in the book
     * @throws CannotExportException when they are too many or none, or one of them has no layout
     */
    public static DisclosureBook of(Subject subject, List<Form> given, List<LeftOut> leftOut, FontChain fonts) {
        if (given.size() > MAX_FORMS) {
            throw new CannotExportException("一册最多放%d张表，这里有%d张，请按实施单位分册。".formatted(MAX_FORMS, given.size()));
        }
        var report = new CheckReport(subject, fonts);
        var masked = new ArrayList<Form>();
        for (var form : given) {
            var redaction = Redaction.of(form, subject.edition());
            redaction.found().forEach(found -> report.personal(redaction.form(), found));
            masked.add(redaction.form());
        }
        return new DisclosureBook(subject, masked, leftOut, report, fonts);
    }

    public static DisclosureBook of(Subject subject, List<Form> given, FontChain fonts) {
        return of(subject, given, List.of(), fonts);
    }

    public String title() {
        return subject.title();
    }

    /** How many forms are in it, the empty tables included. */
    public int size() {
        return forms.size();
    }

    public List<Remark> remarks() {
        return remarks;
    }

    /** 检查报告 as a sheet. */
    public OfficialSheet report() {
        return own.report(remarks);
    }

    /** A table without projects is published too, with a sentence that says so (PUB-04). */
    private static Form emptyTable(Subject subject, ProjectTier tier) {
        return new Form(
                FormType.TARGET,
                subject.tableTitle(tier),
                null,
                subject.region(),
                MoneyUnit.WAN_YUAN,
                new TargetDeclaration(
                        tier,
                        subject.year(),
                        CodedName.named(subject.department()),
                        CodedName.BLANK,
                        CodedName.BLANK,
                        null,
                        Funding.BLANK,
                        DeclarationTexts.BLANK,
                        List.of(),
                        null,
                        Set.of()),
                List.of(),
                null,
                null);
    }

    static String name(Form form) {
        var name = form.declaration().project().name();
        return name == null ? Objects.requireNonNullElse(form.title(), "空表") : name;
    }

    Form form(int index) {
        return forms.get(index);
    }

    OfficialSheet sheet(int index) {
        return OfficialSheet.of(forms.get(index), layouts.get(index));
    }

    BookSheets own() {
        return own;
    }

    FontChain fonts() {
        return fonts;
    }

    /**
     * Writes the whole book as one file; the stream stays open.
     *
     * @param written told again and again how many forms are done
     */
    public void write(FileFormat format, OutputStream out, IntConsumer written) throws IOException {
        new BookFile(this, written).write(format, out);
    }

    /** 取一份 of a zip, made now or before. */
    @FunctionalInterface
    public interface Pieces {
        byte[] of(int number) throws IOException;
    }

    /** One file for each form, and one with cover, contents and totals. */
    public void writeZip(FileFormat format, OutputStream out, IntConsumer written) throws IOException {
        writePieces(format, out, number -> {
            var piece = piece(number, format);
            if (number > 0) {
                written.accept(number);
            }
            return piece;
        });
    }

    /** The zip out of its pieces, asked for one after the other. */
    public void writePieces(FileFormat format, OutputStream out, Pieces pieces) throws IOException {
        BookZip.write(this, format, out, pieces);
    }

    /** One file of a zip: the first holds cover, contents and totals, the others a form each. */
    public byte[] piece(int number, FileFormat format) throws IOException {
        var out = new ByteArrayOutputStream();
        format.write(
                number == 0 ? List.of(own.cover(), own.contents(null), own.totals()) : List.of(sheet(number - 1)),
                fonts,
                out);
        return out.toByteArray();
    }
}
