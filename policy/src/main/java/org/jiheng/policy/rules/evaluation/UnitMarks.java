package org.jiheng.policy.rules.evaluation;

/**
 * 单位自评概况 — how many projects of the unit have been scored, and how many of them with full marks in every row.
 */
public record UnitMarks(int projects, int fullMarks) {}
