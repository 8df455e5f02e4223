package org.jiheng.policy.parameters;

/** 批复期限 — days from the people's congress to the departments, and from there to the units (APR-02). */
public record ApprovalDays(int toDepartments, int toUnits) {

    static ApprovalDays read(Setting value) {
        var entries = value.exactly("财政到部门", "部门到单位");
        var days = new ApprovalDays(
                value.the("财政到部门", entries).wholeNumber(),
                value.the("部门到单位", entries).wholeNumber());
        if (days.toDepartments <= 0 || days.toUnits <= 0) {
            throw value.wrong("天数应大于0");
        }
        return days;
    }
}
