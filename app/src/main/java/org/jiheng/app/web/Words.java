package org.jiheng.app.web;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** 文案 — every word a page says, by key, from one message file. */
public final class Words {
    private static final ResourceBundle CHINESE = ResourceBundle.getBundle("messages.pages", Locale.ROOT);

    private Words() {}

    /**
     * The text of a key, with {@code {0}} and so on filled in as they are; nothing is grouped or localised on the way.
     *
     * @throws java.util.MissingResourceException for an unknown key, so that a page with a hole never ships
     */
    public static String say(String key, Object... values) {
        var pattern = CHINESE.getString(key);
        if (values.length == 0) {
            return pattern;
        }
        var texts = new Object[values.length];
        for (int i = 0; i < values.length; i++) {
            texts[i] = String.valueOf(values[i]);
        }
        return new MessageFormat(pattern, Locale.CHINA).format(texts);
    }

    /** Whether there is a text of this key, for a key that is put together from what a document holds. */
    public static boolean has(String key) {
        return CHINESE.containsKey(key);
    }
}
