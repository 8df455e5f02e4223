package org.jiheng.app.workflow;

import java.util.Arrays;
import java.util.Optional;
import org.jiheng.policy.scoring.Grade;
import org.jspecify.annotations.Nullable;

/** 办理动作 — what somebody does to a subject at a stage. */
public enum Action {
    SUBMIT("报送", null),
    CONFIRM("单位审定", null),
    WITHDRAW("撤回", null),
    RETURN("退回", null),
    PASS("通过", null),
    TAKE_UP("接回处理", null),
    GRADE_EXCELLENT("评为优", Grade.EXCELLENT),
    GRADE_GOOD("评为良", Grade.GOOD),
    GRADE_FAIR("评为中", Grade.FAIR),
    GRADE_POOR("评为差", Grade.POOR),
    /** What was improved after 良. */
    HAND_BACK("修改后交回", null),
    FINISH("接受修改", null),
    REOPEN("重新开放", null),
    APPROVE("批复", null),
    TAKE_OUT("退库", null),
    LINK("挂接预算调整", null),
    REFUSE("不予调整", null),
    SUPERSEDE("被调整取代", null),
    CLOSE("关闭", null);

    private final String chinese;
    private final @Nullable Grade grade;

    Action(String chinese, @Nullable Grade grade) {
        this.chinese = chinese;
        this.grade = grade;
    }

    public String chinese() {
        return chinese;
    }

    /** 等级 it gives, if it gives one. */
    public Optional<Grade> grade() {
        return Optional.ofNullable(grade);
    }

    /** Whether the author lets it out of hand with it: what the form says then is kept as a round of its own. */
    public boolean isHandingIn() {
        return this == SUBMIT || this == HAND_BACK;
    }

    /** By the name a form sends; empty for anything else. */
    public static Optional<Action> named(String name) {
        return Arrays.stream(values()).filter(each -> each.name().equals(name)).findFirst();
    }

    public static Action grading(Grade grade) {
        return switch (grade) {
            case EXCELLENT -> GRADE_EXCELLENT;
            case GOOD -> GRADE_GOOD;
            case FAIR -> GRADE_FAIR;
            case POOR -> GRADE_POOR;
        };
    }
}
