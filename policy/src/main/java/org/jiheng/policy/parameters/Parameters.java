package org.jiheng.policy.parameters;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import org.jiheng.policy.common.Money;
import org.jiheng.policy.common.Percentage;
import org.jiheng.policy.common.Points;

/**
 * 参数表 — the table of contents of all figures that a document may change; one file each under
 * {@code resources/parameters}.
 *
 * @param executionWeight 预算执行率权重 (LNT-02)
 * @param fundsTolerance 资金勾稽误差 (LNT-09)
 * @param coreShare 核心指标分值占比 (LNT-26)
 * @param fundFlow 资金流转类指标 (LNT-31)
 * @param goalLength 当年绩效目标字数 (LNT-38)
 * @param basisEvidence 会议和审批用语 (LNT-40)
 * @param vagueRates 难以取数的比率 (LNT-46)
 * @param lowExecution 要写原因的执行率 (SCR-04)
 * @param overAchievement 超额完成提醒线 (SCR-09)
 * @param scoreTolerance 填报得分误差 (LNT-55, 56)
 */
public record Parameters(
        Parameter<Points> executionWeight,
        Parameter<Money> fundsTolerance,
        Parameter<Percentage> coreShare,
        Parameter<FundFlow> fundFlow,
        Parameter<Integer> goalLength,
        Parameter<BasisEvidence> basisEvidence,
        Parameter<List<String>> vagueRates,
        Parameter<Percentage> lowExecution,
        Parameter<OverAchievement> overAchievement,
        Parameter<Points> scoreTolerance) {

    private static final int MOST_BYTES = 400_000;

    /** The parameters that come with the product, read once. */
    public static Parameters delivered() {
        return Delivered.PARAMETERS;
    }

    /** @param fileText gives the text of a file by its name, such as {@code core-share.yaml} */
    static Parameters read(Function<String, String> fileText) {
        return new Parameters(
                file("execution-weight.yaml", fileText, value -> Points.of(value.positive())),
                file("funds-tolerance.yaml", fileText, value -> Money.ofWanYuan(value.decimal())),
                file("core-share.yaml", fileText, Parameters::percent),
                file("fund-flow.yaml", fileText, FundFlow::read),
                file("goal-length.yaml", fileText, Setting::wholeNumber),
                file("basis-evidence.yaml", fileText, BasisEvidence::read),
                file("vague-rates.yaml", fileText, Setting::words),
                file("low-execution.yaml", fileText, Parameters::percent),
                file("over-achievement.yaml", fileText, OverAchievement::read),
                file("score-tolerance.yaml", fileText, value -> Points.of(value.positive())));
    }

    private static <T> Parameter<T> file(String name, Function<String, String> text, Function<Setting, T> value) {
        return ParameterFile.read(name, text.apply(name), value);
    }

    private static Percentage percent(Setting value) {
        var percent = value.positive();
        if (percent.compareTo(BigDecimal.valueOf(100)) > 0) {
            throw value.wrong("百分比不能大于100");
        }
        return new Percentage(percent.movePointLeft(2));
    }

    private static String resource(String name) {
        try (var file = Parameters.class.getResourceAsStream("/parameters/" + name)) {
            if (file == null) {
                throw new BrokenParameterException("缺少参数文件" + name);
            }
            return new String(file.readNBytes(MOST_BYTES), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static final class Delivered {
        private static final Parameters PARAMETERS = read(Parameters::resource);
    }
}
