package org.jiheng.documents.reading;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jiheng.documents.Contact;
import org.jiheng.documents.Detail;
import org.jiheng.documents.Execution;
import org.jiheng.documents.Form;
import org.jiheng.documents.FormType;
import org.jiheng.documents.IndicatorOutcome;
import org.jiheng.documents.Outcome;
import org.jiheng.documents.reading.FormSplitter.Section;
import org.jiheng.documents.reading.FormSplitter.Title;
import org.jiheng.documents.reading.grid.Grid;
import org.jiheng.documents.reading.grid.Markup;
import org.jiheng.documents.reading.grid.Plain;
import org.jiheng.policy.common.FieldPath;
import org.jiheng.policy.common.FiscalYear;
import org.jiheng.policy.common.Points;
import org.jiheng.policy.indicator.CodedName;
import org.jiheng.policy.indicator.DeclarationTexts;
import org.jiheng.policy.indicator.ProjectTier;
import org.jiheng.policy.indicator.TargetDeclaration;
import org.jspecify.annotations.Nullable;

/** 成表 — one section of a grid becomes a form with its values. One instance reads one form. */
final class FormAssembly {
    private static final FieldPath FORM_TITLE = new FieldPath("title");

    private static final Pattern YEAR = Pattern.compile("(?<!\\d)((?:19|20)\\d{2})\\s*年");
    private static final Pattern BARE_YEAR = Pattern.compile("((?:19|20)\\d{2})(?:年度?)?");
    private static final Pattern REGION_END = Pattern.compile("省|市|区|县|州|盟|旗|镇|乡|街道");
    /** 2024年衡溪区重点专项…: the region may stand behind the year; 市级 and 部门 are none. */
    private static final Pattern REGION_BEHIND =
            Pattern.compile("年度?(?<region>\\p{IsHan}{1,8}?(?:自治区|自治州|自治县|自治旗|(?<![园社景校灌库小片战地])区|省|市|县))(?![级本直属])");

    private static final Pattern BRACKETED_CODE =
            Pattern.compile("[\\[［【（(]([0-9A-Za-z]{2,30})[\\]］】）)](.+)", Pattern.DOTALL);
    private static final Pattern CODE_BEHIND = Pattern.compile("(.+?)[\\[［【]([0-9A-Za-z]{2,30})[\\]］】]");
    /** Six digits and more, or three to five that are no year: 2024-2025年 is part of a name (DAT-06). */
    private static final Pattern CODE =
            Pattern.compile("(\\d{6,}[0-9A-Za-z]*|(?!(?:19|20)\\d{2}[-－—])\\d{3,5})\\s*[-－—_]\\s*(.+)", Pattern.DOTALL);
    /** A whole project code needs no hyphen behind it (DAT-01). */
    private static final Pattern PROJECT_CODE = Pattern.compile("(\\d{8}[RYT]\\d{12})[-－—_\\s]*(.+)", Pattern.DOTALL);
    /** Under 主管部门及代码 a bare number before the name is its code. */
    private static final Pattern SPACED_CODE = Pattern.compile("(\\d{3,12})\\s+(\\p{IsHan}.+)", Pattern.DOTALL);

    /** 某局（公章）: the place for the seal is not part of the name. */
    private static final Pattern SEAL =
            Pattern.compile("[\\s\\u3000]*[（(](?:盖章|公章|签章|盖公章|单位公章|加盖公章)[)）][\\s\\u3000]*$");

    private static final Pattern NAME_AND_PHONE =
            Pattern.compile("(.*?)[\\s,，、;；/:：()（）]*((?:\\d{3,4}-)?\\d{7,12}(?:[-转]\\d{1,5})?)[)）]?", Pattern.DOTALL);

    private final Labels labels;
    private final Section section;
    private final Grid grid;
    private final Transcript transcript;
    private final ReadingNotes notes;
    private final SectionContent blocks;
    private final FundsReader funds;

    FormAssembly(CellRoles roles, Section section) {
        this.labels = roles.labels();
        this.transcript = new Transcript(section.grid().placing());
        this.notes = new ReadingNotes(transcript);
        this.section = OddCells.without(section.placedBy(transcript), notes);
        this.grid = this.section.grid();
        this.blocks = FormBlocks.read(roles, this.section, notes);
        this.funds = new FundsReader(blocks, notes);
    }

