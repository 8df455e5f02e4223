package org.jiheng.documents.json;

import java.io.CharConversionException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jiheng.documents.Contact;
import org.jiheng.documents.Detail;
import org.jiheng.documents.Execution;
import org.jiheng.documents.Form;
import org.jiheng.documents.FormType;
import org.jiheng.documents.FundLine;
import org.jiheng.documents.Goal;
import org.jiheng.documents.IndicatorOutcome;
import org.jiheng.documents.MoneyUnit;
import org.jiheng.documents.Outcome;
import org.jiheng.documents.reading.Doubt;
import org.jiheng.documents.reading.DoubtCode;
import org.jiheng.documents.reading.IndicatorReading;
import org.jiheng.documents.reading.ReadFile;
import org.jiheng.documents.reading.ReadForm;
import org.jiheng.documents.reading.grid.Place;
import org.jiheng.documents.reading.grid.ProblemCode;
import org.jiheng.policy.common.FieldPath;
import org.jiheng.policy.common.FiscalYear;
import org.jiheng.policy.common.Money;
import org.jiheng.policy.common.Points;
import org.jiheng.policy.indicator.CodedName;
import org.jiheng.policy.indicator.Comparator;
import org.jiheng.policy.indicator.DeclarationTexts;
import org.jiheng.policy.indicator.Funding;
import org.jiheng.policy.indicator.Indicator;
import org.jiheng.policy.indicator.IndicatorLevel;
import org.jiheng.policy.indicator.ProjectTier;
import org.jiheng.policy.indicator.TargetDeclaration;
import org.jiheng.policy.indicator.TargetValue;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * 读入表单JSON — one form of the input is held in memory at a time, so that a large batch needs no more room
 * than its forms.
 */
final class FormsJsonReader {

    private final JsonParser json;
    private final List<ReadFile> files = new ArrayList<>();

    private FormsJsonReader(JsonParser json) {
        this.json = json;
    }

    static List<ReadFile> read(ObjectReader reader, InputStream in) {
        try (var json = reader.createParser(in)) {
            return new FormsJsonReader(json).document();
        } catch (StreamConstraintsException tooMuch) {
            throw new UnusableJsonException(
                    "JSON超出限制%s：整体不超过%d兆字节、嵌套不超过%d层、一段文字不超过%d字。请拆分后重试。"
                            .formatted(
                                    whereIn(tooMuch),
                                    FormsJson.MAX_BYTES >> 20,
                                    FormsJson.MAX_DEPTH,
                                    FormsJson.MAX_TEXT),
                    tooMuch);
        } catch (JacksonIOException broken) {
            // Bytes that are no UTF-8 arrive as an IOException too, but are the input's fault, not the disk's.
            if (broken.getCause() instanceof CharConversionException) {
                throw new UnusableJsonException("JSON不是UTF-8编码，请另存为UTF-8后重试。", broken);
            }
            throw new UncheckedIOException(broken.getCause());
        } catch (JacksonException malformed) {
            throw new UnusableJsonException(
                    "JSON有语法错误%s，可能缺少引号、逗号或括号，或文件不完整，请检查该处后重试。".formatted(whereIn(malformed)), malformed);
        }
    }

    private static String whereIn(JacksonException problem) {
        var location = problem.getLocation();
        return location == null || location.getLineNr() < 1
                ? ""
                : "(第%d行第%d列)".formatted(location.getLineNr(), location.getColumnNr());
    }

