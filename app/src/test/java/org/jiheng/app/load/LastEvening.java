package org.jiheng.app.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import org.jiheng.app.Application;
import org.jiheng.app.Forms;
import org.jiheng.app.Visitor;
import org.jiheng.app.database.Scope;
import org.jiheng.app.database.ScopedTransactions;
import org.jiheng.app.identity.Installation;
import org.jiheng.app.identity.Organisation;
import org.jiheng.app.identity.Organisations;
import org.jiheng.app.identity.Role;
import org.jiheng.app.target.DraftTarget;
import org.springframework.boot.builder.SpringApplicationBuilder;
import tools.jackson.databind.json.JsonMapper;

/**
 * 最后一晚的两百人 — signs in clerks, lets each save a field every few seconds, kills the server in the middle, starts it again, and
 * looks for every save that was acknowledged.
 *
 * <p>Arguments: clerks, seconds, mean pause between two saves of one clerk in milliseconds.
 */
public final class LastEvening {
    private static final String REGION = "990001000";
    private static final String PASSWORD = "Lvse-shanqiu-42";
    private static final int OF_ONE_UNIT = 10;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** 经办. */
    private static final class Clerk {
        private final Visitor visitor;
        private final String target;
        private final List<String> acknowledged = new ArrayList<>();
        private String token;
        private long revision;

        Clerk(Visitor visitor, String target, String token, long revision) {
            this.visitor = visitor;
            this.target = target;
            this.token = token;
            this.revision = revision;
        }
    }

    private final int clerks;
    private final Duration length;
    private final long pause;
    private final Path data;
    private final int port;

    private LastEvening(int clerks, Duration length, long pause, Path data, int port) {
        this.clerks = clerks;
        this.length = length;
        this.pause = pause;
        this.data = data;
        this.port = port;
    }

    public static void main(String[] arguments) throws Exception {
        var evening = new LastEvening(
                Integer.parseInt(arguments[0]),
                Duration.ofSeconds(Long.parseLong(arguments[1])),
                Long.parseLong(arguments[2]),
                Files.createTempDirectory("last-evening"),
                18_107);
        evening.prepare();
        evening.run();
        System.exit(0);
    }

    /** A division with its units, clerks and one form for each clerk, made by the product itself. */
    private void prepare() {
        try (var product = new SpringApplicationBuilder(Application.class)
                .properties(Map.of("jiheng.data", data.toString(), "server.port", "0", "jiheng.demo", "false"))
                .run()) {
            var transactions = product.getBean(ScopedTransactions.class);
            var installation = product.getBean(Installation.class);
            var organisations = product.getBean(Organisations.class);
            var drafts = product.getBean(DraftTarget.class);
            transactions.run(Scope.wholeRegion(REGION), () -> {
                installation.addRegion(REGION, "测试区");
                organisations.add(REGION, null, Organisation.Kind.FINANCE, "财政局", null);
            });
            for (int at = 0; at < clerks; at++) {
                var number = at;
                transactions.run(Scope.wholeRegion(REGION), () -> {
                    var name = "单位" + number / OF_ONE_UNIT;
                    var unit = organisations.all().stream()
                            .filter(each -> each.name().equals(name))
                            .findFirst()
                            .orElseGet(() -> organisations.add(REGION, null, Organisation.Kind.DEPARTMENT, name, null));
                    var officer =
                            installation.addOfficer(unit, "clerk" + number, "经办" + number, Role.UNIT_CLERK, PASSWORD);
                    drafts.store(
                            new DraftTarget.By(officer.actor(""), unit, unit, null),
                            Forms.read(Forms.text(name, "项目" + number)),
                            false);
                });
            }
        }
    }

