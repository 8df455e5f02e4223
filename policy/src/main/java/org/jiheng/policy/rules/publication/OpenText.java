package org.jiheng.policy.rules.publication;

/** 开放数据的一格 — a text that goes into open data, and where it stands there. */
public record OpenText(String place, String text) {}
