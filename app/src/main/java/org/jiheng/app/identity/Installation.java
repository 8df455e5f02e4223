package org.jiheng.app.identity;

import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/** 建区、建账号 — what a first start and a demo need before anybody can sign in. */
@Component
public class Installation {
    private final JdbcClient jdbc;
    private final Officers officers;
    private final PasswordEncoder passwords;

    Installation(JdbcClient jdbc, Officers officers, PasswordEncoder passwords) {
        this.jdbc = jdbc;
        this.officers = officers;
        this.passwords = passwords;
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
        return officers.add(organisation, login, name, role, passwords.encode(password), true);
    }

    /** One who is named beside imported material and can never sign in. Inside a transaction scoped likewise. */
    public Officer addSignature(Organisation organisation, String login, String name, Role role) {
        return officers.add(
                organisation,
                login,
                name,
                role,
                passwords.encode(UUID.randomUUID().toString()),
                false);
    }

    public Optional<Officer> officer(String login) {
        return officers.account(login).map(Officers.Account::officer);
    }
}
