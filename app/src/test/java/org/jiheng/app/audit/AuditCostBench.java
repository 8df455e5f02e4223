package org.jiheng.app.audit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jiheng.app.Forms;
import org.jiheng.app.People;
import org.jiheng.app.Records;
import org.jiheng.app.Visitor;
import org.jiheng.app.WithDemo;
import org.jiheng.app.database.Scope;
import org.jiheng.app.database.ScopedTransactions;
import org.jiheng.policy.common.Actor;
import org.jiheng.policy.common.DomainEvent;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * 留痕与隔离的代价 — what audit and row-level security add to a save, and how long a million rows take to verify. No part of the test
 * run (its name ends otherwise): {@code bench/audit} runs it and prints the ratios.
 */
@WithDemo
class AuditCostBench {
    private static final int ROUNDS = Integer.getInteger("rounds", 9);
    private static final int SAVES = Integer.getInteger("saves", 150);
    private static final int ROWS = Integer.getInteger("rows", 1_000_000);
    /** Of one transaction: the end of the chain is one row, and a transaction wades through its own older versions of it. */
    private static final int AT_ONCE = 500;

    private static final List<String> TABLES = List.of("project", "target_version", "target_indicator");

    private final People people;
    private final Records records;
    private final ScopedTransactions transactions;
    private final ApplicationEventPublisher events;
    private final JdbcClient jdbc;
    private final VerifyAudit verify;

    AuditCostBench(
            People people,
            Records records,
            ScopedTransactions transactions,
            ApplicationEventPublisher events,
            JdbcClient jdbc,
            VerifyAudit verify) {
        this.people = people;
        this.records = records;
        this.transactions = transactions;
        this.events = events;
        this.jdbc = jdbc;
        this.verify = verify;
    }

    private record Saved(String regionCode, String subjectId) implements DomainEvent {
        @Override
        public Actor actor() {
            return new Actor(1, "ceshi", "测试员", "UNIT_CLERK", "区水利局", "127.0.0.1");
        }

        @Override
        public String action() {
            return "改指标";
        }

        @Override
        public String subjectKind() {
            return "target";
        }

        @Override
        public Map<String, Object> before() {
            return Map.of("指标值", "30", "分值", "20");
        }

        @Override
        public Map<String, Object> after() {
            return Map.of("指标值", "50", "分值", "20");
        }
    }

    @Test
    void aSaveWithAndWithout() {
        var district = people.newDistrict("区水利局");
        var clerk = people.clerk(district, "区水利局");
        clerk.get("/imports");
        var run = clerk.upload("/imports", List.of(Visitor.Upload.text("一.txt", Forms.text("区水利局", "代价"))))
                .location();
        clerk.whenReady(run);
        clerk.post(run + "/acceptance", "choice", "1-1");
        var scope = Scope.ofUnits(
                district.code(),
                java.util.Set.of(
                        Long.valueOf(records.one(district.scope(), "select unit_id from target_version limit 1"))));
        var id = Long.parseLong(records.one(district.scope(), "select id from target_version limit 1"));
        block(district.code(), scope, id, true);
        block(district.code(), scope, id, false);
        var with = new ArrayList<Long>();
        var without = new ArrayList<Long>();
        for (int round = 0; round < ROUNDS; round++) {
            with.add(block(district.code(), scope, id, true));
            TABLES.forEach(table -> {
                records.asOwner("alter table " + table + " disable row level security");
                records.asOwner("alter table " + table + " disable trigger told");
            });
            without.add(block(district.code(), scope, id, false));
            TABLES.forEach(table -> {
                records.asOwner("alter table " + table + " enable row level security");
                records.asOwner("alter table " + table + " enable trigger told");
            });
        }
        var ratio = median(with) * 100 / median(without);
        System.out.printf(
                "a save with audit, row-level security and backstop, beside the same without: %d.%02d%n",
                ratio / 100, ratio % 100);
    }

    /** One cell of a target was changed: its row, its six indicators anew, and what is told of it. */
    private long block(String region, Scope scope, long id, boolean told) {
        var began = System.nanoTime();
        for (int save = 0; save < SAVES; save++) {
            transactions.run(scope, () -> {
                jdbc.sql(
                                "update target_version set note = :note, changed_at = now() where region_code = :region and id = :id")
                        .param("note", "第" + System.nanoTime() + "次")
                        .param("region", region)
                        .param("id", id)
                        .update();
                jdbc.sql("""
                        with gone as (delete from target_indicator where region_code = :region and target_id = :id returning *)
                        select count(*) from gone
                        """)
                        .param("region", region)
                        .param("id", id)
                        .query(Long.class)
                        .single();
                for (int position = 0; position < 6; position++) {
                    jdbc.sql("insert into target_indicator (region_code, target_id, position, name, points)"
                                    + " values (:region, :id, :position, :name, 15)")
                            .param("region", region)
                            .param("id", id)
                            .param("position", position)
                            .param("name", "指标" + position)
                            .update();
                }
                if (told) {
                    events.publishEvent(new Saved(region, Long.toString(id)));
                }
            });
        }
        return System.nanoTime() - began;
    }

    private static long median(List<Long> times) {
        var sorted = times.stream().mapToLong(Long::longValue).toArray();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    @Test
    void manyRows() {
        var region = people.newDistrict().code();
        var scope = Scope.wholeRegion(region);
        for (int written = 0; written < ROWS; written += AT_ONCE) {
            records.change(scope, """
                    insert into audit_event (region_code, actor_id, actor_login, actor_name, actor_role, organisation, address, action,
                                             subject_kind, subject_id, before, after)
                    select '%s', 1, 'ceshi', '测试员', 'UNIT_CLERK', '区水利局', '127.0.0.1', '改指标', 'target', n::text,
                           '{"指标值":"30","分值":"20"}', '{"指标值":"50","分值":"20"}'
                    from generate_series(1, %d) n
                    """.formatted(region, AT_ONCE));
        }
        var began = System.nanoTime();
        var verdict = verify.of(region);
        var took = Duration.ofNanos(System.nanoTime() - began);
        System.out.printf("%s, verified in %d.%d s%n", verdict, took.toSeconds(), took.toMillisPart() / 100);
    }
}
