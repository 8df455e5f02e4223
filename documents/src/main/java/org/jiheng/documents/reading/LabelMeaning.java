package org.jiheng.documents.reading;

import java.util.Arrays;
import java.util.List;
import org.jiheng.policy.common.FieldPath;

/**
 * 栏目含义 — everything a printed label can mean to the reader. The words themselves are data: {@code labels.yaml}, and
 * what a region has taught ({@link Labels#with}).
 */
public enum LabelMeaning {
    DEPARTMENT(Area.HEAD, Kind.LINE, "主管部门", "department"),
    DEPARTMENT_CODE(Area.HEAD, Kind.LINE, "主管部门代码", "department.code"),
    UNIT(Area.HEAD, Kind.LINE, "实施单位", "unit"),
    UNIT_CODE(Area.HEAD, Kind.LINE, "实施单位代码", "unit.code"),
    PROJECT_NAME(Area.HEAD, Kind.LINE, "项目名称", "project.name"),
    PROJECT_CODE(Area.HEAD, Kind.LINE, "项目代码", "project.code"),
    FISCAL_YEAR(Area.HEAD, Kind.LINE, "预算年度", "fiscalYear"),
    EXECUTION_WEIGHT(Area.HEAD, Kind.LINE, "预算执行率权重", "executionWeight"),
    MONEY_UNIT(Area.HEAD, Kind.LINE, "金额单位", "moneyUnit"),
    FUNDS_TOTAL(Area.HEAD, Kind.LINE, "年度资金总额", "funds.total"),
    FUNDS_WHOLE(Area.HEAD, Kind.LINE, "实施期资金总额", ""),
    FUNDS_SUPERIOR(Area.HEAD, Kind.FUND, "上级补助", "funds.superior"),
    FUNDS_LOCAL(Area.HEAD, Kind.FUND, "本级财政资金", "funds.local"),
    FUNDS_OTHER(Area.HEAD, Kind.FUND, "其他资金", "funds.other"),
    FUNDS_CARRY_OVER(Area.HEAD, Kind.FUND, "上年结转", "funds.carryOver"),
    OVERVIEW(Area.HEAD, Kind.TEXT, "项目概况", "texts.overview"),
    BASIS(Area.HEAD, Kind.TEXT, "立项依据", "texts.basis"),
    ANNUAL_TARGET(Area.HEAD, Kind.TEXT, "年度绩效目标", "texts.annualTarget"),
    ANNUAL_RESULT(Area.HEAD, Kind.TEXT, "年度目标完成情况", "texts.annualResult"),
    LONG_TERM_TARGET(Area.HEAD, Kind.TEXT, "中长期目标", "texts.longTermTarget"),
    TOTAL_SCORE(Area.HEAD, Kind.FOOT, "自评总分", "totalScore"),
    CONCLUSION(Area.HEAD, Kind.FOOT, "评价结论", "texts.conclusion"),
    PROBLEMS(Area.HEAD, Kind.FOOT, "存在问题", "texts.problems"),
    IMPROVEMENT(Area.HEAD, Kind.FOOT, "改进措施", "texts.improvement"),
    CONTACT(Area.HEAD, Kind.FOOT, "联系人", "contact.name"),
    PHONE(Area.HEAD, Kind.FOOT, "联系电话", "contact.phone"),
    /** 联系人及电话: both in one cell. */
    CONTACT_AND_PHONE(Area.HEAD, Kind.FOOT, "联系人及电话", "contact.name"),
    LEADER(Area.HEAD, Kind.LINE, "项目负责人", ""),
    LEADER_AND_PHONE(Area.HEAD, Kind.LINE, "项目负责人及电话", ""),
    PERIOD(Area.HEAD, Kind.LINE, "起止时间", ""),
    NATURE(Area.HEAD, Kind.LINE, "项目属性", ""),
    CLASSIFICATION(Area.HEAD, Kind.LINE, "项目类别", ""),
    FILLED_ON(Area.HEAD, Kind.FOOT, "填报日期", ""),
    SIGNER(Area.HEAD, Kind.FOOT, "负责人签章", ""),
    OPINION(Area.HEAD, Kind.FOOT, "审核意见", ""),
    DETAIL_TEXT(Area.HEAD, Kind.TEXT, "其他文字栏目", ""),
    DETAIL(Area.HEAD, Kind.LINE, "其他栏目", ""),
    NOTE(Area.HEAD, Kind.FOOT, "备注", "note"),
    /** 填表说明: instructions of the template, nothing of this project. */
    INSTRUCTIONS(Area.HEAD, Kind.FOOT, "填表说明", ""),
    /** Nothing of this project stands beside it; only people say so, the dictionary never does. */
    IGNORED(Area.HEAD, Kind.LINE, "不读这一栏", ""),
    /** 合计: a sum that the form prints; ours is computed. */
    SUM(Area.HEAD, Kind.NOTHING, "合计", ""),
    /** Names a block of rows and has no value of its own. */
    BLOCK(Area.HEAD, Kind.NOTHING, "区块名称", ""),
    /** A column of a small table beside the form's own, such as 任务名称 or 测算依据. */
    SIDE_TABLE(Area.HEAD, Kind.NOTHING, "附带小表的列", ""),