    /** The totals as printed, if this form does not say its unit of money; the inference looks at all of them. */
    Stream<BigDecimal> totalsOfUnknownUnit() {
        return funds.totalsOfUnknownUnit();
    }

    ReadForm form(boolean mayBeWanYuan) {
        var title = section.title();
        var titleText = title == null ? null : title.text();
        if (title != null) {
            notes.stood(FORM_TITLE, grid.place(title.row(), title.cell()));
        }
        var year = year(titleText);
        var tier = titleText == null ? null : labels.tier(titleText).orElse(null);
        var region = titleText == null ? null : region(titleText);
        titleDoubts(titleText, year, tier, region);
        if (grid.hidden()) {
            notes.doubt(
                    DoubtCode.HIDDEN_SHEET,
                    FieldPath.WHOLE_FORM,
                    "这张表在隐藏的工作表“%s”中，请确认是否需要导入".formatted(Plain.excerpt(grid.name())),
                    null);
        }
        var money = funds.read(mayBeWanYuan);
        var rows = new IndicatorRows(labels, grid, blocks, notes);
        rows.read();
        var weight = points(LabelMeaning.EXECUTION_WEIGHT);
        var execution = money.execution();
        var declaration = new TargetDeclaration(
                tier,
                year,
                coded(LabelMeaning.DEPARTMENT, LabelMeaning.DEPARTMENT_CODE),
                coded(LabelMeaning.UNIT, LabelMeaning.UNIT_CODE),
                coded(LabelMeaning.PROJECT_NAME, LabelMeaning.PROJECT_CODE),
                weight == null && execution != null ? execution.points() : weight,
                money.funding(),
                new DeclarationTexts(
                        paragraphs(LabelMeaning.OVERVIEW),
                        paragraphs(LabelMeaning.BASIS),
                        paragraphs(LabelMeaning.ANNUAL_TARGET),
                        paragraphs(LabelMeaning.LONG_TERM_TARGET)),
                rows.indicators(),
                blocks.note() == null ? paragraphs(LabelMeaning.NOTE) : blocks.note(),
                notes.markupRemovedFrom());
        var type = type(title, rows);
        var form = new Form(
                type,
                titleText,
                blocks.tableNo(),
                region,
                money.unit(),
                declaration,
                money.lines(),
                outcome(type, execution, rows),
                contact(),
                details(),
                rows.goals());
        return new ReadForm(
                form,
                notes.places(),
                rows.readings(),
                notes.doubts(),
                transcript.excerpt(section),
                notes.mapped(),
                notes.unknownLabels());
    }

    // ---- which form it is

    /** The title says it; where it is missing, or the columns say more than it, the columns do. */
    private FormType type(@Nullable Title title, IndicatorRows rows) {
        var byColumns = typeByColumns(rows);
        if (title == null) {
            if (byColumns != FormType.TARGET) {
                typeDoubt("这张表没有标题，按栏目判断为%s，请核对".formatted(chinese(byColumns)));
            }
            return byColumns;
        }
        var printed = title.type();
        var found = switch (printed) {
            case TARGET, UNKNOWN -> byColumns;
            case DEPARTMENT_TARGET ->
                byColumns == FormType.SELF_EVALUATION ? FormType.DEPARTMENT_SELF_EVALUATION : printed;
            case SELF_EVALUATION, MONITORING, DEPARTMENT_SELF_EVALUATION -> printed;
        };
        if (found != printed) {
            typeDoubt("标题是“%s”，但栏目中有完成情况，按%s读入，请核对".formatted(Plain.excerpt(title.text()), chinese(found)));
        }
        return found;
    }

    private void typeDoubt(String message) {
        notes.doubt(DoubtCode.FORM_TYPE_INFERRED, new FieldPath("formType"), message, notes.placeOf(FORM_TITLE));
    }

    private FormType typeByColumns(IndicatorRows rows) {
        boolean monitoring = Stream.of(
                        LabelMeaning.FORECAST,
                        LabelMeaning.LIKELIHOOD,
                        LabelMeaning.CERTAIN,
                        LabelMeaning.EXECUTION_FORECAST)
                .anyMatch(blocks::hasColumn);
        if (monitoring) {
            return FormType.MONITORING;
        }
        boolean reported = rows.outcomes().stream().anyMatch(row -> row.actual() != null || row.earned() != null);
        boolean results = blocks.hasColumn(LabelMeaning.SPENT)
                || (reported && (blocks.hasColumn(LabelMeaning.ACTUAL) || blocks.hasColumn(LabelMeaning.EARNED)));
        return results ? FormType.SELF_EVALUATION : FormType.TARGET;
    }

