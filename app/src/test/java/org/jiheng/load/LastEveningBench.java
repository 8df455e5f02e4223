package org.jiheng.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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
import tools.jackson.databind.json.JsonMapper;

/**
 * 最后一晚的两百人 — signs in clerks, lets each save a field every few seconds, kills the server in the middle, starts it again, and looks
 * for every save that was acknowledged; then measures how many saves the server takes without a pause, beside a bare endpoint on
 * the same database. No part of the test run (its name ends otherwise): {@code bench/clerks} runs it and prints the figures.
 */
class LastEveningBench {
    private static final String REGION = "990001000";
    private static final String PASSWORD = "Lvse-shanqiu-42";
    private static final int OF_ONE_UNIT = 10;
    private static final int PORT = 18_107;
    private static final int BARE_PORT = 18_108;
    private static final int CLERKS = Integer.getInteger("clerks", 200);
    private static final Duration HALF = Duration.ofSeconds(Integer.getInteger("seconds", 60));
    private static final int PAUSE = Integer.getInteger("pause", 3000);
    private static final int AT_ONCE = 16;
    private static final int ROUNDS = 3;
    private static final Duration ROUND = Duration.ofSeconds(10);
    /** Further options of the server's machine, such as a flight recording. */
    private static final String SERVER_OPTIONS = System.getProperty("server.options", "");

    private static final AtomicBoolean REFUSAL_TOLD = new AtomicBoolean();
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

    /** What was measured in one stretch: how long each acknowledged save took, and how many failed. */
    private record Stretch(List<Long> nanos, LongAdder failures) {
        Stretch() {
            this(Collections.synchronizedList(new ArrayList<>()), new LongAdder());
        }

        String inWords(Duration took) {
            var sorted = nanos.toArray(Long[]::new);
            Arrays.sort(sorted);
            return "%d saves, %.1f a second, median %.0f ms, p99 %.0f ms, longest %.0f ms"
                    .formatted(
                            sorted.length,
                            sorted.length / (took.toMillis() / 1000.0),
                            milliseconds(sorted, 50),
                            milliseconds(sorted, 99),
                            milliseconds(sorted, 100));
        }

        private static double milliseconds(Long[] sorted, int percent) {
            return sorted.length == 0
                    ? -1
                    : sorted[Math.min(sorted.length - 1, sorted.length * percent / 100)] / 1_000_000.0;
        }
    }

    @Test
    void theLastEvening(@TempDir Path temporary) throws Exception {
        var folder = Path.of(System.getProperty("folder", temporary.toString()));
        var data = folder.resolve("data");
        if (!Files.exists(data)) {
            prepare(data);
        }
        var server = server(folder, data);
        try {
            var people = signIn();
            var before = new Stretch();
            var after = new Stretch();
            say("%d clerks, one save each about every %d ms".formatted(CLERKS, PAUSE));
            if (!HALF.isZero()) {
                server = evening(people, before, after, server, folder, data);
                lost(people, data);
            }
            say("without a pause, %d at a time, in turn".formatted(AT_ONCE));
            compare(people.subList(0, Math.min(AT_ONCE, people.size())), folder, data);
        } finally {
            server.destroy(); // politely, so that a flight recording is written
            server.waitFor();
        }
    }

    private static void say(String words) {
        System.out.println("clerks: " + words);
    }

    // ---- a division of its own

    private static ConfigurableApplicationContext product(Path data) {
        return OwnProduct.start(Map.of(
                "jiheng.data",
                data.toString(),
                "jiheng.keys",
                data.resolveSibling("keys").toString(),
                "server.port",
                "0",
                "jiheng.demo",
                "false"));
    }

