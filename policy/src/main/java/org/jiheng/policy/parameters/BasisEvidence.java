package org.jiheng.policy.parameters;

import java.util.List;
import java.util.stream.Stream;

/**
 * 会议和审批用语 — words by which 立项依据 shows a meeting or an approval (LNT-40).
 */
public record BasisEvidence(List<String> meetings, List<String> approvals) {
    public BasisEvidence {
        meetings = List.copyOf(meetings);
        approvals = List.copyOf(approvals);
    }

    static BasisEvidence read(Setting value) {
        var entries = value.exactly("meetings", "approvals");
        return new BasisEvidence(
                value.the("meetings", entries).words(),
                value.the("approvals", entries).words());
    }

    public boolean isIn(String basis) {
        return Stream.concat(meetings.stream(), approvals.stream()).anyMatch(basis::contains);
    }
}
