package org.jiheng.app.notice;

import java.util.List;

/** 消息页. */
public record NoticesPage(List<Line> lines, boolean unread, String address, List<String> refused) {

    /** 一条. */
    public record Line(String title, String words, String href, String at, boolean fresh) {}

    public NoticesPage {
        lines = List.copyOf(lines);
        refused = List.copyOf(refused);
    }
}
