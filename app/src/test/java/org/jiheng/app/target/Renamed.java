package org.jiheng.app.target;

import org.jiheng.documents.Form;
import org.jiheng.policy.indicator.CodedName;
import org.jiheng.policy.indicator.TargetDeclaration;

/** 换名 — the same form for a project of another name, also one that no reader would leave as it is. */
record Renamed(Form form) {
    Form to(String name) {
        var old = form.declaration();
        return new Form(
                form.type(),
                form.title(),
                form.tableNo(),
                form.regionName(),
                form.moneyUnit(),
                new TargetDeclaration(
                        old.tier(),
                        old.fiscalYear(),
                        old.department(),
                        old.unit(),
                        CodedName.named(name),
                        old.executionWeight(),
                        old.funding(),
                        old.texts(),
                        old.indicators(),
                        old.note(),
                        old.markupRemovedFrom()),
                form.fundLines(),
                form.outcome(),
                form.contact());
    }
}
