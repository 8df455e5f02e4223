/**
 * 最后一晚 — what the product bears, tried on loopback with clerks who really sign in and save. Started by {@code bench/clerks}; outside
 * the product's own packages, so that the bare endpoint beside it is never taken for a part of it.
 */
@NullMarked
package org.jiheng.load;

import org.jspecify.annotations.NullMarked;
