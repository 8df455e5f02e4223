package org.jiheng.app.identity;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/** 建区、建账号 — what a first start and a demo need before anybody can sign in. */
@Component
public class Installation {
    private final JdbcClient jdbc;
    private final Officers officers;
    private final Appointments appointments;
    private final PasswordEncoder passwords;
    private final Clock clock;

    Installation(
            JdbcClient jdbc, Officers officers, Appointments appointments, PasswordEncoder passwords, Clock clock) {
        this.jdbc = jdbc;
        this.officers = officers;
        this.appointments = appointments;
        this.passwords = passwords;
        this.clock = clock;
    }

    /** Whether nobody has an account yet. */
    public boolean isFresh() {
        return officers.none();
    }

    /** Inside a transaction scoped to the new division. */
    public void addRegion(String regionCode, String name) {
        jdbc.sql("insert into region (region_code, name) values (:code, :name)")
                .param("code", regionCode)
                .param("name", name)
                .update();
    }

    /** Inside a transaction scoped to the organisation's division. */
    public Officer addOfficer(Organisation organisation, String login, String name, Role role, String password) {
        return addOfficer(organisation, login, name, role, password, Set.of());
    }

    /** @param departments assigned to a line section of finance */
    public Officer addOfficer(
            Organisation organisation, String login, String name, Role role, String password, Set<Long> departments) {
        return add(organisation, login, name, role, passwords.encode(password), true, departments);
    }

    /** One who is named beside imported material and can never sign in. Inside a transaction scoped likewise. */
    public Officer addSignature(Organisation organisation, String login, String name, Role role) {
        return add(
                organisation,
                login,
                name,
                role,
                passwords.encode(UUID.randomUUID().toString()),
                false,
                Set.of());
    }

    private Officer add(
            Organisation organisation,
            String login,
            String name,
            Role role,
            String passwordHash,
            boolean enabled,
            Set<Long> departments) {
        var id = officers.add(organisation, login, name, passwordHash, enabled);
        appoint(organisation, id, role, departments);
        return added(login);
    }

    /** One of those just made, in the first of their posts. Inside a transaction scoped to the division. */
    public Officer added(String login) {
        return officers.inScope(login).orElseThrow().posts().getFirst();
    }

    /**
     * One more post for somebody, without the two persons a running installation asks for.
     *
     * @param departments assigned to a line section of finance
     */
    public void appoint(Organisation organisation, long officerId, Role role, Set<Long> departments) {
        appointments.add(
                new Appointments.Draft(
                        organisation, officerId, role, LocalDate.now(clock), null, null, "首次启用", departments),
                null);
    }

    /** The person in the first of their posts. */
    public Optional<Officer> officer(String login) {
        return officers.account(login)
                .flatMap(account -> account.posts().stream().findFirst());
    }
}
