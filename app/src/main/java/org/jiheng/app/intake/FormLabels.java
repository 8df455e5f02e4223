package org.jiheng.app.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jiheng.documents.reading.LabelMeaning;
import org.jiheng.documents.reading.LabelMeaning.Area;
import org.jiheng.documents.reading.ReadForm;
import org.jspecify.annotations.Nullable;

/** 表上的栏目 — every label of one form with what it was taken for, each once, in the order they were met. */
record FormLabels(List<Label> labels) {

    /**
     * 一个栏目.
     *
     * @param meaning null when no entry of the dictionary explains it
     * @param example what stood beside a label that is not understood, if anything did
     */
    record Label(
            Area area,
            String printed,
            @Nullable LabelMeaning meaning,
            @Nullable String example) {
        private boolean is(Area where, String written) {
            return area == where && TeachLabel.compared(printed).equals(TeachLabel.compared(written));
        }
    }

    FormLabels {
        labels = List.copyOf(labels);
    }

    static FormLabels of(ReadForm read) {
        var labels = new ArrayList<Label>();
        for (var each : read.unknownLabels()) {
            add(labels, new Label(each.area(), each.printed(), null, each.example()));
        }
        for (var each : read.mappedLabels()) {
            add(labels, new Label(each.area(), each.printed(), each.meaning(), null));
        }
        return new FormLabels(labels);
    }

    private static void add(List<Label> labels, Label label) {
        if (!TeachLabel.compared(label.printed()).isEmpty()
                && labels.stream().noneMatch(each -> each.is(label.area(), label.printed()))) {
            labels.add(label);
        }
    }

    Optional<Label> find(String area, String printed) {
        return labels.stream()
                .filter(each -> each.area().name().equals(area) && each.is(each.area(), printed))
                .findFirst();
    }

    List<Label> unknown() {
        return labels.stream().filter(each -> each.meaning() == null).toList();
    }

    List<Label> understood(Area area) {
        return labels.stream()
                .filter(each -> each.area() == area && each.meaning() != null)
                .toList();
    }
}
