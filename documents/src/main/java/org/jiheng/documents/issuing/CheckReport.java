package org.jiheng.documents.issuing;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jiheng.documents.Form;
import org.jiheng.documents.issuing.DisclosureBook.LeftOut;
import org.jiheng.documents.issuing.DisclosureBook.Remark;
import org.jiheng.documents.issuing.DisclosureBook.Subject;
import org.jiheng.documents.writing.OfficialSheet;
import org.jiheng.documents.writing.paged.FontChain;
import org.jiheng.policy.common.FieldPath;
import org.jiheng.policy.common.Region;
import org.jiheng.policy.indicator.ProjectTier;
import org.jiheng.policy.rules.RuleBook;
import org.jiheng.policy.rules.publication.Disclosure;
import org.jiheng.policy.rules.publication.OpenText;
import org.jiheng.policy.rules.publication.ProjectAmount;
import org.jiheng.policy.rules.publication.PublishedTable;

/**
 * 检查报告 — what is doubtful about a book: personal numbers, glyphs no font has, what was left out, and what the rules of
 * publication say (LNT-68 … 73). For the house, not for citizens.
 */
final class CheckReport {
    private final Subject subject;
    private final FontChain fonts;
    private final List<Remark> remarks = new ArrayList<>();
    private final List<PublishedTable> tables = new ArrayList<>();
    private final List<ProjectAmount> amounts = new ArrayList<>();
    private final List<OpenText> open = new ArrayList<>();
    private final StringBuilder texts = new StringBuilder();

    CheckReport(Subject subject, FontChain fonts) {
        this.subject = subject;
        this.fonts = fonts;
        if (subject.told().narrative() != null) {
            texts.append(subject.told().narrative()).append('\n');
        }
    }

    /** A personal number that was found in a form, which is given as the book prints it. */
    void personal(Form form, Redaction.Found found) {
        remarks.add(new Remark(
                "LNT-73",
                "必改",
                DisclosureBook.name(form),
                "%s里有%s %s".formatted(words(found.field()), found.kind().chinese(), found.masked()),
                switch (subject.edition()) {
                    case PUBLIC -> "公开版已打码；最好请填报单位改填办公电话";
                    case INTERNAL -> "内部版照原样印出，不得公开";
                }));
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

    void leftOut(LeftOut project) {
        remarks.add(new Remark(
                "PUB-11",
                "请确认",
                project.project(),
                "没有编入：" + project.why(),
                switch (subject.edition()) {
                    case PUBLIC -> "公开的是批复的目标；批复以后请重新编一册";
                    case INTERNAL -> "报出以后再编，才会收进来";
                }));
    }

    /** One form after the other, as the book prints it. */
    void sheet(Form form, OfficialSheet sheet) {
        var about = DisclosureBook.name(form);
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
        var declaration = form.declaration();
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
            sheet.texts().forEach(text -> open.add(new OpenText(about, text)));
        }
    }

    /** All remarks, when every sheet was shown; {@code missing} are the kinds of projects whose table is not there. */
    List<Remark> remarks(List<ProjectTier> missing) {
        var required = Stream.concat(
                        tables.stream().map(PublishedTable::title).distinct(),
                        missing.stream().map(subject::tableTitle))
                .toList();
        var disclosure = new Disclosure(
                required,
                tables,
                subject.told().approvedOn(),
                subject.told().publishedOn(),
                subject.preparedOn(),
                amounts,
                texts.isEmpty() ? null : texts.toString(),
                open);
        for (var judgement :
                RuleBook.inForce(Region.NATIONAL, subject.preparedOn()).check(disclosure)) {
            for (var finding : judgement.findings()) {
                remarks.add(new Remark(
                        finding.rule(),
                        finding.severity().chinese(),
                        about(finding.field()),
                        finding.message(),
                        finding.advice()));
            }
        }
        return List.copyOf(remarks);
    }

    private String about(FieldPath field) {
        var path = field.path();
        if (path.startsWith("tables[")) {
            return tables.get(Integer.parseInt(path.substring(7, path.length() - 1)))
                    .title();
        }
        return path.equals("narrative") || path.equals("tables") ? "" : path;
    }
}
