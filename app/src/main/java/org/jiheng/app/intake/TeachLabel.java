package org.jiheng.app.intake;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jiheng.app.identity.AccessPolicy;
import org.jiheng.app.identity.Deed;
import org.jiheng.app.identity.Officer;
import org.jiheng.app.web.NotFound;
import org.jiheng.documents.reading.LabelMeaning;
import org.jiheng.documents.reading.Labels;
import org.jiheng.policy.common.Actor;
import org.jiheng.policy.common.Happened;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * 教栏目 — a label the dictionary does not have, or takes for something else here, is explained by somebody who knows, and later
 * readings know it. A clerk teaches the own unit; finance teaches the region, and can take over for it what a unit has taught.
 */
@Component
class TeachLabel {
    private static final Logger LOG = LoggerFactory.getLogger(TeachLabel.class);

    private final AccessPolicy access;
    private final LabelMappings mappings;
    private final ApplicationEventPublisher events;

    TeachLabel(AccessPolicy access, LabelMappings mappings, ApplicationEventPublisher events) {
        this.access = access;
        this.mappings = mappings;
        this.events = events;
    }

    /** The product's dictionary with what the region and the officer's own unit have taught, the unit's last. */
    Labels dictionary(Officer officer) {
        var own = officer.organisation().id();
        var learned = access.call(officer, Deed.IMPORT, mappings::inForce).stream()
                .filter(each -> each.unitId() == null || each.unitId() == own)
                .flatMap(each ->
                        meaning(each.meaning()).map(meaning -> new Labels.Learned(each.printed(), meaning)).stream())
                .toList();
        return learned.isEmpty() ? Labels.STANDARD : Labels.STANDARD.with(learned);
    }

    /** @param example what stood beside it; null when that is not known */
    void teach(Officer officer, Actor actor, String printed, LabelMeaning meaning, @Nullable String example) {
        teach(
                officer,
                actor,
                officer.seesWholeRegion() ? null : officer.organisation().id(),
                printed,
                meaning,
                example);
    }

    /** What the product's own dictionary says; empty where it says nothing, and teaching fills a gap. */
    static Optional<LabelMeaning> before(String area, String printed) {
        return Arrays.stream(LabelMeaning.Area.values())
                .filter(each -> each.name().equals(area))
                .findFirst()
                .flatMap(each -> Labels.STANDARD.meaningOf(each, printed));
    }

    /** Takes over for the whole region what a unit has taught. */
    void adopt(Officer officer, Actor actor, long id) {
        AccessPolicy.require(officer, Deed.ADOPT_LABEL);
        var mapping = find(officer, id);
        teach(
                officer,
                actor,
                null,
                mapping.printed(),
                meaning(mapping.meaning()).orElseThrow(NotFound::new),
                mapping.example());
    }

    /** @return the label as it was printed */
    String takeBack(Officer officer, Actor actor, long id) {
        var mapping = find(officer, id);
        access.run(officer, Deed.IMPORT, () -> {
            if (!mappings.takeBack(id, officer.id())) {
                throw new NotFound();
            }
            events.publishEvent(new Happened(
                    officer.regionCode(),
                    actor,
                    "撤销栏目对照",
                    "label_mapping",
                    String.valueOf(id),
                    told(mapping),
                    Map.of()));
        });
        return mapping.printed();
    }

    private void teach(
            Officer officer,
            Actor actor,
            @Nullable Long unitId,
            String printed,
            LabelMeaning meaning,
            @Nullable String example) {
        access.run(officer, Deed.IMPORT, () -> {
            var id = mappings.teach(
                    officer.regionCode(),
                    unitId,
                    printed,
                    compared(printed),
                    meaning.area().name(),
                    meaning.name(),
                    example,
                    officer.id());
            var after = new LinkedHashMap<String, Object>();
            after.put("表上写", printed);
            after.put("意思是", meaning.chinese());
            after.put("用于", unitId == null ? "全区" : officer.organisation().name());
            events.publishEvent(
                    new Happened(officer.regionCode(), actor, "学会栏目", "label_mapping", String.valueOf(id), after));
        });
    }

    private LabelMappings.Mapping find(Officer officer, long id) {
        return access.call(officer, Deed.IMPORT, () -> mappings.inForce(id)).orElseThrow(NotFound::new);
    }

    private static Map<String, Object> told(LabelMappings.Mapping mapping) {
        return Map.of(
                "表上写", mapping.printed(),
                "意思是", meaning(mapping.meaning()).map(LabelMeaning::chinese).orElse(mapping.meaning()));
    }

    /** Spaces, colons and width make no difference to the reader, so neither to what counts as the same label. */
    static String compared(String printed) {
        return Normalizer.normalize(printed, Normalizer.Form.NFKC).replaceAll("[\\s:*]", "");
    }

    /** A meaning of an older version of the product may be gone; then the label is unknown again, and no reading fails. */
    static Optional<LabelMeaning> meaning(String name) {
        for (var each : LabelMeaning.values()) {
            if (each.name().equals(name)) {
                return Optional.of(each);
            }
        }
        LOG.warn("栏目含义 {} 已经没有了，这条对照不再起作用", name);
        return Optional.empty();
    }
}
