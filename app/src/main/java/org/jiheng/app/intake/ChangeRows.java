package org.jiheng.app.intake;

import java.util.List;
import org.jiheng.app.web.Words;
import org.jiheng.policy.common.FieldPath;

/** 加行、删行 — a row of indicators the reader did not see, or one that is none; both can be taken back. */
final class ChangeRows {
    private static final int MOST = 200;

    /** 结果 — a field to look at next. */
    record Result(DryRunPage.Told told, FieldPath look) {}

    private ChangeRows() {}

    /** @param after number of the row above the new one, or {@link StagedRows#AT_THE_TOP} */
    static Result add(StagedFile file, int form, int after) {
        synchronized (file) {
            var staged = file.form(form).orElseThrow();
            if (after != StagedRows.AT_THE_TOP && !staged.rows().has(after)) {
                return refused(FieldPath.INDICATORS, Words.say("fix.changedMeanwhile"));
            }
            if (staged.rows().shown().size() >= MOST) {
                return refused(FieldPath.INDICATORS, Words.say("dryRun.tooManyRows", MOST));
            }
            var row = FieldPath.indicator(staged.nextRow());
            file.correct(form, "", List.of(new Correction.Part(row, "", String.valueOf(after))));
            return new Result(new DryRunPage.Told("g", Words.say("dryRun.rowAdded")), row);
        }
    }

    static Result remove(StagedFile file, int form, int row) {
        synchronized (file) {
            var staged = file.form(form).orElseThrow();
            var field = FieldPath.indicator(row);
            if (!staged.rows().has(row)) {
                return refused(field, Words.say("fix.changedMeanwhile"));
            }
            var added = staged.corrections().stream()
                    .filter(each -> each.parts().getFirst().addsRow())
                    .filter(each -> each.parts().getFirst().field().equals(field))
                    .findFirst();
            if (added.isPresent()) {
                file.withdraw(form, added.get().number());
                return new Result(new DryRunPage.Told("g", Words.say("dryRun.addedRowGone")), FieldPath.INDICATORS);
            }
            var name = FormValues.text(staged.whole(), FieldPath.indicator(row, "name"));
            file.correct(form, "", List.of(new Correction.Part(field, name, "")));
            return new Result(new DryRunPage.Told("g", Words.say("dryRun.rowRemoved")), field);
        }
    }

    private static Result refused(FieldPath look, String why) {
        return new Result(new DryRunPage.Told("r", why), look);
    }
}
