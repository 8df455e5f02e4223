package org.jiheng.documents.reading;

import org.jiheng.documents.reading.grid.Place;
import org.jiheng.policy.common.FieldPath;
import org.jspecify.annotations.Nullable;

/**
 * 存疑 — something the reader inferred, changed or could not make out.
 *
 * @param message what was seen and what was made of it, in Chinese
 */
public record Doubt(
        DoubtCode code,
        FieldPath field,
        String message,
        @Nullable Place source) {}
