package org.jiheng.app.workflow;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jiheng.app.cryptography.FileSeal;
import org.jiheng.app.database.SqlFile;
import org.jiheng.app.web.AttachedFile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** 批注附件的存取 — encrypted ({@link FileSeal}); to be asked inside a scoped transaction. */
@Repository
class RemarkFiles {
    private static final SqlFile OF_CASE = SqlFile.of("workflow/files-of-case.sql");
    private static final SqlFile ADD = SqlFile.of("workflow/add-file.sql");

    /** 批注里的哪一句. */
    record Sentence(long threadId, int comment) {}

    private final JdbcClient jdbc;
    private final FileSeal seal;

    RemarkFiles(JdbcClient jdbc, FileSeal seal) {
        this.jdbc = jdbc;
        this.seal = seal;
    }

    /** Where a file lies, bound into its ciphertext. */
    private static String place(String regionCode, Sentence beside, int number) {
        return "review_comment_file/%s/%d/%d/%d".formatted(regionCode, beside.threadId(), beside.comment(), number);
    }

    Map<Sentence, List<ReviewThread.Attached>> of(long caseId) {
        var found = new HashMap<Sentence, List<ReviewThread.Attached>>();
        jdbc.sql(OF_CASE.text()).param("case", caseId).query(row -> {
            found.computeIfAbsent(
                            new Sentence(row.getLong("thread_id"), row.getInt("comment_number")),
                            _ -> new ArrayList<>())
                    .add(new ReviewThread.Attached(row.getLong("id"), row.getString("name"), row.getInt("size")));
        });
        return found;
    }

    Optional<AttachedFile> content(long id) {
        return jdbc.sql(
                        "select region_code, thread_id, comment_number, number, name, content from review_comment_file where id = :id")
                .param("id", id)
                .query((row, _) -> new AttachedFile(
                        row.getString("name"),
                        seal.open(
                                place(
                                        row.getString("region_code"),
                                        new Sentence(row.getLong("thread_id"), row.getInt("comment_number")),
                                        row.getInt("number")),
                                row.getBytes("content"))))
                .optional();
    }

    void add(ReviewCase reviewed, Sentence beside, List<AttachedFile> files) {
        int number = 0;
        for (var file : files) {
            number++;
            jdbc.sql(ADD.text())
                    .param("region", reviewed.regionCode())
                    .param("thread", beside.threadId())
                    .param("comment", beside.comment())
                    .param("number", number)
                    .param("unit", reviewed.unitId())
                    .param("name", file.name())
                    .param("size", file.content().length)
                    .param("content", seal.seal(place(reviewed.regionCode(), beside, number), file.content()))
                    .update();
        }
    }
}
