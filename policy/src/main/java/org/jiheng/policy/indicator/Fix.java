package org.jiheng.policy.indicator;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jiheng.policy.common.FieldPath;
import org.jspecify.annotations.Nullable;

/**
 * 改法 — a correction that is certain, offered beside a finding and never made by itself: somebody presses the button.
 *
 * @param inWords what the button says: 第 3、4 行的是否核心填“否”
 * @param changes what becomes what, at least one
 */
public record Fix(String inWords, List<Change> changes) {
    public Fix {
        changes = List.copyOf(changes);
        if (changes.isEmpty()) {
            throw new IllegalArgumentException("a fix changes something");
        }
    }

    public Fix(String inWords, Change change) {
        this(inWords, List.of(change));
    }

    /** 一处改动 — a field, what stands there now, and what will. */
    public sealed interface Change {
        FieldPath field();

        /** What stands there now, as the form shows it; empty for a blank field. */
        String before();

        String after();

        /** Whether the form still says what the change was offered for. */
        boolean fits(TargetDeclaration declaration);

        TargetDeclaration applyTo(TargetDeclaration declaration);
    }

    /** Whether the form is still the one this was offered for, in the places it would change. */
    public boolean fits(TargetDeclaration declaration) {
        return changes.stream().allMatch(each -> each.fits(declaration));
    }

    /**
     * The form with every change made.
     *
     * @throws IllegalArgumentException when the form has been changed there since ({@link #fits})
     */
    public TargetDeclaration applyTo(TargetDeclaration declaration) {
        if (!fits(declaration)) {
            throw new IllegalArgumentException("the form no longer says what this fix was offered for: " + inWords);
        }
        var fixed = declaration;
        for (var change : changes) {
            fixed = change.applyTo(fixed);
        }
        return fixed;
    }

    /** 文字改动 — a text of the form, or the name of the project. */
    public record TextBecomes(FieldPath field, String before, String after) implements Change {
        @Override
        public boolean fits(TargetDeclaration declaration) {
            return before.equals(text(declaration));
        }

        @Override
        public TargetDeclaration applyTo(TargetDeclaration declaration) {
            var texts = declaration.texts();
            return switch (field.path()) {
                case "project.name" ->
                    declaration.withProject(new CodedName(declaration.project().code(), after));
                case "texts.overview" ->
                    declaration.withTexts(
                            new DeclarationTexts(after, texts.basis(), texts.annualTarget(), texts.longTermTarget()));
                case "texts.basis" ->
                    declaration.withTexts(new DeclarationTexts(
                            texts.overview(), after, texts.annualTarget(), texts.longTermTarget()));
                case "texts.annualTarget" ->
                    declaration.withTexts(
                            new DeclarationTexts(texts.overview(), texts.basis(), after, texts.longTermTarget()));
                case "texts.longTermTarget" ->
                    declaration.withTexts(
                            new DeclarationTexts(texts.overview(), texts.basis(), texts.annualTarget(), after));
                default -> throw new IllegalArgumentException("not a text of a form: " + field);
            };
        }

        private @Nullable String text(TargetDeclaration declaration) {
            var texts = declaration.texts();
            return switch (field.path()) {
                case "project.name" -> declaration.project().name();
                case "texts.overview" -> texts.overview();
                case "texts.basis" -> texts.basis();
                case "texts.annualTarget" -> texts.annualTarget();
                case "texts.longTermTarget" -> texts.longTermTarget();
                default -> null;
            };
        }
    }

    /** 指标名称改动. */
    public record NameBecomes(int row, String before, String after) implements Change {
        @Override
        public FieldPath field() {
            return FieldPath.indicator(row, "name");
        }

        @Override
        public boolean fits(TargetDeclaration declaration) {
            return hasRow(declaration, row)
                    && declaration.indicators().get(row).name().equals(before);
        }

        @Override
        public TargetDeclaration applyTo(TargetDeclaration declaration) {
            return withRow(declaration, row, declaration.indicators().get(row).named(after));
        }
    }

    /** 指标值改动 — sign, number and unit, taken apart from one cell. */
    public record TargetBecomes(
            int row,
            TargetValue was,
            TargetValue becomes,
            @Nullable String unit) implements Change {
        @Override
        public FieldPath field() {
            return FieldPath.indicator(row, "target");
        }

        @Override
        public String before() {
            return shown(was);
        }

        @Override
        public String after() {
            return shown(becomes) + (unit == null ? "" : " " + unit);
        }

        @Override
        public boolean fits(TargetDeclaration declaration) {
            return hasRow(declaration, row)
                    && Objects.equals(declaration.indicators().get(row).target(), was);
        }

        @Override
        public TargetDeclaration applyTo(TargetDeclaration declaration) {
            return withRow(declaration, row, declaration.indicators().get(row).aimingAt(becomes, unit));
        }

        private static String shown(TargetValue value) {
            return switch (value) {
                case TargetValue.Numeric numeric -> numeric.printed();
                case TargetValue.Range(var low, var high) -> low.toPlainString() + "～" + high.toPlainString();
                case TargetValue.Qualitative(var text) -> text;
                case TargetValue.Unclear(var comparator, var text) ->
                    comparator == null ? text : comparator.symbol() + " " + text;
            };
        }
    }

    /** 是否核心改动 — a blank becomes 否. */
    public record BlankCoreBecomesNo(int row) implements Change {
        @Override
        public FieldPath field() {
            return FieldPath.indicator(row, "core");
        }

        @Override
        public String before() {
            return "";
        }

        @Override
        public String after() {
            return "否";
        }

        @Override
        public boolean fits(TargetDeclaration declaration) {
            return hasRow(declaration, row) && declaration.indicators().get(row).core() == null;
        }

        @Override
        public TargetDeclaration applyTo(TargetDeclaration declaration) {
            return withRow(declaration, row, declaration.indicators().get(row).notCore());
        }
    }

    private static boolean hasRow(TargetDeclaration declaration, int row) {
        return row < declaration.indicators().size();
    }

    private static TargetDeclaration withRow(TargetDeclaration declaration, int row, Indicator indicator) {
        var rows = new ArrayList<>(declaration.indicators());
        rows.set(row, indicator);
        return declaration.withIndicators(rows);
    }
}
