package org.jiheng.app.browser;

import com.helger.css.decl.CSSDeclaration;
import com.helger.css.decl.CSSLayerRule;
import com.helger.css.decl.CSSMediaRule;
import com.helger.css.decl.CSSStyleRule;
import com.helger.css.decl.CSSSupportsRule;
import com.helger.css.decl.CSSUnknownRule;
import com.helger.css.decl.CascadingStyleSheet;
import com.helger.css.decl.visit.CSSVisitor;
import com.helger.css.decl.visit.DefaultCSSVisitor;
import com.helger.css.reader.CSSReader;
import com.helger.css.reader.CSSReaderSettings;
import com.helger.css.reader.errorhandler.CollectingCSSParseErrorHandler;
import com.helger.css.writer.CSSWriterSettings;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** 样式表的浏览器下限 — reads a stylesheet with a real parser and lists what is newer than the working floor (GIT-73). */
final class CssFloor extends DefaultCSSVisitor {
    private enum Kind {
        /** the name of a property */
        PROPERTY,
        /** in the value of any property but a custom one */
        VALUE,
        SELECTOR,
        /** the name of an at-rule */
        AT_RULE,
        /** in the condition of @media or @supports */
        CONDITION
    }

    private record Feature(Kind kind, int since, String name, Pattern pattern) {}

    // Since which Chromium; a property's pattern must match its whole name.
    private static final List<Feature> FEATURES =
            """
            PROPERTY  |  83 | contain-intrinsic-size    | contain-intrinsic-.*
            PROPERTY  |  84 | appearance                | appearance
            PROPERTY  |  85 | content-visibility        | content-visibility
            PROPERTY  |  87 | inset                     | inset(-.*)?
            PROPERTY  |  87 | logical shorthand         | (margin|padding)-(inline|block)|border-(inline|block)(-(width|style|color))?
            PROPERTY  |  87 | text-underline-offset     | text-underline-offset
            PROPERTY  |  88 | aspect-ratio              | aspect-ratio
            PROPERTY  |  89 | forced-color-adjust       | forced-color-adjust
            PROPERTY  |  89 | text-decoration-thickness | text-decoration-thickness
            PROPERTY  |  90 | overflow-clip-margin      | overflow-clip-margin
            PROPERTY  |  93 | accent-color              | accent-color
            PROPERTY  |  94 | scrollbar-gutter          | scrollbar-gutter
            PROPERTY  |  99 | text-emphasis             | text-emphasis(-.*)?
            PROPERTY  | 101 | font-palette              | font-palette
            PROPERTY  | 104 | individual transform      | translate|rotate|scale
            PROPERTY  | 105 | container                 | container(-.*)?
            PROPERTY  | 111 | view-transition           | view-transition-.*
            PROPERTY  | 114 | text-wrap                 | text-wrap(-.*)?|white-space-collapse
            PROPERTY  | 115 | scroll-driven animation   | (scroll|view)-timeline(-.*)?|animation-(timeline|range)(-.*)?
            PROPERTY  | 117 | transition-behavior       | transition-behavior
            PROPERTY  | 120 | mask without prefix       | mask(-.*)?
            PROPERTY  | 121 | scrollbar-color           | scrollbar-(color|width)
            PROPERTY  | 123 | field-sizing              | field-sizing
            PROPERTY  | 125 | anchor positioning        | anchor-(name|scope)|position-(anchor|area|try.*)
            PROPERTY  | 129 | interpolate-size          | interpolate-size
            VALUE     |  79 | min(), max(), clamp()     | (^|[^\\w-])(min|max|clamp)\\(
            VALUE     |  80 | overflow-wrap: anywhere   | (^|\\s)anywhere(\\s|$)
            VALUE     |  84 | revert                    | (^|\\s)revert(\\s|$)
            VALUE     |  90 | overflow: clip            | (^|\\s)clip(\\s|$)
            VALUE     |  99 | revert-layer              | (^|\\s)revert-layer(\\s|$)
            VALUE     | 101 | hwb()                     | (^|[^\\w-])hwb\\(
            VALUE     | 105 | container units           | \\d(cqw|cqh|cqi|cqb|cqmin|cqmax)\\b
            VALUE     | 108 | dvh, svh, lvh             | \\d[dsl]v(h|w|i|b|min|max)\\b
            VALUE     | 109 | lh, rlh                   | \\dr?lh\\b
            VALUE     | 111 | color-mix, oklch, lab     | (^|[^\\w-])(color-mix|color|oklch|oklab|lch|lab)\\(
            VALUE     | 111 | trigonometry              | (^|[^\\w-])(sin|cos|tan|asin|acos|atan|atan2|pow|sqrt|hypot|log|exp)\\(
            VALUE     | 113 | image-set, linear easing  | (^|[^\\w-])(image-set|linear)\\(
            VALUE     | 117 | subgrid                   | (^|\\s)subgrid(\\s|$)
            VALUE     | 119 | relative colour           | (rgba?|hsla?)\\(\\s*from\\b
            VALUE     | 123 | light-dark                | (^|[^\\w-])light-dark\\(
            VALUE     | 125 | round, mod, rem           | (^|[^\\w-])(round|mod|rem|abs|sign|calc-size|anchor|anchor-size)\\(
            SELECTOR  |  86 | :focus-visible            | :focus-visible
            SELECTOR  |  86 | ::marker                  | ::marker
            SELECTOR  |  88 | :is, :where               | :(is|where)\\(
            SELECTOR  |  88 | :not with a list          | :not\\([^)]*,
            SELECTOR  |  89 | ::file-selector-button    | ::file-selector-button
            SELECTOR  | 105 | :has                      | :has\\(
            SELECTOR  | 105 | :modal, ::highlight       | :modal|::highlight
            SELECTOR  | 110 | :autofill                 | :autofill
            SELECTOR  | 111 | nth-child of              | :nth-(last-)?child\\([^)]*\\bof\\b
            SELECTOR  | 114 | :popover-open             | :popover-open
            SELECTOR  | 119 | :user-valid               | :user-(in)?valid
            SELECTOR  | 120 | :dir, nesting             | :dir\\(|&
            AT_RULE   |  85 | @property                 | @property
            AT_RULE   |  91 | @counter-style            | @counter-style
            AT_RULE   |  99 | @layer                    | @layer
            AT_RULE   | 101 | @font-palette-values      | @font-palette-values
            AT_RULE   | 105 | @container                | @container
            AT_RULE   | 117 | @starting-style           | @starting-style
            AT_RULE   | 118 | @scope                    | @scope
            AT_RULE   | 125 | @position-try             | @position-try
            CONDITION |  83 | @supports selector()      | selector\\(
            CONDITION |  89 | forced-colors             | forced-colors
            CONDITION |  96 | prefers-contrast          | prefers-contrast
            CONDITION | 104 | range in a media query    | [<>=]
            CONDITION | 120 | scripting                 | scripting
            """.lines().map(CssFloor::feature).toList();

