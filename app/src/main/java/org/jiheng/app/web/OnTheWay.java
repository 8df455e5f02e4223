package org.jiheng.app.web;

/**
 * 还没登完 — the principal of somebody whose password was right but who has something left to do first. They have no role, so
 * every address of a feature is closed to them by itself; instead of a refusal they are led to the next step (GIT-03, GIT-07).
 */
public interface OnTheWay {
    /** Address of the page that asks for what is left. */
    String nextStep();
}
