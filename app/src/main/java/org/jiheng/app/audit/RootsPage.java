package org.jiheng.app.audit;

import java.util.List;

/** 日根公示页 — for everybody, without an account. */
public record RootsPage(List<Division> divisions) {

    /** 区划. */
    public record Division(String region, String name, List<AuditPage.Root> roots, String count, String href) {
        public Division {
            roots = List.copyOf(roots);
        }
    }

    public RootsPage {
        divisions = List.copyOf(divisions);
    }
}
