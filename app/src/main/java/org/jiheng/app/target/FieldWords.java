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
            return field.path().isEmpty() ? Words.say("field.form") : known("field.", field.path());
        }
        var number = Integer.parseInt(row.group(1)) + 1;
        return row.group(2) == null
                ? Words.say("field.row", number)
                : Words.say("field.row", number) + " " + known("field.indicator.", row.group(2));
    }

    /** A reader that has learned to read more than the pages have words for is no reason to show none: the field around it is named. */
    private static String known(String prefix, String path) {
        if (Words.has(prefix + path)) {
            return Words.say(prefix + path);
        }
        var outer = path.replaceFirst("(\\.[^.]*|\\[\\d+])$", "");
        return outer.equals(path) ? Words.say("field.form") : known(prefix, outer);
    }

    /** The column of an indicator alone, without its row: 分值. */
    public static String column(FieldPath field) {
        var row = ROW.matcher(field.path());
        return row.matches() && row.group(2) != null ? known("field.indicator.", row.group(2)) : of(field);
    }
}
