package org.jiheng.policy.parameters;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jiheng.policy.common.Percentage;
import org.jiheng.policy.common.Points;
import org.jspecify.annotations.Nullable;

/**
 * 参数表 — the table of contents of all figures that a document may change; one file each under
 * {@code resources/parameters}. A district may keep its own values in a folder of its own ({@link #withLocal}).
 *
 * @param executionWeight 预算执行率权重 (LNT-02)
 * @param rules 规则的参数
 * @param lowExecution 要写原因的执行率 (SCR-04)
 * @param overAchievement 超额完成提醒线 (SCR-09, LNT-63)
 * @param scoreTolerance 填报得分误差 (LNT-55, 56)
 * @param exAnteThreshold 事前评估门槛 (TGT-13)
 * @param review 审核与批复 (REV-01 … 03, APR-02)
 */
public record Parameters(
        Parameter<Points> executionWeight,
        RuleFigures rules,
        Parameter<Percentage> lowExecution,
        Parameter<OverAchievement> overAchievement,
        Parameter<Points> scoreTolerance,
        Parameter<ExAnteThreshold> exAnteThreshold,
        ReviewFigures review) {

    private static final int MOST_BYTES = 400_000;

    /** The parameters that come with the product, read once. */
    public static Parameters delivered() {
        return Delivered.PARAMETERS;
    }

    /**
     * 本地参数 — the delivered parameters and those of a district's own folder: files of the same names, with a title
     * and regions. A file nobody would read is refused, lest its writer believes it works.
     */
    public static Parameters withLocal(Path folder) {
        try (var files = Files.list(folder)) {
            files.map(each -> each.getFileName().toString())
                    .filter(name -> name.endsWith(".yaml") || name.endsWith(".yml"))
                    .filter(name -> Parameters.class.getResource("/parameters/" + name) == null)
                    .findFirst()
                    .ifPresent(unknown -> {
                        throw new BrokenParameterException("本地参数文件“%s”不是参数的名字，请与随产品提供的文件同名".formatted(unknown));
                    });
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return read(new ParameterTexts() {
            @Override
            public String delivered(String name) {
                return resource(name);
            }

            @Override
            public @Nullable String local(String name) {
                var file = folder.resolve(name);
                try (var bytes = Files.isRegularFile(file) ? Files.newInputStream(file) : null) {
                    return bytes == null ? null : new String(bytes.readNBytes(MOST_BYTES), StandardCharsets.UTF_8);
                } catch (IOException unreadable) {
                    throw new UncheckedIOException(unreadable);
                }
            }
        });
    }

    /** @param texts gives the text of a file by its name, such as {@code core-share.yaml} */
    static Parameters read(ParameterTexts texts) {
        return new Parameters(
                file("execution-weight.yaml", texts, value -> Points.of(value.positive())),
                RuleFigures.read(texts),
                file("low-execution.yaml", texts, Setting::percent),
                file("over-achievement.yaml", texts, OverAchievement::read),
                file("score-tolerance.yaml", texts, value -> Points.of(value.positive())),
                file("ex-ante-threshold.yaml", texts, ExAnteThreshold::read),
                ReviewFigures.read(texts));
    }

    /** The parameters a rule uses, for the printed rule book. */
    public List<Parameter<?>> usedBy(String rule) {
        return Stream.concat(rules.all(), Stream.of(executionWeight, lowExecution, overAchievement, scoreTolerance))
                .<Parameter<?>>map(each -> each)
                .filter(each -> each.rules().contains(rule))
                .toList();
    }

    private static <T> Parameter<T> file(String name, ParameterTexts texts, Function<Setting, T> value) {
        return texts.file(name, value);
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
