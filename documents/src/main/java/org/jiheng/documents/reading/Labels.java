package org.jiheng.documents.reading;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jiheng.documents.FormType;
import org.jiheng.documents.reading.grid.Plain;
import org.jiheng.policy.common.FieldPath;
import org.jiheng.policy.indicator.Comparator;
import org.jiheng.policy.indicator.ProjectTier;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** 栏目名称词典 — what the printed labels mean; read from {@code labels.yaml}, which a new variant extends. */
final class Labels {
    static final Labels STANDARD = load();

    /** Longer texts are never labels; this keeps folding and matching away from the paragraphs. */
    private static final int LONGEST_LABEL = 40;

    private static final int LONGEST_TITLE = 100;

    private static final Pattern BRACKETS = Pattern.compile("\\([^()]*\\)|\\[[^\\[\\]]*]|〔[^〔〕]*〕|【[^【】]*】");
    private static final Pattern NUMBERING =
            Pattern.compile("^(?:[一二三四五六七八九十]+、|\\d{1,2}[.、]|\\([一二三四五六七八九十\\d]+\\)|其中[:,]?)");
    private static final String NUMBERING_START = "一二三四五六七八九十0123456789(其";
    private static final Pattern TRAILING_COLON = Pattern.compile("\\s*[:：]\\s*$");

    private final Terms<FormType> titles;
    private final Terms<ProjectTier> tiers;
    private final Terms<HeadLabel> head;
    private final Terms<Column> columns;
    private final Terms<Comparator> signs;
    private final Terms<Comparator> suffixes;
    private final Terms<Boolean> core;
    private final Terms<Boolean> tableNumbers;
    private final Terms<Boolean> emptyTable;
    private final Terms<Boolean> qualitative;
    private final Map<String, String> sameUnits;

    /** 表头栏目 — what a label outside the indicator table may mean, and which field its value fills. */
    enum HeadLabel {
        DEPARTMENT("department", Kind.LINE),
        UNIT("unit", Kind.LINE),
        PROJECT_NAME("project.name", Kind.LINE),
        PROJECT_CODE("project.code", Kind.LINE),
        EXECUTION_WEIGHT("executionWeight", Kind.LINE),
        FUNDS_TOTAL("funds.total", Kind.LINE),
        FUNDS_SUPERIOR("funds.superior", Kind.FUND),
        FUNDS_LOCAL("funds.local", Kind.FUND),
        FUNDS_OTHER("funds.other", Kind.FUND),
        FUNDS_CARRY_OVER("funds.carryOver", Kind.FUND),
        OVERVIEW("texts.overview", Kind.TEXT),
        BASIS("texts.basis", Kind.TEXT),
        ANNUAL_TARGET("texts.annualTarget", Kind.TEXT),
        LONG_TERM_TARGET("texts.longTermTarget", Kind.TEXT),
        CONTACT("contact.name", Kind.FOOT),
        PHONE("contact.phone", Kind.FOOT),
        NOTE("note", Kind.FOOT),
        MONEY_UNIT("moneyUnit", Kind.LINE),
        /** 合计: a sum that the form prints; ours is computed. */
        SUM("", Kind.NOTHING),
        /** Names a block of rows and has no value of its own. */
        BLOCK("", Kind.NOTHING),
        /** Known, but the model has no place for its value. */
        NOT_KEPT("", Kind.LINE);

        private final String field;
        private final Kind kind;

        HeadLabel(String field, Kind kind) {
            this.field = field;
            this.kind = kind;
        }

        FieldPath field() {
            return new FieldPath(field);
        }

        boolean is(Kind asked) {
            return kind == asked;
        }

        /** Whether the value may be paragraphs, which may begin like a label and go on in the next row. */
        boolean isText() {
            return kind == Kind.TEXT || this == NOTE;
        }

        /** 栏目性质. */
        enum Kind {
            LINE,
            FUND,
            TEXT,
            FOOT,
            NOTHING
        }
    }

    /** 指标表的列. */
    enum Column {
        LEVEL1("level1"),
        LEVEL2("level2"),
        NAME("name"),
        SIGN("target"),
        VALUE("target"),
        UNIT("unit"),
        POINTS("points"),
        CORE("core"),
        DEFINITION("definition"),
        SCORING_RULE("scoringRule");

