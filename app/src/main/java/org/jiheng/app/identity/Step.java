package org.jiheng.app.identity;

/** 登录的一步 — what may stand between a right password and the first page. */
enum Step {
    SECOND_FACTOR("/sign-in/second-factor"),
    ENROLMENT("/sign-in/enrolment"),
    PASSWORD("/sign-in/password"),
    POST("/sign-in/post");

    private final String path;

    Step(String path) {
        this.path = path;
    }

    String path() {
        return path;
    }

    /** As the access table takes it: a role that only somebody at this step has. */
    String role() {
        return "STEP_" + name();
    }
}
