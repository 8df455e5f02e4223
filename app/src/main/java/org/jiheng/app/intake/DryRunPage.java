package org.jiheng.app.intake;

import java.util.List;
import org.jiheng.documents.reading.Excerpt;
import org.jspecify.annotations.Nullable;

/**
 * 试读页 — what was read, where it stood, and what is doubtful, before anything is stored.
 *
 * @param reading null once everything is read
 * @param current the form being looked at; null when no file has one
 * @param problem why the last attempt to accept did nothing
 * @param counts the sentence in the bar at the foot: 10 张表:读准 6 · 存疑 3 · 空表说明 1
 */
public record DryRunPage(
        String id,
        String title,
        @Nullable Reading reading,
        @Nullable String problem,
        List<File> files,
        @Nullable Current current,
        String counts,
        int acceptable) {

    /** 正在读. */
    public record Reading(int done, int total, String text) {}

    /** 一个文件. */
    public record File(
            int number,
            String name,
            String size,
            String status,
            @Nullable String problem,
            @Nullable String known,
            List<Entry> forms) {
        public File {
            forms = List.copyOf(forms);
        }
    }

    /**
     * 文件里的一张表.
     *
     * @param key file and form, as the acceptance posts it
     * @param icon name of the icon that says how it was read
     * @param refusal why it cannot be accepted; null when it can
     * @param replaces whether a draft of this project is there already
     */
    public record Entry(
            String key,
            String href,
            String name,
            String detail,
            String icon,
            String tone,
            boolean current,
            @Nullable String refusal,
            boolean replaces,
            boolean chosen) {}

    /**
     * 正在看的表.
     *
     * @param name of the form, or what it is when it has no name
     * @param heading which form of which file
     * @param remarks how many places ask for a look
     */
    public record Current(
            String key,
            String name,
            String heading,
            List<Field> fields,
            List<Row> rows,
            Original original,
            String remarks) {
        public Current {
            fields = List.copyOf(fields);
            rows = List.copyOf(rows);
        }
    }

    /**
     * 原件 — the page as its owner wrote it, with the marks of our reading.
     *
     * @param leftOut says how many rows below are not shown; empty when all are
     */
    public record Original(int columns, List<Line> lines, String leftOut) {
        public Original {
            lines = List.copyOf(lines);
        }
    }

    /** 一行原文 — {@code style} tells text above and below the table from its rows. */
    public record Line(String style, List<Cell> cells) {
        public Line {
            cells = List.copyOf(cells);
        }
    }

    /**
     * 一格原文.
     *
     * @param at the line of our reading that was read from here; null for labels
     */
    public record Cell(
            List<Excerpt.Run> runs,
            String style,
            @Nullable Integer columns,
            @Nullable Integer rows,
            @Nullable String at,
            @Nullable Mark mark) {
        public Cell {
            runs = List.copyOf(runs);
        }
    }

    /** 圈号 — the same number on their page and on our reading. */
    public record Mark(int number, String style) {}

    /**
     * 读成这样 — one value.
     *
     * @param at names it on both sides
     * @param seen whether its mark stands on their page too
     * @param place where it stood
     * @param confidence h, m or l
     */
    public record Field(
            String at,
            @Nullable Mark mark,
            boolean seen,
            String label,
            String value,
            String place,
            String confidence,
            String confidenceText,
            List<Said> said) {
        public Field {
            said = List.copyOf(said);
        }
    }

    /** 一行指标. */
    public record Row(
            String at,
            @Nullable Mark mark,
            boolean seen,
            int number,
            String name,
            String raw,
            String target,
            String points,
            String core,
            String place,
            String confidence,
            String confidenceText,
            List<Said> said) {
        public Row {
            said = List.copyOf(said);
        }
    }

    /** 旁边的话 — a doubt of the reader or a finding of the rules. */
    public record Said(String heading, String style, String rule, String text, String advice) {}

    public DryRunPage {
        files = List.copyOf(files);
    }
}