        private final String field;

        Column(String field) {
            this.field = field;
        }

        FieldPath field(int index) {
            return FieldPath.indicator(index, field);
        }
    }

    /**
     * A cell that is a label.
     *
     * @param printed the label as it stands, without its colon
     * @param inline what follows the colon in the same cell, such as 万元 in 单位：万元; null when nothing does
     */
    record Label(
            HeadLabel meaning, String printed, @Nullable String inline) {}

    private Labels(Map<String, Object> yaml) {
        titles = Terms.of(FormType.class, section(yaml, "titles"));
        tiers = Terms.of(ProjectTier.class, section(yaml, "tiers"));
        head = Terms.of(HeadLabel.class, section(yaml, "head"));
        columns = Terms.of(Column.class, section(yaml, "columns"));
        signs = Terms.of(Comparator.class, section(yaml, "signs"));
        suffixes = Terms.of(Comparator.class, section(yaml, "suffixes"));
        core = new Terms<>();
        section(yaml, "core").forEach((flag, words) -> core.add(Boolean.valueOf(String.valueOf(flag)), words));
        tableNumbers = Terms.flag(yaml.get("table_number"));
        emptyTable = Terms.flag(yaml.get("empty_table"));
        qualitative = Terms.flag(yaml.get("qualitative"));
        sameUnits = new HashMap<>();
        section(yaml, "same_units").forEach((unit, spellings) -> {
            for (var spelling : (List<?>) spellings) {
                sameUnits.put(String.valueOf(spelling), String.valueOf(unit));
            }
        });
    }

