/**
 * 运行监控规则 — what is checked on a mid-year monitoring record, one small class for each rule.
 * The record is given as it stands; a fact nobody knows is null, and the rule then says what it is missing.
 */
@NullMarked
package org.jiheng.policy.rules.monitoring;

import org.jspecify.annotations.NullMarked;
