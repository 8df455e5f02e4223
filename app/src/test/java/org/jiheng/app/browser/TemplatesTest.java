package org.jiheng.app.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Templates hold nothing that the strict Content-Security-Policy would silently drop (GIT-143), and name only icons that exist. */
class TemplatesTest {
    private static final Path TEMPLATES = Path.of("src/main/jte");
    private static final Path SPRITE = Path.of("src/main/resources/static/icons.svg");
    private static final Pattern INLINE_STYLE = Pattern.compile("(?i)<style\\b|<[^>]*\\sstyle\\s*=");
    private static final Pattern INLINE_SCRIPT =
            Pattern.compile("(?i)<script(?![^>]*\\ssrc=)|<[^>]*\\son[a-z]+\\s*=|javascript:");
    private static final Pattern ICON = Pattern.compile("icons\\.svg#([a-z0-9-]+)");

    @Test
    void noTemplateBreaksThePolicyOrNamesAnUnknownIcon() throws IOException {
        var sprite = Files.readString(SPRITE);
        var faults = new ArrayList<String>();
        try (var files = Files.walk(TEMPLATES)) {
            for (var file : files.filter(f -> f.toString().endsWith(".jte")).toList()) {
                for (var fault : faults(Files.readString(file), sprite)) {
                    faults.add(TEMPLATES.relativize(file) + ": " + fault);
                }
            }
        }
        assertThat(faults).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', quoteCharacter = '\0', textBlock = """
            模板                                                    | 毛病
            <p style="color:red">                                   | inline style
            <style>p{}</style>                                      | inline style
            <script>go()</script>                                   | inline script
            <button type="button" onclick="print()">                | inline script
            <a href="javascript:go()">                              | inline script
            <use href="/icons.svg#no-such-icon">                    | no icon no-such-icon
            <script src="/js/notes.js" defer></script>              | -
            <svg class="ti"><use href="/icons.svg#upload"></use></svg> | -
            """)
    void findsWhatThePolicyWouldDrop(String template, String fault) throws IOException {
        assertThat(faults(template, Files.readString(SPRITE)))
                .isEqualTo(fault.equals("-") ? List.of() : List.of(fault));
    }

    private static List<String> faults(String template, String sprite) {
        var faults = new ArrayList<String>();
        if (INLINE_STYLE.matcher(template).find()) {
            faults.add("inline style");
        }
        if (INLINE_SCRIPT.matcher(template).find()) {
            faults.add("inline script");
        }
        var icon = ICON.matcher(template);
        while (icon.find()) {
            if (!sprite.contains("<symbol id=\"" + icon.group(1) + "\"")) {
                faults.add("no icon " + icon.group(1));
            }
        }
        return faults;
    }
}
