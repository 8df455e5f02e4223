package org.jiheng.documents.reading;

import org.jiheng.documents.reading.grid.Place;
import org.jspecify.annotations.Nullable;

/**
 * 未识别的栏目名称 — a label of the form that the dictionary does not have; somebody who knows what it means can teach it
 * ({@link Labels#with}) and read the file again (LNT-74).
 *
 * @param printed as it stands, on one line
 * @param area where in the form it stands, which decides what it may mean
 * @param example what stood beside it or below it; null when nothing did
 */
public record UnknownLabel(
        String printed, LabelMeaning.Area area, @Nullable String example, Place place) {}
