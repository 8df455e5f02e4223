package org.jiheng.documents.issuing;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jiheng.documents.Form;
import org.jiheng.documents.issuing.DisclosureBook.Subject;
import org.jiheng.documents.writing.Align;
import org.jiheng.documents.writing.Layout;
import org.jiheng.documents.writing.OfficialSheet;
import org.jiheng.policy.common.Money;
import org.jiheng.policy.indicator.Funding;
import org.jiheng.policy.indicator.ProjectTier;
import org.jspecify.annotations.Nullable;

/** 封面、目录、汇总表、检查报告 — the pages of a book that are not forms. */
final class BookSheets {
    private final Subject subject;
    private final List<Form> forms;
    private final boolean complete;
    private final List<ProjectTier> missing;
    private final Layout like;

    /**
     * @param complete whether no project of the department was left out
     * @param missing kinds of projects of which there are some, but none in the book
     * @param like whose fonts and paper they take over
     */
    BookSheets(Subject subject, List<Form> forms, boolean complete, List<ProjectTier> missing, Layout like) {
        this.subject = subject;
        this.forms = forms;
        this.complete = complete;
        this.missing = missing;
        this.like = like;
    }

    OfficialSheet cover() {
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
        return BookPages.labelled(like, "book-cover", subject.title(), null, lines);
    }

    private String count(ProjectTier tier) {
        long count = ofTier(tier).count();
        return missing.contains(tier) ? "未编入" : count == 0 ? "无" : count + "个";
    }

    private Stream<Form> ofTier(ProjectTier tier) {
        return forms.stream()
                .filter(form -> Objects.requireNonNullElse(form.declaration().tier(), ProjectTier.KEY_SPECIAL) == tier)
                .filter(form -> !form.declaration().isEmptyTable());
    }

    /** @param pageOf the page each form begins on; null for files that have no pages of their own */
    OfficialSheet contents(@Nullable List<Integer> pageOf) {
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
                            DisclosureBook.name(form),
                            Objects.requireNonNullElse(declaration.unit().name(), ""),
                            amount(declaration.funding().total())));
                    if (pageOf != null) {
                        line.add(String.valueOf(pageOf.get(each)));
                    }
                    return List.<String>copyOf(line);
                })
                .toList();
        return BookPages.table(like, "book-contents", "目录", null, "", columns, lines, null);
    }

    private static String amount(@Nullable Money money) {
        return money == null ? "" : money.rounded();
    }

    OfficialSheet totals() {
        var columns = List.of(
                new BookPages.Column("类别", 34, Align.CENTER, false),
                new BookPages.Column("项目数", 20, Align.CENTER, true),
                new BookPages.Column("资金总额", 30, Align.CENTER, true),
                new BookPages.Column("上级补助", 30, Align.CENTER, true),
                new BookPages.Column("本级资金", 30, Align.CENTER, true),
                new BookPages.Column("其他资金", 30, Align.CENTER, true));
        var lines = new ArrayList<List<String>>();
        for (var tier : ProjectTier.values()) {
            if (!missing.contains(tier)) { // not a row of zeros, as if there were no such projects
                lines.add(line(tier.chinese(), ofTier(tier).toList()));
            }
        }
        var all = Stream.of(ProjectTier.values()).flatMap(this::ofTier).toList();
        lines.add(line("合计", all));
        return BookPages.table(like, "book-totals", "项目支出汇总表", null, "单位：万元", columns, lines, note(lines));
    }

    private @Nullable String note(List<List<String>> lines) {
        var said = (complete ? "" : "只汇总编入本册的项目。") + (isRounded(lines) ? "因四舍五入，分项与合计略有差异。" : "");
        return said.isEmpty() ? null : said;
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
            var total = new BigDecimal(lines.getLast().get(column));
            var parts = lines.subList(0, lines.size() - 1).stream()
                    .map(line -> new BigDecimal(line.get(column)))
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            return parts.compareTo(total) != 0;
        });
    }

    /** 检查报告 — for the house. */
    OfficialSheet report(List<DisclosureBook.Remark> remarks) {
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
                like,
                "book-report",
                subject.title() + "检查报告",
                null,
                "",
                columns,
                lines,
                remarks.isEmpty() ? "没有发现问题。" : null);
    }
}
