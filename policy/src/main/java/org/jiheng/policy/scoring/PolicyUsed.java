package org.jiheng.policy.scoring;

import java.time.LocalDate;
import org.jiheng.policy.common.Region;

/**
 * 所用评分办法 — what a score was made by, enough to make it again years later.
 *
 * @param title as printed on the score sheet
 * @param date the day whose reminder lines and template weight were used
 */
public record PolicyUsed(String id, String version, String title, Region region, LocalDate date) {

    /** As a score sheet says it: 项目支出绩效自评通行评分办法(general 第1版). */
    @Override
    public String toString() {
        return "%s（%s 第%s版）".formatted(title, id, version);
    }
}
