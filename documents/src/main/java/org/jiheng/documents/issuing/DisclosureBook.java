package org.jiheng.documents.issuing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jiheng.documents.Form;
import org.jiheng.documents.FormType;
import org.jiheng.documents.MoneyUnit;
import org.jiheng.documents.writing.Align;
import org.jiheng.documents.writing.CannotExportException;
import org.jiheng.documents.writing.DocxWriter;
import org.jiheng.documents.writing.ExportName;
import org.jiheng.documents.writing.HtmlWriter;
import org.jiheng.documents.writing.Layout;
import org.jiheng.documents.writing.LayoutBook;
import org.jiheng.documents.writing.OfficialSheet;
import org.jiheng.documents.writing.XlsxWriter;
import org.jiheng.documents.writing.paged.FontChain;
import org.jiheng.documents.writing.paged.OfdWriter;
import org.jiheng.documents.writing.paged.PdfWriter;
import org.jiheng.policy.common.FieldPath;
import org.jiheng.policy.common.FiscalYear;
import org.jiheng.policy.common.Money;
import org.jiheng.policy.common.Region;
import org.jiheng.policy.indicator.CodedName;
import org.jiheng.policy.indicator.DeclarationTexts;
import org.jiheng.policy.indicator.Funding;
import org.jiheng.policy.indicator.ProjectTier;
import org.jiheng.policy.indicator.TargetDeclaration;
import org.jiheng.policy.rules.RuleBook;
import org.jiheng.policy.rules.publication.Disclosure;
import org.jiheng.policy.rules.publication.OpenText;
import org.jiheng.policy.rules.publication.ProjectAmount;
import org.jiheng.policy.rules.publication.PublishedTable;
import org.jspecify.annotations.Nullable;