    private static final int FLEX_GAP_SINCE = 84;
    private static final Set<String> GAPS = Set.of("gap", "row-gap", "column-gap");
    // The parser refuses the empty custom property, which every browser knows: "--bs-btn-font-family: ;".
    private static final Pattern EMPTY_CUSTOM_PROPERTY = Pattern.compile("(--[\\w-]+:)\\s*(?=[;}])");
    private static final Pattern QUOTED = Pattern.compile("\"[^\"]*\"|'[^']*'");
    private static final CSSWriterSettings WRITING = new CSSWriterSettings();

    private final String file;
    private final Set<String> gridSelectors = new HashSet<>();
    private final List<FloorUse> uses = new ArrayList<>();
    private @Nullable CSSStyleRule rule;

    private CssFloor(String file) {
        this.file = file;
    }

    private static Feature feature(String row) {
        var cell = row.split("\\s*\\|\\s*", 4);
        return new Feature(
                Kind.valueOf(cell[0].strip()), Integer.parseInt(cell[1].strip()), cell[2], Pattern.compile(cell[3]));
    }

    /**
     * Everything newer than {@link FloorUse#WORKING}.
     *
     * @throws UnreadableAsset when it is not a stylesheet our oldest browsers could read, nesting included
     */
    static List<FloorUse> uses(String file, String css) {
        var floor = new CssFloor(file);
        var sheet = parse(file, css);
        CSSVisitor.visitCSS(sheet, floor.new GridFinder());
        CSSVisitor.visitCSS(sheet, floor);
        return floor.uses;
    }

