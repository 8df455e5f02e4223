package org.jiheng.app.commandline;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jiheng.documents.FormType;
import org.jiheng.documents.json.CheckedForm;
import org.jiheng.policy.common.FieldPath;
import org.jiheng.policy.indicator.TargetDeclaration;

/** 栏目名称、表名 — a place and a kind of form as an officer calls them. */
final class FieldNames {
    private static final Pattern INDICATOR = Pattern.compile("indicators\\[(\\d{1,6})].*");
    private static final Map<String, String> HEADINGS = Map.ofEntries(
            Map.entry("", "整张表"),
            Map.entry("project.name", "项目名称"),
            Map.entry("fiscalYear", "预算年度"),
            Map.entry("executionWeight", "预算执行率权重"),
            Map.entry("funds", "项目资金"),
            Map.entry("funds.total", "资金总额"),
            Map.entry("funds.superior", "上级资金"),
            Map.entry("funds.local", "本级资金"),
            Map.entry("funds.other", "其他资金"),
            Map.entry("funds.carryOver", "上年结转"),
            Map.entry("texts.overview", "项目概况"),
            Map.entry("texts.basis", "立项依据"),
            Map.entry("texts.annualTarget", "当年绩效目标"),
            Map.entry("texts.longTermTarget", "长期目标"),
            Map.entry("indicators", "绩效指标"));

    private FieldNames() {}

    /** The row's own name, or the heading of the field; empty for a field without a heading of its own; its path says enough. */
    static String of(FieldPath field, TargetDeclaration declaration) {
        var row = INDICATOR.matcher(field.path());
        if (row.matches()) {
            int index = Integer.parseInt(row.group(1));
            return index < declaration.indicators().size()
                    ? declaration.indicators().get(index).name()
                    : "";
        }
        return HEADINGS.getOrDefault(field.path(), "");
    }

    /** 表种. */
    static String of(FormType type) {
        return switch (type) {
            case TARGET -> "绩效目标表";
            case SELF_EVALUATION -> "绩效自评表";
            case MONITORING -> "绩效运行监控表";
            case DEPARTMENT_TARGET -> "部门整体绩效目标表";
            case DEPARTMENT_SELF_EVALUATION -> "部门整体绩效自评表";
            case UNKNOWN -> "未识别的表";
        };
    }

    /** The kinds of some forms, each once. */
    static String kinds(List<CheckedForm> forms) {
        return forms.stream()
                .map(form -> of(form.form().form().type()))
                .distinct()
                .collect(Collectors.joining("、"));
    }
}
