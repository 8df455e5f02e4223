package org.jiheng.policy.rules;

import org.jiheng.policy.common.LegalBasis;

/**
 * 规则说明 — what the printed rule book says of a rule before its examples.
 *
 * @param id number, such as LNT-31
 * @param severity the usual one; a region may set another (severities.yaml)
 * @param checks 查什么, one sentence
 * @param reason 为什么, for the person who has to act
 */
public record RuleInfo(
        String id, String title, Phase phase, Severity severity, String checks, String reason, LegalBasis basis) {

    RuleInfo weighing(Severity other) {
        return new RuleInfo(id, title, phase, other, checks, reason, basis);
    }
}
