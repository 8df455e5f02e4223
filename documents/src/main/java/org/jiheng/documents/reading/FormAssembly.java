package org.jiheng.documents.reading;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jiheng.documents.Contact;
import org.jiheng.documents.Form;
import org.jiheng.documents.FormType;
import org.jiheng.documents.FundLine;
import org.jiheng.documents.MoneyUnit;
import org.jiheng.documents.reading.FormSplitter.Section;
import org.jiheng.documents.reading.Labels.Column;
import org.jiheng.documents.reading.Labels.HeadLabel;
import org.jiheng.documents.reading.Labels.HeadLabel.Kind;
import org.jiheng.documents.reading.Labels.Label;
import org.jiheng.policy.common.FieldPath;
import org.jiheng.policy.common.FiscalYear;
import org.jiheng.policy.common.Money;
import org.jiheng.policy.common.Points;
import org.jiheng.policy.indicator.CodedName;
import org.jiheng.policy.indicator.DeclarationTexts;
import org.jiheng.policy.indicator.Funding;
import org.jiheng.policy.indicator.Indicator;
import org.jiheng.policy.indicator.IndicatorLevel;
import org.jiheng.policy.indicator.ProjectTier;
import org.jiheng.policy.indicator.TargetDeclaration;
import org.jspecify.annotations.Nullable;

/**
 * 成表 — one section of a grid becomes a form. Labels are looked for, wherever they stand; addresses are only
 * remembered, never relied on. One instance reads one form.
 */
final class FormAssembly {
    private static final FieldPath FORM_TITLE = new FieldPath("title");
    private static final FieldPath TABLE_NO = new FieldPath("tableNo");

    private static final Pattern YEAR = Pattern.compile("(?<!\\d)((?:19|20)\\d{2})\\s*年");
    private static final Pattern REGION_END = Pattern.compile("省|市|区|县|州|盟|旗|镇|乡|街道");
    private static final Pattern UNIT_IN_LABEL = Pattern.compile("[（(]\\s*(万元|元)\\s*[)）]");
    private static final Pattern BRACKETED_CODE = Pattern.compile("\\[([0-9A-Za-z]{1,30})](.+)", Pattern.DOTALL);
    private static final Pattern CODE =
            Pattern.compile("(\\d{6,}[0-9A-Za-z]*|(?!(?:19|20)\\d{2}-)\\d{3,5})[-－—](.+)", Pattern.DOTALL);
    private static final int FINEST = 2;
    private static final BigDecimal CERTAIN_BELOW = new BigDecimal("1000000");
    private static final BigDecimal SURE = new BigDecimal("1.00");
    private static final BigDecimal SPLIT = new BigDecimal("0.90");
    private static final BigDecimal UNCLEAR = new BigDecimal("0.50");
    /** A page of junk under a title would otherwise be listed line by line. */
    private static final int UNEXPLAINED_SHOWN = 20;

    private final Labels labels;
    private final FormSplitter splitter;
    private final TargetValues targetValues;
    private final Section section;

    private final Map<HeadLabel, Captured> captured = new EnumMap<>(HeadLabel.class);
    private final List<FundCell> fundCells = new ArrayList<>();
    private final List<RowCells> indicatorRows = new ArrayList<>();
    private final Map<FieldPath, Place> places = new HashMap<>();
    private final List<Doubt> doubts = new ArrayList<>();
    private final Set<FieldPath> markupRemovedFrom = new HashSet<>();
    private List<ColumnExtent> extents = List.of();
    private @Nullable String tableNo;
    private @Nullable String note;
    private @Nullable MoneyUnit unitInLabel;
    private @Nullable HeadLabel openText;
    private boolean inTable;
    private int unexplained;

    FormAssembly(Labels labels, FormSplitter splitter, Section section) {
        this.labels = labels;
        this.splitter = splitter;
        this.targetValues = new TargetValues(labels);
        this.section = section;
        for (var row : section.rows()) {
            read(row);
        }
    }

    /** What stood beside a label; the text is null when the cell was blank. */
    private record Captured(@Nullable String text, Place place) {}

    private record FundCell(
            HeadLabel meaning, String label, @Nullable String text, Place place) {}

