package org.jiheng.app.target;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jiheng.app.database.SqlFile;
import org.jiheng.app.identity.AccessPolicy;
import org.jiheng.app.identity.Deed;
import org.jiheng.app.identity.Officer;
import org.jiheng.app.web.NotFound;
import org.jiheng.app.web.Words;
import org.jiheng.documents.writing.CellText;
import org.jiheng.documents.writing.Layout.IndicatorPart;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** 相近的指标 — what the unit itself used before, with where it comes from; nothing is ever put in by itself. */
@Component
class Suggestions {
    private static final SqlFile FIND = SqlFile.of("target/suggest-indicators.sql");
    private static final int MOST = 8;
    private static final int LONGEST = 40;

    /**
     * 建议.
     *
     * @param from where it was used, in words
     */
    record Suggestion(Map<String, String> cells, String from) {}

    private record Found(Suggestion suggestion, boolean own, int year) {}

    private final AccessPolicy access;
    private final Drafts drafts;
    private final JdbcClient jdbc;

    Suggestions(AccessPolicy access, Drafts drafts, JdbcClient jdbc) {
        this.access = access;
        this.drafts = drafts;
        this.jdbc = jdbc;
    }

    List<Suggestion> of(Officer officer, long targetId, String typed) {
        var words = typed.strip();
        var like = "%" + words.substring(0, Math.min(words.length(), LONGEST)).replaceAll("([\\\\%_])", "\\\\$1") + "%";
        return access.call(officer, Deed.FILL_IN_TARGET, () -> {
            var draft = drafts.place(targetId)
                    .flatMap(place -> drafts.read(place.projectId(), place.fiscalYear()))
                    .orElseThrow(NotFound::new);
            return jdbc
                    .sql(FIND.text())
                    .param("project", draft.projectId())
                    .param("unit", draft.unitId())
                    .param("target", targetId)
                    .param("like", like)
                    .query((row, number) -> {
                        var indicator = Targets.indicator(row);
                        var own = row.getBoolean("own");
                        var year = row.getInt("fiscal_year");
                        return new Found(
                                new Suggestion(
                                        Map.of(
                                                "name", indicator.name(),
                                                "operator", CellText.of(indicator, IndicatorPart.OPERATOR),
                                                "value", CellText.of(indicator, IndicatorPart.VALUE),
                                                "unit", CellText.of(indicator, IndicatorPart.UNIT)),
                                        own
                                                ? Words.say("edit.fromSelf", year)
                                                : Words.say("edit.fromOther", row.getString("project_name"), year)),
                                own,
                                year);
                    })
                    .list()
                    .stream()
                    .sorted(Comparator.comparing(Found::own)
                            .reversed()
                            .thenComparing(Comparator.comparingInt(Found::year).reversed()))
                    .limit(MOST)
                    .map(Found::suggestion)
                    .toList();
        });
    }
}
