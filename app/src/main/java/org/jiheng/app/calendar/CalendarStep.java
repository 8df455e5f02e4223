package org.jiheng.app.calendar;

/** 日程事项 — a step of the yearly cycle that opens and closes. */
public enum CalendarStep {
    DECLARATION("单位报送（一上）"),
    DEPARTMENT_REVIEW("主管部门审核"),
    FINANCE_REVIEW("财政审核、评级"),
    RESUBMISSION("修改后重报（二上）"),
    APPROVAL_TO_DEPARTMENTS("财政批复到部门"),
    APPROVAL_TO_UNITS("部门批复到单位"),
    ADJUSTMENT("目标调整"),
    MONITORING("绩效运行监控"),
    SELF_EVALUATION("绩效自评"),
    PUBLICATION("公开");

    private final String chinese;

    CalendarStep(String chinese) {
        this.chinese = chinese;
    }

    public String chinese() {
        return chinese;
    }
}