    /** The cells of one indicator row by column. */
    private record RowCells(GridRow row, Map<Column, GridCell> cells) {}

    /** A column reaches from its header to the next one, so that blank and merged cells between do not shift it. */
    private record ColumnExtent(@Nullable Column column, String header, int from, int to) {}

    // ---- first pass: find what stands where

    private void read(GridRow row) {
        if (row.cells().isEmpty()) {
            return;
        }
        if (splitter.isIndicatorHeader(row)) {
            readHeader(row);
            return;
        }
        var first = row.cells().getFirst();
        if (labels.saysTableIsEmpty(first.text()) && row.cells().size() == 1) {
            keepNote(row, first);
        } else if (inTable && !endsTable(first)) {
            readIndicator(row);
        } else {
            inTable = false;
            readLabels(row);
        }
    }

    private void keepNote(GridRow row, GridCell cell) {
        if (note == null) {
            note = clean(HeadLabel.NOTE.field(), cell.text(), section.grid().place(row, cell));
            places.put(HeadLabel.NOTE.field(), section.grid().place(row, cell));
        }
    }

    /** A label left of the names, or one with its value in the same cell, or one that only feet have. */
    private boolean endsTable(GridCell first) {
        return labels.label(first.text())
                .filter(label -> !label.meaning().is(Kind.NOTHING))
                .filter(label ->
                        label.meaning().is(Kind.FOOT) || label.inline() != null || first.column() < namesFrom())
                .isPresent();
    }

    private int namesFrom() {
        return extents.stream()
                .filter(extent -> extent.column() == Column.NAME)
                .findFirst()
                .map(ColumnExtent::from)
                .orElse(0);
    }

    private void readHeader(GridRow row) {
        var found = new ArrayList<ColumnExtent>();
        var cells = row.cells();
        boolean started = false;
        for (int i = 0; i < cells.size(); i++) {
            var cell = cells.get(i);
            var column = labels.column(cell.text());
            int to = i + 1 < cells.size() ? cells.get(i + 1).column() : Integer.MAX_VALUE;
            if (column == null && !started && means(cell, HeadLabel.BLOCK)) {
                continue;
            }
            started = true;
            if (column == null) {
                doubt(
                        DoubtCode.NOT_UNDERSTOOD,
                        FieldPath.INDICATORS,
                        "指标表的“%s”列本版本不读入".formatted(Plain.excerpt(cell.text())),
                        section.grid().place(row, cell));
            }
            found.add(new ColumnExtent(column, Plain.oneLine(cell.text()), cell.column(), to));
        }
        extents = found;
        inTable = true;
        openText = null;
        places.putIfAbsent(FieldPath.INDICATORS, section.grid().place(row, cells.getFirst()));
    }

    private boolean means(GridCell cell, HeadLabel meaning) {
        return labels.label(cell.text())
                .filter(label -> label.meaning() == meaning)
                .isPresent();
    }

    private void readIndicator(GridRow row) {
        if (row.cells().stream().limit(2).anyMatch(cell -> means(cell, HeadLabel.SUM))) {
            return;
        }
        var cells = new EnumMap<Column, GridCell>(Column.class);
        boolean anything = false;
        for (var cell : row.cells()) {
            var extent = extents.stream()
                    .filter(each -> cell.column() >= each.from() && cell.column() < each.to())
                    .findFirst();
            if (extent.isEmpty()) {
                if (!means(cell, HeadLabel.BLOCK)) {
                    unexplained(row, cell);
                }
            } else {
                var column = extent.get().column();
                if (column != null && cells.putIfAbsent(column, cell) != null) {
                    unexplained(row, cell);
                }
                anything |= column != null;
            }
        }
        if (anything) {
            indicatorRows.add(new RowCells(row, cells));
        }
    }

    private void readLabels(GridRow row) {
        var cells = row.cells();
        boolean labelled = false;
        int i = 0;
        while (i < cells.size()) {
            var cell = cells.get(i);
            var label = labels.label(cell.text());
            if (label.isEmpty()) {
                if (labels.isTableNumber(cell.text()) && tableNo == null) {
                    tableNo = Plain.oneLine(cell.text());
                    places.put(TABLE_NO, section.grid().place(row, cell));
                } else if (labelled || cells.size() > 1 || !continuesText(row, cell)) {
                    unexplained(row, cell);
                }
                i++;
            } else {
                labelled = true;
                i = readLabelled(row, i, label.get());
            }
        }
    }

