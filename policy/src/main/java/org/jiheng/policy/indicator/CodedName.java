package org.jiheng.policy.indicator;

import org.jspecify.annotations.Nullable;

/** 代码与名称 — how a department, a unit or a project is named on a form; either part may be blank (DAT-04, DAT-06). */
public record CodedName(@Nullable String code, @Nullable String name) {
    public static final CodedName BLANK = new CodedName(null, null);

    public static CodedName named(String name) {
        return new CodedName(null, name);
    }
}
