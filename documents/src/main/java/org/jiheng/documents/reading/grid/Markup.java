package org.jiheng.documents.reading.grid;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/**
 * 网页标记 — takes web markup out of a text: paragraphs and list items become lines (LNT-43).
 *
 * <p>Texts typed into a web editor reach the published form with their {@code <p>} and {@code <ol>}. The very
 * same texts quote titles in angle brackets, 《关于印发<…办法>的通知》, so only known tags count as markup.
 */
public final class Markup {
    private static final String TAGS =
            "a|article|b|big|blockquote|body|br|center|code|col|colgroup|dd|del|div|dl|dt|em|font|h[1-6]|head|hr|html"
                    + "|i|img|input|ins|label|li|link|meta|o:p|ol|p|pre|s|script|section|small|span|strike|strong|style|sub|sup"
                    + "|table|tbody|td|tfoot|th|thead|title|tr|u|ul";
    private static final Pattern TAG =
            Pattern.compile("</?(?:" + TAGS + ")(?:\\s[^<>]*)?/?>|<!--", Pattern.CASE_INSENSITIVE);
    private static final Pattern ENTITY = Pattern.compile(
            "&(?:nbsp|lt|gt|amp|quot|[lr][ds]quo|[mn]dash|hellip|middot|#\\d{2,5}|#x[0-9a-fA-F]{2,4});");
    private static final Pattern TAG_OR_ENTITY =
            Pattern.compile(TAG.pattern() + "|" + ENTITY.pattern(), Pattern.CASE_INSENSITIVE);
    private static final Pattern OTHER_BRACKET =
            Pattern.compile("<(?!/?(?:" + TAGS + ")(?:[\\s/>])|!--)", Pattern.CASE_INSENSITIVE);
    private static final Pattern BLOCKS = Pattern.compile(
            "article|blockquote|body|br|center|dd|div|dl|dt|h[1-6]|hr|li|ol|p|pre|section|table|tbody|td|tfoot|th|thead|tr|ul");
    private static final Pattern LIST = Pattern.compile("ol|ul");
    /** Chinese runs without blanks: inside a list that lost its items, a blank is where one ended. */
    private static final Pattern LOST_ITEM = Pattern.compile("(?<=[^\\x00-\\xff])[ \\u00a0]+(?=[^\\x00-\\xff])");

    private static final Pattern BLANKS = Pattern.compile("[ \\t\\r\\n\\f\\u00a0]+");
    private static final Pattern INNER_BLANKS = Pattern.compile("[ \\t\\f\\u00a0]+");
    /** A tag that was escaped once too often is found at a second look. */
    private static final int ROUNDS = 2;

    private Markup() {}

    public static boolean isIn(String text) {
        return (text.indexOf('<') >= 0 && TAG.matcher(text).find())
                || (text.indexOf('&') >= 0 && ENTITY.matcher(text).find());
    }

    /** Each piece of markup in the text, from left to right. */
    public static Matcher pieces(String text) {
        return TAG_OR_ENTITY.matcher(text);
    }

    public static String remove(String text) {
        var plain = text;
        for (int round = 0; round < ROUNDS && isIn(plain); round++) {
            var escaped = OTHER_BRACKET.matcher(plain).replaceAll("&lt;");
            plain = textOf(Jsoup.parseBodyFragment(escaped).body(), true);
        }
        return plain;
    }

    /**
     * The text of an element as a browser shows it, one line for each block.
     *
     * @param keepLineFeeds whether a line feed in the source is a break somebody typed, as in a worksheet's cell,
     *     or only white space, as in a web page
     */
    public static String textOf(Element element, boolean keepLineFeeds) {
        var lines = new Lines(keepLineFeeds);
        element.traverse(lines);
        return lines.text();
    }

    private static final class Lines implements NodeVisitor {
        private final boolean keepLineFeeds;
        private final StringBuilder text = new StringBuilder();

        Lines(boolean keepLineFeeds) {
            this.keepLineFeeds = keepLineFeeds;
        }

        @Override
        public void head(Node node, int depth) {
            if (node instanceof TextNode words) {
                add(words);
            } else if (node instanceof Element element && isBlock(element)) {
                breakLine();
            }
        }

        @Override
        public void tail(Node node, int depth) {
            if (node instanceof Element element && isBlock(element)) {
                breakLine();
            }
        }

        private void add(TextNode words) {
            var raw = words.getWholeText();
            var list = words.parent();
            if (list != null
                    && LIST.matcher(list.normalName()).matches()
                    && list.select("> li").isEmpty()) {
                raw = LOST_ITEM.matcher(raw.strip()).replaceAll("\n");
            } else if (!keepLineFeeds) {
                raw = BLANKS.matcher(raw).replaceAll(" ");
            }
            text.append(INNER_BLANKS.matcher(raw).replaceAll(" "));
        }

        private void breakLine() {
            if (!text.isEmpty() && text.charAt(text.length() - 1) != '\n') {
                text.append('\n');
            }
        }

        String text() {
            return Markup.lines(text.toString());
        }

        private static boolean isBlock(Element element) {
            return BLOCKS.matcher(element.normalName()).matches();
        }
    }

    /** Paragraphs: each line trimmed, blank lines dropped. */
    public static String lines(String text) {
        if (text.indexOf('\n') < 0 && text.indexOf('\r') < 0) {
            return Plain.trim(text);
        }
        var kept = new StringBuilder(text.length());
        text.lines().map(Plain::trim).filter(line -> !line.isEmpty()).forEach(line -> {
            if (!kept.isEmpty()) {
                kept.append('\n');
            }
            kept.append(line);
        });
        return kept.toString();
    }
}
