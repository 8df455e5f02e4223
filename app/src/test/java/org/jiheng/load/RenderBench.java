package org.jiheng.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jiheng.app.Forms;
import org.jiheng.app.OwnProduct;
import org.jiheng.app.Visitor;
import org.jiheng.app.database.Scope;
import org.jiheng.app.database.ScopedTransactions;
import org.jiheng.app.identity.Installation;
import org.jiheng.app.identity.Organisation;
import org.jiheng.app.identity.Organisations;
import org.jiheng.app.identity.Role;
import org.jiheng.app.target.DraftTarget;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * 出页快慢 — the list over five thousand projects and the editor of a form with fifteen indicators, asked in turn with a static file, by
 * one visitor on loopback. No part of the test run (its name ends otherwise): {@code bench/pages} runs it and prints the medians.
 */
class RenderBench {
    private static final String REGION = "990001000";
    private static final String PASSWORD = "Lvse-shanqiu-42";
    private static final String UNIT = "老干部局";
    private static final int PROJECTS = Integer.getInteger("projects", 5000);
    private static final int ROUNDS = Integer.getInteger("rounds", 200);

    /** Fifteen rows, six points each. */
    private static String form() {
        var head = Forms.text(UNIT, "十五个指标");
        var from = head.indexOf("\t走访慰问人次");
        var rows = new StringBuilder();
        IntStream.rangeClosed(1, 15)
                .forEach(at -> rows.append("\t第%d项服务完成数\t≥\t%d\t人次\t6\t是\n".formatted(at, 100 + at)));
        return head.substring(0, from) + rows + head.substring(head.indexOf("联系人"));
    }

    @Test
    void pages(@TempDir Path folder) throws Exception {
        try (var product = OwnProduct.start(Map.of(
                "jiheng.data",
                folder.resolve("data").toString(),
                "jiheng.keys",
                folder.resolve("keys").toString(),
                "server.port",
                "0",
                "jiheng.limits.requests-per-minute",
                "1000000",
                "jiheng.demo",
                "false"))) {
            prepare(product);
            multiply(folder.resolve("data"));
            var port = Integer.parseInt(product.getEnvironment().getRequiredProperty("local.server.port"));
            var finance = new Visitor(port, "127.0.0.1");
            finance.signIn("finance", PASSWORD);
            var clerk = new Visitor(port, "127.0.0.2");
            clerk.signIn("clerk", PASSWORD);
            var list = finance.get("/projects");
            assertThat(list.words()).contains("项目");
            var editor = "/projects/1/2026/edit";
            assertThat(clerk.get(editor).page().select("tr[data-row]")).hasSizeGreaterThanOrEqualTo(15);
            measure(finance, clerk, editor);
        }
    }

    private static void prepare(ConfigurableApplicationContext product) {
        var installation = product.getBean(Installation.class);
        var organisations = product.getBean(Organisations.class);
        var drafts = product.getBean(DraftTarget.class);
        product.getBean(ScopedTransactions.class).run(Scope.wholeRegion(REGION), () -> {
            installation.addRegion(REGION, "测试区");
            var finance = organisations.add(REGION, null, Organisation.Kind.FINANCE, "财政局", null);
            var unit = organisations.add(REGION, null, Organisation.Kind.DEPARTMENT, UNIT, null);
            installation.addOfficer(finance, "finance", "宋宛平", Role.FINANCE_PERFORMANCE_SECTION, PASSWORD);
            var clerk = installation.addOfficer(unit, "clerk", "周敏慧", Role.UNIT_CLERK, PASSWORD);
            drafts.store(new DraftTarget.By(clerk.actor(""), unit, unit, null), Forms.read(form()), false);
        });
    }

    /** The one form under as many names, handed in and approved, forty to a unit; the sealed contact opens nowhere else and stays behind. */
    private static void multiply(Path data) throws IOException, SQLException {
        var port = Files.readAllLines(data.resolve("pgdata").resolve("postmaster.pid"))
                .get(3)
                .strip();
        var password = Files.readString(data.resolve("secrets").resolve("jiheng_admin.password"))
                .strip();
        try (var connection = DriverManager.getConnection(
                        "jdbc:postgresql://127.0.0.1:%s/jiheng?sslmode=disable&gssEncMode=disable".formatted(port),
                        "jiheng_admin",
                        password);
                var statement = connection.createStatement()) {
            statement.execute("set session_replication_role = replica"); // copies are told to nobody
            statement.execute("""
                    do $$
                    declare
                      p project; t target_version; o organisation; original bigint;
                    begin
                      select * into strict p from project;
                      select * into strict t from target_version;
                      select * into strict o from organisation where kind = 'DEPARTMENT';
                      original := t.id;
                      t.contact_name := null;
                      t.contact_phone := null;
                      for i in 1..%d loop
                        if i %% 40 = 1 then
                          o.id := 100000 + i;
                          o.name := '第' || i || '号单位';
                          insert into organisation overriding system value select (o).*;
                          p.unit_id := o.id;
                          t.unit_id := o.id;
                        end if;
                        p.id := 100000 + i;
                        p.name := '第' || i || '号服务项目';
                        insert into project overriding system value select (p).*;
                        t.id := 100000 + i;
                        t.project_id := p.id;
                        t.state := 'APPROVED';
                        insert into target_version overriding system value select (t).*;
                        insert into target_indicator select (jsonb_populate_record(i0, jsonb_build_object('target_id', t.id))).*
                          from target_indicator i0 where i0.target_id = original;
                        insert into target_finding select (jsonb_populate_record(f0, jsonb_build_object('target_id', t.id))).*
                          from target_finding f0 where f0.target_id = original;
                      end loop;
                    end $$
                    """.formatted(PROJECTS));
            statement.execute("vacuum analyze");
        }
    }

    private static void measure(Visitor finance, Visitor clerk, String editor) {
        var asked = new LinkedHashMap<String, Runnable>();
        asked.put("static page /favicon.svg", () -> finance.get("/favicon.svg"));
        asked.put("list of %d projects".formatted(PROJECTS), () -> finance.get("/projects"));
        asked.put("list, searched", () -> finance.get("/projects?q=" + Visitor.encoded("33号")));
        asked.put("editor, 15 indicators", () -> clerk.get(editor));
        var took = new LinkedHashMap<String, long[]>();
        asked.keySet().forEach(name -> took.put(name, new long[ROUNDS]));
        for (int round = -ROUNDS; round < ROUNDS; round++) { // the first half only warms up
            for (var each : asked.entrySet()) {
                var start = System.nanoTime();
                each.getValue().run();
                if (round >= 0) {
                    Objects.requireNonNull(took.get(each.getKey()))[round] = System.nanoTime() - start;
                }
            }
        }
        took.forEach((name, nanos) -> {
            var sorted = IntStream.range(0, nanos.length)
                    .mapToObj(at -> nanos[at])
                    .sorted()
                    .toList();
            System.out.printf(
                    "pages: %-28s median %6.1f ms, 90 of 100 within %6.1f ms%n",
                    name, milliseconds(sorted, 50), milliseconds(sorted, 90));
        });
    }

    private static double milliseconds(List<Long> sorted, int percent) {
        return sorted.get(Math.min(sorted.size() - 1, sorted.size() * percent / 100)) / 1_000_000.0;
    }
}