    private static String chinese(FormType type) {
        return switch (type) {
            case TARGET -> "绩效目标表";
            case SELF_EVALUATION -> "绩效自评表";
            case MONITORING -> "绩效监控表";
            case DEPARTMENT_TARGET -> "部门整体绩效目标表";
            case DEPARTMENT_SELF_EVALUATION -> "部门整体绩效自评表";
            case UNKNOWN -> "其他表";
        };
    }

    private @Nullable Outcome outcome(FormType type, @Nullable Execution execution, IndicatorRows rows) {
        var annualResult = paragraphs(LabelMeaning.ANNUAL_RESULT);
        var totalText = line(LabelMeaning.TOTAL_SCORE);
        var total = totalText == null ? rows.totalScore() : notes.earned(LabelMeaning.TOTAL_SCORE.field(), totalText);
        boolean reports = switch (type) {
            case SELF_EVALUATION, MONITORING, DEPARTMENT_SELF_EVALUATION -> true;
            case TARGET, DEPARTMENT_TARGET, UNKNOWN -> false;
        };
        boolean says =
                annualResult != null || rows.outcomes().stream().anyMatch(row -> !row.equals(IndicatorOutcome.BLANK));
        if (!reports && !says) {
            return null;
        }
        return new Outcome(
                execution,
                annualResult,
                rows.outcomes(),
                total,
                paragraphs(LabelMeaning.CONCLUSION),
                paragraphs(LabelMeaning.PROBLEMS),
                paragraphs(LabelMeaning.IMPROVEMENT));
    }

    // ---- the head

    private @Nullable FiscalYear year(@Nullable String title) {
        var year = title == null ? null : fiscalYear(title, YEAR);
        if (year == null && blocks.yearLine() != null) {
            year = fiscalYear(blocks.yearLine(), YEAR);
        }
        var labelled = line(LabelMeaning.FISCAL_YEAR);
        if (year == null && labelled != null) {
            year = fiscalYear(labelled, BARE_YEAR);
        }
        return year;
    }

    private static @Nullable FiscalYear fiscalYear(String text, Pattern pattern) {
        var match = pattern.matcher(Plain.folded(text));
        if (!match.find()) {
            return null;
        }
        try {
            return new FiscalYear(Integer.parseInt(match.group(1)));
        } catch (IllegalArgumentException outOfRange) {
            return null;
        }
    }

    private static @Nullable String region(String title) {
        var match = YEAR.matcher(title);
        if (!match.find()) {
            return null;
        }
        var before = Plain.trim(title.substring(0, match.start())).replaceFirst("[(（]$", "");
        var end = REGION_END.matcher(before);
        boolean endsAsRegion = false;
        while (end.find()) {
            endsAsRegion = end.end() == before.length();
        }
        if (endsAsRegion) {
            return before;
        }
        var behind = REGION_BEHIND.matcher(title);
        return behind.find(match.start()) && behind.start() <= match.end() ? behind.group("region") : null;
    }

    private void titleDoubts(
            @Nullable String title, @Nullable FiscalYear year, @Nullable ProjectTier tier, @Nullable String region) {
        if (title == null) {
            notes.doubt(DoubtCode.TITLE_UNCLEAR, FORM_TITLE, "这张表没有标题，年度、地区和项目类别请补填", null);
            return;
        }
        var missing = new ArrayList<String>();
        if (year == null) {
            missing.add("预算年度");
        }
        if (tier == null) {
            missing.add("项目类别");
        }
        if (region == null) {
            missing.add("地区");
        }
        if (!missing.isEmpty()) {
            notes.doubt(
                    DoubtCode.TITLE_UNCLEAR,
                    FORM_TITLE,
                    "标题“%s”看不出%s，请补填".formatted(title, String.join("、", missing)),
                    notes.placeOf(FORM_TITLE));
        }
    }

    /** A value of one line, without markup. */
    private @Nullable String line(LabelMeaning meaning) {
        var found = blocks.beside(meaning);
        if (found == null) {
            return null;
        }
        var field = meaning.field();
        if (meaning.hasField()) {
            notes.stood(field, found.place());
        }
        var cleaned = found.text() == null ? null : notes.clean(field, found.text(), found.place());
        return cleaned == null ? null : Plain.orNull(Plain.oneLine(cleaned));
    }