    private Process server() throws IOException, InterruptedException {
        var process = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-Xmx1g",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "org.jiheng.app.Main",
                        "serve",
                        "--no-demo",
                        "--port",
                        String.valueOf(port),
                        "--data",
                        data.toString())
                .redirectErrorStream(true)
                .redirectOutput(data.resolve("server.out").toFile())
                .start();
        var patience = Instant.now().plusSeconds(180);
        while (Instant.now().isBefore(patience)) {
            try {
                if (new Visitor(port, "127.0.0.1").get("/sign-in").status() == 200) {
                    return process;
                }
            } catch (UncheckedIOException notYet) {
                Thread.sleep(300);
            }
        }
        throw new IllegalStateException("the server did not start: " + Files.readString(data.resolve("server.out")));
    }

    private void run() throws Exception {
        var server = server();
        var people = signIn();
        var saves = new LongAdder();
        var failures = new LongAdder();
        var times = java.util.Collections.synchronizedList(new ArrayList<Long>());
        var over = new AtomicBoolean();
        var started = Instant.now();
        var half = new AtomicLong();
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var clerk : people) {
                pool.submit(() -> {
                    while (!over.get()) {
                        save(clerk, times, saves, failures);
                        Thread.sleep(pause / 2 + ThreadLocalRandom.current().nextLong(pause + 1));
                    }
                    return null;
                });
            }
            Thread.sleep(length.dividedBy(2));
            half.set(saves.sum());
            var before = times.toArray(Long[]::new);
            report("before the kill", before, half.get(), Duration.between(started, Instant.now()));
            server.destroyForcibly().waitFor();
            server = server();
            times.clear();
            var again = Instant.now();
            var from = saves.sum();
            Thread.sleep(length.dividedBy(2));
            over.set(true);
            report(
                    "after the restart",
                    times.toArray(Long[]::new),
                    saves.sum() - from,
                    Duration.between(again, Instant.now()));
        }
        server.destroy();
        server.waitFor();
        verify(people, failures.sum());
    }

    private List<Clerk> signIn() throws Exception {
        var people = new ArrayList<Clerk>();
        for (int at = 0; at < clerks; at++) {
            var visitor = new Visitor(port, "127.0.0.1");
            visitor.signIn("clerk" + at, PASSWORD);
            var list = visitor.get("/projects?q=" + Visitor.encoded("项目" + at)).page();
            var name = "项目" + at;
            var link = list.select("td a.t").stream()
                    .filter(each -> each.text().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException(name + " is not there: " + list.text()));
            var editor = visitor.get(link.attr("href") + "/edit").page();
            var form = java.util.Objects.requireNonNull(editor.selectFirst("form[data-editor]"));
            people.add(new Clerk(
                    visitor,
                    form.attr("data-target"),
                    java.util.Objects.requireNonNull(form.selectFirst("input[name=_csrf]"))
                            .val(),
                    Long.parseLong(form.attr("data-revision"))));
        }
        return people;
    }

    private static void save(Clerk clerk, List<Long> times, LongAdder saves, LongAdder failures) {
        var text = "第%d次 %s".formatted(clerk.acknowledged.size() + 1, UUID.randomUUID());
        var body = JSON.writeValueAsString(Map.of(
                "since",
                clerk.revision,
                "changes",
                List.of(Map.of(
                        "id",
                        UUID.randomUUID(),
                        "kind",
                        "fill",
                        "field",
                        "texts.overview",
                        "value",
                        text,
                        "seen",
                        Long.MAX_VALUE))));
        var start = System.nanoTime();
        try {
            var answer = clerk.visitor.postJson("/targets/" + clerk.target + "/fields", clerk.token, body);
            var reply = answer.status() == 200 ? JSON.readTree(answer.text()) : null;
            if (reply != null && reply.at("/outcomes/0/result").asString("").equals("saved")) {
                times.add(System.nanoTime() - start);
                clerk.acknowledged.add(text);
                clerk.revision = reply.at("/revision").asLong();
                clerk.token = reply.at("/token").asString(clerk.token);
                saves.increment();
                return;
            }
        } catch (UncheckedIOException serverIsAway) {
            // counted below; the clerk's page would try again
        }
        failures.increment();
    }

    private static void report(String when, Long[] nanos, long saves, Duration took) {
        Arrays.sort(nanos);
        System.out.printf(
                "%s: %d saves, %d a second, median %d ms, p99 %d ms%n",
                when,
                saves,
                saves / Math.max(1, took.toSeconds()),
                nanos.length == 0 ? -1 : nanos[nanos.length / 2] / 1_000_000,
                nanos.length == 0 ? -1 : nanos[(int) (nanos.length * 99L / 100)] / 1_000_000);
    }

    /** Every acknowledged text is found in the log of changes of its draft, and the last one, or a later one, in the form. */
    private void verify(List<Clerk> people, long failures) {
        try (var product = new SpringApplicationBuilder(Application.class)
                .properties(Map.of("jiheng.data", data.toString(), "server.port", "0", "jiheng.demo", "false"))
                .run()) {
            var transactions = product.getBean(ScopedTransactions.class);
            var jdbc = product.getBean(org.springframework.jdbc.core.simple.JdbcClient.class);
            long lost = 0;
            long acknowledged = 0;
            for (var clerk : people) {
                var kept = transactions.call(
                        Scope.wholeRegion(REGION),
                        () -> List.copyOf(jdbc.sql("select after from target_change where target_id = :target")
                                .param("target", Long.parseLong(clerk.target))
                                .query((row, number) -> row.getString(1))
                                .list()));
                acknowledged += clerk.acknowledged.size();
                lost += clerk.acknowledged.stream()
                        .filter(each -> !kept.contains(each))
                        .count();
            }
            System.out.printf(
                    "%d acknowledged, %d of them lost, %d not acknowledged while the server was away%n",
                    acknowledged, lost, failures);
        }
    }
}
