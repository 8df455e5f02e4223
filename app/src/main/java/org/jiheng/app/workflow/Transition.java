package org.jiheng.app.workflow;

import java.util.Set;
import org.jiheng.app.identity.Role;

/** 流转 — one line of the table: from which stage, by what action, by whom, to which stage, on which conditions. */
public record Transition(Stage from, Action action, Set<Role> roles, Stage to, Set<Guard> guards) {
    public Transition {
        roles = Set.copyOf(roles);
        guards = Set.copyOf(guards);
    }
}
