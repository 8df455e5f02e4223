package org.jiheng.documents.accuracy;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jiheng.documents.Form;
import org.jiheng.documents.reading.Doubt;
import org.jiheng.documents.reading.ReadFile;
import org.jiheng.documents.reading.ReadForm;
import org.jiheng.policy.indicator.Indicator;
import org.jspecify.annotations.Nullable;

/**
 * 识别准确率 — compares what was read with what is true, value by value. A value is right when it is the true one, wrong
 * when it is another, missing when there is none, and invented when there is none to find.
 */
public final class Accuracy {
    private static final String FORMS = "forms";

    private final Tally all = new Tally();
    private final Map<String, Tally> fields = new TreeMap<>();
    private final Map<String, Tally> formats = new TreeMap<>();
    private final Map<String, Tally> variants = new TreeMap<>();
    private final List<Miss> misses = new ArrayList<>();
    private int files;

    /**
     * 差错.
     *
     * @param expected the true value; null when there is none
     * @param read what was read; null when nothing was
     * @param doubted whether a doubt was raised about this value, its row or the whole form
     */
    public record Miss(
            String file,
            int form,
            String field,
            @Nullable String expected,
            @Nullable String read,
            boolean doubted) {}

    /** 计数 — precision and recall from three counts. */
    public static final class Tally {
        private long right;
        private long expected;
        private long read;

        public long expected() {
            return expected;
        }

        /** Of what was read, how much is true; 1 when nothing was read. */
        public BigDecimal precision() {
            return share(right, read);
        }

        /** Of what is true, how much was read; 1 when there was nothing to find. */
        public BigDecimal recall() {
            return share(right, expected);
        }

        /** To four decimals, rounded down: 0.98999 is not yet 0.99. */
        private static BigDecimal share(long part, long whole) {
            return whole == 0
                    ? BigDecimal.ONE
                    : BigDecimal.valueOf(part).divide(BigDecimal.valueOf(whole), 4, RoundingMode.DOWN);
        }
    }

    /**
     * @param format such as xlsx
     * @param variant such as the folder the file stands in
     */
    public void add(String file, String format, String variant, ReadFile read, ReadFile truth) {
        files++;
        var tallies = List.of(
                all,
                formats.computeIfAbsent(format, none -> new Tally()),
                variants.computeIfAbsent(variant, none -> new Tally()));
        var pairs = pairs(read.forms(), truth.forms());
        for (int i = 0; i < pairs.size(); i++) {
            compare(file, i, pairs.get(i), tallies);
        }
    }

    public int files() {
        return files;
    }

    public Tally all() {
        return all;
    }

    /** By the last part of the field's name: {@code indicators[].points}. */
    public Map<String, Tally> fields() {
        return fields;
    }

    public Map<String, Tally> formats() {
        return formats;
    }

    public Map<String, Tally> variants() {
        return variants;
    }

    public List<Miss> misses() {
        return List.copyOf(misses);
    }

    private record Pair(@Nullable ReadForm read, @Nullable ReadForm truth) {}

    /** Forms by their order when there are as many, by the project's name otherwise. */
    private static List<Pair> pairs(List<ReadForm> read, List<ReadForm> truth) {
        var pairs = new ArrayList<Pair>();
        if (read.size() == truth.size()) {
            for (int i = 0; i < read.size(); i++) {
                pairs.add(new Pair(read.get(i), truth.get(i)));
            }
            return pairs;
        }
        var left = new ArrayList<>(read);
        for (var wanted : truth) {
            var name = wanted.form().declaration().project().name();
            var found = left.stream()
                    .filter(each ->
                            Objects.equals(each.form().declaration().project().name(), name))
                    .findFirst();
            found.ifPresent(left::remove);
            pairs.add(new Pair(found.orElse(null), wanted));
        }
        left.forEach(each -> pairs.add(new Pair(each, null)));
        return pairs;
    }

