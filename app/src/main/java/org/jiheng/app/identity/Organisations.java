package org.jiheng.app.identity;

import java.time.LocalDate;
import java.util.List;
import org.jiheng.app.database.SqlFile;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.SimplePropertyRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** 单位名录 — to be asked inside a scoped transaction. */
@Repository
public class Organisations {
    private static final RowMapper<Organisation> ROW = (row, number) -> {
        var parent = row.getLong("parent_id");
        return new Organisation(
                row.getString("region_code"),
                row.getLong("id"),
                row.wasNull() ? null : parent,
                Organisation.Kind.valueOf(row.getString("kind")),
                row.getString("name"),
                row.getString("short_name"));
    };

    private static final RowMapper<Listed> LISTED = new SimplePropertyRowMapper<>(Listed.class);
    private static final SqlFile LIST = SqlFile.of("identity/list-organisations.sql");

    private final JdbcClient jdbc;

    Organisations(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** All of the division in scope; a county has some hundreds (DAT-11). */
    public List<Organisation> all() {
        return jdbc.sql("""
                select region_code, id, parent_id, kind, name, short_name from organisation order by id
                """).query(ROW).list();
    }

    public Organisation add(
            String regionCode,
            @Nullable Long parentId,
            Organisation.Kind kind,
            String name,
            @Nullable String shortName) {
        return jdbc.sql("""
                insert into organisation (region_code, parent_id, kind, name, short_name)
                values (:region, :parent, :kind, :name, :shortName)
                returning region_code, id, parent_id, kind, name, short_name
                """)
                .param("region", regionCode)
                .param("parent", parentId)
                .param("kind", kind.name())
                .param("name", name)
                .param("shortName", shortName)
                .query(ROW)
                .single();
    }

    /** Those there are on this day; a unit that has ended is not among them. */
    List<Organisation> current(LocalDate day) {
        return jdbc.sql("""
                select region_code, id, parent_id, kind, name, short_name from organisation
                where valid_from <= :day and coalesce(valid_until, :day) >= :day order by id
                """).param("day", day).query(ROW).list();
    }

    /** 名录上的单位 — with what it was called before and what became of it. */
    record Listed(
            long id,
            @Nullable Long parentId,
            String kind,
            @Nullable String code,
            String name,
            @Nullable String shortName,
            LocalDate validFrom,
            @Nullable LocalDate validUntil,
            @Nullable String mergedInto,
            long people,
            @Nullable String former) {}

    List<Listed> listed() {
        return jdbc.sql(LIST.text()).query(LISTED).list();
    }

    /** Until the day before it was called as before; renamed twice on one day, the first name of the day stays. */
    void rename(Organisation unit, String name, @Nullable String shortName, LocalDate today) {
        jdbc.sql("""
                insert into organisation_name (region_code, organisation_id, valid_until, name, short_name)
                values (:region, :id, :until, :name, :shortName) on conflict do nothing
                """)
                .param("region", unit.regionCode())
                .param("id", unit.id())
                .param("until", today.minusDays(1))
                .param("name", unit.name())
                .param("shortName", unit.shortName())
                .update();
        jdbc.sql("update organisation set name = :name, short_name = :shortName where id = :id")
                .param("name", name)
                .param("shortName", shortName)
                .param("id", unit.id())
                .update();
    }

    void end(long id, LocalDate lastDay, @Nullable Long heir) {
        jdbc.sql("update organisation set valid_until = :last, merged_into = :heir where id = :id")
                .param("last", lastDay)
                .param("heir", heir)
                .param("id", id)
                .update();
    }
}