    /** Reads what belongs to the label in the ith cell, and says which cell comes next. */
    private int readLabelled(GridRow row, int i, Label label) {
        var cells = row.cells();
        var cell = cells.get(i);
        if (label.meaning().is(Kind.NOTHING)) {
            return i + 1;
        }
        if (label.inline() != null) {
            capture(row, cell, label, label.inline(), section.grid().place(row, cell));
            return i + 1;
        }
        if (i + 1 < cells.size() && isValueOf(label, cells.get(i + 1))) {
            var value = cells.get(i + 1);
            capture(row, cell, label, value.text(), section.grid().place(row, value));
            return i + 2;
        }
        capture(row, cell, label, null, section.grid().place(row, blankBeside(cells, i)));
        return i + 1;
    }

    /** A paragraph may begin like a label with a colon; a cell that is nothing but a label is one. */
    private boolean isValueOf(Label label, GridCell next) {
        return labels.label(next.text())
                .filter(found -> found.inline() == null || !label.meaning().isText())
                .isEmpty();
    }

    private static int blankBeside(List<GridCell> cells, int i) {
        var cell = cells.get(i);
        int beside = cell.column() + cell.columnSpan();
        boolean taken = i + 1 < cells.size() && cells.get(i + 1).column() == beside;
        return taken ? cell.column() : beside;
    }

    private void capture(GridRow row, GridCell labelCell, Label label, @Nullable String value, Place place) {
        var meaning = label.meaning();
        boolean isFund = meaning.is(Kind.FUND);
        openText = meaning.isText() ? meaning : null;
        if (meaning == HeadLabel.NOT_KEPT) {
            if (value != null) {
                doubt(
                        DoubtCode.NOT_UNDERSTOOD,
                        FieldPath.WHOLE_FORM,
                        "本版本不保存“%s”栏,其内容“%s”未读入".formatted(label.printed(), Plain.excerpt(value)),
                        place);
            }
            return;
        }
        if (isFund || meaning == HeadLabel.FUNDS_TOTAL) {
            var inLabel = UNIT_IN_LABEL.matcher(labelCell.text());
            if (unitInLabel == null && inLabel.find()) {
                unitInLabel = "元".equals(inLabel.group(1)) ? MoneyUnit.YUAN : MoneyUnit.WAN_YUAN;
            }
        }
        if (isFund) {
            fundCells.add(new FundCell(meaning, label.printed(), value, place));
        }
        var before = captured.get(meaning);
        if (before == null || before.text() == null) {
            captured.put(meaning, new Captured(value, place));
        } else if (value != null && !isFund) {
            doubt(
                    DoubtCode.REPEATED,
                    meaning.field(),
                    "“%s”出现了两次,按先出现的读入,第%d行的“%s”未读入".formatted(label.printed(), row.number(), Plain.excerpt(value)),
                    place);
        }
    }

    /** A single cell without a label, right under a text: the text went on in a row of its own. */
    private boolean continuesText(GridRow row, GridCell cell) {
        if (openText == null || row.loose() || extentsKnown()) {
            return false;
        }
        var before = captured.get(openText);
        if (before == null || before.text() == null) {
            return false;
        }
        captured.put(openText, new Captured(before.text() + "\n" + cell.text(), before.place()));
        doubt(
                DoubtCode.TEXT_CONTINUED,
                openText.field(),
                "第%d行“%s”没有栏目名称,接在上一段之后".formatted(row.number(), Plain.excerpt(cell.text())),
                section.grid().place(row, cell));
        return true;
    }

    private boolean extentsKnown() {
        return !extents.isEmpty();
    }