    INITIAL(Area.MONEY, Kind.LINE, "年初预算数", "execution.initial"),
    ADJUSTED(Area.MONEY, Kind.LINE, "全年预算数", "execution.adjusted"),
    SPENT(Area.MONEY, Kind.LINE, "执行数", "execution.spent"),
    RATE(Area.MONEY, Kind.LINE, "执行率", "execution.rate"),
    EXECUTION_FORECAST(Area.MONEY, Kind.LINE, "全年预计执行数", "execution.forecast"),
    EXECUTION_POINTS(Area.MONEY, Kind.LINE, "执行率分值", "execution.points"),
    EXECUTION_EARNED(Area.MONEY, Kind.LINE, "执行率得分", "execution.earned"),
    EXECUTION_REASON(Area.MONEY, Kind.LINE, "执行偏差原因", ""),
    /** Known, but no field asks for it: 调整金额, 到位数. */
    EXECUTION_OTHER(Area.MONEY, Kind.LINE, "其他资金列（不读入）", ""),

    LEVEL1(Area.INDICATORS, Kind.LINE, "一级指标", "level1"),
    LEVEL2(Area.INDICATORS, Kind.LINE, "二级指标", "level2"),
    NAME(Area.INDICATORS, Kind.LINE, "指标名称", "name"),
    SIGN(Area.INDICATORS, Kind.LINE, "指标性质", "target"),
    /** 指标方向: only that more or less is better. */
    DIRECTION(Area.INDICATORS, Kind.LINE, "指标方向", "target"),
    VALUE(Area.INDICATORS, Kind.LINE, "指标值", "target"),
    INITIAL_VALUE(Area.INDICATORS, Kind.LINE, "年初指标值", "initialValue"),
    ADJUSTED_VALUE(Area.INDICATORS, Kind.LINE, "调整指标值", "target"),
    MEASURE(Area.INDICATORS, Kind.LINE, "指标单位", "unit"),
    POINTS(Area.INDICATORS, Kind.LINE, "分值", "points"),
    CORE(Area.INDICATORS, Kind.LINE, "是否核心", "core"),
    DEFINITION(Area.INDICATORS, Kind.TEXT, "指标解释", "definition"),
    SCORING_RULE(Area.INDICATORS, Kind.TEXT, "评分标准", "scoringRule"),
    ACTUAL(Area.INDICATORS, Kind.LINE, "实际完成值", "actual"),
    COEFFICIENT(Area.INDICATORS, Kind.LINE, "得分系数", "coefficient"),
    EARNED(Area.INDICATORS, Kind.LINE, "得分", "earned"),
    DEVIATION(Area.INDICATORS, Kind.TEXT, "偏差原因分析及改进措施", "deviation"),
    FORECAST(Area.INDICATORS, Kind.LINE, "全年预计完成情况", "forecast"),
    LIKELIHOOD(Area.INDICATORS, Kind.LINE, "完成目标可能性", "likelihood"),
    CERTAIN(Area.INDICATORS, Kind.LINE, "确定能", "likelihood"),
    POSSIBLE(Area.INDICATORS, Kind.LINE, "有可能", "likelihood"),
    IMPOSSIBLE(Area.INDICATORS, Kind.LINE, "完全不可能", "likelihood"),
    /** 经费保障, 制度保障, …: one ticked column for each kind of reason (MON-09). */
    REASON(Area.INDICATORS, Kind.TEXT, "偏差原因类别", "deviation"),
    REMARK(Area.INDICATORS, Kind.TEXT, "指标备注", ""),
    /** Known, but no field asks for it: 绩效标准, 数据来源, 序号. */
    OTHER_COLUMN(Area.INDICATORS, Kind.LINE, "其他列（不读入）", ""),
    LIST_PROJECT(Area.INDICATORS, Kind.LINE, "项目名称", "project.name"),
    LIST_PROJECT_CODE(Area.INDICATORS, Kind.LINE, "项目代码", "project.code"),
    LIST_DEPARTMENT(Area.INDICATORS, Kind.LINE, "主管部门", "department"),
    LIST_UNIT(Area.INDICATORS, Kind.LINE, "实施单位", "unit"),
    LIST_MONEY(Area.INDICATORS, Kind.LINE, "资金总额", "funds.total"),
    LIST_TARGET(Area.INDICATORS, Kind.TEXT, "年度绩效目标", "texts.annualTarget");