    private @Nullable String paragraphs(LabelMeaning meaning) {
        var found = blocks.beside(meaning);
        if (found == null) {
            return null;
        }
        var field = meaning.field();
        notes.stood(field, found.place());
        return found.text() == null ? null : notes.clean(field, found.text(), found.place());
    }

    /** The name, and the code that stands with it or under a label of its own. */
    private CodedName coded(LabelMeaning meaning, LabelMeaning codeMeaning) {
        var named = codedName(meaning);
        var code = line(codeMeaning);
        return code == null ? named : new CodedName(code, named.name());
    }

    private CodedName codedName(LabelMeaning meaning) {
        var printed = line(meaning);
        var name = printed == null ? null : Plain.orNull(SEAL.matcher(printed).replaceFirst(""));
        if (name == null) {
            return CodedName.BLANK;
        }
        for (var pattern : List.of(PROJECT_CODE, BRACKETED_CODE, CODE)) {
            var match = pattern.matcher(name);
            boolean words = match.matches() && match.group(1).chars().anyMatch(Character::isDigit);
            if (words) {
                return new CodedName(match.group(1), Plain.trim(match.group(2)));
            }
        }
        var behind = CODE_BEHIND.matcher(name);
        if (behind.matches() && behind.group(2).chars().anyMatch(Character::isDigit)) {
            return new CodedName(behind.group(2), Plain.trim(behind.group(1)));
        }
        var spaced = SPACED_CODE.matcher(name);
        return spaced.matches() && !spaced.group(1).matches("(?:19|20)\\d{2}")
                ? new CodedName(spaced.group(1), Plain.trim(spaced.group(2)))
                : CodedName.named(name);
    }

    // ---- the foot

    private @Nullable Contact contact() {
        var name = line(LabelMeaning.CONTACT);
        var phone = line(LabelMeaning.PHONE);
        var both = line(LabelMeaning.CONTACT_AND_PHONE);
        if (both == null) {
            both = line(LabelMeaning.LEADER_AND_PHONE);
        }
        if (both != null && name == null) {
            var parts = NAME_AND_PHONE.matcher(both);
            name = parts.matches() ? Plain.orNull(parts.group(1)) : both;
            phone = phone == null && parts.matches() ? parts.group(2) : phone;
        } else if (name != null && phone == null) {
            var parts = NAME_AND_PHONE.matcher(name);
            if (parts.matches() && !parts.group(1).isBlank()) {
                name = Plain.trim(parts.group(1));
                phone = parts.group(2);
            }
        }
        if (name == null && phone != null) {
            name = line(LabelMeaning.LEADER);
        }
        boolean labelled = Stream.of(
                        LabelMeaning.CONTACT,
                        LabelMeaning.PHONE,
                        LabelMeaning.CONTACT_AND_PHONE,
                        LabelMeaning.LEADER_AND_PHONE)
                .anyMatch(meaning -> blocks.beside(meaning) != null);
        return labelled ? new Contact(name, phone) : null;
    }

    private List<Detail> details() {
        return blocks.kept().stream()
                .map(kept -> {
                    var text = Markup.isIn(kept.text()) ? Markup.remove(kept.text()) : Markup.lines(kept.text());
                    return text.isEmpty() ? null : new Detail(kind(kept.meaning()), kept.label(), text);
                })
                .filter(Objects::nonNull)
                .toList();
    }

    private static Detail.Kind kind(LabelMeaning meaning) {
        return switch (meaning) {
            case LEADER, LEADER_AND_PHONE -> Detail.Kind.LEADER;
            case PERIOD -> Detail.Kind.PERIOD;
            case NATURE -> Detail.Kind.NATURE;
            case CLASSIFICATION -> Detail.Kind.CLASSIFICATION;
            case FILLED_ON -> Detail.Kind.FILLED_ON;
            case SIGNER -> Detail.Kind.SIGNER;
            case OPINION -> Detail.Kind.OPINION;
            case DETAIL_TEXT -> Detail.Kind.TEXT;
            case FUNDS_WHOLE -> Detail.Kind.WHOLE_FUNDS;
            default -> Detail.Kind.OTHER;
        };
    }

    private @Nullable Points points(LabelMeaning meaning) {
        var text = line(meaning);
        return text == null ? null : notes.points(meaning.field(), text);
    }
}
