package org.jiheng.app.web;

/**
 * 出错页 — what happened, is anything lost, what now.
 *
 * @param incident short spoken code that finds the log entry, such as JH-4127-X8 (GIT-133); empty when there is nothing to find
 */
public record ErrorPage(int status, String title, String asked, String reason, String advice, String incident) {}
