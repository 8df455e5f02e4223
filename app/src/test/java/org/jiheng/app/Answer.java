package org.jiheng.app;

import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/** 应答 — what the server said to one request. */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Answer(int status, String path, HttpHeaders headers, byte[] bytes) {
    public String header(String name) {
        return String.join(", ", headers.allValues(name));
    }

    /** Where a redirect leads, without the server's own name; empty when it is none. */
    public String location() {
        return header("Location").replaceFirst("^https?://[^/]+", "");
    }

    public String text() {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    public Document page() {
        return Jsoup.parse(text());
    }

    /** Everything a person would read on it. */
    public String words() {
        return page().text();
    }

    public List<String> each(String selector) {
        return page().select(selector).eachText();
    }
}
