package org.jiheng.documents.reading;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jiheng.documents.Form;
import org.jiheng.documents.reading.grid.Place;
import org.jiheng.policy.common.FieldPath;

/**
 * 读出的表 — a form, and how it was read.
 *
 * @param places where each value stood; a field that was blank may be missing
 * @param indicators one for each indicator of the form, in the same order
 * @param excerpt the page it was read from, as its owner wrote it
 * @param mappedLabels the labels that were understood, in the order they were met
 * @param unknownLabels the labels that no entry of the dictionary explains
 */
public record ReadForm(
        Form form,
        Map<FieldPath, Place> places,
        List<IndicatorReading> indicators,
        List<Doubt> doubts,
        Excerpt excerpt,
        List<MappedLabel> mappedLabels,
        List<UnknownLabel> unknownLabels) {
    private static final Pattern INDICATOR_ROW = Pattern.compile("indicators\\[(\\d{1,6})].*");

    /** Without a page to show. */
    public ReadForm(Form form, Map<FieldPath, Place> places, List<IndicatorReading> indicators, List<Doubt> doubts) {
        this(form, places, indicators, doubts, Excerpt.NONE, List.of(), List.of());
    }

    public ReadForm {
        places = Map.copyOf(places);
        indicators = List.copyOf(indicators);
        doubts = List.copyOf(doubts);
        mappedLabels = List.copyOf(mappedLabels);
        unknownLabels = List.copyOf(unknownLabels);
        if (indicators.size() != form.declaration().indicators().size()) {
            throw new IllegalArgumentException("a reading has one line for each indicator");
        }
    }

    /** Where the field stood; of a blank cell in an indicator row, at least the row. */
    public Optional<Place> placeOf(FieldPath field) {
        var exact = places.get(field);
        if (exact != null) {
            return Optional.of(exact);
        }
        var row = INDICATOR_ROW.matcher(field.path());
        if (!row.matches()) {
            return Optional.empty();
        }
        int index = Integer.parseInt(row.group(1));
        return index < indicators.size()
                ? Optional.ofNullable(indicators.get(index).source())
                : Optional.empty();
    }
}
