package org.jiheng.app.browser;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * 上网的人 — someone at a browser, old or new; one journey runs unchanged in all of them.
 *
 * <p>Elements are named by CSS selectors. Reading and acting wait up to {@link #PATIENCE} for the element to be there,
 * so a journey needs no pauses; {@link #exists} alone answers at once.
 */
public interface Surfer extends AutoCloseable {
    Duration PATIENCE = Duration.ofSeconds(15);

    /** Opens the address and waits until the page is loaded. */
    void open(String url);

    /** Presses the left button on the element, as a hand would; see {@link #follow} when another page comes. */
    void click(String selector);

    /** Replaces what stands in the field by the text, as typing does. */
    void fill(String selector, String text);

    /** Types where the focus is. */
    void type(String text);

    /** Presses a key by its DOM name, for example {@code F8}, {@code Enter}, {@code j}, where the focus is. */
    void press(String key);

    /** Chooses files in a file field. */
    void upload(String selector, Path... files);

    /** The window's size; 1366 × 768 until told otherwise. */
    void size(int width, int height);

    /** What the expression gives: a string, a number, a truth value, or null. */
    @Nullable
    Object evaluate(String expression);

    /** Script errors, refused resources and Content-Security-Policy violations since the start, in the browser's words. */
    List<String> complaints();

    /** The whole page, top to bottom, as {@code target/screenshots/<browser>/<page>.png}. */
    Path screenshot(String page);

    @Override
    void close();

    /** Clicks and waits until the page that follows is loaded. */
    default void follow(String selector) {
        evaluate("window.seenBefore = true");
        click(selector);
        waitUntil("!window.seenBefore && document.readyState === 'complete'");
    }

    /** Chooses the option with this value. */
    default void choose(String selector, String value) {
        waitFor(selector);
        evaluate("(function (s) { s.value = %s; s.dispatchEvent(new Event('change', {bubbles: true})); })(%s)"
                .formatted(quoted(value), element(selector)));
    }

    default boolean exists(String selector) {
        return Boolean.TRUE.equals(evaluate(element(selector) + " !== null"));
    }

    /** The text a reader sees in the element, trimmed. */
    default String text(String selector) {
        waitFor(selector);
        return Objects.toString(evaluate(element(selector) + ".innerText"), "").strip();
    }

    default String address() {
        return Objects.toString(evaluate("location.href"), "");
    }

    default void waitFor(String selector) {
        waitUntil(element(selector) + " !== null");
    }

    /** Asks until the expression is true. A page that is just being replaced cannot answer; it is asked again. */
    default void waitUntil(String expression) {
        var end = Instant.now().plus(PATIENCE);
        RuntimeException last = null;
        while (Instant.now().isBefore(end)) {
            try {
                if (Boolean.TRUE.equals(evaluate(expression))) {
                    return;
                }
                Thread.sleep(40);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while waiting for " + expression, e);
            } catch (RuntimeException e) {
                last = e;
            }
        }
        throw new AssertionError("waited in vain for " + expression, last);
    }

    /** The expression for the first element of the selector. */
    static String element(String selector) {
        return "document.querySelector(" + quoted(selector) + ")";
    }

    static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
    }
}
