/**
 * 申报审核规则 — what is checked on a declaration of performance targets, one small class for each rule.
 * {@link org.jiheng.policy.rules.RuleBook} lists them in order.
 */
@NullMarked
package org.jiheng.policy.rules.target;

import org.jspecify.annotations.NullMarked;
