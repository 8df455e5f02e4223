package org.jiheng.policy.parameters;

/** 审核与批复的参数 — what reviewing, approving and counting working days need. */
public record ReviewFigures(
        Parameter<ReviewForm> form,
        Parameter<ReviewGrades> grades,
        Parameter<ApprovalDays> approvalDays,
        Parameter<Holidays> holidays) {

    static ReviewFigures read(ParameterTexts texts) {
        return new ReviewFigures(
                texts.file("review-form.yaml", ReviewForm::read),
                texts.file("review-grades.yaml", ReviewGrades::read),
                texts.file("approval-days.yaml", ApprovalDays::read),
                texts.file("holidays.yaml", Holidays::read));
    }
}
