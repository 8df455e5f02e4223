package org.jiheng.app.target;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jiheng.app.database.SqlFile;
import org.jiheng.app.database.Together;
import org.jiheng.app.database.Trips;
import org.jiheng.documents.Form;
import org.jiheng.documents.FundLine;
import org.jiheng.policy.common.FieldPath;
import org.jiheng.policy.common.Money;
import org.jiheng.policy.common.Points;
import org.jiheng.policy.indicator.Indicator;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** 草稿的逐格存取 — to be asked inside a scoped transaction; what is out of scope is simply not there. */
@Repository
class Drafts {
    private static final SqlFile VERSION = Targets.VERSION;
    private static final SqlFile SAVE = SqlFile.of("target/save-draft.sql");
    private static final SqlFile SAVE_INDICATOR = SqlFile.of("target/save-indicator.sql");
    private static final SqlFile FIELDS = SqlFile.of("target/fields-of-draft.sql");
    private static final SqlFile BASES = SqlFile.of("target/bases-of-fields.sql");
    private static final SqlFile ALTERNATIVES = SqlFile.of("target/open-alternatives.sql");

    /** 同一格的另一种写法 — what somebody else wrote in a field, until somebody decides. */
    record Alternative(long id, String field, String value, String writtenBy, Instant writtenAt) {}

    /** 项目与年度. */
    record Place(long projectId, int fiscalYear) {}

    private record Row(UUID id, Indicator indicator) {}

    /** What the draft's own row says beside the form. */
    private record Ground(
            Targets.Head head, String regionCode, int fiscalYear, String state, long revision, long writtenAt) {}

    private final JdbcClient jdbc;
    private final Trips trips;
    private final Targets targets;
    private final ContactSeal seal;

    Drafts(JdbcClient jdbc, Trips trips, Targets targets, ContactSeal seal) {
        this.jdbc = jdbc;
        this.trips = trips;
        this.targets = targets;
        this.seal = seal;
    }

    /**
     * 锁住的草稿.
     *
     * @param made those of the changes that were already made, by an earlier try whose answer got lost, with the save that made each
     */
    record Locked(Draft draft, Map<UUID, Long> made) {}

    /** The draft as it stands, with its row locked: saves of one form happen one after the other. */
    Optional<Locked> lock(long targetId, Collection<UUID> changes) {
        var trip = trip();
        // First the lock alone: a joined row would still be the one from before the wait.
        trip.sql("select id from target_version where id = :id for no key update")
                .param("id", targetId);
        var ground = new ArrayList<Ground>();
        trip.sql(VERSION.text()).param("id", targetId).query(row -> {
            ground.add(ground(row));
        });
        var parts = new Parts(trip, targetId);
        var made = new HashMap<UUID, Long>();
        trip.sql("""
                select change_id, revision from target_change where target_id = :target and change_id = any(:ids)
                union all
                select change_id, 0 from target_alternative where target_id = :target and change_id = any(:ids)
                """)
                .param("target", targetId)
                .param("ids", changes.toArray(UUID[]::new))
                .query(row -> {
                    made.put(row.getObject("change_id", UUID.class), row.getLong("revision"));
                });
        trip.run();
        return ground.stream().findFirst().map(each -> new Locked(whole(each, parts), made));
    }

    /** The newest version of this project and year, without a lock. */
    Optional<Draft> read(long projectId, int fiscalYear) {
        return targets.newest(projectId, fiscalYear, (row, number) -> ground(row))
                .map(ground -> {
                    var trip = trip();
                    var parts = new Parts(trip, ground.head().id());
                    trip.run();
                    return whole(ground, parts);
                });
    }

    /** Which project and year a target is of. */
    Optional<Place> place(long targetId) {
        return jdbc.sql("select project_id, fiscal_year from target_version where id = :id")
                .param("id", targetId)
                .query((row, number) -> new Place(row.getLong(1), row.getInt(2)))
                .optional();
    }

    /** What hangs on the draft's row, once the trip was made. */
    private static final class Parts {
        private final List<FundLine> lines = new ArrayList<>();
        private final List<Row> rows = new ArrayList<>();
        private final Map<String, Draft.Field> fields = new HashMap<>();

        Parts(Together trip, long targetId) {
            trip.sql("select label, amount from target_fund_line where target_id = :id order by position")
                    .param("id", targetId)
                    .query(row -> {
                        var yuan = row.getBigDecimal("amount");
                        lines.add(new FundLine(row.getString("label"), yuan == null ? null : new Money(yuan)));
                    });
            trip.sql("select * from target_indicator where target_id = :id order by position")
                    .param("id", targetId)
                    .query(row -> {
                        rows.add(new Row(row.getObject("row_id", UUID.class), Targets.indicator(row)));
                    });
            trip.sql(FIELDS.text()).param("target", targetId).query(row -> {
                fields.put(
                        row.getString("field"),
                        new Draft.Field(
                                row.getLong("revision"),
                                row.getString("typed"),
                                row.getLong("changed_by"),
                                row.getString("changed_by_name"),
                                row.getObject("changed_at", OffsetDateTime.class)
                                        .toInstant()));
            });
        }
    }

