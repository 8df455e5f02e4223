package org.jiheng.documents;

import java.util.List;
import org.jiheng.policy.indicator.TargetDeclaration;
import org.jspecify.annotations.Nullable;

/**
 * 表 — one form as a document carries it: the declaration, and what stands around it on the sheet.
 *
 * @param title as printed, such as 长寿区2024年重点专项绩效目标表
 * @param tableNo 表号 such as 表十六; a district's own string, never an enumeration (PUB-07)
 * @param regionName as the title names it, such as 长寿区
 * @param moneyUnit of the unit line, or assumed with a doubt; null when neither was possible
 * @param fundLines the money block under its printed labels, in printed order
 * @param outcome null on a declaration form
 * @param details what else the form says, under its printed labels
 * @param goals only on forms whose annual goals carry their own indicators; else empty
 */
public record Form(
        FormType type,
        @Nullable String title,
        @Nullable String tableNo,
        @Nullable String regionName,
        @Nullable MoneyUnit moneyUnit,
        TargetDeclaration declaration,
        List<FundLine> fundLines,
        @Nullable Outcome outcome,
        @Nullable Contact contact,
        List<Detail> details,
        List<Goal> goals) {
    public Form {
        fundLines = List.copyOf(fundLines);
        details = List.copyOf(details);
        goals = List.copyOf(goals);
        if (outcome != null
                && outcome.indicators().size() != declaration.indicators().size()) {
            throw new IllegalArgumentException("an outcome has one line for each indicator");
        }
    }

    /** With nothing beyond what the rules know. */
    public Form(
            FormType type,
            @Nullable String title,
            @Nullable String tableNo,
            @Nullable String regionName,
            @Nullable MoneyUnit moneyUnit,
            TargetDeclaration declaration,
            List<FundLine> fundLines,
            @Nullable Outcome outcome,
            @Nullable Contact contact) {
        this(
                type,
                title,
                tableNo,
                regionName,
                moneyUnit,
                declaration,
                fundLines,
                outcome,
                contact,
                List.of(),
                List.of());
    }

    /** The same sheet with another declaration on it. */
    public Form with(TargetDeclaration other) {
        return with(other, outcome, goals);
    }

    /**
     * The same sheet with other rows on it.
     *
     * @param reached one line for each indicator of the declaration
     * @param others counted by the rows of the declaration
     */
    public Form with(TargetDeclaration other, @Nullable Outcome reached, List<Goal> others) {
        return new Form(
                type, title, tableNo, regionName, moneyUnit, other, fundLines, reached, contact, details, others);
    }
}
