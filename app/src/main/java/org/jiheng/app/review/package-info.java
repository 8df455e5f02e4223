/**
 * 目标审核 — handing in, reviewing, grading, approving and adjusting targets: the pages, and the conditions that only a target can
 * answer. How a review goes from hand to hand is the workflow's; what a target says is the target's.
 */
@NullMarked
package org.jiheng.app.review;

import org.jspecify.annotations.NullMarked;
