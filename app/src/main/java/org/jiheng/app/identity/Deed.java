package org.jiheng.app.identity;

import static org.jiheng.app.identity.Role.AUDITOR;
import static org.jiheng.app.identity.Role.AUDIT_ADMINISTRATOR;
import static org.jiheng.app.identity.Role.DELEGATE;
import static org.jiheng.app.identity.Role.DEPARTMENT;
import static org.jiheng.app.identity.Role.EXPERT;
import static org.jiheng.app.identity.Role.FINANCE;
import static org.jiheng.app.identity.Role.FINANCE_BUDGET_SECTION;
import static org.jiheng.app.identity.Role.FINANCE_PERFORMANCE_SECTION;
import static org.jiheng.app.identity.Role.SECURITY_ADMINISTRATOR;
import static org.jiheng.app.identity.Role.SYSTEM_ADMINISTRATOR;
import static org.jiheng.app.identity.Role.UNIT;
import static org.jiheng.app.identity.Role.UNIT_CLERK;
import static org.jiheng.app.identity.Role.UNIT_HEAD;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * 事项 — everything an officer may do or look at, whose things it reaches, and who may: the one table that {@link AccessPolicy} answers
 * from (GIT-10, GIT-12; lifecycle §1 and §6). Which step of a review is open to whom stands in the table of transitions.
 */
public enum Deed {
    // 项目库与目标表
    SEE_PROJECTS("看项目库，留常用视图", Reach.IN_SIGHT, UNIT, DEPARTMENT, FINANCE, only(AUDITOR, DELEGATE)),
    SEE_TARGET("看、打印、下载目标表", Reach.IN_SIGHT, UNIT, DEPARTMENT, FINANCE, only(AUDITOR, DELEGATE)),
    FOLLOW_TARGET("看目标表的来历：版本、修改、原件、事前评估", Reach.IN_SIGHT, UNIT, DEPARTMENT, FINANCE, only(AUDITOR)),
    SEE_CONTACT("看联系人和电话", Reach.IN_SIGHT, UNIT, DEPARTMENT, FINANCE, only(AUDITOR)),
    FILL_IN_TARGET("填、改目标表", Reach.OWN_ORGANISATION, only(UNIT_CLERK)),
    CHECK_TARGETS("重新校验", Reach.IN_SIGHT, only(UNIT_CLERK), DEPARTMENT, FINANCE),
    ASSESS_PROJECT("做事前绩效评估", Reach.IN_SIGHT, DEPARTMENT, FINANCE),
    ASSIGN_EXPERT("请专家评审", Reach.IN_SIGHT, only(FINANCE_PERFORMANCE_SECTION)),
    REVIEW_AS_EXPERT("做专家评审：先声明利害关系，只看请到的那一份", Reach.SELF, only(EXPERT, DELEGATE)),

    // 导入
    IMPORT("导入表格", Reach.IN_SIGHT, only(UNIT_CLERK, FINANCE_PERFORMANCE_SECTION)),
    SEE_LABELS("看栏目对照", Reach.IN_SIGHT, only(UNIT_CLERK, FINANCE_PERFORMANCE_SECTION), DEPARTMENT),
    ADOPT_LABEL("把栏目对照用到全区", Reach.DIVISION, only(FINANCE_PERFORMANCE_SECTION)),

    // 报送、审核、批复、调整
    SUBMIT_TARGET("报送", Reach.OWN_ORGANISATION, only(UNIT_CLERK)),
    SEE_REVIEW("看审核和批复", Reach.IN_SIGHT, UNIT, DEPARTMENT, FINANCE, only(AUDITOR)),
    TAKE_REVIEW_STEP("办审核：按流转表", Reach.IN_SIGHT, UNIT, DEPARTMENT, FINANCE),
    SEE_REVIEW_QUEUE("看待审，成批办理", Reach.IN_SIGHT, only(UNIT_HEAD), DEPARTMENT, FINANCE),
    ASK_FOR_ADJUSTMENT("申请调整", Reach.OWN_ORGANISATION, only(UNIT_CLERK)),
    APPROVE_TARGETS("批复", Reach.IN_SIGHT, only(FINANCE_BUDGET_SECTION)),
    FORWARD_APPROVAL("转批到单位", Reach.IN_SIGHT, DEPARTMENT),
    MAKE_BOOKS("制作公开册", Reach.IN_SIGHT, DEPARTMENT, FINANCE),

