package org.jiheng.policy.rules.target;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jiheng.policy.common.LegalBasis;
import org.jiheng.policy.indicator.Fix;
import org.jiheng.policy.indicator.Fix.NameBecomes;
import org.jiheng.policy.indicator.TargetDeclaration;
import org.jiheng.policy.rules.Phase;
import org.jiheng.policy.rules.RuleAmongForms;
import org.jiheng.policy.rules.RuleInfo;
import org.jiheng.policy.rules.Severity;
import org.jiheng.policy.rules.Verdict;
import org.jiheng.policy.rules.Violation;

/**
 * 同一指标写法一致 — an indicator's name is not a misspelling of the name the unit's other forms use (LNT-44).
 *
 * <p>Our own cross-check. 6月资金到安排位率 will not be found beside 6月资金安排到位率 when results are compared. The sure
 * sign of a slip is that both names have the very same characters and differ by at most two swaps of neighbours.
 * A character more, less or different is no sign at all: 老干部满意度 and 老同志满意度 ask different people,
 * 开展节日慰问次数 and 开展节日慰问活动次数 are two ways to count. The rarer spelling is pointed at; where both are as
 * frequent, each is. A name of the indicator library is right however rare it is here.
 */
public final class NamesAreSpelledAlike implements RuleAmongForms<NamesAreSpelledAlike.Spellings> {
    private static final int MOST_SWAPS = 2;
    private static final int SHORTEST = 4;

    private final Set<String> library;

    /** @param library names of the indicator library; empty where there is none */
    public NamesAreSpelledAlike(Collection<String> library) {
        this.library = Set.copyOf(library);
    }

    /** 写法 — which projects use a name, and which names are slips of each other. */
    public static final class Spellings {
        private final Projects all;
        private final Map<String, Projects> uses = new HashMap<>();
        private final Map<String, List<String>> slips = new HashMap<>();

        private Spellings(List<TargetDeclaration> forms, Set<String> library) {
            all = Projects.of(forms);
            for (var form : forms) {
                for (var indicator : form.indicators()) {
                    uses.computeIfAbsent(indicator.name().strip(), _ -> Projects.none())
                            .add(form);
                }
            }
            // names of the very same characters are few, so that only those are held against each other
            var sameCharacters = new HashMap<String, Set<String>>();
            Stream.concat(uses.keySet().stream(), library.stream())
                    .filter(name -> name.length() >= SHORTEST)
                    .forEach(name -> sameCharacters
                            .computeIfAbsent(sorted(name), _ -> new HashSet<>())
                            .add(name));
            sameCharacters.values().stream()
                    .filter(names -> names.size() > 1)
                    .forEach(names -> names.forEach(name -> slips.put(
                            name,
                            names.stream()
                                    .filter(other -> isMisspellingOf(name, other))
                                    .toList())));
        }

        private int usedBesides(String name, TargetDeclaration own) {
            var projects = uses.get(name);
            return projects == null ? 0 : projects.besides(own);
        }

        private static String sorted(String name) {
            var characters = name.toCharArray();
            Arrays.sort(characters);
            return new String(characters);
        }
    }

    @Override
    public RuleInfo info() {
        return new RuleInfo(
                "LNT-44",
                "同一指标写法一致",
                Phase.DECLARATION,
                Severity.WARN,
                "指标名称不是同单位其他项目（或指标库）里某个名称的笔误：字都相同，只是相邻的字换了位置，不超过两次。",
                "“6月资金到安排位率”和“6月资金安排到位率”，汇总时会当成两个指标。",
                LegalBasis.ownCheck("与同单位其他项目的指标名称对照"));
    }

    @Override
    public Spellings survey(List<TargetDeclaration> forms) {
        return new Spellings(forms, library);
    }

    @Override
    public Verdict check(TargetDeclaration declaration, Spellings spellings) {
        if (declaration.indicators().isEmpty()) {
            return Row.NONE;
        }
        if (library.isEmpty() && spellings.all.besides(declaration) == 0) {
            return Projects.NO_OTHERS;
        }
        var violations = new ArrayList<Violation>();
        for (var row : Row.of(declaration)) {
            var name = row.indicator().name().strip();
            var slips = spellings.slips.get(name);
            if (slips != null && !library.contains(name)) {
                violation(row, name, slips, declaration, spellings).ifPresent(violations::add);
            }
        }
        return Verdict.of(violations);
    }

    private Optional<Violation> violation(
            Row row, String name, List<String> slips, TargetDeclaration declaration, Spellings spellings) {
        var inLibrary = slips.stream().filter(library::contains).sorted().findFirst();
        if (inLibrary.isPresent()) {
            return Optional.of(slip(row, inLibrary.get(), "指标库里写后者").fixedBy(rename(row, inLibrary.get())));
        }
        var own = spellings.usedBesides(name, declaration) + 1;
        return slips.stream()
                .filter(other -> spellings.usedBesides(other, declaration) >= own)
                .max(java.util.Comparator.<String>comparingInt(other -> spellings.usedBesides(other, declaration))
                        .thenComparing(other -> other))
                .map(usual -> {
                    var others = spellings.usedBesides(usual, declaration);
                    // where both spellings are as frequent, nobody can say which is the slip
                    return slip(row, usual, "本单位有 %d 个项目写后者".formatted(others))
                            .fixedBy(others > own ? rename(row, usual) : null);
                });
    }

    private static Fix rename(Row row, String usual) {
        return new Fix(
                "改为“%s”".formatted(usual),
                new NameBecomes(row.index(), row.indicator().name(), usual));
    }

    private static Violation slip(Row row, String usual, String evidence) {
        return new Violation(
                row.place("name"),
                "%s疑为“%s”的笔误，%s".formatted(row.title(), usual, evidence),
                "请改为“%s”".formatted(usual));
    }

    static boolean isMisspellingOf(String one, String other) {
        if (one.equals(other) || one.length() != other.length() || one.length() < SHORTEST) {
            return false;
        }
        return swaps(one.codePoints().toArray(), other.codePoints().toArray()) <= MOST_SWAPS;
    }

    /**
     * The fewest swaps of neighbouring characters that turn one into the other; more than {@link #MOST_SWAPS}
     * when there are too many, or when the characters are not the same. Stops as soon as it knows.
     */
    private static int swaps(int[] from, int[] to) {
        if (from.length != to.length) {
            return MOST_SWAPS + 1;
        }
        var swaps = 0;
        for (var i = 0; i < to.length; i++) {
            var found = i;
            while (found < from.length && from[found] != to[i]) {
                found++;
            }
            if (found == from.length) {
                return MOST_SWAPS + 1;
            }
            swaps += found - i;
            if (swaps > MOST_SWAPS) {
                return swaps;
            }
            System.arraycopy(from, i, from, i + 1, found - i);
            from[i] = to[i];
        }
        return swaps;
    }
}
