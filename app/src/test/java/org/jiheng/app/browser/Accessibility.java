package org.jiheng.app.browser;

import com.deque.html.axecore.playwright.AxeBuilder;
import java.util.List;

/** 无障碍检查 — what axe-core finds wrong with the page a surfer looks at; only today's Chromium can run it. */
public final class Accessibility {
    private Accessibility() {}

    /** Serious and critical findings, each with the element it is about. */
    public static List<String> seriousFindings(Surfer surfer) {
        if (!(surfer instanceof PlaywrightSurfer playwright)) {
            throw new IllegalArgumentException("axe runs in Playwright's browsers only");
        }
        return new AxeBuilder(playwright.page())
                .analyze().getViolations().stream()
                        .filter(rule -> List.of("serious", "critical").contains(rule.getImpact()))
                        .flatMap(rule -> rule.getNodes().stream().map(node -> rule.getId() + " " + node.getHtml()))
                        .toList();
    }
}
