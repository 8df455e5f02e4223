package org.jiheng.policy.rules.target;

import org.jiheng.policy.indicator.TargetDeclaration;

/** 项目起止内的申报表 — a declaration and the span of the project it belongs to. */
public record WithinProject(TargetDeclaration declaration, ProjectSpan span) {}
