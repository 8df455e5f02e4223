package org.jiheng.policy.scoring;

import org.jiheng.policy.common.LegalBasis;

/**
 * 评分依据 — the rule a score follows, and the document that the rule rests on.
 *
 * @param rule its number, such as SCR-05
 */
public record Grounds(String rule, LegalBasis basis) {}
