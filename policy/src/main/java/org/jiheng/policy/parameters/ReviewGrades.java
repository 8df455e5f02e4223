package org.jiheng.policy.parameters;

import org.jiheng.policy.common.Points;

/** 审核等级 — from how many points of 100 a form is 优, 良 or 中 (REV-03). */
public record ReviewGrades(Points excellent, Points good, Points fair) {

    static ReviewGrades read(Setting value) {
        var entries = value.exactly("优", "良", "中");
        var grades = new ReviewGrades(
                Points.of(value.the("优", entries).positive()),
                Points.of(value.the("良", entries).positive()),
                Points.of(value.the("中", entries).positive()));
        if (grades.excellent.compareTo(grades.good) <= 0 || grades.good.compareTo(grades.fair) <= 0) {
            throw value.wrong("优应高于良，良应高于中");
        }
        return grades;
    }
}
