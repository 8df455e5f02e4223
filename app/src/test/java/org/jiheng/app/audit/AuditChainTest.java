package org.jiheng.app.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jiheng.app.People;
import org.jiheng.app.Records;
import org.jiheng.app.WithDemo;
import org.jiheng.app.cryptography.Cryptography;
import org.jiheng.app.cryptography.Suite;
import org.jiheng.app.database.DirectDatabase;
import org.jiheng.app.database.Scope;
import org.jiheng.app.database.ScopedTransactions;
import org.jiheng.app.database.Superuser;
import org.jiheng.policy.common.Actor;
import org.jiheng.policy.common.DomainEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.core.env.Environment;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** 留痕成链 — nobody changes history unseen, not even with every right on the database (GIT-14 … 18, GIT-24). */
@WithDemo
class AuditChainTest {
    private static final int ROWS = 12;

    private final People people;
    private final Records records;
    private final AuditEvents audit;
    private final VerifyAudit verify;
    private final Cryptography cryptography;
    private final ScopedTransactions transactions;
    private final ApplicationEventPublisher events;
    private final Environment environment;
    private final JdbcClient jdbc;
    private final Clock clock;

    AuditChainTest(
            People people,
            Records records,
            AuditEvents audit,
            VerifyAudit verify,
            Cryptography cryptography,
            ScopedTransactions transactions,
            ApplicationEventPublisher events,
            Environment environment,
            JdbcClient jdbc,
            Clock clock) {
        this.people = people;
        this.records = records;
        this.audit = audit;
        this.verify = verify;
        this.cryptography = cryptography;
        this.transactions = transactions;
        this.events = events;
        this.environment = environment;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    private record Told(String regionCode, String subjectId, Map<String, Object> before, Map<String, Object> after)
            implements DomainEvent {
        @Override
        public Actor actor() {
            return new Actor(7, "ceshi", "测试员", "UNIT_CLERK", "区水利局", "127.0.0.1");
        }

        @Override
        public String action() {
            return "改指标值";
        }

        @Override
        public String subjectKind() {
            return "target";
        }
    }

    private void tell(String region, String subject, Map<String, Object> after) {
        transactions.run(
                Scope.wholeRegion(region),
                () -> events.publishEvent(new Told(region, subject, Map.of("指标值", "30"), after)));
    }

    /** A division of its own with a chain of {@value #ROWS} told rows and whatever making it has left. */
    private String chain() {
        var region = people.newDistrict("区水利局").code();
        for (int each = 0; each < ROWS; each++) {
            tell(region, "t" + each, Map.of("指标值", "五十“" + each + "”", "分值", 20 + each));
        }
        return region;
    }

    private String url() {
        return environment.getRequiredProperty("jiheng.database.url");
    }

    private long length(String region) {
        return Long.parseLong(records.one(
                Scope.wholeRegion(region),
                "select number from audit_chain where region_code = '%s'".formatted(region)));
    }

    private Verdict.Broken broken(String region) {
        var verdict = verify.of(region);
        assertThat(verdict).isInstanceOf(Verdict.Broken.class);
        return (Verdict.Broken) verdict;
    }

    @Test
    void aChainAsItWasWrittenIsIntact() {
        var region = chain();
        assertThat(verify.of(region))
                .isInstanceOfSatisfying(
                        Verdict.Intact.class,
                        intact -> assertThat(intact.rows())
                                .isEqualTo(length(region))
                                .isGreaterThanOrEqualTo(ROWS));
    }

    /** The database writes the digests and Java checks them: two implementations of one text. */
    @Test
    void javaAndTheDatabaseReadARowAlike() {
        var region = chain();
        var texts =
                records.in(Scope.wholeRegion(region), "select jiheng_audit_text(e) from audit_event e order by number");
        var rows = transactions.call(Scope.wholeRegion(region), () -> audit.chainAfter(region, 0, 100));
        assertThat(rows.stream().map(row -> new String(row.text(), StandardCharsets.UTF_8)))
                .containsExactlyElementsOf(texts)
                .hasSizeGreaterThanOrEqualTo(ROWS);
    }

    @Test
    void manyAtOnceMakeOneChainWithoutGaps() throws Exception {
        var region = people.newDistrict().code();
        var before = length(region);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var all = IntStream.range(0, 60)
                    .mapToObj(each -> threads.submit(() -> tell(region, "t" + each, Map.of("值", each))))
                    .toList();
            for (var each : all) {
                each.get();
            }
        }
        assertThat(length(region)).isEqualTo(before + 60);
        assertThat(verify.of(region)).isInstanceOf(Verdict.Intact.class);
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', quoteCharacter = '`', textBlock = """
            列           | 改成
            actor_name   | '别人'
            actor_role   | 'AUDITOR'
            organisation | ''
            address      | '10.0.0.1'
            action       | '没改'
            subject_id   | 't99'
            before       | '{}'
            after        | '{"指标值":"50"}'
            outcome      | 'FAILED'
            reason       | 'x'
            request_id   | 'x'
            origin       | 'DATABASE'
            at           | at + interval '1 microsecond'
            actor_id     | 8
            hash         | sha256('x')
            previous     | sha256('x')
            """)
    void anAlteredRowIsNamed(String column, String value) {
        var region = chain();
        var victim = length(region) - 5;
        Superuser.run(
                url(),
                "update audit_event set %s = %s where region_code = '%s' and number = %d"
                        .formatted(column, value, region, victim));
        var broken = broken(region);
        assertThat(broken.number()).isEqualTo(victim);
        assertThat(broken.after()).isEqualTo(5);
        assertThat(broken.sentence())
                .startsWith("第 %,d 条对不上。".formatted(victim))
                .contains("其后 5 条不能作证");
    }

    @Test
    void aDeletedRowIsNamed() {
        var region = chain();
        var victim = length(region) - 5;
        Superuser.run(
                url(), "delete from audit_event where region_code = '%s' and number = %d".formatted(region, victim));
        assertThat(broken(region).number()).isEqualTo(victim);
        assertThat(broken(region).why()).contains("删掉");
    }

    @Test
    void aCutEndIsSeen() {
        var region = chain();
        var end = length(region);
        Superuser.run(
                url(), "delete from audit_event where region_code = '%s' and number > %d".formatted(region, end - 3));
        assertThat(broken(region).number()).isEqualTo(end - 2);
        assertThat(broken(region).why()).contains("末尾");
    }

    @Test
    void swappedRowsAreSeen() {
        var region = chain();
        var one = length(region) - 5;
        Superuser.run(
                url(),
                "update audit_event set number = -1 where region_code = '%s' and number = %d".formatted(region, one),
                "update audit_event set number = %d where region_code = '%s' and number = %d"
                        .formatted(one, region, one + 1),
                "update audit_event set number = %d where region_code = '%s' and number = -1"
                        .formatted(one + 1, region));
        assertThat(broken(region).number()).isEqualTo(one);
    }

    private static final String COPY = "region_code, at, actor_id, actor_login, actor_name, actor_role, organisation,"
            + " address, action, subject_kind, subject_id, before, after, outcome, reason, request_id, origin, algorithm";

    @Test
    void anInsertedRowIsSeenInTheMiddleAndAtTheEnd() {
        var region = chain();
        var end = length(region);
        Superuser.run(
                url(),
                "insert into audit_event (%1$s, number, previous, hash) select %1$s, number + 1, hash, sha256('forged') from audit_event where region_code = '%2$s' and number = %3$d"
                        .formatted(COPY, region, end));
        assertThat(broken(region).number()).isEqualTo(end + 1);
        assertThat(broken(region).why()).contains("不是本系统写的");

        var other = chain();
        var place = length(other) - 5;
        Superuser.run(
                url(),
                "update audit_event set number = number + 1000 where region_code = '%s' and number >= %d"
                        .formatted(other, place),
                "update audit_event set number = number - 999 where region_code = '%s' and number > 1000"
                        .formatted(other),
                "insert into audit_event (%1$s, number, previous, hash) select %1$s, number + 1, hash, sha256('forged') from audit_event where region_code = '%2$s' and number = %3$d"
                        .formatted(COPY, other, place - 1));
        assertThat(broken(other).number()).isEqualTo(place);
    }

    /** Whoever has every right can compute every digest anew; the published root is what they cannot make. */
    @Test
    void aChainWrittenAnewIsSeenByTheRoots() {
        var region = chain();
        assertThat(seal(region))
                .containsExactly(LocalDate.now(clock), LocalDate.now(clock).plusDays(1));
        assertThat(verify.of(region))
                .isInstanceOfSatisfying(
                        Verdict.Intact.class,
                        intact -> assertThat(intact.roots()).isEqualTo(2));
        rewriteHistory(region, length(region) - 5);
        var broken = broken(region);
        assertThat(broken.number()).isEqualTo(length(region));
        assertThat(broken.why()).contains("整段重写");
    }

    private void rewriteHistory(String region, long from) {
        Superuser.run(url(), """
                do $$
                declare e audit_event; last bytea;
                begin
                  select hash into last from audit_event where region_code = '%1$s' and number = %2$d - 1;
                  for e in select * from audit_event where region_code = '%1$s' and number >= %2$d order by number loop
                    e.actor_name := '别人';
                    e.previous := last;
                    e.hash := sha256(e.previous || convert_to(jiheng_audit_text(e), 'UTF8'));
                    last := e.hash;
                    update audit_event set actor_name = e.actor_name, previous = e.previous, hash = e.hash
                      where region_code = '%1$s' and number = e.number;
                  end loop;
                  update audit_chain set hash = last where region_code = '%1$s';
                end $$
                """.formatted(region, from));
    }

    @Test
    void aRootThatWasAlteredOrTakenAwayIsSeen() {
        var altered = chain();
        seal(altered);
        rewriteHistory(altered, length(altered) - 5);
        Superuser.run(
                url(),
                "update audit_root r set hash = c.hash from audit_chain c where c.region_code = r.region_code and r.region_code = '%s'"
                        .formatted(altered));
        assertThat(broken(altered).why()).contains("签名不对");

        var taken = chain();
        new SealDays(audit, verify, cryptography, transactions, Clock.offset(clock, Duration.ofDays(3))).of(taken);
        Superuser.run(
                url(),
                "delete from audit_root where region_code = '%s' and day = '%s'"
                        .formatted(taken, LocalDate.now(clock).plusDays(1)));
        assertThat(broken(taken).why()).contains("日根被删过");
    }

    @Test
    void aBrokenChainIsNeverSigned() {
        var region = chain();
        Superuser.run(
                url(), "update audit_event set reason = 'x' where region_code = '%s' and number = 1".formatted(region));
        assertThat(seal(region)).isEmpty();
        assertThat(records.in(Scope.wholeRegion(region), "select day from audit_root"))
                .isEmpty();
    }

    private List<LocalDate> seal(String region) {
        return new SealDays(audit, verify, cryptography, transactions, Clock.offset(clock, Duration.ofDays(2)))
                .of(region);
    }

    /** The owner of the table is refused by its triggers, the application by its rights (DataScopeTest). */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "update audit_event set reason = 'x'",
                "delete from audit_event",
                "truncate audit_event",
                "update audit_root set events = 0",
                "delete from audit_root",
                "truncate audit_root"
            })
    void evenTheOwnerCannotUnmakeARow(String statement) {
        assertThatExceptionOfType(DataAccessException.class)
                .isThrownBy(() -> records.asOwner(statement))
                .havingRootCause()
                .isInstanceOf(SQLException.class)
                .withMessageContaining("只能追加");
    }

    @Test
    void theApplicationCannotMoveTheEndOfAChain() {
        assertThatExceptionOfType(DataAccessException.class)
                .isThrownBy(
                        () -> records.change(Scope.wholeRegion(People.HENGXI), "update audit_chain set number = 0"));
    }

    @Test
    void whatIsToldOutsideATransactionIsRefused() {
        assertThatIllegalStateException()
                .isThrownBy(() -> events.publishEvent(new Told(People.HENGXI, "x", Map.of(), Map.of())));
    }

    /** 兜底: neither a forgotten event nor a database administrator's own hand goes unrecorded. */
    @Test
    void aChangeNobodyToldIsRecordedByTheTable() {
        var region = people.newDistrict("区水利局").code();
        var scope = Scope.wholeRegion(region);
        var last = records.lastEvent(region);
        records.change(scope, "update organisation set short_name = '水利' where name = '区水利局'");
        Superuser.runByHand(
                url(),
                "update organisation set name = '区水务局' where name = '区水利局' and region_code = '%s'".formatted(region));
        assertThat(records.in(
                        scope,
                        "select action || ' ' || subject_kind || ' ' || actor_login || ' ' || (before ->> 'name') is not null"
                                + " from audit_event where origin = 'DATABASE' and id > " + last + " order by number"))
                .hasSize(2);
        assertThat(records.in(
                        scope,
                        "select action || ' ' || subject_kind || ' ' || actor_login || ' ' || before::text || ' → ' || after::text"
                                + " from audit_event where id > " + last + " order by number"))
                .containsExactly(
                        "库内修改 organisation jiheng_app { \"short_name\" : null } → { \"short_name\" : \"水利\" }",
                        "库内修改 organisation jiheng_admin { \"name\" : \"区水利局\" } → { \"name\" : \"区水务局\" }");
        assertThat(verify.of(region)).isInstanceOf(Verdict.Intact.class);
    }

    /** What the backstop writes down it writes for ever, so no key and no ciphertext gets in; and being used is no change. */
    @Test
    void theBackstopCopiesNoSecretsAndNoNoise() {
        assertThat(Superuser.ask(
                        url(),
                        "select jiheng_untold_values('{\"key\": \"k1\", \"blob\": \"\\\\x0aa2\", \"text\":"
                                + " \"SM4-GCM:1:abc\", \"name\": \"甲\"}', null)::text"))
                .allSatisfy(said -> assertThat(said).contains("甲").doesNotContain("k1", "0aa2", "abc"));
        var district = people.newDistrict("区水利局");
        people.clerk(district, "区水利局").get("/account");
        var last = records.lastEvent(district.code());
        var backstop = "select action || ' ' || subject_kind from audit_event where origin = 'DATABASE' and id > ";
        Superuser.runByHand(
                url(),
                "update officer set last_sign_in_at = now(), totp_last_step = 5 where region_code = '%s'"
                        .formatted(district.code()));
        assertThat(records.in(district.scope(), backstop + last)).isEmpty();
        Superuser.runByHand(
                url(), "update officer set enabled = false where region_code = '%s'".formatted(district.code()));
        assertThat(records.in(district.scope(), backstop + last)).containsExactly("库内修改 officer");
    }

    @Test
    void aToldChangeIsNotRecordedTwice() {
        var region = people.newDistrict("区水利局").code();
        var last = records.lastEvent(region);
        transactions.run(Scope.wholeRegion(region), () -> {
            jdbc.sql("update organisation set short_name = '水利' where name = '区水利局'")
                    .update();
            events.publishEvent(new Told(region, "1", Map.of(), Map.of()));
        });
        assertThat(records.in(Scope.wholeRegion(region), "select origin from audit_event where id > " + last))
                .containsExactly("PROGRAM");
    }

    /** Found in the catalogue, so that a table made tomorrow is watched too. */
    @Test
    void everyBusinessTableHasTheBackstop() {
        assertThat(records.without("""
                select c.relname from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
                  and c.relrowsecurity and c.relname !~ '^audit_'
                  and coalesce(obj_description(c.oid, 'pg_class'), '') !~ '免留痕'
                  and not exists (select from pg_trigger t where t.tgrelid = c.oid and t.tgname = 'told' and t.tgenabled = 'O')
                """)).isEmpty();
    }

    @Test
    void personalNumbersAreMaskedBeforeTheyAreWritten() {
        var region = people.newDistrict().code();
        tell(region, "p", Map.of("联系电话", "5550 0126", "备注", "请打13800001234", "名单", List.of("11010519491231002X")));
        assertThat(records.one(
                        Scope.wholeRegion(region), "select after::text from audit_event order by number desc limit 1"))
                .contains("**** **26", "138****1234", "11*************02X")
                .doesNotContain("5550", "13800001234", "1949");
    }

    /** SM3, which PostgreSQL cannot compute, behind the same interface and in the same chain. */
    @Test
    void aChainMayGoOnInTheOtherSuite(@TempDir Path temp) {
        var region = chain();
        var guomi = Cryptography.open(temp.resolve("keys"), Suite.GUOMI, new char[0], clock);
        var append = new AppendEvent(jdbc, guomi, clock);
        for (int each = 0; each < 3; each++) {
            var told = new Told(region, "sm" + each, Map.of(), Map.of());
            transactions.run(Scope.wholeRegion(region), () -> append.to(told, "{}", "{\"值\":\"1.50\"}", "r1"));
        }
        tell(region, "sha", Map.of());
        assertThat(records.in(
                        Scope.wholeRegion(region), "select algorithm from audit_event order by number desc limit 5"))
                .containsExactly("SHA-256", "SM3", "SM3", "SM3", "SHA-256");
        assertThat(verify.of(region)).isInstanceOf(Verdict.Intact.class);
        var victim = length(region) - 2;
        Superuser.run(
                url(),
                "update audit_event set after = '{}' where region_code = '%s' and number = %d"
                        .formatted(region, victim));
        assertThat(broken(region).number()).isEqualTo(victim);
    }

    @Test
    void aForgedLinkIsRefusedByTheTrigger() {
        var region = chain();
        assertThatExceptionOfType(DataAccessException.class)
                .isThrownBy(() -> records.change(Scope.wholeRegion(region), """
                        insert into audit_event (region_code, actor_id, actor_login, actor_name, actor_role, organisation, address,
                          action, subject_kind, subject_id, before, after, algorithm, at, number, previous, hash)
                        values ('%s', 1, 'x', 'x', 'x', 'x', 'x', 'x', 'x', 'x', '{}', '{}', 'SM3', now(), 3, '', sha256('x'))
                        """.formatted(region)))
                .havingRootCause()
                .withMessageContaining("does not continue the chain");
    }

    @Test
    void allChainsAreVerifiedBesideTheProduct() {
        try (var direct = DirectDatabase.at(
                url(),
                environment.getRequiredProperty("jiheng.database.user"),
                environment.getRequiredProperty("jiheng.database.password"))) {
            var verdicts = EveryChain.verify(direct);
            assertThat(verdicts).containsOnlyKeys(audit.regions());
            assertThat(verdicts.get(People.HENGXI)).isInstanceOf(Verdict.Intact.class);
        }
    }
}
