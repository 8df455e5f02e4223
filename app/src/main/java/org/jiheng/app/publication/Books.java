package org.jiheng.app.publication;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jiheng.app.cryptography.FileSeal;
import org.jiheng.app.database.SqlFile;
import org.jiheng.app.target.DepartmentForms;
import org.jiheng.documents.Form;
import org.jiheng.documents.issuing.DisclosureBook;
import org.jiheng.documents.issuing.Edition;
import org.jiheng.documents.issuing.FileFormat;
import org.jiheng.policy.indicator.ProjectTier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** 公开册的存取 — to be asked inside a scoped transaction; what is out of scope is simply not there. */
@Repository
class Books {
    private static final SqlFile FIND = SqlFile.of("publication/find-book.sql");
    private static final SqlFile LATEST = SqlFile.of("publication/latest-books.sql");
    private static final SqlFile UNFINISHED = SqlFile.of("publication/unfinished-books.sql");

    private final JdbcClient jdbc;

    private final FileSeal seal;

    Books(JdbcClient jdbc, FileSeal seal) {
        this.jdbc = jdbc;
        this.seal = seal;
    }

    /** Where a part of a book lies; the internal edition prints telephone numbers, so all parts are encrypted (GIT-25). */
    static String place(long book, String part) {
        return "disclosure_book/%d/%s".formatted(book, part);
    }

    /** 要求. */
    record Wanted(
            long departmentId,
            int fiscalYear,
            FileFormat format,
            Edition edition,
            boolean packed,
            DisclosureBook.Told told) {}

    /** Empty when this officer has one in the making already: the index lets no second one in. */
    Optional<Long> add(String regionCode, Wanted wanted, long officerId, Instant now, Instant expires) {
        return jdbc.sql("""
            insert into disclosure_book
              (region_code, department_id, fiscal_year, format, edition, packed, requested_by, requested_at, expires_at,
               approved_on, published_on, narrative)
            values (:region, :department, :year, :format, :edition, :packed, :officer, :now, :expires,
                    :approved, :published, :narrative)
            on conflict (region_code, requested_by) where state in ('WAITING', 'RUNNING') do nothing
            returning id
            """)
                .param("region", regionCode)
                .param("department", wanted.departmentId())
                .param("year", wanted.fiscalYear())
                .param("format", wanted.format().name())
                .param("edition", wanted.edition().name())
                .param("packed", wanted.packed())
                .param("officer", officerId)
                .param("now", at(now))
                .param("expires", at(expires))
                .param("approved", wanted.told().approvedOn())
                .param("published", wanted.told().publishedOn())
                .param("narrative", wanted.told().narrative())
                .query(Long.class)
                .optional();
    }

    Optional<Book> find(long id) {
        return jdbc.sql(FIND.text())
                .param("id", id)
                .query((row, number) -> book(row))
                .optional();
    }

    /** The newest first; old ones expire. */
    List<Book> latest(int most) {
        return jdbc.sql(LATEST.text())
                .param("most", most)
                .query((row, number) -> book(row))
                .list();
    }

    /** Those a stop of the program left unfinished, in the order they were asked for. */
    List<Book> unfinished() {
        return jdbc.sql(UNFINISHED.text()).query((row, number) -> book(row)).list();
    }

    void progress(long id, int done, int total) {
        jdbc.sql("update disclosure_book set state = 'RUNNING', forms_done = :done, forms_total = :total"
                        + " where id = :id and state in ('WAITING', 'RUNNING')")
                .param("done", done)
                .param("total", total)
                .param("id", id)
                .update();
    }

