package org.jiheng.policy.rules.publication;

import org.jiheng.policy.common.FiscalYear;
import org.jiheng.policy.common.Money;

/** 项目预算数 — what the tables say about the money of a project in a year. */
public record ProjectAmount(String project, FiscalYear year, Money amount) {}
