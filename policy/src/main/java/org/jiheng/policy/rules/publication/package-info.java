/**
 * 公开规则 — what is checked before a department's tables and open data go out, one small class for each rule.
 * A {@code Disclosure} is everything that is published together; what nobody knows of it is null or empty.
 */
@NullMarked
package org.jiheng.policy.rules.publication;

import org.jspecify.annotations.NullMarked;