    private static Labels load() {
        try (var in = Labels.class.getResourceAsStream("labels.yaml")) {
            if (in == null) {
                throw new IllegalStateException("labels.yaml is missing from the jar");
            }
            Map<String, Object> yaml = new Yaml(new SafeConstructor(new LoaderOptions())).load(in);
            return new Labels(yaml);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<?, ?> section(Map<String, Object> yaml, String name) {
        return yaml.get(name) instanceof Map<?, ?> map ? map : Map.of();
    }

    // ---- titles

    Optional<FormType> titleType(String text) {
        if (text.length() > LONGEST_TITLE || text.length() < 4) {
            return Optional.empty();
        }
        if ("表)）】]".indexOf(text.charAt(text.length() - 1)) < 0) {
            return Optional.empty();
        }
        var folded = BRACKETS.matcher(Plain.folded(text)).replaceAll("");
        // A title ends with the word 表; a sentence about a table, or a line of a table of contents, goes on.
        if (!folded.endsWith("表") || folded.indexOf('。') >= 0 || folded.indexOf(':') >= 0 || folded.indexOf(',') >= 0) {
            return Optional.empty();
        }
        return Optional.ofNullable(titles.find(folded));
    }

    Optional<ProjectTier> tier(String title) {
        return Optional.ofNullable(tiers.within(Plain.folded(title)));
    }

    boolean isTableNumber(String text) {
        return text.length() <= LONGEST_LABEL && tableNumbers.find(Plain.folded(text)) != null;
    }

    boolean saysTableIsEmpty(String text) {
        return text.length() <= LONGEST_TITLE && emptyTable.find(Plain.folded(text)) != null;
    }

    // ---- labels

    /** The label that the whole cell is, or starts with before a colon. */
    Optional<Label> label(String text) {
        if (text.length() <= LONGEST_LABEL) {
            var folded = foldedLabel(text);
            var meaning = head.find(folded);
            if (meaning != null) {
                var printed = Plain.oneLine(text);
                return Optional.of(
                        new Label(meaning, TRAILING_COLON.matcher(printed).replaceFirst(""), null));
            }
        }
        return inlineLabel(text);
    }

    private Optional<Label> inlineLabel(String text) {
        var shown = unbracketed(text);
        int colon = colon(shown);
        if (colon < 0) {
            return Optional.empty();
        }
        var before = shown.substring(0, colon);
        var meaning = head.find(foldedLabel(before));
        if (meaning == null) {
            return Optional.empty();
        }
        return Optional.of(new Label(meaning, Plain.trim(before), Plain.orNull(shown.substring(colon + 1))));
    }

    private static int colon(String text) {
        for (int i = 0; i < text.length() && i <= LONGEST_LABEL; i++) {
            if (text.charAt(i) == ':' || text.charAt(i) == '：') {
                return i;
            }
        }
        return -1;
    }

    /** The whole line （单位：万元） may stand in brackets. */
    private static String unbracketed(String text) {
        if (text.length() > 2
                && "（(".indexOf(text.charAt(0)) >= 0
                && "）)".indexOf(text.charAt(text.length() - 1)) >= 0) {
            return text.substring(1, text.length() - 1);
        }
        return text;
    }

    @Nullable
    Column column(String text) {
        return text.length() <= LONGEST_LABEL ? columns.find(foldedLabel(text)) : null;
    }

    private static String foldedLabel(String text) {
        var folded = Plain.folded(text);
        if (folded.indexOf('(') >= 0
                || folded.indexOf('[') >= 0
                || folded.indexOf('〔') >= 0
                || folded.indexOf('【') >= 0) {
            folded = BRACKETS.matcher(folded).replaceAll("");
        }
        if (!folded.isEmpty() && NUMBERING_START.indexOf(folded.charAt(0)) >= 0) {
            folded = NUMBERING.matcher(folded).replaceFirst("");
        }
        return folded.replace(":", "").replace("*", "");
    }

    // ---- words of the indicator table

    /** The sign that the whole text is. */
    @Nullable
    Comparator sign(String folded) {
        return signs.find(folded);
    }

    /** The longest sign that the text starts with. */
    Optional<Affix> signBefore(String folded) {
        return longest(signs, folded::startsWith);
    }

    /** The longest word such as 以上 that the text ends with. */
    Optional<Affix> signAfter(String folded) {
        return longest(suffixes, folded::endsWith);
    }

    private static Optional<Affix> longest(Terms<Comparator> terms, Predicate<String> stands) {
        return terms.words.entrySet().stream()
                .filter(each -> stands.test(each.getKey()))
                .max(java.util.Comparator.comparingInt(each -> each.getKey().length()))
                .map(each -> new Affix(each.getValue(), each.getKey().length()));
    }

    /** A sign at one end of a text. */
    record Affix(Comparator sign, int length) {}

    boolean isQualitative(String folded) {
        return qualitative.find(folded) != null;
    }

    @Nullable
    Boolean core(String text) {
        return core.find(Plain.folded(text).toLowerCase(Locale.ROOT));
    }

    /** One spelling for each unit, for comparing two of them; what a form prints is kept as printed. */
    String comparableUnit(String unit) {
        var folded = Plain.folded(unit);
        return sameUnits.getOrDefault(folded, folded);
    }

    /** Words and patterns, each with what it means. */
    private static final class Terms<T> {
        private final Map<String, T> words = new HashMap<>();
        private final Map<Pattern, T> patterns = new LinkedHashMap<>();

        static <E extends Enum<E>> Terms<E> of(Class<E> type, Map<?, ?> section) {
            var terms = new Terms<E>();
            section.forEach((name, entries) -> terms.add(Enum.valueOf(type, String.valueOf(name)), entries));
            return terms;
        }

        static Terms<Boolean> flag(@Nullable Object entries) {
            var terms = new Terms<Boolean>();
            if (entries != null) {
                terms.add(true, entries);
            }
            return terms;
        }

        void add(T meaning, Object entries) {
            for (var entry : (List<?>) entries) {
                var text = String.valueOf(entry);
                if (text.length() > 2 && text.startsWith("/") && text.endsWith("/")) {
                    patterns.put(Pattern.compile(text.substring(1, text.length() - 1)), meaning);
                } else {
                    words.put(Plain.folded(text), meaning);
                }
            }
        }

        @Nullable
        T find(String folded) {
            var exact = words.get(folded);
            if (exact != null) {
                return exact;
            }
            for (var each : patterns.entrySet()) {
                if (each.getKey().matcher(folded).matches()) {
                    return each.getValue();
                }
            }
            return null;
        }

        @Nullable
        T within(String folded) {
            for (var each : words.entrySet()) {
                if (folded.contains(each.getKey())) {
                    return each.getValue();
                }
            }
            return null;
        }
    }
}
