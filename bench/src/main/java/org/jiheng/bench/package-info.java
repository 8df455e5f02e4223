/**
 * 性能对比 — what is said about speed, measured beside the peers in one run: checking against Drools, scoring against
 * SQL in DuckDB. Run by hand (bench/run); the forms are generated, always the same, and nobody's.
 */
@NullMarked
package org.jiheng.bench;

import org.jspecify.annotations.NullMarked;