    private static Draft whole(Ground ground, Parts parts) {
        var head = ground.head();
        return new Draft(
                ground.regionCode(),
                head.id(),
                head.projectId(),
                head.unitId(),
                ground.fiscalYear(),
                ground.state(),
                ground.revision(),
                ground.writtenAt(),
                head.form()
                        .apply(new Targets.Parts(
                                parts.lines,
                                parts.rows.stream().map(Row::indicator).toList())),
                parts.rows.stream().map(Row::id).toList(),
                parts.fields);
    }

    /** What each field changed since {@code seen} said then. */
    Map<String, String> bases(Draft draft, long seen) {
        var bases = new HashMap<String, String>();
        jdbc.sql(BASES.text()).param("target", draft.id()).param("seen", seen).query(row -> {
            bases.put(row.getString("field"), opened(draft, row.getString("field"), row.getString("before")));
        });
        return bases;
    }

    /** Everybody who changed a field: none of them may review it. */
    List<Long> writers(long targetId) {
        return jdbc.sql("select distinct changed_by from target_change where target_id = :target")
                .param("target", targetId)
                .query((row, number) -> row.getLong(1))
                .list();
    }

    List<Alternative> alternatives(Draft draft) {
        return jdbc.sql(ALTERNATIVES.text())
                .param("target", draft.id())
                .query((row, number) -> new Alternative(
                        row.getLong("id"),
                        row.getString("field"),
                        opened(draft, row.getString("field"), row.getString("value")),
                        row.getString("written_by"),
                        row.getObject("written_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    /** What is to be written, in the order in which it is said, all at once when it is run. */
    Together trip() {
        return trips.begin();
    }

    void save(Together trip, Draft draft, Form form, long revision, long officerId) {
        var declaration = form.declaration();
        var funding = declaration.funding();
        var texts = declaration.texts();
        var place = ContactSeal.Place.ofProject(draft.regionCode(), draft.projectId());
        var contact = form.contact();
        var core = Points.sum(declaration.indicators().stream()
                .filter(Indicator::isCore)
                .map(Indicator::points)
                .filter(Objects::nonNull)
                .toList());
        trip.sql(SAVE.text())
                .param("weight", Targets.value(declaration.executionWeight()))
                .param(
                        "moneyUnit",
                        form.moneyUnit() == null ? null : form.moneyUnit().name())
                .param("total", Targets.yuan(funding.total()))
                .param("superior", Targets.yuan(funding.superior()))
                .param("local", Targets.yuan(funding.local()))
                .param("other", Targets.yuan(funding.other()))
                .param("carryOver", Targets.yuan(funding.carryOver()))
                .param("overview", texts.overview())
                .param("basis", texts.basis())
                .param("annualTarget", texts.annualTarget())
                .param("longTermTarget", texts.longTermTarget())
                .param("note", declaration.note())
                .param("contactName", contact == null ? null : seal.seal(place, contact.name()))
                .param("contactPhone", contact == null ? null : seal.seal(place, contact.phone()))
                .param(
                        "markup",
                        declaration.markupRemovedFrom().stream()
                                .map(FieldPath::path)
                                .sorted()
                                .toArray(String[]::new))
                .param("count", declaration.indicators().size())
                .param("points", declaration.indicatorPoints().value())
                .param("core", core.value())
                .param("revision", revision)
                .param("officer", officerId)
                .param("id", draft.id())
                .update(saved -> {
                    if (saved != 1) {
                        throw new IllegalStateException(
                                "draft " + draft.id() + " was saved by somebody else under our lock");
                    }
                });
    }

    /** The whole form anew, such as an old version put back; every open page will be told to load afresh. */
    void rewrite(Draft draft, Form form, List<UUID> rows, long officerId) {
        var revision = draft.revision() + 1;
        var named = Filling.with(
                form, form.declaration().withProject(draft.form().declaration().project()));
        var trip = trip();
        save(trip, draft, named, revision, officerId);
        saveLines(trip, draft, form.fundLines());
        draft.rows().forEach(row -> removeRow(trip, draft, row));
        for (int at = 0; at < rows.size(); at++) {
            saveRow(
                    trip,
                    draft,
                    rows.get(at),
                    at,
                    form.declaration().indicators().get(at));
        }
        trip.sql("update target_version set written_at = :revision where id = :id")
                .param("revision", revision)
                .param("id", draft.id());
        trip.run();
    }

    void rename(Together trip, Draft draft, String name) {
        trip.sql("update project set name = :name where id = :id")
                .param("name", name)
                .param("id", draft.projectId());
    }

    boolean nameIsTaken(Draft draft, String name) {
        return jdbc.sql("select count(*) from project where unit_id = :unit and name = :name and id <> :id")
                        .param("unit", draft.unitId())
                        .param("name", name)
                        .param("id", draft.projectId())
                        .query(Long.class)
                        .single()
                > 0;
    }

    /** The printed money lines, as they now stand. */
    void saveLines(Together trip, Draft draft, List<FundLine> lines) {
        trip.sql("delete from target_fund_line where target_id = :id").param("id", draft.id());
        for (int position = 0; position < lines.size(); position++) {
            trip.sql("""
                    insert into target_fund_line (region_code, target_id, position, label, amount)
                    values (:region, :target, :position, :label, :amount)
                    """)
                    .param("region", draft.regionCode())
                    .param("target", draft.id())
                    .param("position", position)
                    .param("label", lines.get(position).label())
                    .param("amount", Targets.yuan(lines.get(position).amount()));
        }
    }

    void saveRow(Together trip, Draft draft, UUID row, int position, Indicator indicator) {
        var target = TargetValueColumns.of(indicator.target());
        trip.sql(SAVE_INDICATOR.text())
                .param("region", draft.regionCode())
                .param("target", draft.id())
                .param("row", row)
                .param("position", position)
                .param("level1", indicator.level().category())
                .param("level2", indicator.level().subcategory())
                .param("name", indicator.name())
                .param("kind", target.kind())
                .param("comparator", target.comparator())
                .param("value", target.value())
                .param("high", target.high())
                .param("text", target.text())
                .param("unit", indicator.unit())
                .param("points", Targets.value(indicator.points()))
                .param("core", indicator.core())
                .param("definition", indicator.definition())
                .param("scoringRule", indicator.scoringRule());
    }

    void removeRow(Together trip, Draft draft, UUID row) {
        trip.sql("delete from target_indicator where target_id = :target and row_id = :row")
                .param("target", draft.id())
                .param("row", row);
    }

    /** Where a row stands; two rows may share a place for a moment, until the transaction ends. */
    void place(Together trip, Draft draft, UUID row, int position) {
        trip.sql("update target_indicator set position = :position where target_id = :target and row_id = :row")
                .param("position", position)
                .param("target", draft.id())
                .param("row", row);
    }

    void stamp(Together trip, Draft draft, String field, long revision, @Nullable String typed, long officerId) {
        trip.sql("""
                insert into target_field (region_code, target_id, field, revision, typed, changed_by)
                values (:region, :target, :field, :revision, :typed, :officer)
                on conflict (region_code, target_id, field) do update
                set revision = excluded.revision, typed = excluded.typed, changed_by = excluded.changed_by, changed_at = now()
                """)
                .param("region", draft.regionCode())
                .param("target", draft.id())
                .param("field", field)
                .param("revision", revision)
                .param("typed", typed)
                .param("officer", officerId);
    }

    void log(
            Together trip,
            Draft draft,
            UUID change,
            String field,
            long revision,
            String before,
            String after,
            long officerId) {
        trip.sql("""
                insert into target_change (region_code, target_id, revision, change_id, field, before, after, changed_by)
                values (:region, :target, :revision, :change, :field, :before, :after, :officer)
                """)
                .param("region", draft.regionCode())
                .param("target", draft.id())
                .param("revision", revision)
                .param("change", change)
                .param("field", field)
                .param("before", sealed(draft, field, before))
                .param("after", sealed(draft, field, after))
                .param("officer", officerId);
    }

    void keep(Draft draft, UUID change, String field, String value, long officerId) {
        jdbc.sql("""
                insert into target_alternative (region_code, target_id, change_id, field, value, written_by)
                values (:region, :target, :change, :field, :value, :officer)
                """)
                .param("region", draft.regionCode())
                .param("target", draft.id())
                .param("change", change)
                .param("field", field)
                .param("value", sealed(draft, field, value))
                .param("officer", officerId)
                .update();
    }

    private String sealed(Draft draft, String field, String text) {
        return ContactSeal.covers(field) && !text.isEmpty() ? seal.sealed(draft.place(), text) : text;
    }

    private String opened(Draft draft, String field, String text) {
        return ContactSeal.covers(field) && !text.isEmpty() ? seal.opened(draft.place(), text) : text;
    }

    Optional<Alternative> openAlternative(Draft draft, long id) {
        return alternatives(draft).stream().filter(each -> each.id() == id).findFirst();
    }

    void settle(long id, long officerId) {
        jdbc.sql(
                        "update target_alternative set settled_by = :officer, settled_at = now() where id = :id and settled_at is null")
                .param("officer", officerId)
                .param("id", id)
                .update();
    }

    private Ground ground(ResultSet row) throws SQLException {
        return new Ground(
                targets.head(row),
                row.getString("region_code"),
                row.getInt("fiscal_year"),
                row.getString("state"),
                row.getLong("revision"),
                row.getLong("written_at"));
    }
}
