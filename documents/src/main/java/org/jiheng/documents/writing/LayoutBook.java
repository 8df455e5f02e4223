package org.jiheng.documents.writing;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jiheng.documents.Form;
import org.jiheng.documents.FormType;
import org.jiheng.policy.indicator.ProjectTier;
import org.jspecify.annotations.Nullable;

/** 版式簿 — the layouts, listed by hand, and which of them a form is printed on. */
public final class LayoutBook {

    private static final LayoutBook STANDARD = new LayoutBook(List.of(
            LayoutReader.read("/org/jiheng/documents/layouts/changshou-2024-key-special.yaml"),
            LayoutReader.read("/org/jiheng/documents/layouts/changshou-2024-general.yaml")));

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

    /**
     * The layout for a form: its district's own for the year, else the one that serves as default for its tier.
     * A form whose title names no tier is printed on the fuller sheet, that of key projects. Empty for a kind
     * of form that has no layout yet: printing results on a target sheet would lose them.
     */
    public Optional<Layout> layoutFor(Form form) {
        var declaration = form.declaration();
        var type = form.type() == FormType.UNKNOWN ? FormType.TARGET : form.type();
        var tier = Objects.requireNonNullElse(declaration.tier(), ProjectTier.KEY_SPECIAL);
        var year = declaration.fiscalYear() == null
                ? null
                : declaration.fiscalYear().year();
        return layouts.stream()
                .filter(layout -> layout.formType() == type && layout.tier() == tier)
                .filter(layout -> isOwn(layout, form, year) || layout.defaultForTier())
                .max(Comparator.comparing((Layout layout) -> isOwn(layout, form, year))
                        .thenComparingInt(Layout::fromYear));
    }

    /** The form on its layout. */
    public Optional<OfficialSheet> sheetFor(Form form) {
        return layoutFor(form).map(layout -> OfficialSheet.of(form, layout));
    }

    private static boolean isOwn(Layout layout, Form form, @Nullable Integer year) {
        return layout.region().equals(form.regionName()) && layout.inUse(year);
    }
}
