package org.jiheng.policy.scoring;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jiheng.policy.common.LegalBasis;
import org.jiheng.policy.common.Region;
import org.jiheng.policy.parameters.Setting;
import org.jspecify.annotations.Nullable;

/**
 * 评分办法条款 — what one policy file says: everything that changes a score, each part with its source.
 * A file never changes once scores were made by it; another figure is another version.
 *
 * @param inForce false for an example, which only comes when asked for by its name
 * @param regionCode of the widest region it is for, nine digits
 * @param passMark of proportional scoring, in percent; zero for none (SCR-13)
 * @param yes words that mean a requirement is met, on the target's and on the actual's side (SCR-12)
 * @param bands from the best to the worst (SCR-10)
 * @param steps the first that fits an indicator's name (SCR-18)
 * @param reductions from the mildest to the strongest; empty when results above target are only asked about (SCR-09)
 * @param caps empty when a low execution rate does not cap the total
 */
public record PolicyTerms(
        String id,
        String version,
        String title,
        boolean inForce,
        String regionCode,
        Years years,
        RowModel rowModel,
        Rounding rounding,
        Treatment nothingBudgeted,
        BigDecimal passMark,
        Set<String> yes,
        Set<String> no,
        List<Band> bands,
        SatisfactionScoring satisfaction,
        Lateness lateness,
        List<StepRule> steps,
        List<Reduction> reductions,
        Treatment notApplicable,
        GradeBands grades,
        List<TotalCap> caps,
        Sources sources) {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final String SOURCE = "source";

    public PolicyTerms {
        yes = Set.copyOf(yes);
        no = Set.copyOf(no);
        bands = List.copyOf(bands);
        steps = List.copyOf(steps);
        reductions = List.copyOf(reductions);
        caps = List.copyOf(caps);
    }

    /**
     * 预算年度 — whose evaluations it is for.
     *
     * @param until the last one; null while no end is known
     */
    public record Years(int from, @Nullable Integer until) {
        boolean contain(int year) {
            return year >= from && (until == null || year <= until);
        }

        static Years read(Setting value) {
            var entries = value.only("from", "until");
            var until = entries.get("until");
            var years = new Years(value.the("from", entries).wholeNumber(), until == null ? null : until.wholeNumber());
            if (years.until != null && years.until < years.from) {
                throw value.wrong("until早于from");
            }
            return years;
        }
    }

    /** 条款依据 — where each part comes from; {@code totalCaps} is null where nothing is capped. */
    public record Sources(
            LegalBasis rounding,
            LegalBasis rowModel,
            Grounds execution,
            Grounds higher,
            Grounds lower,
            Grounds range,
            Grounds zero,
            Grounds direct,
            Grounds graded,
            Grounds satisfaction,
            Grounds deadline,
            LegalBasis overAchievement,
            Grounds notApplicable,
            LegalBasis grades,
            @Nullable LegalBasis totalCaps) {}

    /** @throws org.jiheng.policy.parameters.BrokenParameterException naming the file and the place in it */
    static PolicyTerms read(String fileName, String yaml) {
        var file = Setting.file(fileName, yaml);
        var entries = file.only(
                "id",
                "version",
                "title",
                "status",
                "region",
                "years",
                "rounding",
                "rowModel",
                "execution",
                "proportional",
                "direct",
                "graded",
                "satisfaction",
                "deadline",
                "steps",
                "overAchievement",
                "notApplicable",
                "grades",
                "totalCaps");
        var execution = section(file, entries, "execution", "nothingBudgeted");
        var proportional = section(file, entries, "proportional", "passMark");
        var direct = section(file, entries, "direct", "yes", "no");
        var deadline = section(file, entries, "deadline", "late");
        var notApplicable = section(file, entries, "notApplicable", "treatment");
        var rowModel = section(file, entries, "rowModel", "model");
        var graded = section(file, entries, "graded", "bands");
        var satisfaction = file.the("satisfaction", entries);
        var rounding = file.the("rounding", entries);
        var grades = file.the("grades", entries);
        var overAchievement = file.the("overAchievement", entries).only("reductions", SOURCE);
        var caps = Optional.ofNullable(entries.get("totalCaps")).map(each -> each.exactly("caps", SOURCE));
        return new PolicyTerms(
                file.the("id", entries).text(),
                file.the("version", entries).text(),
                file.the("title", entries).text(),
                isInForce(file.the("status", entries)),
                region(file.the("region", entries)),
                Years.read(file.the("years", entries)),
                oneOf(part(rowModel, "model"), RowModel.values(), RowModel::chinese),
                Rounding.read(rounding),
                oneOf(part(execution, "nothingBudgeted"), Treatment.values(), Treatment::chinese),
                percent(part(proportional, "passMark")),
                words(part(direct, "yes")),
                words(part(direct, "no")),
                bands(part(graded, "bands")),
                SatisfactionScoring.read(satisfaction),
                oneOf(part(deadline, "late"), Lateness.values(), Lateness::chinese),
                Optional.ofNullable(entries.get("steps")).map(Setting::list).orElse(List.of()).stream()
                        .map(StepRule::read)
                        .toList(),
                reductions(overAchievement.get("reductions")),
                oneOf(part(notApplicable, "treatment"), Treatment.values(), Treatment::chinese),
                GradeBands.read(grades),
                caps.map(each -> part(each, "caps").list()).orElse(List.of()).stream()
                        .map(TotalCap::read)
                        .toList(),
                new Sources(
                        source(rounding),
                        source(rowModel),
                        new Grounds("SCR-03", source(execution)),
                        new Grounds("SCR-05", source(proportional)),
                        new Grounds("SCR-06", source(proportional)),
                        new Grounds("AWK-09", source(proportional)),
                        new Grounds("AWK-01", LegalBasis.ownCheck("指标值为0的不能按比例，达到得满分，否则不得分")),
                        new Grounds("SCR-12", source(direct)),
                        new Grounds("SCR-11", source(graded)),
                        new Grounds("SCR-15", source(satisfaction)),
                        new Grounds("AWK-13", source(deadline)),
                        source(file.the("overAchievement", entries)),
                        new Grounds("SCR-17", source(notApplicable)),
                        source(grades),
                        caps.map(PolicyTerms::source).orElse(null)));
    }

    /** The same policy with another way to score satisfaction, to see what that would have given. */
    PolicyTerms with(SatisfactionScoring other) {
        return new PolicyTerms(
                id,
                version,
                title,
                inForce,
                regionCode,
                years,
                rowModel,
                rounding,
                nothingBudgeted,
                passMark,
                yes,
                no,
                bands,
                other,
                lateness,
                steps,
                reductions,
                notApplicable,
                grades,
                caps,
                sources);
    }

    private static Map<String, Setting> section(
            Setting file, Map<String, Setting> entries, String name, String... keys) {
        var all = Arrays.copyOf(keys, keys.length + 1);
        all[keys.length] = SOURCE;
        return file.the(name, entries).exactly(all);
    }

    /** Of a section that was found complete. */
    private static Setting part(Map<String, Setting> section, String key) {
        return Optional.ofNullable(section.get(key)).orElseThrow();
    }

    private static LegalBasis source(Map<String, Setting> section) {
        return part(section, SOURCE).source();
    }

    private static LegalBasis source(Setting section) {
        return section.the(SOURCE, section.entries()).source();
    }

    private static boolean isInForce(Setting status) {
        return switch (status.text()) {
            case "施行" -> true;
            case "示例" -> false;
            default -> throw status.wrong("应为施行或示例");
        };
    }

    private static String region(Setting region) {
        var code = region.text();
        if (!code.matches("\\d{9}")) {
            throw region.wrong("应为9位财政区划代码，全国写000000000，现在是“%s”".formatted(code));
        }
        return new Region(code, code).code();
    }

    private static Set<String> words(Setting words) {
        return Set.copyOf(words.words());
    }

    private static List<Band> bands(Setting list) {
        var bands = new ArrayList<Band>();
        var to = HUNDRED;
        for (var each : list.list()) {
            var entries = each.exactly("name", "from");
            var from = percent(each.the("from", entries));
            if (from.compareTo(to) >= 0) {
                throw each.wrong("等次应从高到低排列");
            }
            bands.add(new Band(each.the("name", entries).text(), from, to));
            to = from;
        }
        if (to.signum() != 0) {
            throw list.wrong("最低的等次应从0起");
        }
        return bands;
    }

    private static List<Reduction> reductions(@Nullable Setting list) {
        if (list == null) {
            return List.of();
        }
        var reductions = new ArrayList<Reduction>();
        for (var each : list.list()) {
            var reduction = Reduction.read(each);
            if (!reductions.isEmpty() && reductions.getLast().above().compareTo(reduction.above()) >= 0) {
                throw each.wrong("扣减应按above从小到大排列");
            }
            reductions.add(reduction);
        }
        return reductions;
    }

    static <E> E oneOf(Setting setting, E[] choices, Function<E, String> chinese) {
        var text = setting.text();
        return Arrays.stream(choices)
                .filter(each -> chinese.apply(each).equals(text))
                .findFirst()
                .orElseThrow(() -> setting.wrong("应为%s，现在是“%s”"
                        .formatted(Arrays.stream(choices).map(chinese).collect(Collectors.joining("、")), text)));
    }

    static BigDecimal notNegative(Setting setting) {
        var decimal = setting.decimal();
        if (decimal.signum() < 0) {
            throw setting.wrong("不应小于0，现在是" + decimal.toPlainString());
        }
        return decimal;
    }

    /** 0 to 100. */
    static BigDecimal percent(Setting setting) {
        var percent = notNegative(setting);
        if (percent.compareTo(HUNDRED) > 0) {
            throw setting.wrong("百分比不能大于100，现在是" + percent.toPlainString());
        }
        return percent;
    }
}
