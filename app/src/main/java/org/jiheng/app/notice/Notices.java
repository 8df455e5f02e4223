package org.jiheng.app.notice;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jiheng.app.database.SqlFile;
import org.springframework.jdbc.core.SimplePropertyRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** 消息的存取 — to be asked inside a scoped transaction. */
@Repository
public class Notices {
    private static final SqlFile TELL = SqlFile.of("notice/tell.sql");
    private static final SqlFile LIST = SqlFile.of("notice/list.sql");
    private static final SqlFile WAITING = SqlFile.of("notice/waiting-mail.sql");

    /**
     * 要说的话.
     *
     * @param subject what it is about, such as a window and a day, so that it is said once; empty to say it whenever it happens
     */
    public record Saying(String kind, String subject, String title, String words, String href) {}

    /** 待发的信 — with the address of whom it goes to. */
    record Letter(long id, long officerId, String address, String title, String words, String href, int attempts) {}

    private final JdbcClient jdbc;

    Notices(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @return whether it was new */
    public boolean tell(String regionCode, long officer, Saying saying, Instant now) {
        return jdbc.sql(TELL.text())
                        .param("region", regionCode)
                        .param("officer", officer)
                        .param("kind", saying.kind())
                        .param("subject", saying.subject())
                        .param("title", saying.title())
                        .param("words", saying.words())
                        .param("href", saying.href())
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    List<Notice> of(long officer) {
        return jdbc.sql(LIST.text())
                .param("officer", officer)
                .query((row, _) -> new Notice(
                        row.getLong("id"),
                        row.getLong("officer_id"),
                        row.getString("title"),
                        row.getString("words"),
                        row.getString("href"),
                        row.getObject("created_at", OffsetDateTime.class).toInstant(),
                        row.getObject("read_at") != null))
                .list();
    }

    public int unread(long officer) {
        return jdbc.sql("select count(*) from notice where officer_id = :officer and read_at is null")
                .param("officer", officer)
                .query(Integer.class)
                .single();
    }

    void readAll(long officer, Instant now) {
        jdbc.sql("update notice set read_at = :now where officer_id = :officer and read_at is null")
                .param("officer", officer)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    Optional<String> address(long officer) {
        return jdbc.sql("select address from notice_address where officer_id = :officer")
                .param("officer", officer)
                .query(String.class)
                .optional();
    }

    void address(String regionCode, long officer, String address, Instant now) {
        jdbc.sql("delete from notice_address where officer_id = :officer")
                .param("officer", officer)
                .update();
        if (!address.isEmpty()) {
            jdbc.sql("""
                    insert into notice_address (region_code, officer_id, address, changed_at)
                    values (:region, :officer, :address, :now)
                    """)
                    .param("region", regionCode)
                    .param("officer", officer)
                    .param("address", address)
                    .param("now", now.atOffset(ZoneOffset.UTC))
                    .update();
        }
    }

    /** What waits to be mailed, person by person, oldest first. */
    List<Letter> waiting() {
        return jdbc.sql(WAITING.text())
                .query(new SimplePropertyRowMapper<>(Letter.class))
                .list();
    }

    void mailed(long id, Instant now) {
        jdbc.sql("update notice set mail = 'SENT', mailed_at = :now where id = :id")
                .param("id", id)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    void notMailed(long id, boolean forGood) {
        jdbc.sql("update notice set attempts = attempts + 1, mail = :mail where id = :id")
                .param("id", id)
                .param("mail", forGood ? "FAILED" : "WAITING")
                .update();
    }
}
