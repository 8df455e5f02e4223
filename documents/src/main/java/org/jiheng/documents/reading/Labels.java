package org.jiheng.documents.reading;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jiheng.documents.FormType;
import org.jiheng.documents.reading.LabelMeaning.Area;
import org.jiheng.documents.reading.grid.Plain;
import org.jiheng.policy.indicator.Comparator;
import org.jiheng.policy.indicator.ProjectTier;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * 栏目名称词典 — what the printed labels mean. The words of all known forms stand in {@code labels.yaml}; what a region's
 * officers have taught is laid over them when a reader is made:
 *
 * <pre>{@code
 * var labels = Labels.STANDARD.with(List.of(
 *         new Labels.Learned("经费总盘子", LabelMeaning.FUNDS_TOTAL),
 *         new Labels.Learned("达成度", LabelMeaning.ACTUAL)));
 * var reader = FormReader.standard(labels);
 * }</pre>
 *
 * <p>Which labels a reading did not know stands in {@link ReadForm#unknownLabels()}, each with its {@link Area};
 * {@link LabelMeaning#in} lists what a label of that area may be taught to mean. Immutable, and safe for use by many
 * threads.
 */
public final class Labels {
    public static final Labels STANDARD = load();

    /** Longer texts are never labels; this keeps folding and matching away from the paragraphs. */
    static final int LONGEST_LABEL = 40;

    private static final int LONGEST_TITLE = 100;

    private static final Pattern BRACKETS = Pattern.compile("\\([^()]*\\)|\\[[^\\[\\]]*]|〔[^〔〕]*〕|【[^【】]*】");
    private static final Pattern NUMBERING =
            Pattern.compile("^(?:[一二三四五六七八九十]+、|\\d{1,2}[.、](?!\\d)|\\([一二三四五六七八九十\\d]+\\)|其中[:,]?|[-·●◆※☆□■]+)");
    private static final String NUMBERING_START = "一二三四五六七八九十0123456789(其-·●◆※☆□■";
    private static final Pattern TRAILING_COLON = Pattern.compile("\\s*[:：]\\s*$");
    private static final Pattern DASHES = Pattern.compile("[—–－~～―‐‑−]+");
    private static final String DASH_CHARACTERS = "—–－~～―‐‑−";
    /** 产出指标(50分), 产出指标50分, 一、产出指标: the name without points and numbering. */
    private static final Pattern LEVEL_POINTS = Pattern.compile("[:,]?\\d+(?:\\.\\d+)?(?:分|%)?$");

    private final Terms<FormType> titles;
    private final Terms<Boolean> notTitles;
    private final Terms<ProjectTier> tiers;
    private final Map<Area, Terms<LabelMeaning>> meanings;
    private final Map<String, List<LabelMeaning>> weakColumns;
    private final Terms<String> firstLevels;
    private final Terms<String> secondLevels;
    private final Map<String, String> firstLevelOf;
    private final Terms<Comparator> signs;
    private final Terms<Comparator> suffixes;
    private final Terms<Comparator> directions;
    private final List<String> beforeSigns;
    private final Terms<Likelihood> likelihoods;
    private final Terms<Boolean> core;
    private final Terms<Boolean> ticks;
    private final Terms<Boolean> tableNumbers;
    private final Terms<Boolean> emptyTable;
    private final Terms<Boolean> qualitative;
    private final Terms<Boolean> mayBeValues;
    private final Map<String, String> sameUnits;

    /** 完成目标可能性 (MON-07). */
    enum Likelihood {
        CERTAIN,
        POSSIBLE,
        IMPOSSIBLE
    }

    /**
     * 学到的栏目 — one label that somebody has explained.
     *
     * @param printed as the form prints it; it is compared folded, so spaces and colons do not matter
     * @param meaning its area says where the label counts: in the head, over the money table or over the indicators
     */
    public record Learned(String printed, LabelMeaning meaning) {}

    /**
     * A cell that is a label.
     *
     * @param printed the label as it stands, without its colon
     * @param inline what follows the colon in the same cell, such as 万元 in 单位：万元; null when nothing does
     * @param certain whether the dictionary has the very word; a pattern may fit a value just as well
     */
    record Label(
            LabelMeaning meaning, String printed, @Nullable String inline, boolean certain) {}

    private Labels(Map<String, Object> yaml) {
        titles = Terms.of(FormType.class, section(yaml, "titles"));
        notTitles = Terms.flag(yaml.get("not_titles"));
        tiers = Terms.of(ProjectTier.class, section(yaml, "tiers"));
        meanings = Map.of(
                Area.HEAD, Terms.of(LabelMeaning.class, section(yaml, "head")),
                Area.MONEY, Terms.of(LabelMeaning.class, section(yaml, "money")),
                Area.INDICATORS, Terms.of(LabelMeaning.class, section(yaml, "columns")));
        weakColumns = weakColumns(section(yaml, "weak_columns"));
        var levels = section(yaml, "levels");
        firstLevels = new Terms<>();
        secondLevels = new Terms<>();
        firstLevelOf = new HashMap<>();
        readLevels(levels);
        signs = Terms.of(Comparator.class, section(yaml, "signs"));
        suffixes = Terms.of(Comparator.class, section(yaml, "suffixes"));
        directions = Terms.of(Comparator.class, section(yaml, "directions"));
        beforeSigns = words(yaml.get("before_signs"));
        likelihoods = Terms.of(Likelihood.class, section(yaml, "likelihoods"));
        core = new Terms<>();
        section(yaml, "core").forEach((flag, words) -> core.add(Boolean.valueOf(String.valueOf(flag)), words));
        ticks = Terms.flag(yaml.get("ticks"));
        tableNumbers = Terms.flag(yaml.get("table_number"));
        emptyTable = Terms.flag(yaml.get("empty_table"));
        qualitative = Terms.flag(yaml.get("qualitative"));
        mayBeValues = Terms.flag(yaml.get("may_be_values"));
        sameUnits = new HashMap<>();
        section(yaml, "same_units")
                .forEach((unit, spellings) ->
                        words(spellings).forEach(spelling -> sameUnits.put(spelling, String.valueOf(unit))));
    }

    private Labels(Labels other, Map<Area, Terms<LabelMeaning>> meanings) {
        this.meanings = Map.copyOf(meanings);
        titles = other.titles;
        notTitles = other.notTitles;
        tiers = other.tiers;
        weakColumns = other.weakColumns;
        firstLevels = other.firstLevels;
        secondLevels = other.secondLevels;
        firstLevelOf = other.firstLevelOf;
        signs = other.signs;
        suffixes = other.suffixes;
        directions = other.directions;
        beforeSigns = other.beforeSigns;
        likelihoods = other.likelihoods;
        core = other.core;
        ticks = other.ticks;
        tableNumbers = other.tableNumbers;
        emptyTable = other.emptyTable;
        qualitative = other.qualitative;
        mayBeValues = other.mayBeValues;
        sameUnits = other.sameUnits;
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

    private static Map<?, ?> section(Map<?, ?> yaml, String name) {
        return yaml.get(name) instanceof Map<?, ?> map ? map : Map.of();
    }

    private static List<String> words(@Nullable Object list) {
        return list instanceof Collection<?> words
                ? words.stream().map(String::valueOf).toList()
                : List.of();
    }

    private static Map<String, List<LabelMeaning>> weakColumns(Map<?, ?> section) {
        var weak = new HashMap<String, List<LabelMeaning>>();
        section.forEach((word, meanings) -> weak.put(
                folded(String.valueOf(word)),
                words(meanings).stream().map(LabelMeaning::valueOf).toList()));
        return Map.copyOf(weak);
    }

    private void readLevels(Map<?, ?> levels) {
        section(levels, "first").forEach((name, spellings) -> {
            firstLevels.add(String.valueOf(name), List.of(name));
            firstLevels.add(String.valueOf(name), spellings);
        });
        section(levels, "second").forEach((name, about) -> {
            if (about instanceof Map<?, ?> map) {
                secondLevels.add(String.valueOf(name), List.of(name));
                secondLevels.add(String.valueOf(name), words(map.get("also")));
                if (map.get("of") != null) {
                    firstLevelOf.put(String.valueOf(name), String.valueOf(map.get("of")));
                }
            }
        });
    }

    /**
     * This dictionary with more labels, which win over what it had. A meaning counts in its own area only: 得分 over the
     * money table may be taught without touching 得分 over the indicators.
     */
    public Labels with(Collection<Learned> learned) {
        var more = new HashMap<>(meanings);
        for (var each : learned) {
            more.computeIfPresent(
                    each.meaning().area(),
                    (_, terms) -> terms.with(
                            foldedLabel(each.printed()),
                            new Terms.Entry<>(each.meaning(), each.printed(), List.of("本地区学到的"))));
        }
        return new Labels(this, more);
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
        if (!folded.endsWith("表")
                || folded.indexOf('。') >= 0
                || folded.indexOf(',') >= 0
                || folded.indexOf(';') >= 0
                || folded.indexOf("详见") >= 0) {
            return Optional.empty();
        }
        int colon = folded.indexOf(':');
        if (colon > 6) {
            return Optional.empty();
        }
        var title = folded.substring(colon + 1);
        return notTitles.find(title) != null ? Optional.empty() : Optional.ofNullable(titles.find(title));
    }

    Optional<ProjectTier> tier(String title) {
        return Optional.ofNullable(tiers.within(Plain.folded(title)));
    }

    boolean isTableNumber(String text) {
        return text.length() <= LONGEST_LABEL && tableNumbers.find(folded(text).replace(":", "")) != null;
    }

    boolean saysTableIsEmpty(String text) {
        return text.length() <= LONGEST_TITLE && emptyTable.find(Plain.folded(text)) != null;
    }

    // ---- labels

    /** The label that the whole cell is, or starts with before a colon. */
    Optional<Label> label(String text) {
        if (text.length() <= LONGEST_LABEL) {
            var folded = foldedLabel(text);
            var meaning = meaning(Area.HEAD, folded);
            if (meaning != null) {
                var printed = Plain.oneLine(text);
                var terms = meanings.get(Area.HEAD);
                return Optional.of(new Label(
                        meaning,
                        TRAILING_COLON.matcher(printed).replaceFirst(""),
                        null,
                        terms != null && terms.word(folded) != null));
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
        var meaning = meaning(Area.HEAD, foldedLabel(before));
        if (meaning == null) {
            return Optional.empty();
        }
        return Optional.of(new Label(meaning, Plain.trim(before), Plain.orNull(shown.substring(colon + 1)), true));
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

    private @Nullable LabelMeaning meaning(Area area, String foldedLabel) {
        var terms = meanings.get(area);
        return terms == null || foldedLabel.isEmpty() ? null : terms.find(foldedLabel);
    }

    /** Whether a label beside another one may as well be its value, as 其他 beside 项目类别. */
    boolean mayBeValue(String text) {
        return text.length() <= LONGEST_LABEL && mayBeValues.find(foldedLabel(text)) != null;
    }

    @Nullable
    LabelMeaning money(String text) {
        return text.length() <= LONGEST_LABEL ? meaning(Area.MONEY, foldedLabel(text)) : null;
    }

    @Nullable
    LabelMeaning column(String text) {
        return text.length() <= LONGEST_LABEL ? meaning(Area.INDICATORS, foldedLabel(text)) : null;
    }

    /** As {@link #column}, by the words of the dictionary alone and not by its patterns. */
    @Nullable
    LabelMeaning columnWord(String text) {
        var terms = meanings.get(Area.INDICATORS);
        return terms == null || text.length() > LONGEST_LABEL ? null : terms.word(foldedLabel(text));
    }

    /** What the word may mean over a column when nothing stronger does, in this order. */
    List<LabelMeaning> weakColumn(String text) {
        return text.length() <= LONGEST_LABEL ? weakColumns.getOrDefault(foldedLabel(text), List.of()) : List.of();
    }

    /** What a label means when it stands there; empty where no entry explains it. */
    public Optional<LabelMeaning> meaningOf(Area area, String printed) {
        return printed.length() <= LONGEST_LABEL
                ? Optional.ofNullable(meaning(area, foldedLabel(printed)))
                : Optional.empty();
    }

    /** Why a label means what it means; for explaining, not for reading. */
    Optional<Terms.Entry<LabelMeaning>> entry(Area area, String text) {
        var terms = meanings.get(area);
        return terms == null ? Optional.empty() : Optional.ofNullable(terms.entry(foldedLabel(text)));
    }

    static String folded(String text) {
        var folded = Plain.folded(text);
        for (int i = 0; i < folded.length(); i++) {
            if (DASH_CHARACTERS.indexOf(folded.charAt(i)) >= 0) {
                return DASHES.matcher(folded).replaceAll("-");
            }
        }
        return folded;
    }

    static String foldedLabel(String text) {
        var folded = folded(text);
        if (folded.indexOf('(') >= 0
                || folded.indexOf('[') >= 0
                || folded.indexOf('〔') >= 0
                || folded.indexOf('【') >= 0) {
            folded = BRACKETS.matcher(folded).replaceAll("");
        }
        while (!folded.isEmpty() && NUMBERING_START.indexOf(folded.charAt(0)) >= 0) {
            var bare = NUMBERING.matcher(folded).replaceFirst("");
            if (bare.equals(folded) || bare.isEmpty() || bare.equals(":")) {
                break;
            }
            folded = bare;
        }
        if (folded.indexOf(':') >= 0 || folded.indexOf('*') >= 0) {
            folded = folded.replace(":", "").replace("*", "");
        }
        return folded;
    }

    // ---- levels

    /** 一级指标 in its usual name; null when the text is none. */
    @Nullable
    String firstLevel(String text) {
        return text.length() > LONGEST_LABEL ? null : firstLevels.find(levelWord(text));
    }

    @Nullable
    String secondLevel(String text) {
        return text.length() > LONGEST_LABEL ? null : secondLevels.find(levelWord(text));
    }

    boolean isLevel(String text) {
        return firstLevel(text) != null || secondLevel(text) != null;
    }

    /** The first level a second one belongs to; null where that differs between the years' lists, as for 成本指标. */
    @Nullable
    String firstLevelOf(String second) {
        return firstLevelOf.get(second);
    }

    /** A level that the lists do not have, folded. */
    static String levelWord(String text) {
        return LEVEL_POINTS.matcher(foldedLabel(text)).replaceFirst("");
    }

    // ---- words of the indicator table

    /** The sign that the whole text is. */
    @Nullable
    Comparator sign(String folded) {
        return signs.find(folded);
    }

    @Nullable
    Comparator direction(String text) {
        return directions.find(Plain.folded(text));
    }

    /** The longest sign that the text starts with. */
    Optional<Affix> signBefore(String folded) {
        return longest(signs, folded::startsWith);
    }

    /** The longest word such as 以上 that the text ends with. */
    Optional<Affix> signAfter(String folded) {
        return longest(suffixes, folded::endsWith);
    }

    /** The length of a word such as 达到 that may stand before a sign or a number, and says nothing by itself. */
    int beforeSign(String folded) {
        return beforeSigns.stream()
                .filter(folded::startsWith)
                .mapToInt(String::length)
                .max()
                .orElse(0);
    }

    private static Optional<Affix> longest(Terms<Comparator> terms, Predicate<String> stands) {
        return terms.words()
                .filter(each -> stands.test(each.getKey()))
                .max(java.util.Comparator.comparingInt(each -> each.getKey().length()))
                .map(each -> new Affix(each.getValue().meaning(), each.getKey().length()));
    }

    /** A sign at one end of a text. */
    record Affix(Comparator sign, int length) {}

    boolean isQualitative(String folded) {
        return qualitative.find(folded) != null;
    }

    boolean isTick(String text) {
        return ticks.find(Plain.folded(text)) != null;
    }

    @Nullable
    Likelihood likelihood(String text) {
        var folded = Plain.folded(text);
        var exact = likelihoods.find(folded);
        if (exact != null) {
            return exact;
        }
        // ☑确定能□有可能□完全不可能: the one that is ticked, if only one is.
        var ticked = new ArrayList<Likelihood>();
        for (var part : folded.split("(?=[☑√✓✔■□☐○])", -1)) {
            if (!part.isEmpty() && "☑√✓✔■".indexOf(part.charAt(0)) >= 0) {
                var found = likelihoods.find(part.substring(1));
                if (found != null) {
                    ticked.add(found);
                }
            }
        }
        return ticked.size() == 1 ? ticked.getFirst() : null;
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
}
