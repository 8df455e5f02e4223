package org.jiheng.app.workflow;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.jiheng.app.identity.AccessPolicy;
import org.jiheng.policy.common.Money;
import org.jiheng.policy.scoring.Grade;
import org.jspecify.annotations.Nullable;

/**
 * 审核件 — one subject on its way.
 *
 * @param round 第几轮报送; 0 before the first
 * @param revision grows with every step; whoever decides names the one they saw
 * @param arrivedAt at its present stage
 * @param openedBy the first who looked at it at its present stage
 * @param drafters ids of those who wrote it and may not review it
 */
public record ReviewCase(
        String regionCode,
        long id,
        Subject subject,
        long unitId,
        String unitName,
        long departmentId,
        String departmentName,
        int fiscalYear,
        String title,
        @Nullable Money money,
        Stage stage,
        int round,
        int revision,
        Instant arrivedAt,
        @Nullable LocalDate dueOn,
        @Nullable Long openedBy,
        @Nullable Grade grade,
        Set<Long> drafters) {
    public ReviewCase {
        drafters = Set.copyOf(drafters);
    }

    /** Of whom the policy is asked. */
    public AccessPolicy.Thing thing() {
        return new AccessPolicy.Thing.OfUnit(regionCode, unitId);
    }

    public Optional<Grade> given() {
        return Optional.ofNullable(grade);
    }
}
