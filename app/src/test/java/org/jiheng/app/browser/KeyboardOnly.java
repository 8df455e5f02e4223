package org.jiheng.app.browser;

import java.util.ArrayList;
import java.util.List;

/** 只用键盘 — someone without a mouse: walks with Tab, types where the focus is, ticks with the space bar, presses Enter. */
public final class KeyboardOnly {
    private static final int MOST_STEPS = 200;

    private final Surfer surfer;

    public KeyboardOnly(Surfer surfer) {
        this.surfer = surfer;
    }

    /** Walks until the focus is on it, backwards where it lies behind. */
    public void reach(String selector) {
        surfer.waitFor(selector);
        var stops = new ArrayList<String>();
        for (int steps = 0; steps < MOST_STEPS; steps++) {
            if (isAt(selector)) {
                return;
            }
            surfer.press(liesBehind(selector) ? "Shift+Tab" : "Tab");
            if (steps >= MOST_STEPS - 10) {
                stops.add(String.valueOf(surfer.evaluate("document.activeElement.outerHTML.slice(0, 80)")));
            }
        }
        throw new AssertionError("the keyboard does not reach " + selector + " but " + stops);
    }

    private boolean isAt(String selector) {
        return Boolean.TRUE.equals(surfer.evaluate("document.activeElement.matches(" + Surfer.quoted(selector) + ")"));
    }

    /** From the top of a page the end is nearer backwards. */
    private boolean liesBehind(String selector) {
        return Boolean.TRUE.equals(surfer.evaluate("""
                (function (wanted, here) {
                  if (here === document.body) { return wanted.closest('.decide') !== null; }
                  return (here.compareDocumentPosition(wanted) & 2) !== 0;
                })(%s, document.activeElement)""".formatted(Surfer.element(selector))));
    }

    /** In place of what stands there. */
    public void type(String selector, String text) {
        reach(selector);
        surfer.press("Control+a");
        surfer.type(text);
    }

    /** A field for a date asks in the order of the computer's language: month first, or the year. */
    public void date(String selector, String isoDate) {
        var parts = isoDate.split("-", -1);
        var right = "%s.value === %s".formatted(Surfer.element(selector), Surfer.quoted(isoDate));
        reach(selector);
        surfer.type(parts[1] + parts[2] + parts[0]);
        if (!Boolean.TRUE.equals(surfer.evaluate(right))) {
            surfer.press("ArrowLeft");
            surfer.press("ArrowLeft");
            surfer.type(parts[0]);
            surfer.press("ArrowRight"); // a year may have more than four digits, so the field waits
            surfer.type(parts[1] + parts[2]);
        }
        surfer.waitUntil(right);
    }

    /** Ticks whatever of these is not. */
    public void tickAll(String selector) {
        while (surfer.exists(selector + ":not(:checked)")) {
            reach(selector + ":not(:checked)");
            surfer.press(" ");
        }
    }

    /** Types the same into each of them that is empty. */
    public void typeInAll(String selector, String text) {
        for (var name : names(selector)) {
            type("%s[name=\"%s\"]".formatted(selector, name), text);
        }
    }

    private List<String> names(String selector) {
        var names = String.valueOf(surfer.evaluate(
                "Array.from(document.querySelectorAll(%s)).filter(f => f.value === '').map(f => f.name).join('\\n')"
                        .formatted(Surfer.quoted(selector))));
        return names.isEmpty() ? List.of() : List.of(names.split("\n", -1));
    }

    /** Goes down a list until the option stands there. */
    public void choose(String selector, String value) {
        reach(selector);
        surfer.press("Home");
        for (int steps = 0; steps < MOST_STEPS; steps++) {
            if (value.equals(surfer.evaluate(Surfer.element(selector) + ".value"))) {
                return;
            }
            surfer.press("ArrowDown");
        }
        throw new AssertionError("no option " + value + " in " + selector);
    }

    /** Goes along a group of choices until this one is chosen. */
    public void pick(String group, String value) {
        reach(group);
        surfer.press(" ");
        for (int steps = 0; steps < MOST_STEPS; steps++) {
            if (Boolean.TRUE.equals(surfer.evaluate("document.querySelector(%s) !== null"
                    .formatted(Surfer.quoted(group + "[value=" + value + "]:checked"))))) {
                return;
            }
            surfer.press("ArrowRight");
        }
        throw new AssertionError("no choice " + value + " in " + group);
    }

    /** Presses Enter on it and waits for the page that follows. */
    public void press(String selector) {
        reach(selector);
        surfer.evaluate("window.seenBefore = true");
        surfer.press("Enter");
        surfer.waitUntil("!window.seenBefore && document.readyState === 'complete'");
    }
}
