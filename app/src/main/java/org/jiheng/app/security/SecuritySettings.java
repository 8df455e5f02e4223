package org.jiheng.app.security;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** 安全设置 — as chosen for the division of the current scope; always within a scoped transaction. */
@Repository
public class SecuritySettings {
    private static final String PROFILE = "profile";
    private static final String RETENTION = "audit-retention-days";

    /** 13 months. */
    static final int DEFAULT_RETENTION_DAYS = 396;

    private final JdbcClient jdbc;

    public SecuritySettings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public SecurityProfile profile() {
        return value(PROFILE).map(SecurityProfile::valueOf).orElse(SecurityProfile.LEVEL_2);
    }

    public int auditRetentionDays() {
        return value(RETENTION).map(Integer::valueOf).orElse(DEFAULT_RETENTION_DAYS);
    }

    private Optional<String> value(String name) {
        return jdbc.sql("select value from security_setting where name = :name")
                .param("name", name)
                .query(String.class)
                .optional();
    }

    public void choose(String region, SecurityProfile profile, int auditRetentionDays, String by) {
        set(region, PROFILE, profile.name(), by);
        set(region, RETENTION, String.valueOf(auditRetentionDays), by);
    }

    private void set(String region, String name, String value, String by) {
        jdbc.sql("""
                insert into security_setting (region_code, name, value, changed_by) values (:region, :name, :value, :by)
                on conflict (region_code, name) do update set value = excluded.value, changed_by = excluded.changed_by, changed_at = now()
                """)
                .param("region", region)
                .param("name", name)
                .param("value", value)
                .param("by", by)
                .update();
    }
}
