package org.jiheng.policy.parameters;

/**
 * 会议和审批用语 — words by which 立项依据 shows a meeting or an approval (LNT-40).
 */
public record BasisEvidence(Words meetings, Words approvals) {
    static BasisEvidence read(Setting value) {
        var entries = value.exactly("会议", "审批");
        return new BasisEvidence(
                value.the("会议", entries).wordList(), value.the("审批", entries).wordList());
    }

    public boolean isIn(String basis) {
        return meetings.areIn(basis) || approvals.areIn(basis);
    }
}
