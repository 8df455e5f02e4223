package org.jiheng.app.target;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.regex.Pattern;
import org.jiheng.app.database.SqlFile;
import org.jiheng.app.target.ContactSeal.Place;
import org.jiheng.app.web.Words;
import org.jiheng.policy.common.FieldPath;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** 改动记录 — reads back what was changed in a form cell by cell, as the editor wrote it down; to be asked inside a scoped transaction. */
@Repository
public class ChangeLog {
    private static final SqlFile SINCE = SqlFile.of("target/changes-since.sql");
    /** A cell of the indicator table as it is kept: the number of its row, then its column. */
    private static final Pattern IN_ROW = Pattern.compile("[0-9a-f-]{36}\\.(.+)");

    /**
     * 一处改动.
     *
     * @param place in words, with the row as it is counted now
     */
    public record Change(String place, List<TextPiece> pieces, String by, Instant at) {
        public Change {
            pieces = List.copyOf(pieces);
        }
    }

    private final JdbcClient jdbc;
    private final ContactSeal seal;

    ChangeLog(JdbcClient jdbc, ContactSeal seal) {
        this.jdbc = jdbc;
        this.seal = seal;
    }

    /** What was changed in this target after a moment, oldest first. */
    public List<Change> since(String regionCode, long targetId, Instant after) {
        var place = Place.ofTarget(regionCode, targetId);
        return jdbc.sql(SINCE.text())
                .param("target", targetId)
                .param("after", after.atOffset(ZoneOffset.UTC))
                .query((row, _) -> change(row, place))
                .list();
    }

    private Change change(ResultSet row, Place place) throws SQLException {
        var field = row.getString("field");
        return new Change(
                place(field, row),
                TextDiff.between(
                        shown(place, field, row.getString("before")), shown(place, field, row.getString("after"))),
                row.getString("by"),
                row.getObject("at", OffsetDateTime.class).toInstant());
    }

    private String shown(Place place, String field, String kept) {
        return ContactSeal.covers(field) && !kept.isEmpty()
                ? PersonalFields.onScreen(field, seal.opened(place, kept))
                : kept;
    }

    /** 第3行 分值; of a row that is gone, only the column can be named. */
    private static String place(String field, ResultSet row) throws SQLException {
        var inRow = IN_ROW.matcher(field);
        if (!inRow.matches()) {
            return FieldWords.of(new FieldPath(field));
        }
        var column = inRow.group(1);
        var words = FieldKey.part(column).isPresent()
                ? FieldWords.column(FieldPath.indicator(0, column))
                : Words.say(column.equals("place") ? "change.place" : "change.row");
        var at = row.getInt("position");
        return row.wasNull()
                ? Words.say("change.rowGone", words)
                : Words.say("change.inRow", FieldWords.of(FieldPath.indicator(at)), row.getString("indicator"), words);
    }
}
