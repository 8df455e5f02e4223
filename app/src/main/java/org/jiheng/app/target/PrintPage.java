package org.jiheng.app.target;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * 打印页 — the sheet alone, as the printer will give it.
 *
 * @param files the form in each file format
 * @param masked the same with personal numbers masked
 */
public record PrintPage(
        String name,
        SheetView sheet,
        String backHref,
        List<FormFile> files,
        List<FormFile> masked,
        @Nullable HiddenContact hidden) {
    public PrintPage {
        files = List.copyOf(files);
        masked = List.copyOf(masked);
    }
}