    private final Area area;
    private final Kind kind;
    private final String chinese;
    private final String field;

    LabelMeaning(Area area, Kind kind, String chinese, String field) {
        this.area = area;
        this.kind = kind;
        this.chinese = chinese;
        this.field = field;
    }

    /** 位置 — the same word means one thing in the head and another over a column. */
    public enum Area {
        /** Labels with their value beside or below. */
        HEAD("栏目"),
        /** Columns of the table 预算执行情况. */
        MONEY("资金表的列"),
        /** Columns of the indicator table. */
        INDICATORS("指标表的列");

        private final String chinese;

        Area(String chinese) {
            this.chinese = chinese;
        }

        public String chinese() {
            return chinese;
        }
    }

    /** 栏目性质. */
    enum Kind {
        LINE,
        FUND,
        TEXT,
        /** Only stands above or below a table, never in it. */
        FOOT,
        NOTHING
    }

    public Area area() {
        return area;
    }

    /** What to call it when a person chooses. */
    public String chinese() {
        return chinese;
    }

    /** What a label of this area may be taught to mean, in the order to offer it. */
    public static List<LabelMeaning> in(Area area) {
        return Arrays.stream(values()).filter(each -> each.area == area).toList();
    }

    FieldPath field() {
        return new FieldPath(field);
    }

    /** The field of an indicator row. */
    FieldPath field(int index) {
        return FieldPath.indicator(index, field);
    }

    boolean is(Kind asked) {
        return kind == asked;
    }

    boolean isFund() {
        return kind == Kind.FUND || this == FUNDS_TOTAL || this == FUNDS_WHOLE;
    }

    boolean hasField() {
        return !field.isEmpty();
    }

    /** Whether the value may be paragraphs, which may begin like a label and go on in the next row. */
    boolean isText() {
        return kind == Kind.TEXT
                || switch (this) {
                    case NOTE, CONCLUSION, PROBLEMS, IMPROVEMENT, OPINION, INSTRUCTIONS -> true;
                    default -> false;
                };
    }

    /** Columns that belong to the whole project where one table lists several. */
    boolean isOfProject() {
        return switch (this) {
            case LIST_PROJECT, LIST_PROJECT_CODE, LIST_DEPARTMENT, LIST_UNIT, LIST_MONEY, LIST_TARGET -> true;
            default -> false;
        };
    }
}
