package org.jiheng.policy.scoring;

import org.jiheng.policy.common.Points;
import org.jiheng.policy.parameters.Setting;

/** 等级最低分 — the lowest total that still earns 优, 良, 中; below 中 it is 差 (SCR-20). */
public record GradeBands(Points excellent, Points good, Points fair) {

    static GradeBands read(Setting value) {
        var entries = value.exactly("优", "良", "中", "source");
        var bands = new GradeBands(
                Points.of(value.the("优", entries).positive()),
                Points.of(value.the("良", entries).positive()),
                Points.of(value.the("中", entries).positive()));
        if (bands.excellent.compareTo(bands.good) <= 0 || bands.good.compareTo(bands.fair) <= 0) {
            throw value.wrong("优、良、中的最低分应从高到低");
        }
        return bands;
    }
}
