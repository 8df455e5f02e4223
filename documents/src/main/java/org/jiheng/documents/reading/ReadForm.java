package org.jiheng.documents.reading;

import java.util.List;
import java.util.Map;
import org.jiheng.documents.Form;
import org.jiheng.policy.common.FieldPath;

/**
 * 读出的表 — a form, and how it was read.
 *
 * @param places where each value stood; a field that was blank may be missing
 * @param indicators one for each indicator of the form, in the same order
 * @param excerpt the page it was read from, as its owner wrote it
 */
public record ReadForm(
        Form form,
        Map<FieldPath, Place> places,
        List<IndicatorReading> indicators,
        List<Doubt> doubts,
        Excerpt excerpt) {

    /** Without a page to show. */
    public ReadForm(Form form, Map<FieldPath, Place> places, List<IndicatorReading> indicators, List<Doubt> doubts) {
        this(form, places, indicators, doubts, Excerpt.NONE);
    }

    public ReadForm {
        places = Map.copyOf(places);
        indicators = List.copyOf(indicators);
        doubts = List.copyOf(doubts);
        if (indicators.size() != form.declaration().indicators().size()) {
            throw new IllegalArgumentException("a reading has one line for each indicator");
        }
    }
}
