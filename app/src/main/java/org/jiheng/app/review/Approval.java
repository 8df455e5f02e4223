package org.jiheng.app.review;

import java.time.LocalDate;
import java.util.List;
import org.jiheng.policy.common.Money;
import org.jspecify.annotations.Nullable;

/**
 * 批复 — the document by which budget and targets of a department are approved together (APR-01).
 *
 * @param congressOn the day the people's congress approved the budget; null where it was not written
 */
record Approval(
        long id,
        int fiscalYear,
        long departmentId,
        String departmentName,
        String documentNo,
        LocalDate dated,
        @Nullable LocalDate congressOn,
        String issuedBy,
        List<Item> items,
        List<Forwarding> forwardings) {

    /** 批复的一个项目. */
    record Item(long targetId, long unitId, String unitName, String project, int indicators, Money money) {}

    /** 部门转批. */
    record Forwarding(long unitId, String documentNo, LocalDate dated, String by) {}

    Approval {
        items = List.copyOf(items);
        forwardings = List.copyOf(forwardings);
    }

    Money total() {
        return items.stream().map(Item::money).reduce(Money.ZERO, Money::plus);
    }

    boolean isForwarded(long unitId) {
        return forwardings.stream().anyMatch(each -> each.unitId() == unitId);
    }
}
