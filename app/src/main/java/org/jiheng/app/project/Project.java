package org.jiheng.app.project;

import org.jspecify.annotations.Nullable;

/**
 * 项目.
 *
 * @param code 项目代码; many published forms print none (DAT-04)
 */
public record Project(
        long id, long unitId, long departmentId, @Nullable String code, String name) {
    public static final int LONGEST_NAME = 180; // TGT-14
}
