package org.jiheng.app.target;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.jiheng.app.web.Words;
import org.jiheng.policy.common.Points;
import org.jspecify.annotations.Nullable;

/**
 * 权重尺 — 10 + 90 = 100 as a beam: each segment is one indicator, tinted when it is core. Over 100 the beam is scaled to fit and
 * carries a stop.
 *
 * @param label what is heard instead of seen
 * @param verdict said beside the beam, such as 还差 10 分; empty when the beam is level
 */
public record WeightRuler(List<Segment> segments, String label, boolean over, String verdict) {
    private static final BigDecimal FULL = new BigDecimal("100");

    /** 一段 — place and width in percent of the beam, as attributes of an SVG rectangle. */
    public record Segment(String x, String width, String middle, String text, String style) {}

    public WeightRuler {
        segments = List.copyOf(segments);
    }

    /** 一项 — one indicator's points. */
    public record Part(Points points, boolean core) {}

    public static WeightRuler of(@Nullable Points executionWeight, List<Part> parts) {
        var weight = executionWeight == null ? Points.ZERO : executionWeight;
        var indicators = Points.sum(parts.stream().map(Part::points).toList());
        var total = weight.plus(indicators).value();
        var over = total.compareTo(FULL) > 0;
        var scale = over ? total : FULL;
        var segments = new ArrayList<Segment>();
        var at = BigDecimal.ZERO;
        at = add(segments, at, weight, scale, "ex");
        for (var part : parts) {
            at = add(segments, at, part.points(), scale, part.core() ? "core" : "");
        }
        var difference = FULL.subtract(total);
        var verdict = difference.signum() == 0
                ? ""
                : Words.say(over ? "ruler.over" : "ruler.short", Points.of(difference.abs()));
        var sum = Words.say("ruler.label", weight, indicators, Points.of(total));
        return new WeightRuler(segments, verdict.isEmpty() ? sum : sum + "," + verdict, over, verdict);
    }

    private static BigDecimal add(
            List<Segment> segments, BigDecimal at, Points points, BigDecimal scale, String style) {
        if (!points.isPositive()) {
            return at;
        }
        var width = points.value().movePointRight(2).divide(scale, 2, RoundingMode.HALF_UP);
        var middle = at.add(width.divide(BigDecimal.TWO, 2, RoundingMode.HALF_UP));
        segments.add(new Segment(at + "%", width + "%", middle + "%", points.toString(), style));
        return at.add(width);
    }
}
