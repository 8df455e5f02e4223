package org.jiheng.app.target;

import java.util.List;
import java.util.stream.Stream;
import org.jiheng.documents.issuing.FileFormat;

/** 一种下载 — a link to the form in one file format. */
public record FormFile(String href, String text) {

    /** All of them, the one for the house's own use first. */
    static List<FormFile> of(String address) {
        return Stream.of(FileFormat.values())
                .map(format -> new FormFile(address + "/form." + format.extension(), format.chinese()))
                .toList();
    }

    /** The same with personal numbers masked. */
    FormFile masked() {
        return new FormFile(href + "?edition=public", text);
    }
}
