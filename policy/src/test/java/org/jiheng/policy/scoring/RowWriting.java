package org.jiheng.policy.scoring;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jiheng.policy.DeclarationBuilder;
import org.jiheng.policy.common.Points;
import org.jiheng.policy.indicator.TargetValue;
import org.jiheng.policy.scoring.SelfEvaluation.Adjustment;
import org.jiheng.policy.scoring.SelfEvaluation.Circumstances;
import org.jiheng.policy.scoring.SelfEvaluation.Milestone;
import org.jiheng.policy.scoring.SelfEvaluation.OverAchievementDecision;
import org.jiheng.policy.scoring.SelfEvaluation.Result;
import org.jspecify.annotations.Nullable;

/**
 * How the tables of these tests write what was reached, in words an officer would use: {@code 38个},
 * {@code 评定：部分达成预期指标并具有一定效果 70 会议纪要}, {@code 不适用：当年停办}; and what is special about the row:
 * {@code 锁定 2024-06-30 50}, {@code 调整 ≥30 2024-09-01}, {@code 系数 95}, {@code 认定扣减}.
 */
final class RowWriting {
    private static final String RATED = "评定：";
    private static final String NOT_APPLICABLE = "不适用：";

    private RowWriting() {}

    static Result result(@Nullable String actual, @Nullable String special, @Nullable Points printed) {
        return new Result(actual(actual), printed, special == null ? Circumstances.NONE : special(special));
    }

    static ActualValue actual(@Nullable String written) {
        if (written != null && written.startsWith(RATED)) {
            var words = written.substring(RATED.length()).strip().split("\\s+", -1);
            return new ActualValue.Rated(words[0], new BigDecimal(words[1]), words.length > 2 ? words[2] : "");
        }
        return written != null && written.startsWith(NOT_APPLICABLE)
                ? new ActualValue.NotApplicable(written.substring(NOT_APPLICABLE.length()))
                : ActualValue.parse(written);
    }

    private static Circumstances special(String written) {
        var words = written.strip().split("\\s+", -1);
        return switch (words[0]) {
            case "锁定" ->
                Circumstances.NONE.with(
                        new Milestone(LocalDate.parse(words[1]), words.length > 2 ? actual(words[2]) : null));
            case "调整" ->
                Circumstances.NONE.with(
                        new Adjustment(target(words[1]), words.length > 2 ? LocalDate.parse(words[2]) : null));
            case "系数" -> Circumstances.NONE.with(new BigDecimal(words[1]));
            case "认定扣减" -> Circumstances.NONE.with(new OverAchievementDecision(true, "年初指标值低于上年完成值"));
            case "认定不扣" -> Circumstances.NONE.with(new OverAchievementDecision(false, "临时增加任务"));
            default -> throw new IllegalArgumentException(written);
        };
    }

    private static TargetValue target(String written) {
        var target = DeclarationBuilder.row("指标 %s %s 个 10 是".formatted(written.substring(0, 1), written.substring(1)))
                .target();
        if (target == null) {
            throw new IllegalArgumentException(written);
        }
        return target;
    }
}