    /** Units, clerks and one form for each clerk, made by the product itself. */
    private static void prepare(Path data) {
        try (var product = product(data)) {
            var transactions = product.getBean(ScopedTransactions.class);
            var installation = product.getBean(Installation.class);
            var organisations = product.getBean(Organisations.class);
            var drafts = product.getBean(DraftTarget.class);
            transactions.run(Scope.wholeRegion(REGION), () -> {
                installation.addRegion(REGION, "测试区");
                organisations.add(REGION, null, Organisation.Kind.FINANCE, "财政局", null);
            });
            for (int at = 0; at < CLERKS; at++) {
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

    // ---- servers

    private static String classPath(boolean withTests) {
        return Stream.of(System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))
                        .split(java.io.File.pathSeparator))
                .filter(each -> withTests || !each.contains("test-classes"))
                .collect(Collectors.joining(java.io.File.pathSeparator));
    }

    private static Process java(Path log, boolean withTests, String... arguments) throws IOException {
        var command = new ArrayList<>(
                List.of(ProcessHandle.current().info().command().orElseThrow(), "-XX:+UseCompactObjectHeaders"));
        if (!withTests && !SERVER_OPTIONS.isEmpty()) {
            command.addAll(List.of(SERVER_OPTIONS.split(" ")));
        }
        command.addAll(List.of("-cp", classPath(withTests)));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
    }

    /** With the memory bin/serve gives it. */
    private static Process server(Path folder, Path data) throws IOException, InterruptedException {
        var log = folder.resolve("server.log");
        var server = java(
                log,
                false,
                "-Xmx1536m",
                "-Djiheng.limits.requests-per-minute=1000000",
                "org.jiheng.app.Main",
                "serve",
                "--no-demo",
                "--port",
                String.valueOf(PORT),
                "--data",
                data.toString(),
                "--keys",
                folder.resolve("keys").toString());
        waitFor(server, log, PORT, "/sign-in");
        return server;
    }

    private static void waitFor(Process server, Path log, int port, String path)
            throws IOException, InterruptedException {
        var patience = Instant.now().plusSeconds(180);
        while (Instant.now().isBefore(patience) && server.isAlive()) {
            try {
                if (new Visitor(port, "127.0.0.1").get(path).status() < 500) {
                    return;
                }
            } catch (UncheckedIOException notYet) {
                Thread.sleep(200);
            }
        }
        throw new IllegalStateException("did not start: " + Files.readString(log));
    }

    // ---- the evening

    private static List<Clerk> signIn() throws Exception {
        try (var pool = Executors.newFixedThreadPool(4)) {
            var entering = IntStream.range(0, CLERKS)
                    .mapToObj(at -> pool.submit(() -> enter(at)))
                    .toList();
            var people = new ArrayList<Clerk>();
            for (var each : entering) {
                people.add(each.get());
            }
            return people;
        }
    }

    /** As a person does: the sign-in page, the list, the editor. Each at a machine of their own. */
    private static Clerk enter(int number) {
        var visitor = new Visitor(PORT, "127.1.%d.%d".formatted(number / 200, number % 200 + 1));
        visitor.signIn("clerk" + number, PASSWORD);
        var list = visitor.get("/projects?q=" + Visitor.encoded("项目" + number)).page();
        var name = "项目" + number;
        var link = list.select("td a.t").stream()
                .filter(each -> each.text().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(name + " is not there: " + list.text()));
        var editor = visitor.get(link.attr("href") + "/edit").page();
        var form = Objects.requireNonNull(editor.selectFirst("form[data-editor]"));
        return new Clerk(
                visitor,
                form.attr("data-target"),
                Objects.requireNonNull(form.selectFirst("input[name=_csrf]")).val(),
                Long.parseLong(form.attr("data-revision")));
    }

    private static Process evening(
            List<Clerk> people, Stretch before, Stretch after, Process first, Path folder, Path data) throws Exception {
        var over = new AtomicBoolean();
        var stretch = new AtomicReference<>(before);
        var away = new Stretch();
        var server = first;
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var clerk : people) {
                var _ = pool.submit(() -> {
                    Thread.sleep(ThreadLocalRandom.current().nextLong(PAUSE + 1L));
                    while (!over.get()) {
                        save(clerk, stretch.get());
                        Thread.sleep(PAUSE / 2 + ThreadLocalRandom.current().nextLong(PAUSE + 1L));
                    }
                    return null;
                });
            }
            Thread.sleep(HALF);
            say("before the kill: " + before.inWords(HALF));
            stretch.set(away);
            server.destroyForcibly().waitFor();
            var killed = Instant.now();
            server = server(folder, data);
            say("killed with -9 under load; up again after %d s"
                    .formatted(Duration.between(killed, Instant.now()).toSeconds()));
            Thread.sleep(Duration.ofSeconds(5)); // the first requests of a cold machine are no evening
            stretch.set(after);
            Thread.sleep(HALF);
            over.set(true);
        }
        say("after the restart: " + after.inWords(HALF));
        say("not acknowledged: %d while the server was away, %d otherwise"
                .formatted(away.failures.sum(), before.failures.sum() + after.failures.sum()));
        return server;
    }

    private static void save(Clerk clerk, Stretch stretch) {
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
                stretch.nanos.add(System.nanoTime() - start);
                clerk.acknowledged.add(text);
                clerk.revision = reply.at("/revision").asLong();
                clerk.token = reply.at("/token").asString(clerk.token);
                return;
            }
            if (!REFUSAL_TOLD.getAndSet(true)) {
                say("the first that was refused: %d %s"
                        .formatted(
                                answer.status(),
                                answer.text()
                                        .substring(
                                                0, Math.min(200, answer.text().length()))));
            }
        } catch (UncheckedIOException serverIsAway) {
            // counted below; the clerk's page would try again
        }
        stretch.failures.increment();
    }

    /** Every acknowledged text stands in the log of changes of its draft, and the last of each clerk, or a later one, in the form. */
    private static void lost(List<Clerk> people, Path data) throws IOException, SQLException {
        var acknowledged = 0;
        var missing = new ArrayList<String>();
        try (var connection = administrator(data);
                var log = connection.prepareStatement("select after from target_change where target_id = ?");
                var form = connection.prepareStatement("select overview from target_version where id = ?")) {
            for (var clerk : people) {
                var kept = new HashSet<String>();
                log.setLong(1, Long.parseLong(clerk.target));
                try (var rows = log.executeQuery()) {
                    while (rows.next()) {
                        kept.add(rows.getString(1));
                    }
                }
                form.setLong(1, Long.parseLong(clerk.target));
                try (var row = form.executeQuery()) {
                    assertThat(row.next()).isTrue();
                    assertThat(kept).as("what stands in the form was logged").contains(row.getString(1));
                }
                acknowledged += clerk.acknowledged.size();
                clerk.acknowledged.stream().filter(each -> !kept.contains(each)).forEach(missing::add);
            }
        }
        say("%d acknowledged, %d of them lost".formatted(acknowledged, missing.size()));
        assertThat(missing).isEmpty();
    }

    // ---- beside the bare endpoint

    private static String address(Path data) throws IOException {
        var port = Files.readAllLines(data.resolve("pgdata").resolve("postmaster.pid"))
                .get(3);
        return "jdbc:postgresql://127.0.0.1:%s/jiheng?sslmode=disable&gssEncMode=disable".formatted(port.strip());
    }

    private static String password(Path data) throws IOException {
        return Files.readString(data.resolve("secrets").resolve("jiheng_admin.password"))
                .strip();
    }

    private static java.sql.Connection administrator(Path data) throws IOException, SQLException {
        return DriverManager.getConnection(address(data), "jiheng_admin", password(data));
    }

    private static void compare(List<Clerk> people, Path folder, Path data) throws Exception {
        try (var connection = administrator(data);
                var statement = connection.createStatement()) {
            statement.execute("drop table if exists bare_target");
            statement.execute("create table bare_target (like target_version including all)");
            statement.execute("insert into bare_target overriding system value select * from target_version");
        }
        var log = folder.resolve("bare.log");
        var bare = java(
                log,
                true,
                "-Xmx1536m",
                "org.jiheng.load.BareSave",
                String.valueOf(BARE_PORT),
                address(data),
                "jiheng_admin",
                password(data));
        try {
            waitFor(bare, log, BARE_PORT, "/");
            var client =
                    HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
            var ours = new ArrayList<Double>();
            var limit = new ArrayList<Double>();
            for (int round = 0; round <= ROUNDS; round++) { // the first only warms up
                var limitNow = throughput(people.size(), at -> bareSave(client, people.get(at).target));
                var oursNow = throughput(people.size(), at -> save(people.get(at), new Stretch()));
                if (round > 0) {
                    ours.add(oursNow);
                    limit.add(limitNow);
                    say("ours %.0f a second, the bare endpoint %.0f, ratio %.2f"
                            .formatted(oursNow, limitNow, oursNow / limitNow));
                }
            }
            say("ratio of the sums %.2f (aim 0.50)".formatted(sum(ours) / sum(limit)));
        } finally {
            bare.destroyForcibly().waitFor();
        }
    }

    private static double sum(List<Double> some) {
        return some.stream().mapToDouble(Double::doubleValue).sum();
    }

    private static double throughput(int atOnce, IntConsumer work) throws InterruptedException {
        var done = new LongAdder();
        var end = Instant.now().plus(ROUND);
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int at = 0; at < atOnce; at++) {
                var number = at;
                var _ = pool.submit(() -> {
                    while (Instant.now().isBefore(end)) {
                        work.accept(number);
                        done.increment();
                    }
                });
            }
        }
        return done.sum() / (double) ROUND.toSeconds();
    }

    private static void bareSave(HttpClient client, String target) {
        var body = JSON.writeValueAsString(Map.of("value", "第1次 " + UUID.randomUUID()));
        try {
            var answer = client.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + BARE_PORT + "/bare/" + target))
                            .header("Content-Type", "application/json")
                            .POST(HttpRequest.BodyPublishers.ofString(body))
                            .build(),
                    BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(answer.statusCode() + " " + answer.body());
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }
}
