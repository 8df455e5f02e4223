package org.jiheng.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** 库表规矩 — every table of the product is split by division and guarded by row-level security (GIT-12). */
@WithDemo
class SchemaTest {
    /** Not business data: they are needed before anybody's division is known. */
    private static final Set<String> TECHNICAL = Set.of(
            "flyway_schema_history",
            "spring_session",
            "spring_session_attributes",
            "division", // a public directory that lies over all divisions
            "division_name",
            "sign_in_failure",
            "account_directory",
            "external_account");

    private final Records records;

    SchemaTest(Records records) {
        this.records = records;
    }

    @Test
    void everyBusinessTableIsSplitByDivision() {
        assertThat(business("""
                select c.relname from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
                """)).hasSizeGreaterThan(9);
        assertThat(business("""
                select c.relname from pg_class c
                where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
                  and coalesce((select a.attname from pg_index i join pg_attribute a
                                on a.attrelid = i.indrelid and a.attnum = i.indkey[0]
                                where i.indrelid = c.oid and i.indisprimary), '') <> 'region_code'
                """))
                .as("tables whose primary key does not begin with region_code")
                .isEmpty();
    }

    @Test
    void everyBusinessTableIsGuardedByRowLevelSecurity() {
        assertThat(business("""
                select relname from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
                and not (relrowsecurity and relforcerowsecurity
                         and exists (select from pg_policy where polrelid = pg_class.oid))
                """)).isEmpty();
    }

    /** A foreign key across divisions would let one point into another. */
    @Test
    void everyReferenceBetweenBusinessTablesNamesTheDivision() {
        assertThat(records.without("""
                select conrelid::regclass || ' → ' || confrelid::regclass from pg_constraint c
                where contype = 'f' and connamespace = 'public'::regnamespace
                  and confrelid::regclass::text not in ('spring_session', 'account_directory', 'division')
                  and not exists (select from pg_attribute a where a.attrelid = c.conrelid
                                  and a.attnum = any (c.conkey) and a.attname = 'region_code')
                """)).isEmpty();
    }

    @Test
    void theApplicationOwnsNothing() {
        assertThat(
                        records.without(
                                "select relname from pg_class where pg_has_role(current_user, relowner, 'usage') and relnamespace = 'public'::regnamespace"))
                .isEmpty();
        assertThat(
                        records.without(
                                "select rolsuper or rolbypassrls or rolcreaterole or rolcreatedb from pg_roles where rolname = current_user"))
                .containsExactly("f");
    }

    /** What is promised stays; only parts that are written anew, and what is no business data, may be deleted (GIT-16). */
    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', nullValues = "无", textBlock = """
            权限       | 有此权限的表
            UPDATE     | calendar_holidays calendar_window division empty_table external_waiting label_mapping notice notice_address officer organisation project region review_case review_expert review_score review_thread review_waiver security_setting spring_session spring_session_attributes target_adjustment target_alternative target_check target_doubt target_field target_fix target_indicator target_version
            DELETE     | disclosure_book disclosure_book_form disclosure_book_piece draft_key notice_address saved_view sign_in_failure spring_session spring_session_attributes target_finding target_fund_line target_indicator
            TRUNCATE   | 无
            TRIGGER    | 无
            REFERENCES | 无
            """)
    void theApplicationMayChangeNoMoreThanItMust(String privilege, @Nullable String tables) {
        assertThat(String.join(" ", records.without("""
                        select relname from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
                        and has_table_privilege(current_user, oid, '%s') order by relname
                        """.formatted(privilege)))).isEqualTo(tables == null ? "" : tables);
    }

    private List<String> business(String question) {
        return records.without(question).stream()
                .filter(table -> !TECHNICAL.contains(table))
                .toList();
    }
}
