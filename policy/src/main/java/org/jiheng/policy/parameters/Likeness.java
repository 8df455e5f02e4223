package org.jiheng.policy.parameters;

import org.jiheng.policy.common.Percentage;

/**
 * 相似度 — from where two names are taken for one (LNT-32).
 *
 * @param least share of equal characters
 * @param tellingApart characters whose difference is meant: 第一季度, 第二季度
 */
public record Likeness(Percentage least, String tellingApart) {

    static Likeness read(Setting value) {
        var entries = value.exactly("相似", "区分字");
        return new Likeness(
                value.the("相似", entries).percent(),
                String.join("", value.the("区分字", entries).words()));
    }
}
