package org.jiheng.app.browser;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** No stylesheet and no script leaves the house that the browsers of the field cannot read (GIT-71, GIT-72, GIT-73). */
class AssetFloorTest {
    private static final Path OURS = Path.of("src/main/resources/static");
    private static final Path TEMPLATES = Path.of("src/main/jte");
    private static final Pattern WEBJAR = Pattern.compile("/webjars/[\\w./@-]+");
    private static final int FIRST_PAGE_BYTES = 300 * 1024;

    /** What the pages use from libraries; a template that names another file fails {@link #templatesUseOnlyWhatIsChecked}. */
    private static final List<String> LIBRARIES =
            List.of("/webjars/bootstrap/5.3.8/dist/css/bootstrap.min.css", "/webjars/htmx.org/2.0.4/dist/htmx.min.js");

    /** What may be newer than 78 without an older form in the same rule, and why nobody loses a task by it. */
    private record Allowed(String file, String feature, String reason) {}

    private static final List<Allowed> ALLOWED = List.of(
            new Allowed("jiheng.css", ":focus-visible", "before 86 the rule is dropped and every focus shows its ring"),
            new Allowed("jiheng.css", "text-underline-offset", "an ornament: the line sits a little higher"),
            new Allowed("jiheng.css", "overflow-wrap: anywhere", "word-break: break-word stands beside it"),
            new Allowed(
                    "jiheng.css", "forced-colors", "the whole block is for newer Windows, which has newer browsers"),
            new Allowed("jiheng.css", "forced-color-adjust", "stands inside forced-colors"),
            new Allowed("bootstrap.min.css", ":focus-visible", "our own :focus ring is stronger than Bootstrap's"),
            new Allowed("bootstrap.min.css", "text-underline-offset", "only .icon-link and link utilities: not used"),
            new Allowed(
                    "bootstrap.min.css", "gap in a flex box", "only nav-underline, icon-link, gap utilities: not used"),
            new Allowed(
                    "bootstrap.min.css", "appearance", "-webkit-appearance stands before it, but for Firefox's slider"),
            new Allowed("bootstrap.min.css", "inset", "only floating labels: not used"),
            new Allowed(
                    "bootstrap.min.css", "::file-selector-button", "::-webkit-file-upload-button stands beside it"));

    @Test
    void everyAssetHoldsAtTheFloor() throws IOException {
        var uses = new ArrayList<FloorUse>();
        for (var asset : assets()) {
            uses.addAll(
                    asset.name().endsWith(".css")
                            ? CssFloor.uses(asset.name(), asset.content())
                            : JsFloor.uses(asset.name(), asset.content()));
        }
        Files.createDirectories(Path.of("target"));
        Files.write(
                Path.of("target/asset-floor.txt"),
                uses.stream().map(FloorUse::toString).sorted().toList());

        assertThat(refused(uses))
                .as("newer than the floor; give it an older form before it, or leave it out")
                .isEmpty();
        assertThat(ALLOWED)
                .as("every permission is still needed")
                .allMatch(permission -> uses.stream().anyMatch(use -> permits(permission, use)));
    }

    @Test
    void templatesUseOnlyWhatIsChecked() throws IOException {
        var named = new TreeSet<String>();
        for (var template : files(TEMPLATES, ".jte")) {
            var matcher = WEBJAR.matcher(Files.readString(template));
            while (matcher.find()) {
                named.add(matcher.group());
            }
        }
        assertThat(LIBRARIES)
                .as("add it to LIBRARIES, so that it is read at the floor")
                .containsAll(named);
    }