    private List<ReadFile> document() {
        if (json.nextToken() != JsonToken.START_OBJECT) {
            throw new UnusableJsonException("这不是 jiheng-forms/1 的JSON:最外层应为 { \"format\": \"jiheng-forms/1\", … }。");
        }
        String format = null;
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            var key = json.currentName();
            json.nextToken();
            switch (key) {
                case "format" -> format = formatOrRefuse();
                case "files" -> files();
                default -> json.skipChildren();
            }
        }
        if (format == null) {
            throw notThisFormat("没有写明");
        }
        if (json.nextToken() != null) {
            var location = json.currentTokenLocation();
            throw new UnusableJsonException(
                    "JSON在第%d行第%d列本应结束，后面还有内容，请把多个结果分开保存。".formatted(location.getLineNr(), location.getColumnNr()));
        }
        return List.copyOf(files);
    }

    private String formatOrRefuse() {
        if (json.currentToken() == JsonToken.VALUE_STRING && FormsJson.FORMAT.equals(json.getString())) {
            return FormsJson.FORMAT;
        }
        throw notThisFormat("与此不同");
    }

    private static UnusableJsonException notThisFormat(String how) {
        return new UnusableJsonException(
                "JSON的 format 应为 \"%s\"，而这里%s。请确认文件来自 jiheng read 或同版本的接口。".formatted(FormsJson.FORMAT, how));
    }

    private void files() {
        startArray("files");
        while (json.nextToken() != JsonToken.END_ARRAY) {
            files.add(file("files[" + files.size() + "]"));
        }
    }

    private void startArray(String path) {
        if (json.currentToken() != JsonToken.START_ARRAY) {
            throw new UnusableJsonException("JSON中 %s 应为列表 [ … ]。".formatted(path));
        }
    }

    /** The head of a file is small; its forms are turned into values one by one as they pass. */
    private ReadFile file(String path) {
        if (json.currentToken() != JsonToken.START_OBJECT) {
            throw new UnusableJsonException("JSON中 %s 应为对象 { … }。".formatted(path));
        }
        Map<String, JsonNode> head = new HashMap<>();
        var forms = new ArrayList<ReadForm>();
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            var key = json.currentName();
            var token = json.nextToken();
            if (key.equals("forms") && token != JsonToken.VALUE_NULL) {
                startArray(path + ".forms");
                while (json.nextToken() != JsonToken.END_ARRAY) {
                    var formPath = path + ".forms[" + forms.size() + "]";
                    if (json.currentToken() != JsonToken.START_OBJECT) {
                        throw new UnusableJsonException("JSON中 %s 应为对象 { … }。".formatted(formPath));
                    }
                    forms.add(form(new JsonObject(json.readValueAsTree(), formPath)));
                }
            } else {
                head.put(key, json.readValueAsTree());
            }
        }
        return file(head(head, path), forms);
    }

    private static JsonObject head(Map<String, JsonNode> values, String path) {
        var node = JsonNodeFactory.instance.objectNode();
        node.setAll(values);
        return new JsonObject(node, path);
    }

    private static ReadFile file(JsonObject head, List<ReadForm> forms) {
        var status = Objects.requireNonNullElse(
                head.oneOf("status", Stream.of(ReadFile.Status.values()), Enum::name),
                forms.isEmpty() ? ReadFile.Status.NOTHING_FOUND : ReadFile.Status.READ);
        var problem = head.objectOrNull("problem");
        if ((status == ReadFile.Status.REJECTED) != (problem != null)) {
            throw head.wrong("problem", "只有 status 为 REJECTED 时才有，且必须有");
        }
        return new ReadFile(
                head.textOr("file", ""),
                head.textOr("sha256", ""),
                head.textOr("mediaType", "application/json"),
                status,
                problem == null
                        ? null
                        : new ReadFile.Problem(
                                Objects.requireNonNullElse(
                                        problem.oneOf("code", Stream.of(ProblemCode.values()), Enum::name),
                                        ProblemCode.CORRUPT),
                                problem.required("message")),
                forms);
    }

    private static ReadForm form(JsonObject form) {
        var unit = form.oneOf("moneyUnit", Stream.of(MoneyUnit.values()), MoneyUnit::chinese);
        var meant = Objects.requireNonNullElse(unit, MoneyUnit.WAN_YUAN);
        var type = Objects.requireNonNullElse(
                form.oneOf("formType", Stream.of(FormType.values()), Enum::name), FormType.UNKNOWN);
        var rows = form.objects("indicators");
        var doubts = form.objects("doubts").stream().map(FormsJsonReader::doubt).toList();
        var funds = form.object("funds");
        var year = form.integer("fiscalYear");
        var declaration = new TargetDeclaration(
                form.oneOf("tier", Stream.of(ProjectTier.values()), Enum::name),
                year == null ? null : fiscalYear(form, year),
                named(form.object("department")),
                named(form.object("unit")),
                named(form.object("project")),
                points(form, "executionWeight"),
                new Funding(
                        money(funds, "total", meant),
                        money(funds, "superior", meant),
                        money(funds, "local", meant),
                        money(funds, "other", meant),
                        money(funds, "carryOver", meant)),
                texts(form.object("texts")),
                rows.stream().map(FormsJsonReader::indicator).toList(),
                form.text("note"),
                doubts.stream()
                        .filter(doubt -> doubt.code() == DoubtCode.MARKUP_REMOVED)
                        .map(Doubt::field)
                        .collect(Collectors.toSet()));
        var contact = form.objectOrNull("contact");
        return new ReadForm(
                new Form(
                        type,
                        form.text("title"),
                        form.text("tableNo"),
                        form.text("region"),
                        unit,
                        declaration,
                        funds.objects("lines").stream()
                                .map(line -> new FundLine(line.required("label"), money(line, "amount", meant)))
                                .toList(),
                        outcome(form, type, rows, meant),
                        contact == null ? null : new Contact(contact.text("name"), contact.text("phone")),
                        form.objects("details").stream()
                                .map(FormsJsonReader::detail)
                                .toList(),
                        form.objects("goals").stream()
                                .map(FormsJsonReader::goal)
                                .toList()),
                sources(form.object("sources")),
                rows.stream().map(FormsJsonReader::reading).toList(),
                doubts);
    }

    private static Detail detail(JsonObject detail) {
        return new Detail(
                Objects.requireNonNullElse(
                        detail.oneOf("kind", Stream.of(Detail.Kind.values()), Enum::name), Detail.Kind.OTHER),
                detail.required("label"),
                detail.required("value"));
    }

    private static Goal goal(JsonObject goal) {
        return new Goal(
                goal.textOr("label", ""),
                goal.text("text"),
                points(goal, "points"),
                Objects.requireNonNullElse(goal.integer("firstIndicator"), 0));
    }

    private static FiscalYear fiscalYear(JsonObject form, int year) {
        try {
            return new FiscalYear(year);
        } catch (IllegalArgumentException refused) {
            throw form.wrong("fiscalYear", String.valueOf(refused.getMessage()));
        }
    }

    private static CodedName named(JsonObject object) {
        return new CodedName(object.text("code"), object.text("name"));
    }

    private static DeclarationTexts texts(JsonObject texts) {
        return new DeclarationTexts(
                texts.text("overview"), texts.text("basis"), texts.text("annualTarget"), texts.text("longTermTarget"));
    }

    private static @Nullable Money money(JsonObject object, String key, MoneyUnit unit) {
        return object.decimal(key, unit::money);
    }

    private static @Nullable Points points(JsonObject object, String key) {
        return object.decimal(key, Points::of);
    }

    /** A form that reports results has an outcome even while it is blank; another only where something is said. */
    private static @Nullable Outcome outcome(JsonObject form, FormType type, List<JsonObject> rows, MoneyUnit unit) {
        var execution = form.objectOrNull("execution");
        var outcome = new Outcome(
                execution == null
                        ? null
                        : new Execution(
                                money(execution, "initial", unit),
                                money(execution, "adjusted", unit),
                                money(execution, "spent", unit),
                                execution.text("rate"),
                                points(execution, "points"),
                                points(execution, "earned"),
                                execution.text("period"),
                                money(execution, "forecast", unit),
                                execution.objects("lines").stream()
                                        .map(line -> executionLine(line, unit))
                                        .toList()),
                form.object("texts").text("annualResult"),
                rows.stream()
                        .map(row -> new IndicatorOutcome(
                                row.text("actual"),
                                points(row, "earned"),
                                row.text("deviation"),
                                row.text("forecast"),
                                row.text("likelihood"),
                                row.text("coefficient"),
                                row.text("initialValue")))
                        .toList(),
                points(form, "totalScore"),
                form.object("texts").text("conclusion"),
                form.object("texts").text("problems"),
                form.object("texts").text("improvement"));
        var reportsResults = switch (type) {
            case SELF_EVALUATION, MONITORING, DEPARTMENT_SELF_EVALUATION -> true;
            case TARGET, DEPARTMENT_TARGET, UNKNOWN -> false;
        };
        return reportsResults || saysSomething(outcome) ? outcome : null;
    }

    private static Execution.Line executionLine(JsonObject line, MoneyUnit unit) {
        return new Execution.Line(
                line.required("label"),
                money(line, "initial", unit),
                money(line, "adjusted", unit),
                money(line, "spent", unit),
                line.text("rate"));
    }

    private static boolean saysSomething(Outcome outcome) {
        return outcome.execution() != null
                || outcome.annualResult() != null
                || outcome.totalScore() != null
                || outcome.indicators().stream().anyMatch(row -> !row.equals(IndicatorOutcome.BLANK));
    }

    private static Indicator indicator(JsonObject row) {
        return new Indicator(
                new IndicatorLevel(row.text("level1"), row.text("level2")),
                row.textOr("name", ""),
                target(row),
                row.text("unit"),
                points(row, "points"),
                row.bool("core"),
                row.text("definition"),
                row.text("scoringRule"));
    }

    private static @Nullable TargetValue target(JsonObject row) {
        var operator = row.text("operator");
        var value = row.read("value", text -> text);
        return switch (operator) {
            case null -> value == null ? null : new TargetValue.Unclear(null, value);
            case "RANGE" -> {
                var low = row.decimal("value");
                var high = row.decimal("valueHigh");
                if (low == null || high == null) {
                    throw row.wrong("valueHigh", "区间(RANGE)要同时有下限 value 和上限 valueHigh");
                }
                if (low.compareTo(high) > 0) {
                    throw row.wrong("valueHigh", "小于下限 value");
                }
                yield new TargetValue.Range(low, high);
            }
            case "QUALITATIVE" -> new TargetValue.Qualitative(value == null ? "" : value);
            default -> {
                var comparator = Objects.requireNonNull(
                        row.oneOf("operator", Stream.of(Comparator.values()), Comparator::symbol));
                yield value != null && JsonObject.isDecimal(value)
                        ? new TargetValue.Numeric(comparator, new BigDecimal(value))
                        : new TargetValue.Unclear(comparator, value == null ? "" : value);
            }
        };
    }

    private static IndicatorReading reading(JsonObject row) {
        var confidence = row.decimal("confidence");
        return new IndicatorReading(
                row.textOr("raw", ""), place(row, "source"), confidence == null ? new BigDecimal("1.00") : confidence);
    }

    /** A doubt of a kind this version does not know is kept under the most general kind. */
    private static Doubt doubt(JsonObject doubt) {
        var code = doubt.required("code");
        return new Doubt(
                Stream.of(DoubtCode.values())
                        .filter(each -> each.name().equals(code))
                        .findFirst()
                        .orElse(DoubtCode.NOT_UNDERSTOOD),
                new FieldPath(doubt.textOr("field", "")),
                doubt.textOr("message", ""),
                place(doubt, "source"));
    }

    private static Map<FieldPath, Place> sources(JsonObject sources) {
        var places = new HashMap<FieldPath, Place>();
        for (var field : sources.keys()) {
            var place = place(sources, field);
            if (place != null) {
                places.put(new FieldPath(field), place);
            }
        }
        return places;
    }

    private static @Nullable Place place(JsonObject parent, String key) {
        var place = parent.objectOrNull(key);
        if (place == null) {
            return null;
        }
        var sheet = place.text("sheet");
        var cell = place.text("cell");
        if (sheet != null && cell != null) {
            return new Place.Cell(sheet, cell);
        }
        var page = place.integer("page");
        var row = place.integer("row");
        if (page != null && row != null) {
            return new Place.PageRow(page, row);
        }
        var line = place.integer("line");
        var column = place.integer("column");
        if (line != null && column != null) {
            return new Place.LineColumn(line, column);
        }
        throw parent.wrong(key, "应写明 sheet 和 cell,或 page 和 row,或 line 和 column");
    }
}
