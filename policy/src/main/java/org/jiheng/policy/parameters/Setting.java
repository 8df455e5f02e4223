package org.jiheng.policy.parameters;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jiheng.policy.common.LegalBasis;
import org.jiheng.policy.common.Percentage;
import org.jspecify.annotations.Nullable;

/**
 * 一处设置 — a place in a parameter file and what stands there: a text, a list or a map, never a number,
 * because every scalar is read as text and only becomes a decimal here.
 *
 * @param place where, for the error message: {@code core-share.yaml national[0].value}
 */
public record Setting(String place, @Nullable Object content) {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final Pattern DECIMAL = Pattern.compile("-?\\d{1,12}(\\.\\d{1,6})?");

    /** The whole of a file, which must be YAML. */
    public static Setting file(String name, String yaml) {
        return new Setting(name, ParameterFile.parse(name, yaml));
    }

    public String text() {
        if (content instanceof String text && !text.isBlank()) {
            return text;
        }
        throw wrong("应为文字");
    }

    public BigDecimal decimal() {
        var text = text();
        if (!DECIMAL.matcher(text).matches()) {
            throw wrong("应为数，现在是“" + text + "”");
        }
        return new BigDecimal(text);
    }

    /** A decimal greater than zero. */
    public BigDecimal positive() {
        var decimal = decimal();
        if (decimal.signum() <= 0) {
            throw wrong("应大于0,现在是" + decimal.toPlainString());
        }
        return decimal;
    }

    public int wholeNumber() {
        try {
            return decimal().intValueExact();
        } catch (ArithmeticException notWhole) {
            throw new BrokenParameterException(place + ":应为整数，现在是“" + text() + "”", notWhole);
        }
    }

    public LocalDate date() {
        var text = text();
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException notADate) {
            throw new BrokenParameterException(place + ":应为日期(如2024-01-01),现在是“" + text + "”", notADate);
        }
    }

    /** A list with at least one entry. */
    public List<Setting> list() {
        if (content instanceof List<?> entries && !entries.isEmpty()) {
            var settings = new ArrayList<Setting>();
            for (var entry : entries) {
                settings.add(new Setting("%s[%d]".formatted(place, settings.size()), entry));
            }
            return settings;
        }
        throw wrong("应为列表，至少一项");
    }

    public List<String> words() {
        return list().stream().map(Setting::text).toList();
    }

    public Words wordList() {
        return Words.of(words());
    }

    /** Greater than 0 and at most 100. */
    public Percentage percent() {
        var percent = positive();
        if (percent.compareTo(HUNDRED) > 0) {
            throw wrong("百分比不能大于100");
        }
        return new Percentage(percent.movePointLeft(2));
    }

    public String oneOf(String... allowed) {
        var text = text();
        if (!List.of(allowed).contains(text)) {
            throw wrong("应为%s，现在是“%s”".formatted(String.join("、", allowed), text));
        }
        return text;
    }

    /** As a sentence, for the printed rule book: {@code 最少：3；最多：15}. */
    public String printed() {
        return switch (content) {
            case Map<?, ?> map when map.isEmpty() -> "（无）";
            case Map<?, ?> _ ->
                entries().entrySet().stream()
                        .map(each -> each.getKey() + "：" + each.getValue().printed())
                        .collect(Collectors.joining("；"));
            case List<?> _ -> list().stream().map(Setting::printed).collect(Collectors.joining("、"));
            case null -> "";
            default -> content.toString();
        };
    }

    /** A map of whatever keys. */
    public Map<String, Setting> entries() {
        if (content instanceof Map<?, ?> map) {
            var settings = new LinkedHashMap<String, Setting>();
            map.forEach((key, value) -> settings.put(String.valueOf(key), new Setting(place + "." + key, value)));
            return settings;
        }
        throw wrong("应为“名称: 取值”的对照");
    }

    /** A map that knows these keys only, so that a slip of the pen is not read as "nothing said". */
    public Map<String, Setting> only(String... keys) {
        var entries = entries();
        var known = Set.of(keys);
        for (var key : entries.keySet()) {
            if (!known.contains(key)) {
                throw wrong("没有“%s”这一项，只有%s".formatted(key, String.join("、", keys)));
            }
        }
        return entries;
    }

    /** A map with exactly these keys. */
    public Map<String, Setting> exactly(String... keys) {
        var entries = only(keys);
        for (var key : keys) {
            the(key, entries);
        }
        return entries;
    }

    public Setting the(String key, Map<String, Setting> entries) {
        return Optional.ofNullable(entries.get(key)).orElseThrow(() -> wrong("缺少“" + key + "”"));
    }

    /** {document, title, quote or note, confidence}: only a text that was seen may be quoted. */
    public LegalBasis source() {
        return ParameterFile.source(this);
    }

    public BrokenParameterException wrong(String what) {
        return new BrokenParameterException(place + ":" + what);
    }
}
