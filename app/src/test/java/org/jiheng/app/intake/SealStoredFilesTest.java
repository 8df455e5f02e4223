package org.jiheng.app.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HexFormat;
import org.jiheng.app.cryptography.Cryptography;
import org.jiheng.app.cryptography.FileSeal;
import org.jiheng.app.cryptography.Suite;
import org.jiheng.app.database.Superuser;
import org.jiheng.app.database.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** 存量文件加密 — files of before are encrypted at the next start, and nothing else changes (GIT-25). */
class SealStoredFilesTest {
    private static final String DIGEST = "a".repeat(64);
    private static final String PLAIN = "联系电话 13800001234";

    @Test
    void whatWasStoredBeforeIsEncryptedAtTheNextStart(@TempDir Path keys) {
        var old = TestDatabase.fresh();
        old.migrations().target("091?").load().migrate();
        Superuser.run(
                old.url(),
                "insert into region (region_code, name) values ('999912000', '衡溪区')",
                "insert into original_file (region_code, id, unit_id, sha256, file_name, media_type, content, accepted_by)"
                        + " values ('999912000', 1, 7, '%s', '表.txt', 'text/plain', convert_to('%s', 'UTF8'), 1)"
                                .formatted(DIGEST, PLAIN),
                "insert into target_adjustment (region_code, id, target_id, unit_id, reason, words, attachment_name,"
                        + " attachment, proposal, created_by, created_at) values ('999912000', 1, 3, 7, 'OTHER', 'x', '依据.txt',"
                        + " convert_to('%s', 'UTF8'), '{}', 1, now())".formatted(PLAIN));
        var seal = new FileSeal(Cryptography.open(keys, Suite.INTERNATIONAL, new char[0], Clock.systemUTC()));

        old.migrations().javaMigrations(new SealStoredFiles(seal)).load().migrate();

        assertThat(opened(
                        old,
                        seal,
                        OriginalFiles.place("999912000", 7, DIGEST),
                        "select encode(content, 'hex') from original_file"))
                .isEqualTo(PLAIN);
        assertThat(opened(
                        old,
                        seal,
                        "target_adjustment/999912000/3",
                        "select encode(attachment, 'hex') from target_adjustment"))
                .isEqualTo(PLAIN);
        assertThat(Superuser.ask(old.url(), "select size from original_file"))
                .containsExactly(String.valueOf(PLAIN.getBytes(StandardCharsets.UTF_8).length));
        assertThat(Superuser.ask(old.url(), "select count(*) from audit_event")).containsExactly("0");
        assertThat(Superuser.ask(
                        old.url(),
                        "select count(*) from pg_class where relname in ('original_file', 'target_adjustment',"
                                + " 'disclosure_book') and relrowsecurity and not relforcerowsecurity"))
                .containsExactly("0");
        assertThat(Superuser.ask(
                        old.url(), "select count(*) from pg_trigger where tgenabled = 'D' and not tgisinternal"))
                .containsExactly("0");
    }

    private static String opened(TestDatabase database, FileSeal seal, String place, String question) {
        var stored =
                HexFormat.of().parseHex(Superuser.ask(database.url(), question).getFirst());
        assertThat(FileSeal.isSealed(stored)).isTrue();
        return new String(seal.open(place, stored), StandardCharsets.UTF_8);
    }
}
