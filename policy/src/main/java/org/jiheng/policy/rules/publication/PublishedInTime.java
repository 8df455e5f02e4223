package org.jiheng.policy.rules.publication;

import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jiheng.policy.common.FieldPath;
import org.jiheng.policy.parameters.Dated;
import org.jiheng.policy.parameters.DisclosureDays;
import org.jiheng.policy.rules.Phase;
import org.jiheng.policy.rules.Rule;
import org.jiheng.policy.rules.RuleInfo;
import org.jiheng.policy.rules.Severity;
import org.jiheng.policy.rules.Verdict;
import org.jiheng.policy.rules.Verdict.NotApplicable;
import org.jiheng.policy.rules.Verdict.Passed;
import org.jiheng.policy.rules.Verdict.Undetermined;
import org.jiheng.policy.rules.Violation;

/**
 * 按期公开 — published within the days after the approval (LNT-69, PUB-02, PUB-03).
 *
 * <p>预算法 and 财预〔2016〕143号 give 20 days. Which calendar counts is a figure of the region's.
 */
public final class PublishedInTime implements Rule<Disclosure> {
    private static final FieldPath PUBLISHED_ON = new FieldPath("publishedOn");

    private final Dated<DisclosureDays> days;

    public PublishedInTime(Dated<DisclosureDays> days) {
        this.days = days;
    }

    @Override
    public RuleInfo info() {
        return new RuleInfo(
                "LNT-69",
                "按期公开",
                Phase.PUBLICATION,
                Severity.ERROR,
                "本级财政部门批复后规定天数内公开，从批复第二天算起。",
                "晚一天也是逾期，检查时要说明原因。",
                days.source());
    }

    @Override
    public Verdict check(Disclosure disclosure) {
        var approved = disclosure.approvedOn();
        if (approved == null) {
            return new Undetermined(List.of("批复日期"));
        }
        var last = days.value().lastDay(approved);
        var published = disclosure.publishedOn();
        if (published == null) {
            return disclosure.asOf().isAfter(last)
                    ? violated("%s 批复，最晚 %s 公开，现在还没有公开".formatted(approved, last))
                    : new NotApplicable("还没有公开，最晚 %s".formatted(last));
        }
        return published.isAfter(last)
                ? violated("%s 批复，最晚 %s 公开，实际 %s，晚了 %d 天"
                        .formatted(approved, last, published, ChronoUnit.DAYS.between(last, published)))
                : new Passed();
    }

    private static Verdict violated(String message) {
        return Verdict.violated(new Violation(PUBLISHED_ON, message, "请尽快公开，并写明逾期原因"));
    }
}
