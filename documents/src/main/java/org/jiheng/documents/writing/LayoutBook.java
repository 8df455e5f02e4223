package org.jiheng.documents.writing;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jiheng.documents.Form;
import org.jiheng.documents.FormType;
import org.jiheng.policy.indicator.IndicatorLevel;
import org.jiheng.policy.indicator.ProjectTier;
import org.jspecify.annotations.Nullable;

/** 版式簿 — the layouts, listed by hand, and which of them a form is printed on. */
public final class LayoutBook {

    private static final List<String> SHIPPED = List.of(
            "changshou-2024-key-special",
            "changshou-2024-general",
            "national-target",
            "national-self-evaluation",
            "national-monitoring",
            "national-department-target",
            "chongqing-self-evaluation",
            "national-review");

    private static final LayoutBook STANDARD = new LayoutBook(SHIPPED.stream()
            .map(name -> LayoutReader.read("/org/jiheng/documents/layouts/" + name + ".yaml"))
            .toList());

    private final List<Layout> layouts;

    LayoutBook(List<Layout> layouts) {
        this.layouts = List.copyOf(layouts);
    }

    /** The layouts that come with the product. */
    public static LayoutBook standard() {
        return STANDARD;
    }

    public List<Layout> layouts() {
        return layouts;
    }

    /** The layouts of this name, or whose names begin with it: {@code changshou-2024} are two. */
    public List<Layout> named(String name) {
        return layouts.stream()
                .filter(layout -> layout.name().equals(name) || layout.name().startsWith(name + "-"))
                .toList();
    }

    /**
     * The layout for a form: its district's own for the year, else one of those that serve everywhere, with
     * columns for the levels of its indicators if it names any. A form whose title names no tier is printed on
     * the fuller sheet, that of key projects. Empty for a kind of form that has no layout yet: printing results
     * on a target sheet would lose them.
     */
    public Optional<Layout> layoutFor(Form form) {
        var year = year(form);
        return layouts.stream()
                .filter(layout -> layout.use() != Layout.Use.WHEN_NAMED && suits(layout, form))
                .filter(layout -> isOwn(layout, form, year) || layout.use() == Layout.Use.ELSEWHERE_TOO)
                .max(Comparator.comparing((Layout layout) -> isOwn(layout, form, year))
                        .thenComparing(layout -> layout.showsLevels() == namesLevels(form))
                        .thenComparing(layout -> layout.tier() != null)
                        .thenComparingInt(Layout::fromYear));
    }

    /** Which of these, chosen by name, a form is printed on; empty when none of them is meant for its kind. */
    public static Optional<Layout> among(List<Layout> chosen, Form form) {
        return chosen.stream()
                .filter(layout -> suits(layout, form))
                .min(Comparator.comparingInt(layout -> lost(layout, form)));
    }

    /** The form on its layout. */
    public Optional<OfficialSheet> sheetFor(Form form) {
        return layoutFor(form).map(layout -> OfficialSheet.of(form, layout));
    }

    private static boolean suits(Layout layout, Form form) {
        var type = form.type() == FormType.UNKNOWN ? FormType.TARGET : form.type();
        var tier = Objects.requireNonNullElse(form.declaration().tier(), ProjectTier.KEY_SPECIAL);
        return layout.formType() == type && (layout.tier() == null || layout.tier() == tier);
    }

    private static boolean namesLevels(Form form) {
        return form.declaration().indicators().stream()
                .anyMatch(indicator -> !indicator.level().equals(IndicatorLevel.NOT_SHOWN));
    }

    private static int lost(Layout layout, Form form) {
        return OfficialSheet.of(form, layout).notCarried().size();
    }

    private static @Nullable Integer year(Form form) {
        var year = form.declaration().fiscalYear();
        return year == null ? null : year.year();
    }

    private static boolean isOwn(Layout layout, Form form, @Nullable Integer year) {
        return layout.region().equals(form.regionName()) && layout.inUse(year);
    }
}
