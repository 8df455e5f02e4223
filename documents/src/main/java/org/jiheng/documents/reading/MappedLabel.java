package org.jiheng.documents.reading;

import org.jiheng.documents.reading.grid.Place;

/**
 * 栏目对照 — a label of the form and what it was taken for; {@link FormReader#reason} says by which entry of the dictionary.
 *
 * @param area the block of the form it stands in
 * @param printed as it stands, on one line
 */
public record MappedLabel(LabelMeaning.Area area, String printed, LabelMeaning meaning, Place place) {}
