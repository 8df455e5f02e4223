package org.jiheng.app.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** 文案 — every word of a page stands once in one file, is there when asked for, and is asked for. */
class MessagesTest {
    private static final Path FILE = Path.of("src/main/resources/messages/pages.properties");
    private static final Path TEMPLATES = Path.of("src/main/jte");
    private static final Path JAVA = Path.of("src/main/java");

    private static final Pattern LITERAL = Pattern.compile("\"([a-zA-Z][a-zA-Z0-9.]*)\"");
    private static final Pattern SAID = Pattern.compile("\\bsay\\(\\s*\"([a-zA-Z0-9.]+)\"\\s*[,)]");
    private static final Pattern HAN = Pattern.compile("\\p{IsHan}");
    private static final Pattern COMMENT = Pattern.compile("(?s)<%--.*?--%>|<!--.*?-->");

    /** Keys put together from a prefix and something else; whoever adds one lists it here. */
    private static final Set<String> PREFIXES = Set.of(
            "audit.outcome.",
            "books.state.",
            "expert.state.",
            "security.level",
            "security.profile.",
            "firstRun.person.",
            "officers.none.",
            "organisations.kind.",
            "divisions.level.",
            "officers.tab.",
            "state.",
            "error.",
            "field.",
            "field.indicator.",
            "dryRun.status.",
            "projects.column.",
            "formType.",
            "labels.area.",
            "decision.",
            "consequence.",
            "edit.key.",
            "edit.does.",
            "exAnte.dimension.",
            "exAnte.hint.");

    private static Map<String, String> messages = Map.of();
    private static String pages = "";
    private static String code = "";

    @BeforeAll
    static void read() throws IOException {
        var found = new HashMap<String, String>();
        for (var line : Files.readAllLines(FILE)) {
            if (!line.isBlank() && !line.startsWith("#")) {
                var pair = line.split("=", 2);
                Assertions.assertThat(found.put(pair[0], pair[1]))
                        .as("said twice: " + pair[0])
                        .isNull();
            }
        }
        messages = Map.copyOf(found);
        pages = text(TEMPLATES, ".jte");
        code = text(JAVA, ".java");
    }

    @Test
    void everyWordAskedForIsThere() {
        var asked = new TreeSet<String>();
        for (var text : List.of(pages, code)) {
            SAID.matcher(text).results().forEach(each -> asked.add(each.group(1)));
        }
        assertThat(asked).hasSizeGreaterThan(100);
        assertThat(asked.stream().filter(key -> !messages.containsKey(key))).isEmpty();
    }

    @Test
    void everyWordIsAskedFor() {
        var literals = Stream.of(pages, code)
                .flatMap(text -> LITERAL.matcher(text).results().map(each -> each.group(1)))
                .collect(Collectors.toSet());
        var idle = messages.keySet().stream()
                .filter(key -> !literals.contains(key))
                .filter(key -> PREFIXES.stream().noneMatch(key::startsWith))
                .sorted()
                .toList();
        assertThat(idle).isEmpty();
        assertThat(PREFIXES.stream().filter(prefix -> !literals.contains(prefix)))
                .as("prefixes nobody uses any more")
                .isEmpty();
    }

    /** Whoever can read and correct a sentence need not find it in a template; the seal 衡 is a picture, not a word. */
    @Test
    void noTemplateHoldsWordsOfItsOwn() throws IOException {
        var found = new ArrayList<String>();
        for (var template : files(TEMPLATES, ".jte")) {
            var lines =
                    COMMENT.matcher(Files.readString(template)).replaceAll("").split("\n", -1);
            Arrays.stream(lines)
                    .filter(line -> HAN.matcher(line.replace("aria-hidden=\"true\">衡<", ""))
                            .find())
                    .forEach(line -> found.add(template + ": " + line));
        }
        assertThat(found).isEmpty();
    }

    @Test
    void everySentenceWithValuesCanBeFilled() {
        messages.forEach((key, sentence) -> {
            assertThat(sentence).as(key).isNotBlank().doesNotContain("'");
            assertThatCode(() -> new MessageFormat(sentence, Locale.CHINA))
                    .as(key)
                    .doesNotThrowAnyException();
            var filled = new MessageFormat(sentence, Locale.CHINA).format(new Object[] {"甲", "乙", "丙", "丁"});
            assertThat(filled).as(key).doesNotContain("{", "}");
        });
    }

    /** A sentence with a place for a value is never said without one: {@code say} would print the braces. */
    @Test
    void everySentenceWithValuesIsGivenThem() {
        var bare = Stream.of(pages, code)
                .flatMap(text -> Pattern.compile("\\bsay\\(\\s*\"([^\"]+)\"\\s*\\)")
                        .matcher(text)
                        .results())
                .map(each -> each.group(1))
                .filter(key -> messages.getOrDefault(key, "").contains("{"))
                .toList();
        assertThat(bare).isEmpty();
    }

    @Test
    void fillsValuesInAsTheyAre() {
        assertThat(Words.say("signIn.wrong", 1234567)).contains("1234567");
        assertThat(Words.say("projects.total", "{0} '单引号' <b>")).isEqualTo("合计 {0} '单引号' <b> 个");
        Assertions.assertThatExceptionOfType(MissingResourceException.class).isThrownBy(() -> Words.say("no.such.key"));
    }

    private static String text(Path folder, String ending) throws IOException {
        var whole = new StringBuilder();
        for (var file : files(folder, ending)) {
            whole.append(Files.readString(file)).append('\n');
        }
        return whole.toString();
    }

    private static List<Path> files(Path folder, String ending) throws IOException {
        try (Stream<Path> found = Files.walk(folder)) {
            return found.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        }
    }
}
