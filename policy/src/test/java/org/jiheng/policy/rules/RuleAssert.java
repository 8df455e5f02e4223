package org.jiheng.policy.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.jiheng.policy.DeclarationBuilder;
import org.jiheng.policy.indicator.TargetDeclaration;
import org.jiheng.policy.rules.Verdict.NotApplicable;
import org.jiheng.policy.rules.Verdict.Passed;
import org.jiheng.policy.rules.Verdict.Undetermined;
import org.jiheng.policy.rules.Verdict.Violated;
import org.jspecify.annotations.Nullable;

/**
 * Reads like the tables it serves: {@code assertThatRule(rule).on(form).gives("违反").at("indicators").saying("合计 95 分")}.
 */
public final class RuleAssert {
    private final RuleInfo rule;
    private final Verdict verdict;

    private RuleAssert(RuleInfo rule, Verdict verdict) {
        this.rule = rule;
        this.verdict = verdict;
    }

    public static Subject<TargetDeclaration> assertThatRule(Rule<TargetDeclaration> rule) {
        return new Subject<>(rule);
    }

    public static <N> Neighbours<N> assertThatRuleAmong(RuleAmongForms<N> rule) {
        return new Neighbours<>(rule);
    }

    /** The answer one rule of the book has given. */
    public static RuleAssert assertThatJudgement(Judgement judgement) {
        return new RuleAssert(judgement.rule(), judgement.verdict());
    }

    /** The rule, waiting for a form. */
    public record Subject<S>(Rule<S> rule) {
        public RuleAssert on(S subject) {
            return new RuleAssert(rule.info(), rule.check(subject));
        }
    }

    /** The rule, waiting for a form and its neighbours. */
    public record Neighbours<N>(RuleAmongForms<N> rule) {
        public RuleAssert on(DeclarationBuilder form, List<TargetDeclaration> siblings) {
            var own = form.build();
            var all = Stream.concat(Stream.of(own), siblings.stream())
                    .filter(each -> !each.isEmptyTable())
                    .toList();
            return new RuleAssert(rule.info(), rule.check(own, rule.survey(all)));
        }
    }

    /** 符合, 违反, 不适用 or 待补充. */
    public RuleAssert gives(String expected) {
        assertThat(inChinese()).as("%s gave %s", rule.id(), verdict).isEqualTo(expected);
        return this;
    }

    /** Where it is broken, several places separated by a space; null when nothing is. */
    public RuleAssert at(@Nullable String places) {
        var actual = verdict instanceof Violated(var violations)
                ? String.join(
                        " ",
                        violations.stream().map(each -> each.field().path()).toList())
                : null;
        assertThat(actual).as("places of %s", verdict).isEqualTo(places);
        return this;
    }

    /** Words that the explanation contains, whichever answer it belongs to; nothing to look for when null. */
    public RuleAssert saying(@Nullable String words) {
        if (words != null) {
            assertThat(explanation()).contains(words);
        } else {
            assertThat(verdict).isInstanceOf(Passed.class);
        }
        everyViolationHelps();
        return this;
    }

    /** 必改, 应改, 请确认 or 提示 — of the first violation; null when there is none. */
    public RuleAssert weighing(@Nullable String severity) {
        if (verdict instanceof Violated(var violations)) {
            var own = violations.getFirst().severity();
            assertThat((own == null ? rule.severity() : own).chinese()).isEqualTo(severity);
        } else {
            assertThat(severity).isNull();
        }
        return this;
    }

    private void everyViolationHelps() {
        if (verdict instanceof Violated(var violations)) {
            var softly = new SoftAssertions();
            for (var each : violations) {
                softly.assertThat(each.message()).isNotBlank();
                softly.assertThat(each.advice()).isNotBlank();
            }
            softly.assertAll();
        }
    }

    private String inChinese() {
        return switch (verdict) {
            case Passed _ -> "符合";
            case Violated _ -> "违反";
            case NotApplicable _ -> "不适用";
            case Undetermined _ -> "待补充";
        };
    }

    private String explanation() {
        return switch (verdict) {
            case Passed _ -> "";
            case Violated(var violations) ->
                String.join(
                        ";",
                        violations.stream()
                                .map(each -> each.message() + "。" + each.advice())
                                .toList());
            case NotApplicable(var reason) -> reason;
            case Undetermined(var missing) -> String.join("、", missing);
        };
    }
}