    // 工作台
    SEE_DESK("看工作台、消息和日程", Reach.IN_SIGHT, UNIT, DEPARTMENT, FINANCE),
    PRESS_UNITS("催报", Reach.IN_SIGHT, DEPARTMENT, FINANCE),
    SET_CALENDAR("定日程", Reach.DIVISION, only(FINANCE_PERFORMANCE_SECTION)),

    // 人员、单位、安全
    OWN_ACCOUNT("管自己的账号", Reach.SELF, everybody()),
    SEE_OFFICERS("看人员", Reach.DIVISION, only(SYSTEM_ADMINISTRATOR, SECURITY_ADMINISTRATOR)),
    MAKE_ACCOUNTS("建账号、重置口令", Reach.DIVISION, only(SYSTEM_ADMINISTRATOR)),
    ASK_FOR_RIGHTS("提任职和代理", Reach.DIVISION, only(SYSTEM_ADMINISTRATOR, SECURITY_ADMINISTRATOR)),
    GRANT_RIGHTS("核准、结束任职，启用、解锁", Reach.DIVISION, only(SECURITY_ADMINISTRATOR)),
    DISABLE_ACCOUNTS("停用账号", Reach.DIVISION, only(SYSTEM_ADMINISTRATOR, SECURITY_ADMINISTRATOR)),
    SEE_ORGANISATIONS("看单位和区划", Reach.DIVISION, only(SYSTEM_ADMINISTRATOR, SECURITY_ADMINISTRATOR)),
    CHANGE_ORGANISATIONS("建、改、并、撤单位和区划", Reach.DIVISION, only(SYSTEM_ADMINISTRATOR)),
    SET_SECURITY("定安全设置", Reach.DIVISION, only(SECURITY_ADMINISTRATOR)),
    SEE_SELF_ASSESSMENT("看自查表", Reach.DIVISION, only(SECURITY_ADMINISTRATOR, AUDITOR, AUDIT_ADMINISTRATOR)),

    // 留痕
    SEE_OWN_DEEDS("看自己的操作", Reach.SELF, everybody()),
    READ_AUDIT("查留痕、核验、导出证据包", Reach.DIVISION, only(AUDITOR, AUDIT_ADMINISTRATOR)),
    SEE_HISTORY_OF_OBJECT("看一件东西的经过", Reach.DIVISION, only(AUDITOR, AUDIT_ADMINISTRATOR, FINANCE_PERFORMANCE_SECTION));

    /** 及于何处 — whose things a deed can be about. */
    public enum Reach {
        /** 本人 — one's own account, one's own tasks. */
        SELF("本人"),
        /** 本单位 — things of the organisation the officer acts for, not those of units below. */
        OWN_ORGANISATION("本单位"),
        /** 范围内 — whatever the officer's scope shows: own units, the division, approved targets, what a task assigns. */
        IN_SIGHT("看得到的范围"),
        /** 本区划 — things of the division that are no unit's. */
        DIVISION("本区划");

        private final String chinese;

        Reach(String chinese) {
            this.chinese = chinese;
        }

        public String chinese() {
            return chinese;
        }
    }

    private final String chinese;
    private final Reach reach;

    @SuppressWarnings("ImmutableEnumChecker") // nobody has a way to change it
    private final Set<Role> roles;

    @SafeVarargs
    Deed(String chinese, Reach reach, Set<Role>... who) {
        this.chinese = chinese;
        this.reach = reach;
        var all = EnumSet.noneOf(Role.class);
        for (var some : who) {
            all.addAll(some);
        }
        this.roles = Collections.unmodifiableSet(all);
    }

    public String chinese() {
        return chinese;
    }

    public Reach reach() {
        return reach;
    }

    /** Whether it writes what is not handed in yet, whoever does it: finance brings in files for its units and sees the drafts no more. */
    boolean makesDrafts() {
        return this == IMPORT;
    }

    public Set<Role> roles() {
        return roles;
    }

    /** As the addresses of a feature are published. */
    public Set<String> roleNames() {
        return roles.stream().map(Role::name).collect(Collectors.toUnmodifiableSet());
    }

    private static Set<Role> only(Role first, Role... others) {
        return EnumSet.of(first, others);
    }

    private static Set<Role> everybody() {
        return EnumSet.allOf(Role.class);
    }
}
