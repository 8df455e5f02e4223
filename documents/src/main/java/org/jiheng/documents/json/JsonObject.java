package org.jiheng.documents.json;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * JSON对象 — an object of the input and the path that leads to it, so that whatever is wrong in it can be
 * named: {@code files[0].forms[2].funds.total}. Keys nobody asks for are never looked at.
 */
record JsonObject(JsonNode node, String path) {

    /** Digits that fit any amount or target; an exponent could ask for a billion of them. */
    private static final Pattern DECIMAL = Pattern.compile("-?\\d{1,40}(\\.\\d{1,40})?");

    static boolean isDecimal(String text) {
        return DECIMAL.matcher(text).matches();
    }

    String at(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    @Nullable
    String text(String key) {
        var value = value(key);
        if (value == null) {
            return null;
        }
        if (!value.isString()) {
            throw wrong(key, "应为带引号的文字或null");
        }
        return value.stringValue();
    }

    String textOr(String key, String absent) {
        var text = text(key);
        return text == null ? absent : text;
    }

    String required(String key) {
        var text = text(key);
        if (text == null) {
            throw wrong(key, "不能缺少，请补上");
        }
        return text;
    }

    @Nullable
    BigDecimal decimal(String key) {
        return read(key, text -> {
            if (!isDecimal(text)) {
                throw new IllegalArgumentException("“%s”不是数字，应写成 \"226.3\" 这样的文字".formatted(shortened(text)));
            }
            return new BigDecimal(text);
        });
    }

    /** Reads a text into a value; what the value refuses is reported with the place. */
    <T> @Nullable T read(String key, Function<String, T> reading) {
        var value = value(key);
        if (value != null && value.isNumber()) {
            throw wrong(key, "是JSON数字，小数会在传递中失真，请加上引号，如 \"226.3\"");
        }
        var text = text(key);
        return text == null ? null : attempt(key, () -> reading.apply(text));
    }

    /** A decimal made into a value of its own. */
    <T> @Nullable T decimal(String key, Function<BigDecimal, T> reading) {
        var decimal = decimal(key);
        return decimal == null ? null : attempt(key, () -> reading.apply(decimal));
    }

    @Nullable
    Integer integer(String key) {
        var value = value(key);
        if (value == null) {
            return null;
        }
        if (!value.isIntegralNumber() || !value.canConvertToInt()) {
            throw wrong(key, "应为整数，不加引号，如 2024");
        }
        return value.intValue();
    }

    @Nullable
    Boolean bool(String key) {
        var value = value(key);
        if (value == null) {
            return null;
        }
        if (!value.isBoolean()) {
            throw wrong(key, "应为 true、false 或 null");
        }
        return value.booleanValue();
    }

    /** One of a closed list of words. */
    <T> @Nullable T oneOf(String key, Stream<T> choices, Function<T, String> word) {
        var text = text(key);
        if (text == null) {
            return null;
        }
        var all = choices.toList();
        return all.stream()
                .filter(choice -> word.apply(choice).equals(text))
                .findFirst()
                .orElseThrow(() -> wrong(
                        key,
                        "“%s”无法识别，应为 %s 之一"
                                .formatted(
                                        shortened(text), all.stream().map(word).collect(Collectors.joining("、")))));
    }

    /** The object under a key; an absent one reads as one without keys. */
    JsonObject object(String key) {
        var found = objectOrNull(key);
        return found == null ? new JsonObject(MissingNode.getInstance(), at(key)) : found;
    }

    @Nullable
    JsonObject objectOrNull(String key) {
        var value = value(key);
        if (value == null) {
            return null;
        }
        if (!value.isObject()) {
            throw wrong(key, "应为对象 { … } 或 null");
        }
        return new JsonObject(value, at(key));
    }

    List<JsonObject> objects(String key) {
        var value = value(key);
        if (value == null) {
            return List.of();
        }
        if (!value.isArray()) {
            throw wrong(key, "应为列表 [ … ]");
        }
        var objects = new ArrayList<JsonObject>();
        for (int index = 0; index < value.size(); index++) {
            var element = value.get(index);
            if (!element.isObject()) {
                throw wrong(key + "[" + index + "]", "应为对象 { … }");
            }
            objects.add(new JsonObject(element, at(key) + "[" + index + "]"));
        }
        return objects;
    }

    Set<String> keys() {
        return Set.copyOf(node.propertyNames());
    }

    private @Nullable JsonNode value(String key) {
        var value = node.get(key);
        return value == null || value.isNull() ? null : value;
    }

    private <T> T attempt(String key, Supplier<T> reading) {
        try {
            return reading.get();
        } catch (IllegalArgumentException refused) {
            throw wrong(key, String.valueOf(refused.getMessage()));
        }
    }

    UnusableJsonException wrong(String key, String what) {
        return new UnusableJsonException("JSON中 %s %s。请按 jiheng-forms/1 的格式改正后重试。".formatted(at(key), what));
    }

    /** Foreign text in a sentence stays short, and is cut between characters, never inside one (GIT-83). */
    private static String shortened(String text) {
        return text.codePointCount(0, text.length()) <= 30
                ? text
                : text.substring(0, text.offsetByCodePoints(0, 30)) + "…";
    }
}
