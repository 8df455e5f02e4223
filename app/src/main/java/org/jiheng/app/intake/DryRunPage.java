package org.jiheng.app.intake;

import java.util.List;
import org.jiheng.app.target.SheetView;
import org.jspecify.annotations.Nullable;

/**
 * 试读页 — what was read, where it stood, and what is doubtful, before anything is stored.
 *
 * @param reading null once everything is read
 * @param current the form being looked at; null when no file has one
 * @param counts the sentence in the bar at the foot: 10 张表:读准 6 · 存疑 3 · 空表说明 1
 */
public record DryRunPage(
        String id,
        String title,
        @Nullable Reading reading,
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

    /** 正在看的表. */
    public record Current(
            String key,
            String name,
            String file,
            List<Field> fields,
            List<Row> rows,
            @Nullable SheetView sheet,
            int doubts,
            String findings) {
        public Current {
            fields = List.copyOf(fields);
            rows = List.copyOf(rows);
        }
    }

    /**
     * 读成这样 — one value.
     *
     * @param place where it stood
     * @param confidence h, m or l
     */
    public record Field(
            String label, String value, String place, String confidence, String confidenceText, List<Said> said) {
        public Field {
            said = List.copyOf(said);
        }
    }

    /** 一行指标. */
    public record Row(
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
