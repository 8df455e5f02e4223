package org.jiheng.policy.common;

/**
 * 操作人 — who did something, as they were at that moment (GIT-15).
 *
 * @param id of the officer; 0 for the system itself and for a sign-in nobody could be matched to
 * @param address network address the request came from; empty for work without a request
 */
public record Actor(long id, String login, String name, String role, String organisation, String address) {
    /** 系统 — migrations, demo data and other work without a person. */
    public static final Actor SYSTEM = new Actor(0, "system", "系统", "SYSTEM", "", "");
}
