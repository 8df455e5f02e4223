/**
 * 评分、评级 — from what was reached to points and a grade, with the arithmetic in words.
 * What cannot be computed is said, and is never taken for zero.
 */
@NullMarked
package org.jiheng.policy.scoring;

import org.jspecify.annotations.NullMarked;
