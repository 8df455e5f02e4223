package org.jiheng.documents.issuing;

/** 版本 — for whom a file is meant. */
public enum Edition {
    /** Personal numbers are masked (GIT-47). */
    PUBLIC("公开版"),
    /** As filled in, for use in the house. */
    INTERNAL("内部版");

    private final String chinese;

    Edition(String chinese) {
        this.chinese = chinese;
    }

    public String chinese() {
        return chinese;
    }
}
