package org.jiheng.app.target;

import java.util.List;
import org.jiheng.policy.common.FieldPath;
import org.springframework.jdbc.core.SimplePropertyRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** 导入存疑 of stored forms — to be asked inside a scoped transaction. */
@Repository
class TargetDoubts {

    /** 一处存疑. */
    record Open(long id, String field, String message) {
        FieldPath path() {
            return new FieldPath(field);
        }
    }

    private final JdbcClient jdbc;

    TargetDoubts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What was doubtful in an older file of the same project is of no interest once a newer one has taken its place. */
    void renew(String regionCode, long targetId, long officerId, List<DraftTarget.Doubted> doubts) {
        jdbc.sql("""
                update target_doubt set settled_by = :officer, settled_at = now()
                where target_id = :target and settled_by is null
                """).param("officer", officerId).param("target", targetId).update();
        for (var doubt : doubts) {
            jdbc.sql("""
                    insert into target_doubt (region_code, target_id, field, message)
                    values (:region, :target, :field, :message)
                    """)
                    .param("region", regionCode)
                    .param("target", targetId)
                    .param("field", doubt.field().path())
                    .param("message", doubt.message())
                    .update();
        }
    }

    List<Open> open(long targetId) {
        return jdbc.sql(
                        "select id, field, message from target_doubt where target_id = :target and settled_by is null order by id")
                .param("target", targetId)
                .query(new SimplePropertyRowMapper<>(Open.class))
                .list();
    }

    /** False when it was settled already, or never was. */
    boolean settle(long targetId, long id, long officerId) {
        return jdbc.sql("""
                update target_doubt set settled_by = :officer, settled_at = now()
                where target_id = :target and id = :id and settled_by is null
                """)
                        .param("officer", officerId)
                        .param("target", targetId)
                        .param("id", id)
                        .update()
                == 1;
    }
}
