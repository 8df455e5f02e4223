package org.jiheng.app.web;

import java.util.Set;
import org.springframework.http.HttpMethod;

/**
 * 准入 — one address a feature serves, and who may use it. Every feature publishes its own as beans;
 * what nobody published is denied (GIT-12).
 *
 * @param pattern path pattern such as {@code /projects/{id}}
 * @param roles names of the roles that may; empty when anybody may, signed in or not
 */
public record Access(HttpMethod method, String pattern, Set<String> roles) {
    public Access {
        roles = Set.copyOf(roles);
    }

    public static Access anybody(HttpMethod method, String pattern) {
        return new Access(method, pattern, Set.of());
    }

    public boolean openToAnybody() {
        return roles.isEmpty();
    }
}
