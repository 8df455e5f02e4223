package org.jiheng.policy.rules;

import java.util.List;

/** 结论 — four answers, so that a half-filled form is never called wrong and never called right. */
public sealed interface Verdict {

    /** 符合. */
    record Passed() implements Verdict {}

    /** 违反 — every place where it happens, never just the first. */
    record Violated(List<Violation> violations) implements Verdict {
        public Violated {
            violations = List.copyOf(violations);
            if (violations.isEmpty()) {
                throw new IllegalArgumentException("a violated rule names at least one place");
            }
        }
    }

    /** 不适用. */
    record NotApplicable(String reason) implements Verdict {}

    /** 待补充 — cannot tell yet; names what is missing. */
    record Undetermined(List<String> missing) implements Verdict {
        public Undetermined {
            missing = List.copyOf(missing);
        }
    }

    /** Violated in one place. */
    static Verdict violated(Violation violation) {
        return new Violated(List.of(violation));
    }

    /** Passed when there is nothing to say, otherwise violated at each place. */
    static Verdict of(List<Violation> violations) {
        return violations.isEmpty() ? new Passed() : new Violated(violations);
    }
}