    private void unexplained(GridRow row, GridCell cell) {
        if (row.loose()) {
            return;
        }
        unexplained++;
        if (unexplained <= UNEXPLAINED_SHOWN) {
            doubt(
                    DoubtCode.NOT_UNDERSTOOD,
                    FieldPath.WHOLE_FORM,
                    "“%s”没有对应的栏目,未读入".formatted(Plain.excerpt(cell.text())),
                    section.grid().place(row, cell));
        }
    }

    private void doubt(DoubtCode code, FieldPath field, String message, @Nullable Place source) {
        doubts.add(new Doubt(code, field, message, source));
    }

    // ---- between the passes: the unit of money may depend on the other forms of the file

    /** The total as printed, if this form does not say its unit of money; the inference looks at all of them. */
    Optional<BigDecimal> totalOfUnknownUnit() {
        if (printedUnit() != null || text(HeadLabel.MONEY_UNIT) != null) {
            return Optional.empty();
        }
        var total = text(HeadLabel.FUNDS_TOTAL);
        return total == null ? Optional.empty() : Optional.ofNullable(Plain.number(total));
    }

    /** 万元 is assumed only while every total stays below a million (§8.9 of the importer's rules). */
    static boolean mayBeWanYuan(Stream<BigDecimal> totalsOfUnknownUnit) {
        return totalsOfUnknownUnit.allMatch(total -> total.compareTo(CERTAIN_BELOW) < 0);
    }

    private @Nullable MoneyUnit printedUnit() {
        var line = text(HeadLabel.MONEY_UNIT);
        if (line == null) {
            return unitInLabel;
        }
        return switch (Plain.folded(line).replace("人民币", "")) {
            case "万元" -> MoneyUnit.WAN_YUAN;
            case "元" -> MoneyUnit.YUAN;
            default -> null;
        };
    }

    // ---- second pass: values

    ReadForm form(boolean mayBeWanYuan) {
        var moneyUnit = moneyUnit(mayBeWanYuan);
        var title = section.title();
        var titleText = title == null ? null : title.text();
        if (title != null) {
            places.put(FORM_TITLE, section.grid().place(title.row(), title.cell()));
        }
        var year = titleText == null ? null : fiscalYear(titleText);
        var tier = titleText == null ? null : labels.tier(titleText).orElse(null);
        var region = titleText == null ? null : region(titleText);
        titleDoubts(titleText, year, tier, region);
        if (section.grid().hidden()) {
            doubt(
                    DoubtCode.HIDDEN_SHEET,
                    FieldPath.WHOLE_FORM,
                    "这张表在隐藏的工作表“%s”中,请确认是否需要导入"
                            .formatted(Plain.excerpt(section.grid().name())),
                    null);
        }

        var department = codedName(HeadLabel.DEPARTMENT);
        var unit = codedName(HeadLabel.UNIT);
        var project = codedName(HeadLabel.PROJECT_NAME);
        var projectCode = line(HeadLabel.PROJECT_CODE);
        if (projectCode != null) {
            project = new CodedName(projectCode, project.name());
        }
        var weight = points(HeadLabel.EXECUTION_WEIGHT);
        var fundLines = new ArrayList<FundLine>();
        var funding = funding(moneyUnit, fundLines);
        var texts = new DeclarationTexts(
                paragraphs(HeadLabel.OVERVIEW),
                paragraphs(HeadLabel.BASIS),
                paragraphs(HeadLabel.ANNUAL_TARGET),
                paragraphs(HeadLabel.LONG_TERM_TARGET));
        var readings = new ArrayList<IndicatorReading>();
        var indicators = indicators(readings);
        var contact = contact();
        if (note == null) {
            note = paragraphs(HeadLabel.NOTE);
        }
        if (unexplained > UNEXPLAINED_SHOWN) {
            doubt(
                    DoubtCode.NOT_UNDERSTOOD,
                    FieldPath.WHOLE_FORM,
                    "另有%d处内容没有对应的栏目,未读入".formatted(unexplained - UNEXPLAINED_SHOWN),
                    null);
        }
        var declaration = new TargetDeclaration(
                tier, year, department, unit, project, weight, funding, texts, indicators, note, markupRemovedFrom);
        var form = new Form(
                title == null ? FormType.TARGET : title.type(),
                titleText,
                tableNo,
                region,
                moneyUnit,
                declaration,
                fundLines,
                null,
                contact);
        return new ReadForm(form, places, readings, doubts);
    }

