package org.jiheng.policy.scoring;

import java.util.List;
import java.util.Optional;
import org.jiheng.policy.common.Percentage;
import org.jiheng.policy.common.Points;
import org.jspecify.annotations.Nullable;

/**
 * 指标得分.
 *
 * @param earned null when it cannot be computed; never zero for that reason (AWK-05)
 * @param method 赋分方法 in Chinese, such as 完成比例赋分
 * @param why the arithmetic, which {@link #explanation()} puts into words: {@code 38 ÷ 40 × 20 = 19.00}
 * @param grounds the rule and the document; null where no method is known, and on a sheet that no policy made
 * @param missing what is needed before it can be scored
 */
public record IndicatorScore(
        String name,
        @Nullable Points points,
        @Nullable Points earned,
        String method,
        Explanation why,
        @Nullable Grounds grounds,
        List<ScoreFlag> flags,
        List<String> missing) {
    public IndicatorScore {
        flags = List.copyOf(flags);
        missing = List.copyOf(missing);
    }

    public IndicatorScore(
            String name,
            @Nullable Points points,
            @Nullable Points earned,
            String method,
            String explanation,
            List<ScoreFlag> flags,
            List<String> missing) {
        this(name, points, earned, method, Explanation.said(explanation), null, flags, missing);
    }

    public String explanation() {
        return why.text();
    }

    /** 得分系数 — what was earned of the points, for forms that print it (SCR-23). */
    public Optional<Percentage> coefficient() {
        return points == null || earned == null || !points.isPositive()
                ? Optional.empty()
                : Optional.of(Percentage.of(earned.value(), points.value()));
    }

    /** 不计入 — neither earned nor missing: the policy leaves its points out of the form (SCR-17). */
    public boolean isLeftOut() {
        return earned == null && missing.isEmpty();
    }
}
