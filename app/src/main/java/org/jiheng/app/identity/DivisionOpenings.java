package org.jiheng.app.identity;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** 启用区划的申请 — to be asked inside a scoped transaction of those who ask and confirm. */
@Repository
class DivisionOpenings {
    private final JdbcClient jdbc;
    private final Clock clock;

    DivisionOpenings(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** 办到哪里. */
    enum State {
        ASKED,
        CONFIRMED,
        REFUSED
    }

    /** 一份申请. */
    record Opening(long id, String bureau, State state, long askedBy, List<FirstPerson> people) {
        Opening {
            people = List.copyOf(people);
        }
    }

    Optional<Opening> last(String division) {
        record Row(long id, String bureau, String state, long askedBy) {}
        return jdbc.sql("""
                select id, bureau, state, asked_by from division_opening where division_code = :division order by id desc limit 1
                """)
                .param("division", division)
                .query(Row.class)
                .optional()
                .map(row -> new Opening(row.id, row.bureau, State.valueOf(row.state), row.askedBy, people(row.id)));
    }

    private List<FirstPerson> people(long opening) {
        return FirstPerson.three((role, field) -> jdbc.sql("""
                        select case :field when 'login' then login_name when 'name' then display_name else '' end
                        from division_opening_person where opening_id = :opening and role = :role
                        """)
                .param("field", field)
                .param("opening", opening)
                .param("role", role.name())
                .query(String.class)
                .single());
    }

    void add(Officer by, String division, String bureau, List<FirstPerson> people) {
        var id = jdbc.sql("""
                insert into division_opening (region_code, division_code, bureau, asked_by, asked_at)
                values (:region, :division, :bureau, :by, :at) returning id
                """)
                .param("region", by.regionCode())
                .param("division", division)
                .param("bureau", bureau)
                .param("by", by.id())
                .param("at", OffsetDateTime.now(clock))
                .query(Long.class)
                .single();
        for (var person : people) {
            jdbc.sql("""
                    insert into division_opening_person (region_code, opening_id, role, login_name, display_name)
                    values (:region, :opening, :role, :login, :name)
                    """)
                    .param("region", by.regionCode())
                    .param("opening", id)
                    .param("role", person.role().name())
                    .param("login", person.login())
                    .param("name", person.name())
                    .update();
        }
    }

    void decide(Opening opening, State state, Officer by) {
        jdbc.sql("""
                update division_opening set state = :state, decided_by = :by, decided_at = :at where id = :id and state = 'ASKED'
                """)
                .param("state", state.name())
                .param("by", by.id())
                .param("at", OffsetDateTime.now(clock))
                .param("id", opening.id())
                .update();
    }

    /** Divisions whose opening waits for its second person. */
    List<String> waiting() {
        return jdbc.sql("select division_code from division_opening where state = 'ASKED'")
                .query((row, _) -> row.getString("division_code"))
                .list();
    }

    /** Divisions in which somebody has an account; a directory of logins that belongs to no division. */
    List<String> inUse() {
        return jdbc.sql("select distinct region_code from account_directory")
                .query((row, _) -> row.getString("region_code"))
                .list();
    }

    /** When a password made by the machine ends for somebody who has never come in; inside the scope of that division. */
    record Entry(boolean entered, @Nullable OffsetDateTime until) {}

    Optional<Entry> entry(String login) {
        return jdbc.sql("""
                select last_sign_in_at is not null as entered, one_time_until as until from officer where login_name = :login
                """).param("login", login).query(Entry.class).optional();
    }
}
