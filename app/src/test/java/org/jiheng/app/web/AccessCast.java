package org.jiheng.app.web;

import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jiheng.app.People;
import org.jiheng.app.Records;
import org.jiheng.app.Visitor;
import org.jiheng.app.database.Scope;
import org.jiheng.app.identity.Officer;
import org.jiheng.app.identity.Role;
import org.jiheng.app.web.AccessTable.Whose;

/**
 * 准入表的人物 — somebody of every role who owns the things the table asks for, somebody of another unit or department, and
 * somebody of another division.
 */
final class AccessCast {
    private final People people;
    private final Records records;
    private final Map<String, Role> legend = AccessTable.read().legend();
    private final Map<String, Visitor> visitors = new ConcurrentHashMap<>();

    AccessCast(People people, Records records) {
        this.people = people;
        this.records = records;
    }

    /** Whoever sees the whole division finds nothing in it that is another unit's. */
    boolean plays(String column, Whose whose) {
        return whose == Whose.OWN
                || (!column.equals(AccessTable.NOBODY)
                        && (whose == Whose.ANOTHER_REGIONS || !AccessTable.seesWholeRegion(role(column))));
    }

    Visitor visitor(String column, Whose whose) {
        return visitors.computeIfAbsent(column + " " + whose, _ -> {
            var visitor = column.equals(AccessTable.NOBODY) ? people.anybody() : signedIn(role(column), whose);
            visitor.get(column.equals(AccessTable.NOBODY) ? "/sign-in" : "/nowhere"); // for the token of its forms
            return visitor;
        });
    }

    Officer officer(String column, Whose whose) {
        return people.officer(login(role(column), whose));
    }

    private static String login(Role role, Whose whose) {
        return "cast." + Integer.toHexString((role.name() + whose.name()).hashCode());
    }

    private Visitor signedIn(Role role, Whose whose) {
        var region = whose == Whose.ANOTHER_REGIONS ? People.CHANGSHOU : People.HENGXI;
        var login = login(role, whose);
        people.add(login, region, organisation(role, whose), role);
        if (role == Role.FINANCE_LINE_SECTION) {
            lookAfter(people.officer(login), department(whose));
        }
        return people.made(login, region, organisation(role, whose), role);
    }

    private void lookAfter(Officer officer, String department) {
        records.change(Scope.wholeRegion(officer.regionCode()), """
                insert into appointment_department (region_code, appointment_id, department_id)
                select a.region_code, a.id, o.id from appointment a join organisation o using (region_code)
                where a.officer_id = %d and (o.name = '%s' or o.short_name = '%s') on conflict do nothing
                """.formatted(officer.id(), department, department));
    }

    private static String department(Whose whose) {
        return switch (whose) {
            case OWN -> "区委老干部局";
            case ANOTHER_UNITS -> "区水利局";
            case ANOTHER_REGIONS -> "区委老干局";
        };
    }

    private static String organisation(Role role, Whose whose) {
        var ofUnit = Role.UNIT.contains(role);
        if (ofUnit || Role.DEPARTMENT.contains(role)) {
            return ofUnit && whose == Whose.ANOTHER_UNITS ? "区河道管理中心" : department(whose);
        }
        return whose == Whose.ANOTHER_REGIONS ? "长寿区财政局" : "衡溪区财政局";
    }

    private Role role(String column) {
        return Objects.requireNonNull(legend.get(column), column);
    }
}
