package org.jiheng.app.workflow;

/**
 * 审核对象 — what is reviewed, without knowing what it is.
 *
 * @param kind as its feature calls it, such as {@code target}
 */
public record Subject(String kind, long id) {}
