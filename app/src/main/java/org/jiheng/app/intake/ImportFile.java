package org.jiheng.app.intake;

import org.jiheng.app.identity.Officer;
import org.jiheng.documents.reading.FormReader;
import org.jiheng.policy.common.Actor;
import org.springframework.stereotype.Component;

/** 直接收下一个文件 — the way of a page without its dry run, for material that is known to be good. */
@Component
public class ImportFile {
    private final AcceptForms acceptForms;
    private final TeachLabel teachLabel;

    ImportFile(AcceptForms acceptForms, TeachLabel teachLabel) {
        this.teachLabel = teachLabel;
        this.acceptForms = acceptForms;
    }

    /** @throws IllegalArgumentException when anything in the file was left out */
    public void accept(Officer officer, Actor actor, String name, byte[] content) {
        var reading = FormReader.standard(teachLabel.dictionary(officer)).read(name, content);
        var outcome = acceptForms.acceptWhole(officer, actor, reading, content);
        if (reading.forms().isEmpty() || !outcome.leftOut().isEmpty()) {
            throw new IllegalArgumentException(
                    "%s was not taken whole: %s %s".formatted(name, reading.status(), outcome.leftOut()));
        }
    }
}