    /** GIT-141: all that a page can ask for, compressed, leaves room for the page itself. */
    @Test
    void theFirstPageFitsASlowLine() throws IOException {
        var bytes = 0;
        for (var asset : assets()) {
            bytes += compressed(asset.content());
        }
        bytes += compressed(Files.readString(OURS.resolve("icons.svg")));
        assertThat(bytes).isLessThan(FIRST_PAGE_BYTES / 2);
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', nullValues = "无", textBlock = """
            样式                                                    | 指出                     | 自
            a { color: color-mix(in srgb, red, blue) }              | color-mix, oklch, lab    | 111
            a { color: red; color: oklch(40% 0.2 20) }              | color-mix, oklch, lab    | 111
            a { color: light-dark(red, blue) }                      | light-dark               | 123
            a:has(b) { color: red }                                 | :has                     | 105
            @layer x { a { color: red } }                           | @layer                   | 99
            @container (min-width: 300px) { a { color: red } }      | @container               | 105
            @property --x { syntax: '*'; inherits: false }          | @property                | 85
            a { translate: 10px }                                   | individual transform     | 104
            a { height: 100dvh }                                    | dvh, svh, lvh            | 108
            a { grid-template-rows: subgrid }                       | subgrid                  | 117
            a { inset: 0 }                                          | inset                    | 87
            a { aspect-ratio: 1 }                                   | aspect-ratio             | 88
            a { display: flex; gap: 4px }                           | gap in a flex box        | 84
            a:is(.b) { color: red }                                 | :is, :where              | 88
            a:not(.b, .c) { color: red }                            | :not with a list         | 88
            a { width: min(10px, 50%) }                             | min(), max(), clamp()    | 79
            a { display: grid; gap: 4px }                           | 无                       | 无
            a { width: min-content; clip-path: inset(50%) }         | 无                       | 无
            a::before { content: "a:has(b) color-mix(" }            | 无                       | 无
            @media (max-width: 600px) { a { transform: rotate(1deg) } } | 无                   | 无
            """)
    void readsStyles(String css, @Nullable String feature, @Nullable Integer since) {
        var uses = CssFloor.uses("sample.css", css);
        if (feature == null) {
            assertThat(uses).isEmpty();
        } else {
            assertThat(uses).singleElement().satisfies(use -> {
                assertThat(use.feature()).isEqualTo(feature);
                assertThat(use.since()).isEqualTo(since);
            });
            assertThat(refused(uses)).as("and refuses it").hasSize(1);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'@media (width >= 600px) { a { color: red } }'",
        "'a { color: red; & b { color: blue } }'",
        "'a { color: }}'"
    })
    void refusesStylesTheFloorCannotRead(String css) {
        assertThatThrownBy(() -> CssFloor.uses("sample.css", css))
                .isInstanceOf(UnreadableAsset.class)
                .hasMessageContaining("sample.css");
    }

    @Test
    void anOlderFormBeforeItIsEnoughUpToTheFullFloor() {
        assertThat(refused(CssFloor.uses("sample.css", "a { width: 50%; width: min(10px, 50%) }")))
                .isEmpty();
        assertThat(refused(CssFloor.uses("sample.css", "a { width: min(10px, 50%); width: 50% }")))
                .as("an older form after it is none")
                .hasSize(1);
        assertThat(refused(CssFloor.uses("sample.css", "a { height: 100vh; height: 100dvh }")))
                .as("above 102 even that is refused: full quality must not need it")
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "'const a = b?.c'",
        "'const a = b ?? c'",
        "'a ||= 1'",
        "'class A { x = 1 }'",
        "'const n = 1_000'",
        "'await fetch(1)'",
        "'const a = ;'"
    })
    void refusesScriptsThatAreNotES2019(String script) {
        assertThatThrownBy(() -> JsFloor.uses("sample.js", script))
                .isInstanceOf(UnreadableAsset.class)
                .hasMessageContaining("sample.js");
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', nullValues = "无", textBlock = """
            脚本                                                     | 指出
            list.at(-1)                                              | at()
            structuredClone(x)                                       | structuredClone()
            fetch(x, { signal: AbortSignal.timeout(5) })             | timeout()
            crypto.randomUUID()                                      | randomUUID()
            text.replaceAll("a", "b")                                | replaceAll()
            if (window.structuredClone) { structuredClone(x) }       | 无
            setTimeout(f, 5); try { f() } catch { g() }              | 无
            const at = 1; Array.from(list).map(x => x.flat())        | 无
            """)
    void readsScripts(String script, @Nullable String feature) {
        var features = JsFloor.uses("sample.js", script).stream()
                .map(FloorUse::feature)
                .toList();
        assertThat(features).isEqualTo(feature == null ? List.of() : List.of(feature));
    }

    private static List<FloorUse> refused(List<FloorUse> uses) {
        return uses.stream()
                .filter(use -> use.since() > FloorUse.FULL
                        || (!use.fallback() && ALLOWED.stream().noneMatch(permission -> permits(permission, use))))
                .toList();
    }

    private static boolean permits(Allowed permission, FloorUse use) {
        return use.file().equals(permission.file()) && use.feature().equals(permission.feature());
    }

    private record Asset(String name, String content) {}

    private static List<Asset> assets() throws IOException {
        var assets = new ArrayList<Asset>();
        for (var file : Stream.concat(files(OURS, ".css").stream(), files(OURS, ".js").stream())
                .toList()) {
            assets.add(new Asset(file.getFileName().toString(), Files.readString(file)));
        }
        for (var library : LIBRARIES) {
            try (var content = AssetFloorTest.class.getResourceAsStream("/META-INF/resources" + library)) {
                if (content == null) {
                    throw new IllegalStateException("not on the class path: " + library);
                }
                var name = library.substring(library.lastIndexOf('/') + 1);
                assets.add(new Asset(name, new String(content.readAllBytes(), UTF_8)));
            }
        }
        return assets;
    }

    private static List<Path> files(Path root, String ending) throws IOException {
        try (var files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        }
    }

    private static int compressed(String content) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(content.getBytes(UTF_8));
        }
        return bytes.size();
    }
}