    private static CascadingStyleSheet parse(String file, String css) {
        var errors = new CollectingCSSParseErrorHandler();
        var thrown = new ArrayList<String>();
        var sheet = CSSReader.readFromStringReader(
                EMPTY_CUSTOM_PROPERTY.matcher(css).replaceAll("$1initial"),
                new CSSReaderSettings()
                        .setCustomErrorHandler(errors)
                        .setCustomExceptionHandler(e -> thrown.add(String.valueOf(e.getMessage()))));
        errors.getAllParseErrors().forEach(error -> thrown.add(error.getErrorMessage()));
        if (sheet == null || !thrown.isEmpty()) {
            throw new UnreadableAsset(file, thrown);
        }
        return sheet;
    }

    /** A gap in a grid is old; in a flex box it is not. Which it is may stand in another rule of the same selector. */
    private final class GridFinder extends DefaultCSSVisitor {
        @Override
        public void onBeginStyleRule(CSSStyleRule found) {
            var display = found.getDeclarationOfPropertyName("display");
            if (display != null && display.getExpressionAsCSSString().contains("grid")) {
                gridSelectors.addAll(selectors(found));
            }
        }
    }

    @Override
    public void onBeginStyleRule(CSSStyleRule begun) {
        rule = begun;
        match(Kind.SELECTOR, begun.getSelectorsAsCSSString(WRITING, 0), begun, false);
    }

    @Override
    public void onEndStyleRule(CSSStyleRule ended) {
        rule = null;
    }

    @Override
    public void onDeclaration(CSSDeclaration declaration) {
        var current = rule;
        var property = declaration.getProperty();
        if (current == null || property.startsWith("--")) {
            return;
        }
        for (var feature : FEATURES) {
            // with its -webkit- twin in the rule it works as far back as that one
            if (feature.kind() == Kind.PROPERTY
                    && feature.pattern().matcher(property).matches()
                    && current.getDeclarationOfPropertyName("-webkit-" + property) == null) {
                add(feature.name(), feature.since(), current, false);
            }
        }
        match(Kind.VALUE, declaration.getExpressionAsCSSString(), current, hasOlderForm(current, declaration));
        if (GAPS.contains(property) && !gridSelectors.containsAll(selectors(current))) {
            add("gap in a flex box", FLEX_GAP_SINCE, current, false);
        }
    }

    private static boolean hasOlderForm(CSSStyleRule rule, CSSDeclaration declaration) {
        var same = rule.getAllDeclarationsOfPropertyName(declaration.getProperty());
        return same.indexOf(declaration) > 0
                && FEATURES.stream()
                        .noneMatch(f -> f.kind() == Kind.VALUE
                                && f.pattern()
                                        .matcher(same.getFirst().getExpressionAsCSSString())
                                        .find());
    }

    @Override
    public void onBeginMediaRule(CSSMediaRule media) {
        condition(media.getAsCSSString(WRITING, 0));
    }

    @Override
    public void onBeginSupportsRule(CSSSupportsRule supports) {
        condition(supports.getAsCSSString(WRITING, 0));
    }

    private void condition(String atRule) {
        match(Kind.CONDITION, atRule.substring(0, atRule.indexOf('{')), null, false);
    }

    @Override
    public void onBeginLayerRule(CSSLayerRule layer) {
        match(Kind.AT_RULE, "@layer", null, false);
    }

    @Override
    public void onUnknownRule(CSSUnknownRule unknown) {
        match(Kind.AT_RULE, unknown.getDeclaration(), null, false);
    }

    private void match(Kind kind, String written, @Nullable CSSStyleRule at, boolean older) {
        var text = QUOTED.matcher(written).replaceAll("''");
        for (var feature : FEATURES) {
            if (feature.kind() == kind && feature.pattern().matcher(text).find()) {
                if (at == null) {
                    uses.add(new FloorUse(file, 0, feature.name(), feature.since(), text.strip(), older));
                } else {
                    add(feature.name(), feature.since(), at, older);
                }
            }
        }
    }

    private void add(String name, int since, CSSStyleRule at, boolean older) {
        var location = at.getSourceLocation();
        var line = location == null ? 0 : location.getFirstTokenBeginLineNumber();
        uses.add(new FloorUse(file, line, name, since, String.join(", ", selectors(at)), older));
    }

    private static List<String> selectors(CSSStyleRule rule) {
        return rule.getAllSelectors().stream()
                .map(selector -> selector.getAsCSSString(WRITING, 0))
                .toList();
    }
}
