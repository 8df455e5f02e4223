package org.jiheng.app.intake;

import java.util.ArrayList;
import java.util.List;
import org.jiheng.policy.common.FieldPath;

/** 更正 — takes what somebody typed over a reading: all of it, or nothing and the reason. */
final class CorrectForm {

    /** 更正的结果. */
    sealed interface Result {
        record Corrected(int fields) implements Result {}

        record Refused(String reason) implements Result {}
    }

    private CorrectForm() {}

    /** @param was what stood in each field when the page was made: somebody may have changed it since, in another window */
    static Result correct(StagedFile file, int form, List<String> fields, List<String> was, List<String> now) {
        synchronized (file) {
            var staged = file.form(form).orElseThrow();
            var original = staged.whole();
            var filled = original;
            var parts = new ArrayList<Correction.Part>();
            for (int at = 0; at < fields.size(); at++) {
                var field = new FieldPath(fields.get(at));
                if (!FormValues.isField(field)) {
                    return new Result.Refused("没有这一栏");
                }
                if (staged.rows().counted(field).isEmpty()) {
                    return new Result.Refused("没有这一行指标，可能刚才删去了");
                }
                var typed = lines(now.get(at));
                if (!lines(FormValues.text(original, field)).equals(lines(was.get(at)))) {
                    return new Result.Refused("这一处刚才在别的窗口里改过，请看看现在的内容");
                }
                if (typed.equals(lines(was.get(at)))) {
                    continue;
                }
                var before = FormValues.text(filled, field);
                switch (FormValues.fill(filled, field, typed)) {
                    case FormValues.Result.Refused(var reason) -> {
                        return new Result.Refused(staged.words(field) + "：" + reason);
                    }
                    case FormValues.Result.Filled(var next) -> {
                        parts.add(new Correction.Part(field, before, typed));
                        filled = next;
                    }
                }
            }
            if (!parts.isEmpty()) {
                file.correct(form, "", parts);
            }
            return new Result.Corrected(parts.size());
        }
    }

    private static String lines(String typed) {
        return typed.replace("\r\n", "\n").strip();
    }
}
