package org.jiheng.documents.json;

import java.util.List;
import org.jiheng.documents.reading.ReadFile;

/**
 * 检查过的文件 — a file with its forms checked.
 *
 * @param forms one for each form of the file, in the same order
 */
public record CheckedFile(ReadFile file, List<CheckedForm> forms) {

    public CheckedFile {
        forms = List.copyOf(forms);
        if (!forms.stream().map(CheckedForm::form).toList().equals(file.forms())) {
            throw new IllegalArgumentException("the checked forms are those of the file, in its order");
        }
    }

    /** A file that was only read. */
    public static CheckedFile unchecked(ReadFile file) {
        return new CheckedFile(
                file, file.forms().stream().map(CheckedForm::unchecked).toList());
    }
}
