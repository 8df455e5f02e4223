package org.jiheng.app.target;

import java.util.regex.Pattern;
import org.jiheng.app.web.Words;
import org.jiheng.policy.common.FieldPath;

/** 栏目名称 — what a person calls a place in a form: 第3行 分值. */
public final class FieldWords {
    private static final Pattern ROW = Pattern.compile("indicators\\[(\\d+)](?:\\.(.+))?");

    private FieldWords() {}

    public static String of(FieldPath field) {
        var row = ROW.matcher(field.path());
        if (!row.matches()) {
            return Words.say("field." + (field.path().isEmpty() ? "form" : field.path()));
        }
        var number = Integer.parseInt(row.group(1)) + 1;
        return row.group(2) == null
                ? Words.say("field.row", number)
                : Words.say("field.row", number) + " " + Words.say("field.indicator." + row.group(2));
    }

    /** The column of an indicator alone, without its row: 分值. */
    public static String column(FieldPath field) {
        var row = ROW.matcher(field.path());
        return row.matches() && row.group(2) != null ? Words.say("field.indicator." + row.group(2)) : of(field);
    }
}