/**
 * 公开册 — what a department publishes of its targets in a year: cover, contents, the form of each key project, those of
 * its general ones, for a tier without projects the empty table with its sentence (PUB-04), and the totals. What is
 * doubtful about it stands in a report of its own (LNT-68 … 73, GIT-87): that is for the house, not for citizens.
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
     * 检查报告的一行.
     *
     * @param about the project or table it speaks of; blank for the book as a whole
     */
    public record Remark(String rule, String severity, String about, String message, String advice) {}

    private DisclosureBook(
            Subject subject, List<Form> forms, List<Layout> layouts, List<Remark> remarks, FontChain fonts) {
        this.subject = subject;
        this.forms = List.copyOf(forms);
        this.layouts = List.copyOf(layouts);
        this.remarks = List.copyOf(remarks);
        this.fonts = fonts;
    }

    /**
     * Puts the forms of a department into a book, key projects first, each tier in the order given.
     *
     * @throws CannotExportException when they are too many, or one of them has no layout
     */
    public static DisclosureBook of(Subject subject, List<Form> given, FontChain fonts) {
        if (given.size() > MAX_FORMS) {
            throw new CannotExportException("一册最多放%d张表，这里有%d张，请按实施单位分册。".formatted(MAX_FORMS, given.size()));
        }
        var remarks = new ArrayList<Remark>();
        var masked = new ArrayList<Form>();
        for (var form : given) {
            var redaction = Redaction.of(form, subject.edition());
            redaction.found().forEach(found -> remarks.add(personal(redaction.form(), found, subject.edition())));
            masked.add(redaction.form());
        }
        for (var tier : ProjectTier.values()) {
            if (masked.stream().noneMatch(form -> form.declaration().tier() == tier)) {
                masked.add(emptyTable(subject, tier));
            }
        }
        masked.sort(Comparator.comparing(
                form -> Objects.requireNonNullElse(form.declaration().tier(), ProjectTier.KEY_SPECIAL)));
        var layouts = masked.stream()
                .map(form -> LayoutBook.standard()
                        .layoutFor(form)
                        .orElseThrow(() -> new CannotExportException("“%s”没有可用的版式，不能编入公开册。".formatted(name(form)))))
                .toList();
        var book = new DisclosureBook(subject, masked, layouts, List.of(), fonts);
        book.remarkOnSheets(remarks);
        book.remarkOnRules(remarks);
        return new DisclosureBook(subject, masked, layouts, remarks, fonts);
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

    /** A table without projects is published too, with a sentence that says so (PUB-04). */
    private static Form emptyTable(Subject subject, ProjectTier tier) {
        return new Form(
                FormType.TARGET,
                "%s%s年%s绩效目标表".formatted(subject.region(), subject.year(), tier.chinese()),
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

    private static Remark personal(Form form, Redaction.Found found, Edition edition) {
        return new Remark(
                "LNT-73",
                "必改",
                name(form),
                "%s里有%s %s".formatted(words(found.field()), found.kind().chinese(), found.masked()),
                switch (edition) {
                    case PUBLIC -> "公开版已打码；最好请填报单位改填办公电话";
                    case INTERNAL -> "内部版照原样印出，不得公开";
                });
    }

    /** What a person calls the place. */
    private static String words(FieldPath field) {
        var path = field.path();
        if (path.startsWith("indicators[")) {
            return "第%d项指标".formatted(1 + Integer.parseInt(path.substring(11, path.indexOf(']'))));
        }
        return switch (path) {
            case "contact.name" -> "联系人";
            case "contact.phone" -> "联系电话";
            case "project.name" -> "项目名称";
            case "department.name" -> "主管部门";
            case "unit.name" -> "实施单位";
            case "texts.overview" -> "项目概况";
            case "texts.basis" -> "立项依据";
            case "texts.annualTarget" -> "当年绩效目标";
            case "texts.longTermTarget" -> "中长期目标";
            case "note" -> "表下的说明";
            default -> "表上";
        };
    }

    private void remarkOnSheets(List<Remark> remarks) {
        for (int each = 0; each < forms.size(); each++) {
            var sheet = sheet(each);
            var about = name(forms.get(each));
            fonts.missing(sheet)
                    .forEach(character -> remarks.add(new Remark(
                            "GIT-87",
                            "提示",
                            about,
                            "字体中没有“%s”(U+%04X)，PDF 中印成“〓”".formatted(Character.toString(character), character),
                            "请把有这个字的字体放进字体目录，再生成一次")));
            if (!sheet.notCarried().isEmpty()) {
                remarks.add(new Remark(
                        "",
                        "提示",
                        about,
                        "版式上没有位置，没有印出："
                                + String.join(
                                        "、",
                                        sheet.notCarried().stream()
                                                .map(FieldPath::path)
                                                .toList()),
                        "请核对这些内容是否需要公开"));
            }
        }
    }

    private void remarkOnRules(List<Remark> remarks) {
        var tables = new ArrayList<PublishedTable>();
        var amounts = new ArrayList<ProjectAmount>();
        var texts = new StringBuilder(
                subject.told().narrative() == null ? "" : subject.told().narrative() + "\n");
        var open = new ArrayList<OpenText>();
        for (int each = 0; each < forms.size(); each++) {
            var sheet = sheet(each);
            var declaration = forms.get(each).declaration();
            tables.add(new PublishedTable(
                    sheet.title(),
                    !declaration.isEmptyTable(),
                    sheet.note(),
                    sheet.unitLine(),
                    sheet.rows().stream()
                            .flatMap(row -> row.cells().stream())
                            .filter(OfficialSheet.Cell::isLabel)
                            .map(OfficialSheet.Cell::text)
                            .toList()));
            var project = declaration.project().name();
            var total = declaration.funding().total();
            if (project != null && total != null) {
                amounts.add(new ProjectAmount(project, subject.year(), total));
            }
            Stream.of(declaration.texts().overview(), declaration.texts().annualTarget())
                    .filter(Objects::nonNull)
                    .forEach(text -> texts.append(text).append('\n'));
            if (subject.edition() == Edition.PUBLIC) {
                sheet.texts().forEach(text -> open.add(new OpenText(name(forms.get(tables.size() - 1)), text)));
            }
        }
        var required = tables.stream().map(PublishedTable::title).distinct().toList();
        var disclosure = new Disclosure(
                required,
                tables,
                subject.told().approvedOn(),
                subject.told().publishedOn(),
                subject.preparedOn(),
                amounts,
                texts.isEmpty() ? null : texts.toString(),
                open);
        var rules = RuleBook.inForce(Region.NATIONAL, subject.preparedOn());
        for (var judgement : rules.check(disclosure)) {
            for (var finding : judgement.findings()) {
                remarks.add(new Remark(
                        finding.rule(),
                        finding.severity().chinese(),
                        about(finding.field(), tables),
                        finding.message(),
                        finding.advice()));
            }
        }
    }

    private static String about(FieldPath field, List<PublishedTable> tables) {
        var path = field.path();
        if (path.startsWith("tables[")) {
            return tables.get(Integer.parseInt(path.substring(7, path.length() - 1)))
                    .title();
        }
        return path.equals("narrative") || path.equals("tables") ? "" : path;
    }

    private OfficialSheet sheet(int index) {
        return OfficialSheet.of(forms.get(index), layouts.get(index));
    }

    private static String name(Form form) {
        var name = form.declaration().project().name();
        return name == null ? Objects.requireNonNullElse(form.title(), "空表") : name;
    }

    private OfficialSheet cover() {
        var lines = List.of(
                List.of("编制部门", subject.department()),
                List.of("预算年度", subject.year() + "年"),
                List.of("版本", subject.edition().chinese()),
                List.of("重点专项", count(ProjectTier.KEY_SPECIAL)),
                List.of("一般性项目", count(ProjectTier.GENERAL)),
                List.of(
                        "编制日期",
                        "%d年%d月%d日"
                                .formatted(
                                        subject.preparedOn().getYear(),
                                        subject.preparedOn().getMonthValue(),
                                        subject.preparedOn().getDayOfMonth())));
        return BookPages.labelled(layouts.getFirst(), "book-cover", title(), null, lines);
    }

    private String count(ProjectTier tier) {
        long count = ofTier(tier).count();
        return count == 0 ? "无" : count + "个";
    }

    private Stream<Form> ofTier(ProjectTier tier) {
        return forms.stream()
                .filter(form -> Objects.requireNonNullElse(form.declaration().tier(), ProjectTier.KEY_SPECIAL) == tier)
                .filter(form -> !form.declaration().isEmptyTable());
    }

    /** @param pageOf the page each form begins on; null for files that have no pages of their own */
    private OfficialSheet contents(@Nullable List<Integer> pageOf) {
        var columns = new ArrayList<>(List.of(
                new BookPages.Column("序号", 14, Align.CENTER, true),
                new BookPages.Column("表号", 22, Align.CENTER, false),
                new BookPages.Column("项目名称", pageOf == null ? 78 : 62, Align.LEFT, false),
                new BookPages.Column("实施单位", 36, Align.CENTER, false),
                new BookPages.Column("资金(万元)", 24, Align.CENTER, true)));
        if (pageOf != null) {
            columns.add(new BookPages.Column("页码", 16, Align.CENTER, true));
        }
        var lines = IntStream.range(0, forms.size())
                .mapToObj(each -> {
                    var form = forms.get(each);
                    var declaration = form.declaration();
                    var line = new ArrayList<>(List.of(
                            String.valueOf(each + 1),
                            Objects.requireNonNullElse(form.tableNo(), ""),
                            name(form),
                            Objects.requireNonNullElse(declaration.unit().name(), ""),
                            amount(declaration.funding().total())));
                    if (pageOf != null) {
                        line.add(String.valueOf(pageOf.get(each)));
                    }
                    return List.<String>copyOf(line);
                })
                .toList();
        return BookPages.table(layouts.getFirst(), "book-contents", "目录", null, "", columns, lines, null);
    }

    private static String amount(@Nullable Money money) {
        return money == null ? "" : money.rounded();
    }

    private OfficialSheet totals() {
        var columns = List.of(
                new BookPages.Column("类别", 34, Align.CENTER, false),
                new BookPages.Column("项目数", 20, Align.CENTER, true),
                new BookPages.Column("资金总额", 30, Align.CENTER, true),
                new BookPages.Column("上级补助", 30, Align.CENTER, true),
                new BookPages.Column("本级资金", 30, Align.CENTER, true),
                new BookPages.Column("其他资金", 30, Align.CENTER, true));
        var lines = new ArrayList<List<String>>();
        for (var tier : ProjectTier.values()) {
            lines.add(line(tier.chinese(), ofTier(tier).toList()));
        }
        var all = Stream.of(ProjectTier.values()).flatMap(this::ofTier).toList();
        lines.add(line("合计", all));
        return BookPages.table(
                layouts.getFirst(),
                "book-totals",
                "项目支出汇总表",
                null,
                "单位：万元",
                columns,
                lines,
                isRounded(lines) ? "因四舍五入，分项与合计略有差异。" : null);
    }

    private static List<String> line(String label, List<Form> forms) {
        return List.of(
                label,
                String.valueOf(forms.size()),
                sum(forms, Funding::total).rounded(),
                sum(forms, Funding::superior).rounded(),
                sum(forms, Funding::local).rounded(),
                sum(forms, funding -> plus(funding.other(), funding.carryOver()))
                        .rounded());
    }

    private static @Nullable Money plus(@Nullable Money one, @Nullable Money other) {
        return one == null ? other : other == null ? one : one.plus(other);
    }

    private static Money sum(List<Form> forms, Function<Funding, @Nullable Money> part) {
        return forms.stream()
                .map(form -> part.apply(form.declaration().funding()))
                .filter(Objects::nonNull)
                .reduce(Money.ZERO, Money::plus);
    }

    /** Whether what is printed does not add up although what is meant does (GIT-94). */
    private static boolean isRounded(List<List<String>> lines) {
        return IntStream.range(2, 6).anyMatch(column -> {
            var total = new java.math.BigDecimal(lines.getLast().get(column));
            var parts = lines.subList(0, lines.size() - 1).stream()
                    .map(line -> new java.math.BigDecimal(line.get(column)))
                    .reduce(java.math.BigDecimal.ZERO, java.math.BigDecimal::add);
            return parts.compareTo(total) != 0;
        });
    }

    /** 检查报告 — for the house. */
    public OfficialSheet report() {
        var columns = List.of(
                new BookPages.Column("序号", 12, Align.CENTER, true),
                new BookPages.Column("规则", 18, Align.CENTER, false),
                new BookPages.Column("程度", 16, Align.CENTER, false),
                new BookPages.Column("项目或表", 40, Align.LEFT, false),
                new BookPages.Column("问题", 48, Align.LEFT, false),
                new BookPages.Column("建议", 40, Align.LEFT, false));
        var lines = IntStream.range(0, remarks.size())
                .mapToObj(each -> {
                    var remark = remarks.get(each);
                    return List.of(
                            String.valueOf(each + 1),
                            remark.rule(),
                            remark.severity(),
                            remark.about(),
                            remark.message(),
                            remark.advice());
                })
                .toList();
        return BookPages.table(
                layouts.getFirst(),
                "book-report",
                title() + "检查报告",
                null,
                "",
                columns,
                lines,
                remarks.isEmpty() ? "没有发现问题。" : null);
    }

    /**
     * Writes the whole book as one file; the stream stays open.
     *
     * @param written told after each form how many there are
     */
    public void write(FileFormat format, OutputStream out, IntConsumer written) throws IOException {
        switch (format) {
            case PDF -> pdf(out, written);
            case DOCX -> DocxWriter.write(sheets(null, written), out);
            case XLSX -> XlsxWriter.write(listed(written), out);
            case OFD -> OfdWriter.write(listed(written), fonts, out);
            case HTML -> HtmlWriter.write(listed(written), out);
        }
    }

    private List<OfficialSheet> listed(IntConsumer written) {
        var all = new ArrayList<OfficialSheet>();
        sheets(null, written).forEach(all::add);
        return all;
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

    /** 取一份 of a zip, made now or before. */
    @FunctionalInterface
    public interface Pieces {
        byte[] of(int number) throws IOException;
    }

    /** The zip out of its pieces, asked for one after the other. */
    public void writePieces(FileFormat format, OutputStream out, Pieces pieces) throws IOException {
        var zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
        var names = pieceNames(format);
        for (int number = 0; number < names.size(); number++) {
            var entry = new ZipEntry(names.get(number));
            entry.setTimeLocal(LocalDateTime.of(1980, 1, 1, 0, 0));
            zip.putNextEntry(entry);
            zip.write(pieces.of(number));
            zip.closeEntry();
        }
        zip.finish();
    }

    /** One file of a zip: the first holds cover, contents and totals, the others a form each. */
    public byte[] piece(int number, FileFormat format) throws IOException {
        var out = new ByteArrayOutputStream();
        format.write(number == 0 ? List.of(cover(), contents(null), totals()) : List.of(sheet(number - 1)), fonts, out);
        return out.toByteArray();
    }

    private List<String> pieceNames(FileFormat format) {
        var taken = new HashSet<String>();
        int digits = Math.max(2, String.valueOf(forms.size()).length());
        return IntStream.rangeClosed(0, forms.size())
                .mapToObj(number -> number == 0
                        ? "00-" + title()
                        : ("%0" + digits + "d-%s").formatted(number, name(forms.get(number - 1))))
                .map(wish -> pieceName(wish, format, taken))
                .toList();
    }

    private static String pieceName(String wish, FileFormat format, Set<String> taken) {
        var name = ExportName.safe(wish, 80 - format.extension().length() - 1);
        for (int copy = 2; !taken.add(name.toLowerCase(Locale.ROOT)); copy++) {
            name = ExportName.safe(wish, 70) + "(" + copy + ")";
        }
        return name + "." + format.extension();
    }

    /** The pages are counted first, so that the contents can name them; laid out twice they need no memory. */
    private void pdf(OutputStream out, IntConsumer written) throws IOException {
        var none = IntStream.range(0, forms.size()).mapToObj(each -> 0).toList();
        int page = 1 + PdfWriter.pages(cover(), fonts) + PdfWriter.pages(contents(none), fonts);
        var pageOf = new ArrayList<Integer>();
        for (int each = 0; each < forms.size(); each++) {
            pageOf.add(page);
            page += PdfWriter.pages(sheet(each), fonts);
        }
        var cover = cover();
        try (var pdf = new PdfWriter(title(), cover, fonts)) {
            pdf.add(cover, "封面");
            pdf.add(contents(pageOf), "目录");
            for (int each = 0; each < forms.size(); each++) {
                pdf.add(sheet(each), name(forms.get(each)));
                written.accept(each + 1);
            }
            pdf.add(totals(), "项目支出汇总表");
            pdf.save(out);
        }
    }

    /** All of it in order, each sheet laid out when it is asked for. */
    private Iterable<OfficialSheet> sheets(@Nullable List<Integer> pageOf, IntConsumer written) {
        return () -> new Iterator<>() {
            private int next = -2;

            @Override
            public boolean hasNext() {
                return next <= forms.size();
            }

            @Override
            public OfficialSheet next() {
                int at = next++;
                if (at == -2) {
                    return cover();
                }
                if (at == -1) {
                    return contents(pageOf);
                }
                if (at == forms.size()) {
                    return totals();
                }
                if (at > forms.size()) {
                    throw new java.util.NoSuchElementException();
                }
                var sheet = sheet(at);
                written.accept(at + 1);
                return sheet;
            }
        };
    }
}
