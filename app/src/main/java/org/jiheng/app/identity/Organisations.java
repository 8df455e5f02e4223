package org.jiheng.app.identity;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
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
}
