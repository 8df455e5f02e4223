package org.jiheng.app.target;

import java.util.List;
import java.util.regex.Pattern;
import org.jiheng.app.identity.AccessPolicy;
import org.jiheng.app.identity.Deed;
import org.jiheng.app.identity.Officer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** 存下的视图 — an address of the project list under a name of the officer's own. */
@Component
class SavedViews {
    private static final Pattern QUERY = Pattern.compile("[A-Za-z0-9%=&._+*-]{0,500}");
    private static final int LONGEST_NAME = 20;
    private static final int MOST = 12;

    /** 视图. */
    record View(long id, String name, String query) {}

    private final AccessPolicy access;
    private final JdbcClient jdbc;

    SavedViews(AccessPolicy access, JdbcClient jdbc) {
        this.access = access;
        this.jdbc = jdbc;
    }

    /** An address as it may stand behind {@code /projects?}, or nothing: it goes into a redirect. */
    static String clean(String query) {
        return QUERY.matcher(query).matches() ? query : "";
    }

    List<View> of(Officer officer) {
        return access.call(
                officer,
                Deed.SEE_PROJECTS,
                () -> jdbc.sql("select id, name, query from saved_view where officer_id = :officer order by id")
                        .param("officer", officer.id())
                        .query(View.class)
                        .list());
    }

    void keep(Officer officer, String typed, String query) {
        var name = typed.strip();
        if (name.isEmpty()
                || name.codePointCount(0, name.length()) > LONGEST_NAME
                || of(officer).size() >= MOST) {
            return;
        }
        access.run(officer, Deed.SEE_PROJECTS, () -> {
            jdbc.sql("delete from saved_view where officer_id = :officer and name = :name")
                    .param("officer", officer.id())
                    .param("name", name)
                    .update();
            jdbc.sql("""
                    insert into saved_view (region_code, officer_id, name, query) values (:region, :officer, :name, :query)
                    """)
                    .param("region", officer.regionCode())
                    .param("officer", officer.id())
                    .param("name", name)
                    .param("query", clean(query))
                    .update();
        });
    }

    void forget(Officer officer, long id) {
        access.run(
                officer,
                Deed.SEE_PROJECTS,
                () -> jdbc.sql("delete from saved_view where id = :id and officer_id = :officer")
                        .param("id", id)
                        .param("officer", officer.id())
                        .update());
    }
}
