package org.jiheng.app.web;

/** 当前用户 — what the shell shows of whoever is signed in; the principal of a session implements it. */
public interface SignedIn {
    String login();

    String displayName();

    String organisationName();

    String regionCode();

    String regionName();

    String roleName();

    String roleInWords();
}
