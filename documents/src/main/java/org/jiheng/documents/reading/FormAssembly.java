package org.jiheng.documents.reading;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jiheng.documents.Contact;
import org.jiheng.documents.Form;
import org.jiheng.documents.FormType;
import org.jiheng.documents.reading.FormSplitter.Section;
import org.jiheng.documents.reading.Labels.HeadLabel;
import org.jiheng.documents.reading.grid.Grid;
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
    private static final Pattern REGION_END = Pattern.compile("省|市|区|县|州|盟|旗|镇|乡|街道");
    private static final Pattern BRACKETED_CODE = Pattern.compile("\\[([0-9A-Za-z]{1,30})](.+)", Pattern.DOTALL);
    /** Six digits and more, or three to five that are no year: 2024-2025年 is part of a name (DAT-06). */
    private static final Pattern CODE =
            Pattern.compile("(\\d{6,}[0-9A-Za-z]*|(?!(?:19|20)\\d{2}-)\\d{3,5})[-－—](.+)", Pattern.DOTALL);

    private final Labels labels;
    private final Section section;
    private final Grid grid;
    private final Transcript transcript;
    private final ReadingNotes notes;
    private final FormBlocks blocks;
    private final FundsReader funds;

    FormAssembly(Labels labels, FormSplitter splitter, Section section) {
        this.labels = labels;
        this.transcript = new Transcript(section.grid().placing());
        this.section = section.placedBy(transcript);
        this.grid = this.section.grid();
        this.notes = new ReadingNotes(transcript);
        this.blocks = new FormBlocks(labels, splitter, this.section, notes);
        this.funds = new FundsReader(blocks, notes);
    }

    /** The total as printed, if this form does not say its unit of money; the inference looks at all of them. */
    Optional<BigDecimal> totalOfUnknownUnit() {
        return funds.totalOfUnknownUnit();
    }

    ReadForm form(boolean mayBeWanYuan) {
        var title = section.title();
        var titleText = title == null ? null : title.text();
        if (title != null) {
            notes.stood(FORM_TITLE, grid.place(title.row(), title.cell()));
        }
        var year = titleText == null ? null : fiscalYear(titleText);
        if (year == null && blocks.yearLine() != null) {
            year = fiscalYear(blocks.yearLine());
        }
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
        var readings = new ArrayList<IndicatorReading>();
        var declaration = new TargetDeclaration(
                tier,
                year,
                codedName(HeadLabel.DEPARTMENT),
                codedName(HeadLabel.UNIT),
                project(),
                points(HeadLabel.EXECUTION_WEIGHT),
                money.funding(),
                new DeclarationTexts(
                        paragraphs(HeadLabel.OVERVIEW),
                        paragraphs(HeadLabel.BASIS),
                        paragraphs(HeadLabel.ANNUAL_TARGET),
                        paragraphs(HeadLabel.LONG_TERM_TARGET)),
                new IndicatorRows(labels, grid, blocks, notes).read(readings),
                blocks.note() == null ? paragraphs(HeadLabel.NOTE) : blocks.note(),
                notes.markupRemovedFrom());
        var form = new Form(
                title == null ? FormType.TARGET : title.type(),
                titleText,
                blocks.tableNo(),
                region,
                money.unit(),
                declaration,
                money.lines(),
                null,
                contact());
        return new ReadForm(form, notes.places(), readings, notes.doubts(), transcript.excerpt(section));
    }

    private CodedName project() {
        var project = codedName(HeadLabel.PROJECT_NAME);
        var code = line(HeadLabel.PROJECT_CODE);
        return code == null ? project : new CodedName(code, project.name());
    }

    private @Nullable FiscalYear fiscalYear(String title) {
        var match = YEAR.matcher(Plain.folded(title));
        if (!match.find()) {
            return null;
        }
        int year = Integer.parseInt(match.group(1));
        try {
            return new FiscalYear(year);
        } catch (IllegalArgumentException outOfRange) {
            return null;
        }
    }

    private static @Nullable String region(String title) {
        var match = YEAR.matcher(title);
        if (!match.find() || match.start() == 0) {
            return null;
        }
        var before = Plain.trim(title.substring(0, match.start()));
        var end = REGION_END.matcher(before);
        boolean endsAsRegion = false;
        while (end.find()) {
            endsAsRegion = end.end() == before.length();
        }
        return endsAsRegion ? before : null;
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
    private @Nullable String line(HeadLabel meaning) {
        var found = blocks.beside(meaning);
        if (found == null) {
            return null;
        }
        var field = meaning.field();
        notes.stood(field, found.place());
        var cleaned = found.text() == null ? null : notes.clean(field, found.text(), found.place());
        return cleaned == null ? null : Plain.orNull(Plain.oneLine(cleaned));
    }

    private @Nullable String paragraphs(HeadLabel meaning) {
        var found = blocks.beside(meaning);
        if (found == null) {
            return null;
        }
        var field = meaning.field();
        notes.stood(field, found.place());
        return found.text() == null ? null : notes.clean(field, found.text(), found.place());
    }

    private CodedName codedName(HeadLabel meaning) {
        var name = line(meaning);
        if (name == null) {
            return CodedName.BLANK;
        }
        var bracketed = BRACKETED_CODE.matcher(name);
        if (bracketed.matches()) {
            return new CodedName(bracketed.group(1), Plain.trim(bracketed.group(2)));
        }
        var coded = CODE.matcher(name);
        return coded.matches() ? new CodedName(coded.group(1), Plain.trim(coded.group(2))) : CodedName.named(name);
    }

    private @Nullable Contact contact() {
        var name = line(HeadLabel.CONTACT);
        var phone = line(HeadLabel.PHONE);
        return blocks.beside(HeadLabel.CONTACT) != null || blocks.beside(HeadLabel.PHONE) != null
                ? new Contact(name, phone)
                : null;
    }

    private @Nullable Points points(HeadLabel meaning) {
        var text = line(meaning);
        return text == null ? null : notes.points(meaning.field(), text);
    }
}
