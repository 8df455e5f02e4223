/**
 * 基础类型 — money, points, years, regions, and the source a rule rests on.
 * Used by everything else; each value checks itself when it is made.
 */
@NullMarked
package org.jiheng.policy.common;

import org.jspecify.annotations.NullMarked;
