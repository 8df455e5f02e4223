package org.jiheng.policy.rules.publication;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * 公开的一张表.
 *
 * @param hasRows whether it holds any data
 * @param note a sentence under it, such as 本单位无一般项目，故此表无数据。 (PUB-04)
 * @param unitLine 单位：万元 as printed; null where there is none
 * @param heads the heads of its columns, as printed
 */
public record PublishedTable(
        String title,
        boolean hasRows,
        @Nullable String note,
        @Nullable String unitLine,
        List<String> heads) {
    public PublishedTable {
        heads = List.copyOf(heads);
    }
}
