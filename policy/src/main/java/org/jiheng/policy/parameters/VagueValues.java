package org.jiheng.policy.parameters;

/**
 * 含糊词和分档写法 — words that nobody can measure, and the ways a value names its grades all the same (LNT-06).
 */
public record VagueValues(Words vague, Words graded) {

    static VagueValues read(Setting value) {
        var entries = value.exactly("含糊词", "分档写法");
        return new VagueValues(
                value.the("含糊词", entries).wordList(), value.the("分档写法", entries).wordList());
    }
}
