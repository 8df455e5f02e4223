package org.jiheng.policy.indicator;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jiheng.policy.common.FieldPath;
import org.jiheng.policy.common.FiscalYear;
import org.jiheng.policy.common.Points;
import org.jspecify.annotations.Nullable;

/**
 * 绩效目标申报表 — what one declaration form says about one project and one year.
 *
 * @param department 主管部门
 * @param unit 实施单位
 * @param project the name is blank on an empty form
 * @param executionWeight 预算执行率权重, printed on the form and not a row of the table (TGT-10)
 * @param note a sentence under the form, such as 本单位无一般项目，故此表无数据。 (PUB-04)
 * @param markupRemovedFrom the texts that carried web markup when the form came in (LNT-43)
 */
public record TargetDeclaration(
        @Nullable ProjectTier tier,
        @Nullable FiscalYear fiscalYear,
        CodedName department,
        CodedName unit,
        CodedName project,
        @Nullable Points executionWeight,
        Funding funding,
        DeclarationTexts texts,
        List<Indicator> indicators,
        @Nullable String note,
        Set<FieldPath> markupRemovedFrom) {

    public TargetDeclaration {
        indicators = List.copyOf(indicators);
        markupRemovedFrom = Set.copyOf(markupRemovedFrom);
    }

    public TargetDeclaration withProject(CodedName other) {
        return new TargetDeclaration(
                tier,
                fiscalYear,
                department,
                unit,
                other,
                executionWeight,
                funding,
                texts,
                indicators,
                note,
                markupRemovedFrom);
    }

    public TargetDeclaration withTexts(DeclarationTexts others) {
        return new TargetDeclaration(
                tier,
                fiscalYear,
                department,
                unit,
                project,
                executionWeight,
                funding,
                others,
                indicators,
                note,
                markupRemovedFrom);
    }

    public TargetDeclaration withIndicators(List<Indicator> others) {
        return new TargetDeclaration(
                tier,
                fiscalYear,
                department,
                unit,
                project,
                executionWeight,
                funding,
                texts,
                others,
                note,
                markupRemovedFrom);
    }

    /** Points of the rows that carry any, added up; rows without points count nothing here (LNT-03 names them). */
    public Points indicatorPoints() {
        var pointed = new ArrayList<Points>(indicators.size());
        for (var indicator : indicators) {
            if (indicator.points() != null) {
                pointed.add(indicator.points());
            }
        }
        return Points.sum(pointed);
    }

    /**
     * 空表 — no project, no indicator, no money, no text: an official answer that declares nothing (PUB-04).
     * A draft that somebody began with the money is not one.
     */
    public boolean isEmptyTable() {
        return project.name() == null && indicators.isEmpty() && funding.isBlank() && texts.isBlank();
    }
}
