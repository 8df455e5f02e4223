package org.jiheng.app.review;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jiheng.app.database.SqlFile;
import org.jiheng.app.identity.Officer;
import org.jiheng.app.web.Words;
import org.jiheng.app.workflow.ReviewCase;
import org.jiheng.policy.common.Points;
import org.jiheng.policy.common.Region;
import org.jiheng.policy.parameters.Parameters;
import org.jiheng.policy.parameters.ReviewForm;
import org.jiheng.policy.scoring.Grade;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** 审核打分 — points for each item of the review form, round by round (REV-01 … REV-03); inside a scoped transaction. */
@Repository
class Scores {
    private static final SqlFile KEEP = SqlFile.of("review/keep-score.sql");

    private final JdbcClient jdbc;
    private final Clock clock;

    Scores(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    ReviewForm form(ReviewCase reviewed) {
        return Parameters.delivered()
                .review()
                .form()
                .at(new Region(reviewed.regionCode(), ""), LocalDate.now(clock))
                .value();
    }

    /** Item → points given in this round, or in the one whose grade still stands. */
    Map<String, Points> of(ReviewCase reviewed) {
        var scores = new LinkedHashMap<String, Points>();
        jdbc.sql("select item, points from review_score where case_id = :case"
                        + " and round = jiheng_scored_round(:case, :round) order by item")
                .param("case", reviewed.id())
                .param("round", reviewed.round())
                .query((row, _) -> Map.entry(row.getString("item"), new Points(row.getBigDecimal("points"))))
                .list()
                .forEach(each -> scores.put(each.getKey(), each.getValue()));
        return scores;
    }

    /** Keeps what can be kept; empty when all of it could. */
    List<String> keep(Officer officer, ReviewCase reviewed, Map<String, String> typed) {
        return form(reviewed).items().stream()
                .flatMap(item -> {
                    var text = typed.getOrDefault(item.name(), "").strip();
                    if (text.isEmpty()) {
                        return Optional.<String>empty().stream();
                    }
                    var points = read(text, item);
                    if (points.isEmpty()) {
                        return Optional.of(Words.say("review.scoreWrong", item.name(), item.points(), text)).stream();
                    }
                    jdbc.sql(KEEP.text())
                            .param("region", reviewed.regionCode())
                            .param("case", reviewed.id())
                            .param("round", reviewed.round())
                            .param("item", item.name())
                            .param("points", points.get().value())
                            .param("unit", reviewed.unitId())
                            .param("officer", officer.id())
                            .update();
                    return Optional.<String>empty().stream();
                })
                .toList();
    }

    static Optional<Points> read(String text, ReviewForm.Item item) {
        if (!text.matches("\\d{1,3}(\\.\\d{1,2})?")) {
            return Optional.empty();
        }
        var points = new Points(new BigDecimal(text));
        return points.compareTo(item.points()) > 0 ? Optional.empty() : Optional.of(points);
    }

    /** Items without points yet. */
    List<String> missing(ReviewCase reviewed) {
        var given = of(reviewed);
        return form(reviewed).items().stream()
                .map(ReviewForm.Item::name)
                .filter(each -> !given.containsKey(each))
                .toList();
    }

    static Points total(Map<String, Points> scores) {
        return Points.sum(List.copyOf(scores.values()));
    }

    /** What the points suggest; the reviewer decides (REV-03). */
    Grade suggested(ReviewCase reviewed, Points total) {
        var bands = Parameters.delivered()
                .review()
                .grades()
                .at(new Region(reviewed.regionCode(), ""), LocalDate.now(clock))
                .value();
        if (total.compareTo(bands.excellent()) >= 0) {
            return Grade.EXCELLENT;
        }
        if (total.compareTo(bands.good()) >= 0) {
            return Grade.GOOD;
        }
        return total.compareTo(bands.fair()) >= 0 ? Grade.FAIR : Grade.POOR;
    }
}
