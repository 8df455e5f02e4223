package org.jiheng.app.database;

/** 数据库用户 — a database role and its password. */
record Credentials(String user, String password) {

    /** Without the password, so that it never reaches a log. */
    @Override
    public String toString() {
        return user;
    }
}
