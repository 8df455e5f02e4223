package org.jiheng.policy.parameters;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jiheng.policy.common.LegalBasis;
import org.jiheng.policy.common.LegalBasis.Confidence;
import org.jiheng.policy.common.Region;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

/** 参数文件 — reads one YAML file into a {@link Parameter}, and refuses whatever it does not expect. */
final class ParameterFile {
    private static final int MOST_CHARACTERS = 100_000;
    private static final int DEEPEST_NESTING = 8;

    private ParameterFile() {}

    /** @param value reads what stands under {@code value} */
    static <T> Parameter<T> read(String name, String yaml, Function<Setting, T> value) {
        var file = Setting.file(name, yaml);
        var entries = file.only("title", "rules", "national", "regional");
        var values = new Values<>(value);
        values.add(
                Region.NATIONAL.code(),
                new Setting(name + " national", file.the("national", entries).content()));
        values.addRegions(
                new Setting(name + " regional", file.the("regional", entries).content()));
        var rules = entries.get("rules");
        return new Parameter<>(
                file.the("title", entries).text(),
                rules == null ? List.of() : rules.words(),
                values.byRegion,
                values.printed);
    }

    /** 本地参数文件: a title to read by, and regions; what holds for the nation is not a district's to change. */
    static <T> Parameter<T> readLocal(String name, String yaml, Function<Setting, T> value) {
        var file = Setting.file(name, yaml);
        var entries = file.only("title", "regional");
        var values = new Values<>(value);
        values.addRegions(
                new Setting(name + " regional", file.the("regional", entries).content()));
        return new Parameter<>(file.the("title", entries).text(), List.of(), values.byRegion, values.printed);
    }

    /** What a file says, gathered while reading. */
    private static final class Values<T> {
        private final Function<Setting, T> value;
        private final Map<String, List<Dated<T>>> byRegion = new LinkedHashMap<>();
        private final List<ParameterEntry> printed = new ArrayList<>();

        Values(Function<Setting, T> value) {
            this.value = value;
        }

        void addRegions(Setting regional) {
            regional.entries().forEach((code, values) -> add(regionCode(code, values), values));
        }

        void add(String region, Setting values) {
            var dated = new ArrayList<Dated<T>>();
            for (var each : values.list()) {
                var entries = each.exactly("from", "value", "source");
                var from = each.the("from", entries).date();
                if (!dated.isEmpty() && !dated.getLast().from().isBefore(from)) {
                    throw each.wrong("应按生效日期从早到晚排列，%s不晚于%s"
                            .formatted(from, dated.getLast().from()));
                }
                var written = each.the("value", entries);
                var source = source(each.the("source", entries));
                dated.add(new Dated<>(from, value.apply(written), source));
                printed.add(new ParameterEntry(region, from, written.printed(), source));
            }
            byRegion.put(region, List.copyOf(dated));
        }
    }

    /** {document, title, quote or note, confidence}: only a text that was seen may be quoted. */
    static LegalBasis source(Setting source) {
        var entries = source.only("document", "title", "quote", "note", "confidence");
        var confidence = confidence(source.the("confidence", entries));
        var quoted = entries.containsKey("quote");
        if (quoted == entries.containsKey("note")) {
            throw source.wrong("“quote”和“note”写且只写一个");
        }
        if (quoted && confidence != Confidence.SEEN) {
            throw source.wrong("没有见过原文的不能照录，请改用“note”");
        }
        var clause = source.the(quoted ? "quote" : "note", entries).text();
        if (confidence == Confidence.DESIGN) {
            source.only("note", "confidence");
            return LegalBasis.ownCheck(clause);
        }
        var document = textOrEmpty(entries, "document");
        var title = textOrEmpty(entries, "title");
        if (document.isEmpty() && title.isEmpty()) {
            throw source.wrong("缺少“document”或“title”");
        }
        try {
            return new LegalBasis(document, title, clause, confidence);
        } catch (IllegalArgumentException refused) {
            throw new BrokenParameterException(source.place() + ":" + refused.getMessage(), refused);
        }
    }

    private static Confidence confidence(Setting confidence) {
        return switch (confidence.text()) {
            case "seen" -> Confidence.SEEN;
            case "republished" -> Confidence.REPUBLISHED;
            case "known" -> Confidence.KNOWN;
            case "design" -> Confidence.DESIGN;
            default -> throw confidence.wrong("应为seen、republished、known或design");
        };
    }

    private static String textOrEmpty(Map<String, Setting> entries, String key) {
        var setting = entries.get(key);
        return setting == null ? "" : setting.text();
    }

    private static String regionCode(String code, Setting values) {
        try {
            var region = new Region(code, code);
            if (region.code().equals(Region.NATIONAL.code())) {
                throw values.wrong("全国的取值写在“national”下");
            }
            return region.code();
        } catch (IllegalArgumentException notACode) {
            throw new BrokenParameterException(values.place() + ":" + notACode.getMessage(), notACode);
        }
    }

    static Object parse(String name, String yaml) {
        if (yaml.length() > MOST_CHARACTERS) {
            throw new BrokenParameterException("%s:超过%d字，不像参数文件".formatted(name, MOST_CHARACTERS));
        }
        var options = new LoaderOptions();
        options.setNestingDepthLimit(DEEPEST_NESTING);
        options.setAllowDuplicateKeys(false);
        options.setMaxAliasesForCollections(0);
        var dump = new DumperOptions();
        try {
            return new Yaml(new SafeConstructor(options), new Representer(dump), dump, options, new EverythingIsText())
                    .load(yaml);
        } catch (YAMLException broken) {
            throw new BrokenParameterException(name + ":不是规范的YAML," + broken.getMessage(), broken);
        }
    }

    /** Leaves 10 and 2020-02-25 as the text they are: nothing passes through a floating-point number. */
    private static final class EverythingIsText extends Resolver {
        @Override
        protected void addImplicitResolvers() {
            // none: every plain scalar stays a string
        }
    }
}
