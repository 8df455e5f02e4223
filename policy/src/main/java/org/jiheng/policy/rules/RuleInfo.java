package org.jiheng.policy.rules;

import org.jiheng.policy.common.LegalBasis;

/** 规则说明 — number, title, usual severity and source of a rule. */
public record RuleInfo(String id, String title, Severity severity, LegalBasis basis) {}
