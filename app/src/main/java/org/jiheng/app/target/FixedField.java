package org.jiheng.app.target;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jiheng.policy.common.FieldPath;
import org.jiheng.policy.indicator.DeclarationTexts;
import org.jiheng.policy.indicator.Indicator;
import org.jiheng.policy.indicator.TargetDeclaration;
import org.jspecify.annotations.Nullable;

/** 改过的栏目 — carries one value from one version of a form to another, as the very value it was. */
final class FixedField {
    private static final Pattern CELL = Pattern.compile("indicators\\[(\\d{1,6})]\\.(name|target|core)");

    private FixedField() {}

    /** Whether a version of a form keeps this field itself; the name of a project belongs to the project. */
    static boolean isKept(FieldPath field) {
        return field.path().startsWith("texts.") || CELL.matcher(field.path()).matches();
    }

    static boolean same(FieldPath field, TargetDeclaration one, TargetDeclaration other) {
        return Objects.equals(value(field, one), value(field, other));
    }

    static TargetDeclaration carry(FieldPath field, TargetDeclaration from, TargetDeclaration into) {
        var cell = CELL.matcher(field.path());
        if (!cell.matches()) {
            return into.withTexts(text(field, from.texts(), into.texts()));
        }
        int row = Integer.parseInt(cell.group(1));
        var rows = new ArrayList<>(into.indicators());
        rows.set(row, indicator(cell.group(2), from.indicators().get(row), rows.get(row)));
        return into.withIndicators(rows);
    }

    private static @Nullable Object value(FieldPath field, TargetDeclaration declaration) {
        var cell = CELL.matcher(field.path());
        if (cell.matches()) {
            int row = Integer.parseInt(cell.group(1));
            if (row >= declaration.indicators().size()) {
                return null;
            }
            var indicator = declaration.indicators().get(row);
            return switch (cell.group(2)) {
                case "name" -> indicator.name();
                case "core" -> indicator.core();
                default -> Arrays.asList(indicator.target(), indicator.unit());
            };
        }
        var texts = declaration.texts();
        return switch (field.path()) {
            case "texts.overview" -> texts.overview();
            case "texts.basis" -> texts.basis();
            case "texts.annualTarget" -> texts.annualTarget();
            case "texts.longTermTarget" -> texts.longTermTarget();
            default -> throw new IllegalArgumentException("not kept with a form: " + field);
        };
    }

    private static DeclarationTexts text(FieldPath field, DeclarationTexts from, DeclarationTexts into) {
        return switch (field.path()) {
            case "texts.overview" ->
                new DeclarationTexts(from.overview(), into.basis(), into.annualTarget(), into.longTermTarget());
            case "texts.basis" ->
                new DeclarationTexts(into.overview(), from.basis(), into.annualTarget(), into.longTermTarget());
            case "texts.annualTarget" ->
                new DeclarationTexts(into.overview(), into.basis(), from.annualTarget(), into.longTermTarget());
            case "texts.longTermTarget" ->
                new DeclarationTexts(into.overview(), into.basis(), into.annualTarget(), from.longTermTarget());
            default -> throw new IllegalArgumentException("not kept with a form: " + field);
        };
    }

    private static Indicator indicator(String column, Indicator from, Indicator into) {
        return switch (column) {
            case "name" -> into.named(from.name());
            case "core" ->
                new Indicator(
                        into.level(),
                        into.name(),
                        into.target(),
                        into.unit(),
                        into.points(),
                        from.core(),
                        into.definition(),
                        into.scoringRule());
            default ->
                new Indicator(
                        into.level(),
                        into.name(),
                        from.target(),
                        from.unit(),
                        into.points(),
                        into.core(),
                        into.definition(),
                        into.scoringRule());
        };
    }
}
