package org.jiheng.app.commandline;

/** 输出格式. */
enum OutputFormat {
    /** For people. */
    TABLE,
    /** {@code jiheng-forms/1}, for other programs. */
    JSON;

    static OutputFormat of(String word) {
        return switch (word) {
            case "table" -> TABLE;
            case "json" -> JSON;
            default -> throw new WrongCallException("--format 只能是 table(表格)或 json,不能是“%s”。".formatted(word));
        };
    }
}
