package org.jiheng.policy.scoring;

import org.jiheng.policy.common.Points;

/** 等级 — 优、良、中、差 (SCR-20). */
public enum Grade {
    EXCELLENT("优"),
    GOOD("良"),
    FAIR("中"),
    POOR("差");

    private final String chinese;

    Grade(String chinese) {
        this.chinese = chinese;
    }

    public String chinese() {
        return chinese;
    }

    /** Half-open bands: 89.5 is 良, and there is no gap between 89 and 90 (SCR-21). */
    static Grade of(Points total, GradeBands bands) {
        if (total.compareTo(bands.excellent()) >= 0) {
            return EXCELLENT;
        }
        if (total.compareTo(bands.good()) >= 0) {
            return GOOD;
        }
        return total.compareTo(bands.fair()) >= 0 ? FAIR : POOR;
    }
}