    private void compare(String file, int index, Pair pair, List<Tally> tallies) {
        var truth = pair.truth() == null
                ? Map.<String, String>of()
                : FormFields.of(pair.truth().form());
        var read = pair.read() == null
                ? Map.<String, String>of()
                : FormFields.of(pair.read().form());
        Map<String, String> renumbered = new HashMap<>();
        if (pair.truth() != null && pair.read() != null) {
            read = aligned(read, pair.read().form(), pair.truth().form(), renumbered);
        }
        if (pair.truth() == null || pair.read() == null) {
            count(FORMS, tallies, pair.truth() != null, pair.read() != null, false);
        }
        var all = new LinkedHashSet<>(truth.keySet());
        all.addAll(read.keySet());
        for (var field : all) {
            var expected = truth.get(field);
            var found = read.get(field);
            boolean right = expected != null && expected.equals(found);
            count(column(field), tallies, expected != null, found != null, right);
            if (!right) {
                var doubts =
                        pair.read() == null ? List.<Doubt>of() : pair.read().doubts();
                misses.add(new Miss(
                        file, index, field, expected, found, isDoubted(renumbered.getOrDefault(field, field), doubts)));
            }
        }
    }

    private void count(String field, List<Tally> tallies, boolean expected, boolean read, boolean right) {
        var ofField = fields.computeIfAbsent(field, none -> new Tally());
        var counted = new ArrayList<>(tallies);
        counted.add(ofField);
        for (var tally : counted) {
            tally.expected += expected ? 1 : 0;
            tally.read += read ? 1 : 0;
            tally.right += right ? 1 : 0;
        }
    }

    private static String column(String field) {
        return field.replaceAll("\\[\\d+]", "[]");
    }

    /** One lost row must not make all below it wrong: rows are laid beside the true ones by their names. */
    private static Map<String, String> aligned(
            Map<String, String> read, Form form, Form truth, Map<String, String> renumbered) {
        var rows = form.declaration().indicators();
        var wanted = truth.declaration().indicators();
        if (rows.size() == wanted.size()) {
            return read;
        }
        var numbers = new HashMap<Integer, Integer>();
        int next = wanted.size();
        int from = 0;
        for (int i = 0; i < rows.size(); i++) {
            int at = indexOf(wanted, rows.get(i), from);
            if (at >= 0) {
                numbers.put(i, at);
                from = at + 1;
            } else {
                numbers.put(i, next++);
            }
        }
        var aligned = new LinkedHashMap<String, String>();
        read.forEach((field, value) -> {
            int bracket = field.indexOf(']');
            if (!field.startsWith("indicators[") || bracket < 0) {
                aligned.put(field, value);
                return;
            }
            int row = Integer.parseInt(field.substring("indicators[".length(), bracket));
            var moved = "indicators[%d%s".formatted(numbers.getOrDefault(row, row), field.substring(bracket));
            renumbered.put(moved, field);
            aligned.put(moved, value);
        });
        return aligned;
    }

    private static int indexOf(List<Indicator> rows, Indicator row, int from) {
        for (int i = from; i < rows.size(); i++) {
            if (rows.get(i).name().equals(row.name())) {
                return i;
            }
        }
        return -1;
    }

    /** A doubt names the field itself, the target it is part of, its table, or the whole form. */
    private static boolean isDoubted(String field, List<Doubt> doubts) {
        var target = field.replaceFirst("\\.(?:operator|value|valueHigh|unit)$", ".target");
        return doubts.stream()
                .map(doubt -> doubt.field().path())
                .anyMatch(path -> path.isEmpty()
                        || path.equals(field)
                        || path.equals(target)
                        || (path.equals("indicators") && field.startsWith("indicators["))
                        || field.startsWith(path + ".")
                        || (path.endsWith("level1") && field.contains("level"))
                        || (path.equals("moneyUnit") && (field.startsWith("funds.") || field.startsWith("execution.")))
                        || (path.startsWith("funds.") && field.startsWith("funds."))
                        || (path.equals("title")
                                && (field.equals("fiscalYear") || field.equals("tier") || field.equals("region"))));
    }
}
