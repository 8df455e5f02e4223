package org.jiheng.documents.reading.grid;

import java.awt.geom.Point2D;
import java.util.List;

/** 直线 — the straight lines of what was drawn on a page, in whole hundredths of a point. */
final class StraightLines {
    /** A stroke this thin is a line, however it was drawn; tables are often ruled with flat filled boxes. */
    private static final double THIN = 3;
    /** As far as a line may lean and still be meant straight. */
    private static final double LEAN = 1;
    /** Shorter ones are dots of a dotted line, which are joined, or parts of letters, which are not. */
    private static final double SHORTEST = 0.3;
    /** A page is at most 200 inches wide; nobody reads what was drawn far beside it. */
    private static final double FARTHEST = 100_000;

    private StraightLines() {}

    /** A flat box is one line along its middle; of a stroked outline each straight side is one. */
    static void add(List<PdfPage.Rule> rules, List<Point2D.Double> part, boolean stroked) {
        double fromX = Double.MAX_VALUE;
        double toX = -Double.MAX_VALUE;
        double fromY = Double.MAX_VALUE;
        double toY = -Double.MAX_VALUE;
        for (var point : part) {
            fromX = Math.min(fromX, point.x);
            toX = Math.max(toX, point.x);
            fromY = Math.min(fromY, point.y);
            toY = Math.max(toY, point.y);
        }
        boolean flat = toY - fromY <= THIN;
        boolean slim = toX - fromX <= THIN;
        if (flat && toX - fromX >= toY - fromY) {
            add(rules, false, (fromY + toY) / 2, fromX, toX);
        } else if (slim) {
            add(rules, true, (fromX + toX) / 2, fromY, toY);
        } else if (stroked) {
            for (int i = 1; i < part.size(); i++) {
                var a = part.get(i - 1);
                var b = part.get(i);
                if (Math.abs(a.y - b.y) <= LEAN) {
                    add(rules, false, (a.y + b.y) / 2, Math.min(a.x, b.x), Math.max(a.x, b.x));
                } else if (Math.abs(a.x - b.x) <= LEAN) {
                    add(rules, true, (a.x + b.x) / 2, Math.min(a.y, b.y), Math.max(a.y, b.y));
                }
            }
        }
    }

    private static void add(List<PdfPage.Rule> rules, boolean upright, double at, double from, double to) {
        if (to - from >= SHORTEST) {
            rules.add(new PdfPage.Rule(upright, hundredths(at), hundredths(from), hundredths(to)));
        }
    }

    static int hundredths(double points) {
        return Math.toIntExact(Math.round(Math.clamp(points, -FARTHEST, FARTHEST) * 100));
    }
}
