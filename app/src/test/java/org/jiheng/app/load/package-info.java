/**
 * 最后一晚 — what the product bears, tried on loopback with clerks who really sign in and save. Started by {@code bench/last-evening}.
 */
@NullMarked
package org.jiheng.app.load;

import org.jspecify.annotations.NullMarked;
