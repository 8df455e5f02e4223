package org.jiheng.app.target;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jiheng.documents.writing.Layout.IndicatorPart;
import org.jiheng.policy.common.FieldPath;
import org.jspecify.annotations.Nullable;

/**
 * 格的地址 — a field of a draft while people edit it. Where {@link FieldPath} counts rows, this names the row by its own number, which
 * insertions and moves do not change: {@code funds.total}, {@code 5f0c….points}.
 *
 * @param row of the indicator table; null outside it
 * @param part the field path, or inside the table the name of the column
 */
record FieldKey(@Nullable UUID row, String part) {
    /** The columns of the indicator table a person fills in when declaring. */
    static final List<IndicatorPart> COLUMNS = List.of(
            IndicatorPart.LEVEL1,
            IndicatorPart.LEVEL2,
            IndicatorPart.NAME,
            IndicatorPart.OPERATOR,
            IndicatorPart.VALUE,
            IndicatorPart.TARGET,
            IndicatorPart.UNIT,
            IndicatorPart.POINTS,
            IndicatorPart.CORE,
            IndicatorPart.DEFINITION,
            IndicatorPart.SCORING_RULE);

    private static final Pattern PART = Pattern.compile("[a-zA-Z][a-zA-Z.]{0,40}");

    /** The key a page or a row of the log carries; empty when it is none. */
    static Optional<FieldKey> parse(@Nullable UUID row, @Nullable String part) {
        return part == null
                        || !PART.matcher(part).matches()
                        || (row != null && part(part).isEmpty())
                ? Optional.empty()
                : Optional.of(new FieldKey(row, part));
    }

    /** As it is stored: 5f0c….points. */
    static Optional<FieldKey> parse(String stored) {
        if (stored.length() < 38 || stored.charAt(36) != '.') {
            return parse(null, stored);
        }
        return uuid(stored.substring(0, 36)).flatMap(row -> parse(row, stored.substring(37)));
    }

    static Optional<UUID> uuid(String text) {
        return text.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
                ? Optional.of(UUID.fromString(text))
                : Optional.empty();
    }

    /** The column of the indicator table this names. */
    static Optional<IndicatorPart> part(String name) {
        return switch (name) {
            case "level1" -> Optional.of(IndicatorPart.LEVEL1);
            case "level2" -> Optional.of(IndicatorPart.LEVEL2);
            case "name" -> Optional.of(IndicatorPart.NAME);
            case "operator" -> Optional.of(IndicatorPart.OPERATOR);
            case "value" -> Optional.of(IndicatorPart.VALUE);
            case "target" -> Optional.of(IndicatorPart.TARGET);
            case "unit" -> Optional.of(IndicatorPart.UNIT);
            case "points" -> Optional.of(IndicatorPart.POINTS);
            case "core" -> Optional.of(IndicatorPart.CORE);
            case "definition" -> Optional.of(IndicatorPart.DEFINITION);
            case "scoringRule" -> Optional.of(IndicatorPart.SCORING_RULE);
            default -> Optional.empty();
        };
    }

    static String name(IndicatorPart part) {
        return switch (part) {
            case LEVEL1 -> "level1";
            case LEVEL2 -> "level2";
            case NAME -> "name";
            case OPERATOR -> "operator";
            case VALUE -> "value";
            case TARGET -> "target";
            case UNIT -> "unit";
            case POINTS -> "points";
            case CORE -> "core";
            case DEFINITION -> "definition";
            case SCORING_RULE -> "scoringRule";
            // Nobody fills them in here.
            case ACTUAL, EARNED, DEVIATION, FORECAST, LIKELIHOOD, COEFFICIENT -> "";
            case INITIAL_VALUE, ADJUSTED_VALUE, BLANK -> "";
        };
    }

    /** Where the field stands now, counted; a row that is gone has no place any more. */
    Optional<FieldPath> path(List<UUID> rows) {
        if (row == null) {
            return Optional.of(new FieldPath(part));
        }
        var index = rows.indexOf(row);
        if (index < 0) {
            return Optional.empty();
        }
        return Optional.of(part(part).isPresent() ? FieldPath.indicator(index, part) : FieldPath.indicator(index));
    }

    @Override
    public String toString() {
        return row == null ? part : row + "." + part;
    }
}
