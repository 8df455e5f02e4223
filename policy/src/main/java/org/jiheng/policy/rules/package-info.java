/**
 * 审核规则 — what a rule is, what it can answer, and the book that lists the rules in force.
 * The rules themselves stand in the packages below, one small class each.
 */
@NullMarked
package org.jiheng.policy.rules;

import org.jspecify.annotations.NullMarked;
