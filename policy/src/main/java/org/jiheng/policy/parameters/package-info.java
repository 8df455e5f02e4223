/**
 * 参数 — the figures and word lists a document may change: dated, sourced, nearest region first.
 * They stand in {@code resources/parameters/*.yaml}, one file each, which this package reads and nothing else.
 */
@NullMarked
package org.jiheng.policy.parameters;

import org.jspecify.annotations.NullMarked;
