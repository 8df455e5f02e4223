package org.jiheng.app.publication;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * 公开册页 — what can be asked for, and what was.
 *
 * @param approved whether anything is approved in the year chosen first, so that there can be a public edition
 */
public record BooksPage(
        List<Choice> departments,
        List<Choice> years,
        boolean approved,
        List<Choice> formats,
        List<Line> books,
        @Nullable String problem) {

    /** 一个选项. */
    public record Choice(String value, String text, boolean chosen) {}

    /** 已要求的一册. */
    public record Line(String href, String text, String state, String style, String by) {}

    public BooksPage {
        departments = List.copyOf(departments);
        years = List.copyOf(years);
        formats = List.copyOf(formats);
        books = List.copyOf(books);
    }
}