    void finish(long id, String fileName, Path file, String sha256, byte[] report, int remarks, Instant now) {
        try (InputStream content = Files.newInputStream(file)) {
            jdbc.sql("""
                update disclosure_book set state = 'DONE', file_name = :name, content = :content, sha256 = :sha256, report = :report,
                       remarks = :remarks, finished_at = :now, forms_done = forms_total
                where id = :id and state in ('WAITING', 'RUNNING')
                """)
                    .param("name", fileName)
                    .param("content", seal.seal(place(id, "content"), content.readAllBytes()))
                    .param("sha256", sha256)
                    .param("report", seal.seal(place(id, "report"), report))
                    .param("remarks", remarks)
                    .param("now", at(now))
                    .param("id", id)
                    .update();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    void fail(long id, String sentence, Instant now) {
        jdbc.sql("update disclosure_book set state = 'FAILED', failure = :sentence, finished_at = :now"
                        + " where id = :id and state in ('WAITING', 'RUNNING')")
                .param("sentence", sentence)
                .param("now", at(now))
                .param("id", id)
                .update();
    }

    /** As they were when the book was asked for. */
    List<Form> forms(long id) {
        return jdbc.sql("select number, form from disclosure_book_form where book_id = :id order by number")
                .param("id", id)
                .query((row, _) ->
                        StoredForm.read(seal.open(place(id, "form/" + row.getInt("number")), row.getBytes("form"))))
                .list();
    }

    void keepForms(String regionCode, long id, List<Form> forms) {
        for (int number = 0; number < forms.size(); number++) {
            jdbc.sql(
                            "insert into disclosure_book_form (region_code, book_id, number, form) values (:region, :id, :number, :form)")
                    .param("region", regionCode)
                    .param("id", id)
                    .param("number", number)
                    .param("form", seal.seal(place(id, "form/" + number), StoredForm.bytes(forms.get(number))))
                    .update();
        }
    }

    void keepLeftOut(String regionCode, long id, List<DepartmentForms.LeftOut> leftOut) {
        for (int number = 0; number < leftOut.size(); number++) {
            var each = leftOut.get(number);
            jdbc.sql("""
                insert into disclosure_book_left_out (region_code, book_id, number, project, unit, tier, state)
                values (:region, :id, :number, :project, :unit, :tier, :state)
                """)
                    .param("region", regionCode)
                    .param("id", id)
                    .param("number", number)
                    .param("project", each.project())
                    .param("unit", each.unit())
                    .param("tier", each.tier() == null ? null : each.tier().name())
                    .param("state", each.state())
                    .update();
        }
    }

    /** The projects that are not in it, in the order of the book. */
    List<DepartmentForms.LeftOut> leftOut(long id) {
        return jdbc.sql("select project, unit, tier, state from disclosure_book_left_out where book_id = :id"
                        + " order by number")
                .param("id", id)
                .query((row, number) -> {
                    var tier = nullable(row, "tier");
                    return new DepartmentForms.LeftOut(
                            row.getString("project"),
                            row.getString("unit"),
                            tier == null ? null : ProjectTier.valueOf(tier),
                            row.getString("state"));
                })
                .list();
    }

    /** A stop of the program interrupted it, and it is begun again. */
    void restart(long id) {
        jdbc.sql("update disclosure_book set restarts = restarts + 1 where id = :id")
                .param("id", id)
                .update();
    }

    Set<Integer> pieces(long id) {
        return Set.copyOf(jdbc.sql("select number from disclosure_book_piece where book_id = :id")
                .param("id", id)
                .query(Integer.class)
                .list());
    }

    byte[] piece(long id, int number) {
        return jdbc.sql("select content from disclosure_book_piece where book_id = :id and number = :number")
                .param("id", id)
                .param("number", number)
                .query((row, each) -> seal.open(place(id, "piece/" + number), row.getBytes(1)))
                .single();
    }

    void keepPiece(String regionCode, long id, int number, byte[] content) {
        jdbc.sql("""
                insert into disclosure_book_piece (region_code, book_id, number, content)
                values (:region, :id, :number, :content)
                """)
                .param("region", regionCode)
                .param("id", id)
                .param("number", number)
                .param("content", seal.seal(place(id, "piece/" + number), content))
                .update();
    }

    /** What a finished book does not need any more. */
    void forgetPieces(long id) {
        jdbc.sql("delete from disclosure_book_piece where book_id = :id")
                .param("id", id)
                .update();
        jdbc.sql("delete from disclosure_book_form where book_id = :id")
                .param("id", id)
                .update();
    }

    Optional<byte[]> content(long id) {
        return jdbc.sql("select content from disclosure_book where id = :id and state = 'DONE'")
                .param("id", id)
                .query((row, number) -> seal.open(place(id, "content"), row.getBytes(1)))
                .optional();
    }

    Optional<byte[]> report(long id) {
        return jdbc.sql("select report from disclosure_book where id = :id and state = 'DONE'")
                .param("id", id)
                .query((row, number) -> seal.open(place(id, "report"), row.getBytes(1)))
                .optional();
    }

    void remove(long id) {
        jdbc.sql("delete from disclosure_book where id = :id").param("id", id).update();
    }

    /** How many were thrown away because their days were over. */
    int removeExpired(Instant now) {
        return jdbc.sql("delete from disclosure_book where expires_at < :now and state in ('DONE', 'FAILED')")
                .param("now", at(now))
                .update();
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static Book book(ResultSet row) throws SQLException {
        return new Book(
                row.getLong("id"),
                row.getLong("department_id"),
                row.getString("department"),
                row.getInt("fiscal_year"),
                FileFormat.valueOf(row.getString("format")),
                Edition.valueOf(row.getString("edition")),
                row.getBoolean("packed"),
                Book.State.valueOf(row.getString("state")),
                row.getInt("forms_total"),
                row.getInt("forms_done"),
                nullable(row, "failure"),
                nullable(row, "file_name"),
                row.getLong("bytes"),
                nullable(row, "sha256"),
                row.getInt("remarks"),
                row.getLong("requested_by"),
                row.getObject("requested_at", OffsetDateTime.class).toInstant(),
                row.getObject("expires_at", OffsetDateTime.class).toInstant(),
                row.getInt("restarts"),
                new DisclosureBook.Told(
                        row.getObject("approved_on", LocalDate.class),
                        row.getObject("published_on", LocalDate.class),
                        nullable(row, "narrative")));
    }

    private static @Nullable String nullable(ResultSet row, String column) throws SQLException {
        return row.getString(column);
    }
}
