package org.jiheng.policy.rules;

import java.util.Arrays;

/** 严重程度 — what a finding asks of the person who filled the form. */
public enum Severity {
    /** Cannot be submitted. */
    BLOCK("必改"),
    /** Must be fixed, or waived by the reviewer in writing. */
    ERROR("应改"),
    /** The submitter confirms. */
    WARN("请确认"),
    /** A hint. */
    INFO("提示");

    private final String chinese;

    Severity(String chinese) {
        this.chinese = chinese;
    }

    /** The word the clerk reads. */
    public String chinese() {
        return chinese;
    }

    static Severity ofChinese(String word) {
        return Arrays.stream(values())
                .filter(each -> each.chinese.equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("没有“%s”这一程度".formatted(word)));
    }
}
