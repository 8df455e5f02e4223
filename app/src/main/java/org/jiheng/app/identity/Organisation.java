package org.jiheng.app.identity;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * 单位 — a finance bureau, a department, or a unit below one.
 *
 * @param shortName as forms write it, such as 区委老干局 for 区委老干部局
 */
public record Organisation(
        String regionCode,
        long id,
        @Nullable Long parentId,
        Kind kind,
        String name,
        @Nullable String shortName) implements Serializable {

    /** 单位层级. */
    public enum Kind {
        FINANCE,
        DEPARTMENT,
        UNIT
    }

    /** Whether a form that prints this name means this organisation. */
    public boolean isCalled(String printed) {
        return name.equals(printed) || printed.equals(shortName);
    }
}