    private @Nullable MoneyUnit moneyUnit(boolean mayBeWanYuan) {
        var place = captured.get(HeadLabel.MONEY_UNIT);
        if (place != null && place.text() != null) {
            places.put(HeadLabel.MONEY_UNIT.field(), place.place());
            if (printedUnit() == null) {
                doubt(
                        DoubtCode.NOT_UNDERSTOOD,
                        HeadLabel.MONEY_UNIT.field(),
                        "金额单位“%s”不是万元或元,本表金额未读入,请补填".formatted(Plain.excerpt(place.text())),
                        place.place());
            }
            return printedUnit();
        }
        if (unitInLabel != null) {
            return unitInLabel;
        }
        boolean anyAmount =
                text(HeadLabel.FUNDS_TOTAL) != null || fundCells.stream().anyMatch(cell -> cell.text() != null);
        if (!anyAmount) {
            return null;
        }
        if (mayBeWanYuan) {
            doubt(DoubtCode.MONEY_UNIT_INFERRED, HeadLabel.MONEY_UNIT.field(), "表上没有“单位：万元”或“单位：元”,按万元读入,请核对", null);
            return MoneyUnit.WAN_YUAN;
        }
        doubt(
                DoubtCode.MONEY_UNIT_INFERRED,
                HeadLabel.MONEY_UNIT.field(),
                "表上没有金额单位,金额又很大,无法判断是元还是万元;本表金额未读入,请补填",
                null);
        return null;
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
            doubt(DoubtCode.TITLE_UNCLEAR, FORM_TITLE, "这张表没有标题,年度、地区和项目类别请补填", null);
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
            doubt(
                    DoubtCode.TITLE_UNCLEAR,
                    FORM_TITLE,
                    "标题“%s”看不出%s,请补填".formatted(title, String.join("、", missing)),
                    places.get(FORM_TITLE));
        }
    }

    private @Nullable String text(HeadLabel meaning) {
        var found = captured.get(meaning);
        return found == null ? null : found.text();
    }

    /** A value of one line, without markup. */
    private @Nullable String line(HeadLabel meaning) {
        var found = captured.get(meaning);
        if (found == null) {
            return null;
        }
        var field = meaning.field();
        places.put(field, found.place());
        var cleaned = found.text() == null ? null : clean(field, found.text(), found.place());
        return cleaned == null ? null : Plain.orNull(Plain.oneLine(cleaned));
    }

    private @Nullable String paragraphs(HeadLabel meaning) {
        var found = captured.get(meaning);
        if (found == null) {
            return null;
        }
        var field = meaning.field();
        places.put(field, found.place());
        return found.text() == null ? null : clean(field, found.text(), found.place());
    }

    private @Nullable String clean(FieldPath field, String text, Place place) {
        if (!Markup.isIn(text)) {
            return Plain.orNull(Markup.lines(text));
        }
        markupRemovedFrom.add(field);
        doubt(DoubtCode.MARKUP_REMOVED, field, "文字中夹有网页标记(如<p>、<ol>),已去掉,只保留文字,请核对分段", place);
        return Plain.orNull(Markup.remove(text));
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
        return captured.containsKey(HeadLabel.CONTACT) || captured.containsKey(HeadLabel.PHONE)
                ? new Contact(name, phone)
                : null;
    }

    private @Nullable Points points(HeadLabel meaning) {
        var text = line(meaning);
        return text == null ? null : points(meaning.field(), text);
    }

    private @Nullable Points points(FieldPath field, String text) {
        var folded = Plain.folded(text);
        var number = Plain.number(
                folded.endsWith("%") || folded.endsWith("分") ? folded.substring(0, folded.length() - 1) : folded);
        if (number == null) {
            doubt(DoubtCode.NOT_A_NUMBER, field, "“%s”不是数字,未读入,请补填".formatted(Plain.excerpt(text)), places.get(field));
            return null;
        }
        return Points.of(number);
    }

    // ---- money

    private Funding funding(@Nullable MoneyUnit moneyUnit, List<FundLine> lines) {
        var sums = new EnumMap<HeadLabel, Money>(HeadLabel.class);
        for (var cell : fundCells) {
            var field = cell.meaning().field();
            places.putIfAbsent(field, cell.place());
            var amount = cell.text() == null ? null : money(field, cell.text(), moneyUnit, cell.place());
            lines.add(new FundLine(cell.label(), amount));
            if (amount != null && sums.containsKey(cell.meaning())) {
                doubt(DoubtCode.REPEATED, field, "“%s”与前面的资金行属于同一来源,已相加,请核对".formatted(cell.label()), cell.place());
            }
            if (amount != null) {
                sums.merge(cell.meaning(), amount, Money::plus);
            }
        }
        var total = captured.get(HeadLabel.FUNDS_TOTAL);
        @Nullable Money totalAmount = null;
        if (total != null) {
            places.put(FieldPath.FUNDS_TOTAL, total.place());
            totalAmount =
                    total.text() == null ? null : money(FieldPath.FUNDS_TOTAL, total.text(), moneyUnit, total.place());
        }
        return new Funding(
                totalAmount,
                sums.get(HeadLabel.FUNDS_SUPERIOR),
                sums.get(HeadLabel.FUNDS_LOCAL),
                sums.get(HeadLabel.FUNDS_OTHER),
                sums.get(HeadLabel.FUNDS_CARRY_OVER));
    }

    private @Nullable Money money(FieldPath field, String text, @Nullable MoneyUnit formUnit, Place place) {
        var folded = Plain.folded(text);
        var unit = formUnit;
        if (folded.endsWith("万元")) {
            folded = folded.substring(0, folded.length() - 2);
            unit = MoneyUnit.WAN_YUAN;
        } else if (folded.endsWith("元")) {
            folded = folded.substring(0, folded.length() - 1);
            unit = MoneyUnit.YUAN;
        }
        var number = Plain.number(folded);
        if (number == null) {
            doubt(DoubtCode.NOT_A_NUMBER, field, "“%s”不是金额,未读入,请补填".formatted(Plain.excerpt(text)), place);
            return null;
        }
        if (unit == null) {
            return null;
        }
        if (formUnit != null && unit != formUnit) {
            doubt(
                    DoubtCode.VALUE_CONTRADICTS,
                    field,
                    "表头金额单位为%s,此处写的是“%s”,按此处的单位读入,请核对".formatted(formUnit.chinese(), Plain.excerpt(text)),
                    place);
        }
        int decimals = unit == MoneyUnit.WAN_YUAN ? FINEST + 4 : FINEST;
        if (number.scale() > decimals) {
            var rounded = number.setScale(decimals, RoundingMode.HALF_UP);
            doubt(
                    DoubtCode.MONEY_ROUNDED,
                    field,
                    "“%s”精确到了分以下,四舍五入为%s%s"
                            .formatted(Plain.excerpt(text), Plain.plain(rounded).toPlainString(), unit.chinese()),
                    place);
            number = rounded;
        }
        return unit.money(number);
    }

    // ---- indicators

    private List<Indicator> indicators(List<IndicatorReading> readings) {
        var indicators = new ArrayList<Indicator>();
        @Nullable String level1 = null;
        @Nullable String level2 = null;
        for (var row : indicatorRows) {
            int index = indicators.size();
            int doubtsBefore = doubts.size();
            var printed1 = level(cell(row, index, Column.LEVEL1));
            var printed2 = level(cell(row, index, Column.LEVEL2));
            // Merged level cells stand in their first row only (§8.3); a new first level begins its own second ones.
            if (printed1 != null) {
                level1 = printed1;
                level2 = printed2;
            } else if (printed2 != null) {
                level2 = printed2;
            }
            var name = cell(row, index, Column.NAME);
            var sign = cell(row, index, Column.SIGN);
            var value = cell(row, index, Column.VALUE);
            var unit = cell(row, index, Column.UNIT);
            var targetField = Column.VALUE.field(index);
            var found = targetValues.read(sign, value, unit);
            for (var remark : found.remarks()) {
                doubt(remark.code(), targetField, remark.message(), placeOf(row, Column.VALUE));
            }
            percentDoubt(row, index, value, found.unit());
            var pointsText = cell(row, index, Column.POINTS);
            var points = pointsText == null ? null : points(Column.POINTS.field(index), pointsText);
            indicators.add(new Indicator(
                    level1 == null && level2 == null ? IndicatorLevel.NOT_SHOWN : new IndicatorLevel(level1, level2),
                    name == null ? "" : name,
                    found.target(),
                    found.unit(),
                    points,
                    core(index, cell(row, index, Column.CORE)),
                    cell(row, index, Column.DEFINITION),
                    cell(row, index, Column.SCORING_RULE)));
            var raw = Stream.of(sign, value, unit).filter(Objects::nonNull).collect(Collectors.joining(" "));
            readings.add(new IndicatorReading(raw, rowPlace(row), confidence(doubtsBefore)));
        }
        return indicators;
    }

    private BigDecimal confidence(int doubtsBefore) {
        var ofRow = doubts.subList(doubtsBefore, doubts.size());
        if (ofRow.isEmpty()) {
            return SURE;
        }
        boolean onlyTidied = ofRow.stream()
                .allMatch(doubt -> doubt.code() == DoubtCode.VALUE_SPLIT || doubt.code() == DoubtCode.MARKUP_REMOVED);
        return onlyTidied ? SPLIT : UNCLEAR;
    }

    private @Nullable String cell(RowCells row, int index, Column column) {
        var cell = row.cells().get(column);
        var field = column.field(index);
        if (cell == null) {
            var place = placeOf(row, column);
            if (place != null) {
                places.putIfAbsent(field, place);
            }
            return null;
        }
        var place = section.grid().place(row.row(), cell);
        places.put(field, place);
        var cleaned = clean(field, cell.text(), place);
        boolean isText = column == Column.DEFINITION || column == Column.SCORING_RULE;
        return cleaned == null || isText ? cleaned : Plain.orNull(Plain.oneLine(cleaned));
    }

    /** Where the column's cell stands in this row, or would stand if it were filled in. */
    private @Nullable Place placeOf(RowCells row, Column column) {
        var cell = row.cells().get(column);
        if (cell != null) {
            return section.grid().place(row.row(), cell);
        }
        return extents.stream()
                .filter(extent -> extent.column() == column)
                .findFirst()
                .map(extent -> section.grid().place(row.row(), extent.from()))
                .orElse(null);
    }

    private Place rowPlace(RowCells row) {
        var name = row.cells().get(Column.NAME);
        return section.grid().place(row.row(), name == null ? row.row().cells().getFirst() : name);
    }

    /** 产出指标(50分) and 产出 指标 are one level. */
    private static @Nullable String level(@Nullable String printed) {
        return printed == null ? null : Plain.orNull(Plain.folded(printed).replaceAll("\\([^()]*\\)", ""));
    }

    private @Nullable Boolean core(int index, @Nullable String text) {
        if (text == null) {
            return null;
        }
        var flag = labels.core(text);
        if (flag == null) {
            var field = Column.CORE.field(index);
            doubt(
                    DoubtCode.CORE_FLAG_UNCLEAR,
                    field,
                    "是否核心写的是“%s”,应为是或否,按未填读入".formatted(Plain.excerpt(text)),
                    places.get(field));
        }
        return flag;
    }

    /** 0.95 with the unit % is 95 % more often than not, but only a percent format proves it (AWK-11). */
    private void percentDoubt(RowCells row, int index, @Nullable String value, @Nullable String unit) {
        if (value == null || unit == null || !"%".equals(labels.comparableUnit(unit))) {
            return;
        }
        var number = Plain.number(value);
        if (number != null && number.signum() > 0 && number.compareTo(BigDecimal.ONE) <= 0) {
            doubt(
                    DoubtCode.PERCENT_UNCERTAIN,
                    Column.VALUE.field(index),
                    "指标值%s、单位%%：是%s%%,还是%s%%?按原样读入,请核对"
                            .formatted(
                                    number.toPlainString(),
                                    number.toPlainString(),
                                    Plain.plain(number.movePointRight(2)).toPlainString()),
                    placeOf(row, Column.VALUE));
        }
    }
}
