package org.jiheng.app.intake;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jiheng.app.database.SqlFile;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.SimplePropertyRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** 栏目对照 — to be asked inside a scoped transaction. */
@Repository
class LabelMappings {
    private static final SqlFile IN_FORCE = SqlFile.of("intake/label-mappings.sql");

    /**
     * 一条对照.
     *
     * @param unitId null when it holds for the whole region
     * @param meaning name of the {@link org.jiheng.documents.reading.LabelMeaning}
     */
    record Mapping(
            long id,
            @Nullable Long unitId,
            @Nullable String unitName,
            String printed,
            String area,
            String meaning,
            @Nullable String example,
            long taughtBy,
            String taughtByName,
            OffsetDateTime taughtAt) {}

    private final JdbcClient jdbc;

    LabelMappings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those in force that this scope sees: the region's first, so that a unit's own come after and win. */
    List<Mapping> inForce() {
        return jdbc.sql(IN_FORCE.text())
                .query(new SimplePropertyRowMapper<>(Mapping.class))
                .list();
    }

    Optional<Mapping> inForce(long id) {
        return inForce().stream().filter(each -> each.id() == id).findFirst();
    }

    /** What the same label meant before ends with it. */
    long teach(
            String regionCode,
            @Nullable Long unitId,
            String printed,
            String label,
            String area,
            String meaning,
            @Nullable String example,
            long officerId) {
        jdbc.sql("""
                update label_mapping set undone_by = :officer, undone_at = now()
                where unit_id is not distinct from :unit and area = :area and label = :label and undone_at is null
                """)
                .param("officer", officerId)
                .param("unit", unitId, java.sql.Types.BIGINT)
                .param("area", area)
                .param("label", label)
                .update();
        return jdbc.sql("""
                insert into label_mapping (region_code, unit_id, printed, label, area, meaning, example, taught_by)
                values (:region, :unit, :printed, :label, :area, :meaning, :example, :officer) returning id
                """)
                .param("region", regionCode)
                .param("unit", unitId, java.sql.Types.BIGINT)
                .param("printed", printed)
                .param("label", label)
                .param("area", area)
                .param("meaning", meaning)
                .param("example", example)
                .param("officer", officerId)
                .query(Long.class)
                .single();
    }

    /** False when it is not in force, or not this scope's to take back. */
    boolean takeBack(long id, long officerId) {
        return jdbc.sql("""
                update label_mapping set undone_by = :officer, undone_at = now() where id = :id and undone_at is null
                """).param("officer", officerId).param("id", id).update() == 1;
    }
}
