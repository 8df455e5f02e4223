package org.jiheng.app.intake;

import java.io.Serializable;
import java.util.List;
import org.jiheng.app.target.Cause;
import org.jiheng.app.target.Offer;
import org.jiheng.documents.reading.Excerpt;
import org.jiheng.documents.reading.grid.PageBox;
import org.jspecify.annotations.Nullable;

/**
 * 试读页 — the forms of one file: what was read, where it stood, what is doubtful, before anything is stored.
 *
 * @param batch address of the list of files; null when there is but this one
 * @param told what the last press did, or why it did nothing
 * @param current the form being looked at; null when the file has none
 */
public record DryRunPage(
        String id,
        String title,
        @Nullable String batch,
        @Nullable Told told,
        File file,
        @Nullable Current current,
        Counts counts) {

    /** 刚才的结果 — style g or r. */
    public record Told(String style, String text) implements Serializable {}

    /**
     * 账目 — what came in and what becomes of it: 10 张表 = 读准 6 + 存疑 3 + 空表说明 1.
     *
     * @param good how many can be taken without a doubt, empty tables included
     * @param acceptable how many can be taken at all
     */
    public record Counts(String sentence, int good, int acceptable) {}

    /**
     * 一个文件.
     *
     * @param marked address of the workbook with marks; null when the file is no workbook
     */
    public record File(
            int number,
            String name,
            String size,
            @Nullable String problem,
            @Nullable String known,
            @Nullable String marked,
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
     * @param remark what will become of it, where that is not a draft; empty otherwise
     * @param replaces whether a draft of this project is there already
     * @param accepted whether it was taken already
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
            String remark,
            boolean replaces,
            boolean accepted,
            boolean chosen) {}

    /**
     * 正在看的表.
     *
     * @param heading which form of which file
     * @param remarks how many places ask for a look
     * @param questions lines with a doubt nobody has answered
     * @param lines all others, in the order of the form
     * @param causes what the rules say of the whole file, one line a rule
     * @param unknown labels the dictionary does not have
     * @param understood labels it has, which may have been taken for the wrong thing
     * @param setAside corrections that could not be made again
     * @param editable whether anything may still be changed
     */
    public record Current(
            String key,
            String name,
            String heading,
            List<Line> questions,
            List<Line> lines,
            Original original,
            String remarks,
            List<Cause> causes,
            List<String> setAside,
            List<Unknown> unknown,
            List<Understood> understood,
            boolean editable) {
        public Current {
            questions = List.copyOf(questions);
            lines = List.copyOf(lines);
            causes = List.copyOf(causes);
            setAside = List.copyOf(setAside);
            unknown = List.copyOf(unknown);
            understood = List.copyOf(understood);
        }
    }

    /**
     * 原件 — the page as its owner wrote it, with the marks of our reading.
     *
     * @param leaves its pages as pictures, which are shown first; empty where the file has none
     * @param leftOut says how many rows below are not shown; empty when all are
     */
    public record Original(int columns, List<Row> rows, List<Leaf> leaves, String leftOut) {
        public Original {
            rows = List.copyOf(rows);
            leaves = List.copyOf(leaves);
        }
    }

    /** 一页 — its picture, and what was read from where on it. */
    public record Leaf(int number, String href, List<Spot> spots) {
        public Leaf {
            spots = List.copyOf(spots);
        }
    }

    /** 页上一处 — in ten-thousandths of the page. */
    public record Spot(
            PageBox box,
            String at,
            String style,
            String words,
            @Nullable Mark mark) {}

    /** 一行原文 — {@code style} tells text above and below the table from its rows. */
    public record Row(String style, List<Cell> cells) {
        public Row {
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

    /**
     * 没有读懂的栏目.
     *
     * @param example what stood beside it; empty when nothing did
     * @param meanings what it may mean, to choose from
     */
    public record Unknown(String printed, String area, String areaInWords, String example, List<Choice> meanings) {
        public Unknown {
            meanings = List.copyOf(meanings);
        }
    }

    /** 读懂了的栏目 — those of one area, and what they may mean instead. */
    public record Understood(String area, String areaInWords, List<Choice> labels, List<Choice> meanings) {
        public Understood {
            labels = List.copyOf(labels);
            meanings = List.copyOf(meanings);
        }
    }

    /** 一个选项. */
    public record Choice(String name, String words) {}

    /** 圈号 — the same number on their page and on our reading. */
    public record Mark(int number, String style) {}

    /**
     * 读成这样 — one value, or one row of indicators.
     *
     * @param at names it on both sides
     * @param seen whether its mark stands on their page too
     * @param strong the part of the value that stands out, such as {@code ≥ 95 %}
     * @param place where it stood
     * @param confidence h, m or l
     * @param boxes what can be typed over, with what was read where that is something else by now
     * @param undo number of the correction that can be taken back; null when there is none
     * @param row what can be done to a row of indicators as a whole; null for any other line
     */
    public record Line(
            String at,
            @Nullable Mark mark,
            boolean seen,
            String label,
            String value,
            String strong,
            String detail,
            String place,
            String confidence,
            String confidenceText,
            List<Said> said,
            List<Box> boxes,
            List<String> changed,
            @Nullable Integer undo,
            @Nullable RowActs row) {
        public Line {
            said = List.copyOf(said);
            boxes = List.copyOf(boxes);
            changed = List.copyOf(changed);
        }
    }

    /**
     * 行上能做的事.
     *
     * @param after the row a new one comes below; null where none can be added
     * @param remove the row that can be taken out; null where there is none
     */
    public record RowActs(@Nullable Integer after, @Nullable Integer remove) {
        static final RowActs GONE = new RowActs(null, null);

        static RowActs of(int row) {
            return new RowActs(row, row == StagedRows.AT_THE_TOP ? null : row);
        }

        public boolean isGone() {
            return after == null;
        }
    }

    /**
     * 可以改的一格.
     *
     * @param kind line, text or choice
     * @param choices for a choice, what there is to choose from
     */
    public record Box(String id, String field, String label, String kind, String value, List<String> choices) {
        public Box {
            choices = List.copyOf(choices);
        }
    }

    /**
     * 旁边的话 — a doubt of the reader or a finding of the rules.
     *
     * @param doubt key of a doubt that waits for an answer; null for anything else
     * @param answers besides “对”, what it may be instead
     */
    public record Said(
            String heading,
            String style,
            String rule,
            String text,
            String advice,
            @Nullable String doubt,
            List<Answer> answers,
            @Nullable Offer offer) {
        public Said {
            answers = List.copyOf(answers);
        }
    }

    /** 答案 — puts a text into a field. */
    public record Answer(String words, String field, String was, String now) {}
}
