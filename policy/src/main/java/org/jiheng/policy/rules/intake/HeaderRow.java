package org.jiheng.policy.rules.intake;

import java.util.List;

/**
 * 表头 — the head of an indicator table as it was printed, and what the reader made of it.
 *
 * @param printed each cell as it stands; empty for a blank or merged-away one
 * @param understood the columns it was recognised as, by their usual names such as 指标名称; empty for the others
 */
public record HeaderRow(List<String> printed, List<String> understood) {
    public HeaderRow {
        printed = List.copyOf(printed);
        understood = List.copyOf(understood);
        if (printed.size() != understood.size()) {
            throw new IllegalArgumentException("%d cells, %d meanings".formatted(printed.size(), understood.size()));
        }
    }
}
